// SPDX-License-Identifier: BSD-3-Clause
// Web addresses: strict parsing and resolution (RFC 3986).
#include <koordinates/http/url.hpp>

#include <algorithm>
#include <optional>

#include <koordinates/error.hpp>

#include "http/ip_address.hpp"
#include "http/redaction.hpp"
#include "text/ascii.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

constexpr std::size_t max_host = 253;  // what a name can have in DNS

bool is_letter(char c) noexcept { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_digit(char c) noexcept { return c >= '0' && c <= '9'; }
bool is_hex(char c) noexcept { return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F'); }

[[noreturn]] void refuse(std::string_view text, const std::string& why) {
  throw ClientValidationError("the address " + detail::quoted(detail::redact_text(text)) + ' ' + why);
}

// The scheme that the text begins with, without ":".
std::optional<std::string_view> leading_scheme(std::string_view text) {
  if (text.empty() || !is_letter(text.front())) return std::nullopt;
  const auto fits = [](char c) { return is_letter(c) || is_digit(c) || c == '+' || c == '-' || c == '.'; };
  const auto end = std::find_if_not(text.begin(), text.end(), fits);
  if (end == text.end() || *end != ':') return std::nullopt;
  return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

void check_characters(std::string_view text) {
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (c == ' ') refuse(text, "must not contain a space");
    if (byte < 0x20 || byte == 0x7F) refuse(text, "must not contain control characters");
  }
}

// Characters that may stand in a path or query as they are.
bool stays(char c, std::string_view also) noexcept {
  static constexpr std::string_view marks = "-._~!$&'()*+,;=:@/";
  return is_letter(c) || is_digit(c) || marks.find(c) != std::string_view::npos ||
         also.find(c) != std::string_view::npos;
}

// Leaves every legal character and every %XX as it is, and encodes the rest.
std::string encode_illegal(std::string_view text, std::string_view also) {
  std::string encoded;
  encoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const bool escape = text[i] == '%' && i + 2 < text.size() && is_hex(text[i + 1]) && is_hex(text[i + 2]);
    if (escape || (text[i] != '\0' && stays(text[i], also)))
      encoded += text[i];
    else
      encoded += percent_encode(text.substr(i, 1));
  }
  return encoded;
}

std::string encode_path(std::string_view path) { return encode_illegal(path, {}); }
std::string encode_query(std::string_view query) { return encode_illegal(query, "?"); }

std::string parse_name(std::string_view text, std::string_view name) {
  if (std::any_of(name.begin(), name.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }))
    refuse(text, "has a host name with letters outside ASCII: write it in its xn-- form");
  const auto fits = [](char c) { return is_letter(c) || is_digit(c) || c == '-' || c == '.' || c == '_'; };
  const auto bad = std::find_if_not(name.begin(), name.end(), fits);
  if (bad != name.end()) refuse(text, "has a host name with " + detail::quoted(std::string(1, *bad)) + " in it");
  if (name.front() == '.' || name.find("..") != std::string_view::npos)
    refuse(text, "has a host name with an empty part");
  if (name.size() > max_host) refuse(text, "has a host name of more than 253 characters");
  // One address has one spelling, so that rules about it hold for all of them.
  if (const auto address = detail::parse_numeric_host(name)) return detail::to_text(*address);
  return detail::lower_case(name);
}

std::uint16_t parse_port(std::string_view text, std::string_view digits) {
  unsigned long value = 0;
  const bool numeric = !digits.empty() && digits.size() <= 5 && std::all_of(digits.begin(), digits.end(), is_digit);
  if (numeric)
    for (const char c : digits) value = value * 10 + static_cast<unsigned long>(c - '0');
  if (value == 0 || value > 65535)
    refuse(text, "has the invalid port " + detail::quoted(digits, 20) + ": a port is a number from 1 to 65535");
  return static_cast<std::uint16_t>(value);
}

struct Authority {
  std::string host;
  std::uint16_t port = 0;  // 0: none given
};

Authority parse_ipv6_authority(std::string_view text, std::string_view authority) {
  const std::size_t end = authority.find(']');
  if (end == std::string_view::npos) refuse(text, "has an IPv6 address without its closing bracket");
  const auto address = detail::parse_ipv6(authority.substr(1, end - 1));
  if (!address) refuse(text, "has the invalid IPv6 address " + detail::quoted(authority.substr(0, end + 1), 60));
  const std::string_view rest = authority.substr(end + 1);
  if (!rest.empty() && rest.front() != ':') refuse(text, "has text after the bracket of its IPv6 address");
  return {detail::to_text(*address), rest.empty() ? std::uint16_t{0} : parse_port(text, rest.substr(1))};
}

Authority parse_authority(std::string_view text, std::string_view authority) {
  if (authority.find('@') != std::string_view::npos) refuse(text, "must not contain a user name or password");
  if (authority.find('\\') != std::string_view::npos) refuse(text, "must not contain a backslash");
  if (authority.empty() || authority.front() == ':') refuse(text, "has no host");
  if (authority.front() == '[') return parse_ipv6_authority(text, authority);
  const std::size_t colon = authority.find(':');
  Authority parsed{parse_name(text, authority.substr(0, colon)), 0};
  if (colon != std::string_view::npos) parsed.port = parse_port(text, authority.substr(colon + 1));
  return parsed;
}

