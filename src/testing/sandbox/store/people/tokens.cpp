// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/people/tokens.hpp"

#include <utility>

#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::string host_of(const std::string& url) {
  const std::size_t scheme = url.find("://");
  std::string host = scheme == std::string::npos ? url : url.substr(scheme + 3);
  host.resize(std::min(host.find_first_of("/?#"), host.size()));
  if (!host.empty() && host[0] == '[') return host.substr(1, host.find(']') - 1);
  return lower(host.substr(0, host.rfind(':')));
}

}  // namespace

bool ApiToken::allows(const std::string& referrer) const {
  const std::string host = host_of(referrer);
  if (referrers.empty() || host == "localhost" || host == "127.0.0.1" || host == "::1") return true;
  return std::any_of(referrers.begin(), referrers.end(), [&host](const std::string& allowed) {
    return starts_with(allowed, "*.") ? ends_with(host, allowed.substr(1)) : host == allowed;
  });
}

Tokens::Tokens(const std::vector<SandboxToken>& given) {
  for (const SandboxToken& token : given) add(token);
}

ApiToken& Tokens::add(SandboxToken token) {
  ApiToken held;
  held.id = next_id_++;
  held.token = std::move(token);
  held.created_at = now();
  tokens_.push_back(std::move(held));
  return tokens_.back();
}

void Tokens::revoke(const std::string& key) {
  tokens_.erase(
      std::remove_if(tokens_.begin(), tokens_.end(), [&key](const ApiToken& held) { return held.token.key == key; }),
      tokens_.end());
}

void Tokens::remove(std::int64_t id) {
  tokens_.erase(std::remove_if(tokens_.begin(), tokens_.end(), [id](const ApiToken& held) { return held.id == id; }),
                tokens_.end());
}

const ApiToken* Tokens::find(const std::string& key) const {
  const auto found = std::find_if(tokens_.begin(), tokens_.end(), [&key](const ApiToken& held) {
    return !key.empty() && held.token.key == key && !held.expired();
  });
  return found == tokens_.end() ? nullptr : &*found;
}

ApiToken* Tokens::find(std::int64_t id) {
  const auto found = std::find_if(tokens_.begin(), tokens_.end(), [id](const ApiToken& held) { return held.id == id; });
  return found == tokens_.end() ? nullptr : &*found;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
