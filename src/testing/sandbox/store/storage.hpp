// SPDX-License-Identifier: BSD-3-Clause
// The storage host: its URLs, and the requests that it has received.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include <koordinates/testing/sandbox.hpp>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Storage {
 public:
  // Where it answers: "https://127.0.0.1:40124/". Empty: nowhere.
  std::string root;

  // A signed URL, as stores of objects have them: whoever has it may have the file.
  [[nodiscard]] std::string url_of(std::int64_t export_id, const std::string& filename) const;

  // What was asked, the last 10,000 requests, and which of them carried a key.
  std::deque<RecordedRequest> requests;
  std::deque<RecordedRequest> leaks;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
