// SPDX-License-Identifier: BSD-3-Clause
// The API as a whole: from a request to the view that answers it, with everything that holds for all views.
#pragma once

#include <mutex>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/http/target.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Service {
 public:
  // Reads the seed. Throws std::runtime_error when there is something wrong with it.
  explicit Service(const SandboxOptions& options);

  // Safe on any thread: one request is answered at a time.
  HttpReply answer(const HttpRequest& request);

  // Calls `change` on the state under its lock.
  template <typename Change>
  auto with_state(Change change) {
    const std::lock_guard<std::mutex> lock(mutex_);
    return change(store_);
  }

 private:
  HttpReply dispatch(const HttpRequest& request, const Target& target);
  HttpReply answer_view(const HttpRequest& request, const Target& target, const Router::Match& match);
  void check_parameters(const Call& call, const View& view) const;

  std::mutex mutex_;
  Store store_;
  Router router_;
  Router pages_;  // of the site, beside the API
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
