// SPDX-License-Identifier: BSD-3-Clause
// Takes the secrets out of addresses before they are shown.
#include "http/redaction.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include <koordinates/http/url.hpp>

#include "text/ascii.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
namespace {

constexpr std::string_view mask = "***";

constexpr int most_levels = 8;  // of percent-encoding inside each other

// The text without any level of percent-encoding; nothing if it has more levels than any honest address, each of which
// would cost another pass.
std::optional<std::string> decoded(std::string_view text) {
  std::string result(text);
  for (int level = 0; level <= most_levels; ++level) {
    std::string next = percent_decode(result);
    if (next == result) return result;
    result = std::move(next);
  }
  return std::nullopt;
}

// Wide on purpose: a harmless value that is hidden costs less than a secret that is shown. Covers the signed links of
// the storage services that exports are downloaded from.
bool is_secret(std::string_view encoded_name) {
  static constexpr std::array<std::string_view, 7> names = {
      "key", "sig", "auth", "policy", "key-pair-id", "awsaccesskeyid", "googleaccessid"};
  static constexpr std::array<std::string_view, 9> parts = {"token",   "signature", "secret",  "password",  "passwd",
                                                            "api_key", "apikey",    "api-key", "credential"};
  const std::optional<std::string> plain = decoded(encoded_name);
  if (!plain) return true;
  const std::string name = lower_case(*plain);
  if (std::find(names.begin(), names.end(), name) != names.end()) return true;
  return std::any_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return name.find(part) != std::string::npos; });
}

// Whether the character, plain or percent-encoded, stands at `at`; its length there, else 0.
std::size_t length_at(std::string_view text, std::size_t at, char plain, std::string_view encoded_lower) {
  if (text[at] == plain) return 1;
  if (text[at] != '%' || at + 2 >= text.size()) return 0;
  const char last = text[at + 2];
  const char low = last >= 'A' && last <= 'Z' ? static_cast<char>(last - 'A' + 'a') : last;
  return text[at + 1] == encoded_lower[1] && low == encoded_lower[2] ? 3 : 0;
}

struct Mark {
  std::size_t at = std::string_view::npos, length = 0;
};

Mark find_mark(std::string_view text, char plain, std::string_view encoded_lower) {
  for (std::size_t i = 0; i < text.size(); ++i)
    if (const std::size_t length = length_at(text, i, plain, encoded_lower)) return {i, length};
  return {};
}

// True if a text, such as the URL to return to after a login, contains a secret at any level of percent-encoding.
bool holds_secret(std::string_view text) {
  const std::optional<std::string> plain = decoded(text);
  if (!plain) return true;
  for (std::string_view rest = *plain; !rest.empty();) {
    const std::string_view field = rest.substr(0, rest.find_first_of("/?&;#"));
    rest.remove_prefix(std::min(field.size() + 1, rest.size()));
    // "next=key=SECRET" has two names: what stands before each "=".
    for (std::size_t begin = 0, equals = 0; (equals = field.find('=', begin)) != std::string_view::npos;
         begin = equals + 1) {
      if (is_secret(field.substr(begin, equals - begin))) return true;
    }
  }
  return false;
}

// One "name=value".
void append_field(std::string& out, std::string_view field) {
  const Mark equals = find_mark(field, '=', "%3d");
  const bool named = equals.at != std::string_view::npos;
  const bool secret = named && is_secret(field.substr(0, equals.at));
  if (!secret && !holds_secret(field)) {
    out += field;
    return;
  }
  // The name may hold the secret as well: "/a?key%3DSECRET" as a whole, with something behind it.
  if (!named || (!secret && holds_secret(field.substr(0, equals.at + equals.length)))) {
    out += mask;
    return;
  }
  out += field.substr(0, equals.at + equals.length);
  out += mask;
}

void append_segment(std::string& out, std::string_view segment) {
  for (;;) {
    const Mark end = find_mark(segment, ';', "%3b");
    append_field(out, segment.substr(0, end.at));
    if (end.at == std::string_view::npos) return;
    out += segment.substr(end.at, end.length);
    segment.remove_prefix(end.at + end.length);
  }
}

}  // namespace

std::string redact_query(std::string_view query) {
  std::string out;
  for (;;) {
    const std::size_t end = query.find_first_of("&;");
    append_field(out, query.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += query[end];
    query.remove_prefix(end + 1);
  }
}

std::string redact_path(std::string_view path) {
  std::string out;
  for (;;) {
    const std::size_t end = path.find('/');
    append_segment(out, path.substr(0, end));
    if (end == std::string_view::npos) return out;
    out += '/';
    path.remove_prefix(end + 1);
  }
}

std::string redact_text(std::string_view text) {
  std::string out;
  const std::size_t at = text.rfind('@');
  if (at != std::string_view::npos) {
    const std::size_t slashes = text.substr(0, at).find("://");
    if (slashes != std::string_view::npos) out += text.substr(0, slashes + 3);
    out += mask;
    text.remove_prefix(at);
  }
  text = text.substr(0, text.find('#'));
  const std::size_t question = text.find('?');
  out += redact_path(text.substr(0, question));
  if (question != std::string_view::npos) out += '?' + redact_query(text.substr(question + 1));
  return out;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
