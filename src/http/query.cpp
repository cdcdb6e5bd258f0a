// SPDX-License-Identifier: BSD-3-Clause
// Percent-encoding and query strings.
#include <koordinates/http/url.hpp>

#include <algorithm>

namespace koordinates {
inline namespace v0 {
namespace {

bool is_unreserved(char c) noexcept {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '.' ||
         c == '_' || c == '~';
}

int hex_value(char c) noexcept {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::string decode_form(std::string_view text) {
  std::string spaced(text);
  std::replace(spaced.begin(), spaced.end(), '+', ' ');
  return percent_decode(spaced);
}

}  // namespace

std::string percent_encode(std::string_view text) {
  constexpr char digits[] = "0123456789ABCDEF";
  std::string encoded;
  encoded.reserve(text.size());
  for (const char c : text) {
    if (is_unreserved(c)) {
      encoded += c;
      continue;
    }
    const auto byte = static_cast<unsigned char>(c);
    encoded += '%';
    encoded += digits[byte >> 4U];
    encoded += digits[byte & 15U];
  }
  return encoded;
}

std::string percent_decode(std::string_view text) {
  std::string decoded;
  decoded.reserve(text.size());
  for (std::size_t i = 0; i < text.size(); ++i) {
    const int high = text[i] == '%' && i + 2 < text.size() ? hex_value(text[i + 1]) : -1;
    const int low = high >= 0 ? hex_value(text[i + 2]) : -1;
    if (low < 0) {
      decoded += text[i];
      continue;
    }
    decoded += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return decoded;
}

QueryParams QueryParams::parse(std::string_view query) {
  QueryParams params;
  while (!query.empty()) {
    const std::string_view field = query.substr(0, query.find('&'));
    query.remove_prefix(std::min(field.size() + 1, query.size()));
    if (field.empty()) continue;
    const std::size_t equals = field.find('=');
    const std::string_view value = equals == std::string_view::npos ? std::string_view() : field.substr(equals + 1);
    params.add(decode_form(field.substr(0, equals)), decode_form(value));
  }
  return params;
}

QueryParams& QueryParams::add(std::string name, std::string value) {
  pairs_.emplace_back(std::move(name), std::move(value));
  return *this;
}

QueryParams& QueryParams::set(std::string_view name, std::string value) {
  const auto same = [&](const Pair& pair) { return pair.first == name; };
  const auto first = std::find_if(pairs_.begin(), pairs_.end(), same);
  if (first == pairs_.end()) return add(std::string(name), std::move(value));
  first->second = std::move(value);
  pairs_.erase(std::remove_if(first + 1, pairs_.end(), same), pairs_.end());
  return *this;
}

QueryParams& QueryParams::remove(std::string_view name) {
  const auto same = [&](const Pair& pair) { return pair.first == name; };
  pairs_.erase(std::remove_if(pairs_.begin(), pairs_.end(), same), pairs_.end());
  return *this;
}

bool QueryParams::contains(std::string_view name) const noexcept {
  return std::any_of(pairs_.begin(), pairs_.end(), [&](const Pair& pair) { return pair.first == name; });
}

std::vector<std::string> QueryParams::values(std::string_view name) const {
  std::vector<std::string> found;
  for (const auto& [key, value] : pairs_)
    if (key == name) found.push_back(value);
  return found;
}

std::string QueryParams::to_string() const {
  std::string text;
  for (const auto& [name, value] : pairs_) {
    if (!text.empty()) text += '&';
    text += percent_encode(name) + '=' + percent_encode(value);
  }
  return text;
}

}  // namespace v0
}  // namespace koordinates
