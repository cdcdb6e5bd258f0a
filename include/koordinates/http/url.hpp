// SPDX-License-Identifier: BSD-3-Clause
// Web addresses: `Url` and its parts, percent-encoding, query strings, and the links of a `Link` header (RFC 8288).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Writes every byte outside the unreserved set (letters, digits, "-._~") as %XX.
[[nodiscard]] KOORDINATES_EXPORT std::string percent_encode(std::string_view text);
/// The reverse. A "%" that two hexadecimal digits do not follow stays as it is; "+" stays a plus.
[[nodiscard]] KOORDINATES_EXPORT std::string percent_decode(std::string_view text);

/// Names and values in the order in which they are sent; one name may stand several times.
class KOORDINATES_EXPORT QueryParams {
 public:
  using Pair = std::pair<std::string, std::string>;

  QueryParams() = default;

  /// Takes "a=1&b=2" apart; "+" and %20 are both spaces.
  [[nodiscard]] static QueryParams parse(std::string_view query);

  QueryParams& add(std::string name, std::string value);
  /// Replaces every value of that name by one.
  QueryParams& set(std::string_view name, std::string value);
  QueryParams& remove(std::string_view name);

  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  [[nodiscard]] const std::vector<Pair>& pairs() const noexcept { return pairs_; }
  [[nodiscard]] bool empty() const noexcept { return pairs_.empty(); }

  /// "a=1&b=2", percent-encoded; empty where there is nothing.
  [[nodiscard]] std::string to_string() const;

 private:
  std::vector<Pair> pairs_;
};

/// An absolute http or https address, taken apart and checked. A value: copies are independent.
class KOORDINATES_EXPORT Url {
 public:
  /// Throws ClientValidationError, which names what is wrong, for anything that is not an absolute http(s) address
  /// without user info, blanks and control characters.
  [[nodiscard]] static Url parse(std::string_view text);

  /// Resolves a reference ("../x/", "/services/…", "//host/x", "https://…") against this address, as RFC 3986 says.
  /// Throws as parse() does.
  [[nodiscard]] Url resolve(std::string_view reference) const;

  [[nodiscard]] const std::string& scheme() const noexcept { return scheme_; }  ///< "http" or "https"
  [[nodiscard]] const std::string& host() const noexcept { return host_; }      ///< lower case; IPv6 without brackets
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }         ///< the scheme's own where none is given
  [[nodiscard]] const std::string& path() const noexcept { return path_; }    ///< encoded, at least "/"
  [[nodiscard]] const std::string& query() const noexcept { return query_; }  ///< encoded, without "?"

  /// "https://host", with the port only where it is not the scheme's own.
  [[nodiscard]] std::string origin() const;
  /// The whole address, without a fragment.
  [[nodiscard]] std::string to_string() const;
  /// The same, fit for logs and messages: the values of `key`, `token` and signature parameters and a key that stands in
  /// the path as a matrix parameter (`/services;key=…/`) are "***".
  [[nodiscard]] std::string redacted() const;

  [[nodiscard]] bool same_origin(const Url& other) const noexcept;
  /// localhost, a name below it, 127.0.0.0/8 or ::1.
  [[nodiscard]] bool is_loopback() const noexcept;

  [[nodiscard]] QueryParams query_params() const { return QueryParams::parse(query_); }
  [[nodiscard]] Url with_query(const QueryParams& params) const;
  [[nodiscard]] Url with_path(const std::string& path) const;

  friend bool operator==(const Url& a, const Url& b) noexcept {
    return a.same_origin(b) && a.path_ == b.path_ && a.query_ == b.query_;
  }
  friend bool operator!=(const Url& a, const Url& b) noexcept { return !(a == b); }

 private:
  Url() = default;

  std::string scheme_, host_, path_, query_;
  std::uint16_t port_ = 0;
};

/// One entry of a Link header.
struct Link {
  std::string target;                                           ///< as it stands there: may be relative
  std::string rel;                                              ///< one relation type; lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< the others, names in lower case
};

/// The entries of a Link header, one for each relation type. What cannot be read is left out, the rest is kept.
[[nodiscard]] KOORDINATES_EXPORT std::vector<Link> parse_link_header(std::string_view value);

}  // namespace v0
}  // namespace koordinates
