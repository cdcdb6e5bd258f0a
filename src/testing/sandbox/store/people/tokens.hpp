// SPDX-License-Identifier: BSD-3-Clause
// The API keys that the sandbox accepts.
#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "testing/encoding/timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct ApiToken {
  std::int64_t id = 0;
  SandboxToken token;
  std::string name;
  Millis created_at = 0;
  std::optional<Millis> expires_at;
  std::vector<std::string> referrers;  // hosts, or "*." and what they end with; empty: any

  [[nodiscard]] bool expired() const { return expires_at && *expires_at <= now(); }
  [[nodiscard]] bool allows(const std::string& referrer) const;
};

class Tokens {
 public:
  explicit Tokens(const std::vector<SandboxToken>& given);

  ApiToken& add(SandboxToken token);
  void revoke(const std::string& key);
  void remove(std::int64_t id);

  // Null for a key that nobody has, or that has expired.
  [[nodiscard]] const ApiToken* find(const std::string& key) const;
  [[nodiscard]] ApiToken* find(std::int64_t id);
  [[nodiscard]] const std::vector<ApiToken>& all() const { return tokens_; }
  [[nodiscard]] std::string first_key() const { return tokens_.empty() ? std::string() : tokens_.front().token.key; }

  template <typename Test>
  [[nodiscard]] bool any(Test test) const {
    return std::any_of(tokens_.begin(), tokens_.end(), [&test](const ApiToken& held) { return test(held.token); });
  }

 private:
  std::vector<ApiToken> tokens_;
  std::int64_t next_id_ = 9001;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