std::uint16_t default_port(std::string_view scheme) noexcept { return scheme == "https" ? 443 : 80; }

// RFC 3986, 5.2.4, for a path that begins with "/".
std::string without_dot_segments(std::string_view path) {
  std::string out;
  while (!path.empty()) {
    const std::size_t next = path.find('/', 1);
    const std::string_view segment = path.substr(0, next);  // with the slash before it
    const bool last = next == std::string_view::npos;
    if (segment == "/..") {
      out.resize(out.empty() ? 0 : out.rfind('/'));
      if (last) out += '/';
    } else if (segment == "/.") {
      if (last) out += '/';
    } else {
      out += segment;
    }
    path.remove_prefix(segment.size());
  }
  return out;
}

struct Split {
  std::string_view path, query;
  bool has_query = false;
};

Split split(std::string_view text) {
  text = text.substr(0, text.find('#'));
  const std::size_t question = text.find('?');
  if (question == std::string_view::npos) return {text, {}, false};
  return {text.substr(0, question), text.substr(question + 1), true};
}

void check_path(std::string_view text, std::string_view path) {
  if (path.find('\\') != std::string_view::npos) refuse(text, "must not contain a backslash");
}

}  // namespace

Url Url::parse(std::string_view text) {
  if (text.empty()) throw ClientValidationError("the URL is empty");
  check_characters(text);
  const auto scheme = leading_scheme(text);
  const bool slashes = scheme && text.substr(scheme->size(), 3) == "://";
  if (!slashes) refuse(text, "has no scheme: it must begin with https://");
  Url url;
  url.scheme_ = detail::lower_case(*scheme);
  if (url.scheme_ != "http" && url.scheme_ != "https")
    refuse(text, "has the unknown scheme " + detail::quoted(*scheme, 20) + ": it must begin with https://");
  const std::string_view rest = text.substr(scheme->size() + 3);
  const std::string_view authority = rest.substr(0, rest.find_first_of("/?#"));
  Authority parsed = parse_authority(text, authority);
  url.host_ = std::move(parsed.host);
  url.port_ = parsed.port != 0 ? parsed.port : default_port(url.scheme_);
  const Split parts = split(rest.substr(authority.size()));
  check_path(text, parts.path);
  url.path_ = parts.path.empty() ? "/" : encode_path(parts.path);
  url.query_ = encode_query(parts.query);
  return url;
}

Url Url::resolve(std::string_view reference) const {
  check_characters(reference);
  const bool has_authority = reference.substr(0, 2) == "//";
  if (has_authority || leading_scheme(reference)) {
    Url absolute = parse(has_authority ? scheme_ + ':' + std::string(reference) : std::string(reference));
    absolute.path_ = without_dot_segments(absolute.path_);
    return absolute;
  }
  const Split parts = split(reference);
  check_path(reference, parts.path);
  Url url = *this;
  if (parts.path.empty()) {
    if (parts.has_query) url.query_ = encode_query(parts.query);
    return url;
  }
  const std::string base = parts.path.front() == '/' ? std::string() : path_.substr(0, path_.rfind('/') + 1);
  url.path_ = without_dot_segments(base + encode_path(parts.path));
  url.query_ = encode_query(parts.query);
  return url;
}

std::string Url::origin() const {
  const bool ipv6 = host_.find(':') != std::string::npos;
  std::string text = scheme_ + "://" + (ipv6 ? '[' + host_ + ']' : host_);
  if (port_ != default_port(scheme_)) text += ':' + std::to_string(port_);
  return text;
}

std::string Url::to_string() const { return origin() + path_ + (query_.empty() ? "" : '?' + query_); }

std::string Url::redacted() const {
  return origin() + detail::redact_path(path_) + (query_.empty() ? "" : '?' + detail::redact_query(query_));
}

bool Url::same_origin(const Url& other) const noexcept {
  return scheme_ == other.scheme_ && host_ == other.host_ && port_ == other.port_;
}

bool Url::is_loopback() const noexcept {
  static constexpr std::string_view suffix = ".localhost";
  std::string_view name = host_;
  if (!name.empty() && name.back() == '.') name.remove_suffix(1);  // "localhost." is the same name
  if (name == "localhost") return true;
  if (name.size() > suffix.size() && name.substr(name.size() - suffix.size()) == suffix) return true;
  const auto leads_here = [](const detail::Ipv4& address) { return address[0] == 127 || address == detail::Ipv4{}; };
  if (const auto address = detail::parse_ipv4(host_)) return leads_here(*address);
  const auto address = detail::parse_ipv6(host_);
  if (!address) return false;
  if (host_ == "::1" || host_ == "::") return true;
  const auto embedded = detail::embedded_ipv4(*address);
  return embedded && leads_here(*embedded);
}

Url Url::with_query(const QueryParams& params) const {
  Url url = *this;
  url.query_ = params.to_string();
  return url;
}

Url Url::with_path(const std::string& path) const {
  Url url = *this;
  url.path_ = encode_path(path);
  if (url.path_.empty() || url.path_.front() != '/') url.path_.insert(url.path_.begin(), '/');
  return url;
}

}  // namespace v0
}  // namespace koordinates
