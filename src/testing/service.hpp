// SPDX-License-Identifier: BSD-3-Clause
// The API as a whole: from a request to the view that answers it, with everything that holds for all views.
#pragma once

#include <mutex>

#include "http_message.hpp"
#include "router.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// "/services;key=abc/api/v1/layers/?page=2", taken apart.
struct Target {
  bool api = false;  // it is below /services/api/v1/ or v1.x
  bool v1x = false;
  std::string key;         // of the path
  std::string path;        // below the version; of a page of the site, below its root
  std::string query_text;  // without the '?'
  std::string plain;       // the whole target without the key in its path
};

Target read_target(const std::string& target);

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
    return change(state_);
  }

 private:
  HttpReply dispatch(const HttpRequest& request, const Target& target);
  HttpReply answer_view(const HttpRequest& request, const Target& target, const Router::Match& match);
  void check_parameters(const Call& call, const View& view) const;

  std::mutex mutex_;
  State state_;
  Router router_;
  Router pages_;  // of the site, beside the API
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
