// SPDX-License-Identifier: BSD-3-Clause
// The scripted answers that wait for their requests.
#pragma once

#include <mutex>
#include <optional>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// Safe on any thread.
class FaultList {
 public:
  void add(Fault fault);
  void clear();

  // The first fault that matches, which counts as one use of it. `target` is without a key in its path.
  std::optional<Fault> take(const std::string& method, const std::string& target);

 private:
  std::mutex mutex_;
  std::vector<Fault> faults_;
};

// Whether the fault stands in place of the usual answer, rather than delaying, dripping or cutting it.
bool answers(const Fault& fault);

// A fault that answers, as bytes. `head_only`: for a HEAD.
WireScript script_of(const Fault& fault, bool head_only);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
