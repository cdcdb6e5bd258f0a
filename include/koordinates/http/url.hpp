// SPDX-License-Identifier: BSD-3-Clause
// `Url` and its parts, percent-encoding, query strings, and the links of a `Link` header (RFC 8288).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Percent-encodes every byte outside the unreserved set (letters, digits, "-._~").
[[nodiscard]] KOORDINATES_EXPORT std::string percent_encode(std::string_view text);
/// Decodes percent-encoding. A "%" without two hexadecimal digits stays as it is; "+" stays a plus.
[[nodiscard]] KOORDINATES_EXPORT std::string percent_decode(std::string_view text);

/// Query parameters in the order in which they are sent; a name may occur several times.
class KOORDINATES_EXPORT QueryParams {
 public:
  using Pair = std::pair<std::string, std::string>;

  QueryParams() = default;

  /// Parses "a=1&b=2"; "+" and %20 both mean a space.
  [[nodiscard]] static QueryParams parse(std::string_view query);

  QueryParams& add(std::string name, std::string value);
  /// Replaces all values of that name with one value.
  QueryParams& set(std::string_view name, std::string value);
  QueryParams& remove(std::string_view name);

  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  [[nodiscard]] const std::vector<Pair>& pairs() const noexcept { return pairs_; }
  [[nodiscard]] bool empty() const noexcept { return pairs_.empty(); }

  /// "a=1&b=2", percent-encoded; empty if there are no parameters.
  [[nodiscard]] std::string to_string() const;

 private:
  std::vector<Pair> pairs_;
};

/// An absolute, valid http or https URL. A value: copies are independent.
class KOORDINATES_EXPORT Url {
 public:
  /// Parses an absolute http(s) URL. Throws ClientValidationError, with the reason, for anything else, and for a URL
  /// with user info, blanks or control characters.
  [[nodiscard]] static Url parse(std::string_view text);

  /// Resolves a reference ("../x/", "/services/…", "//host/x", "https://…") against this URL (RFC 3986).
  ///
  /// Throws the same errors as parse().
  [[nodiscard]] Url resolve(std::string_view reference) const;

  [[nodiscard]] const std::string& scheme() const noexcept { return scheme_; }  ///< "http" or "https"
  [[nodiscard]] const std::string& host() const noexcept { return host_; }      ///< lower case; IPv6 without brackets
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }  ///< the default of the scheme if none is given
  [[nodiscard]] const std::string& path() const noexcept { return path_; }    ///< encoded, at least "/"
  [[nodiscard]] const std::string& query() const noexcept { return query_; }  ///< encoded, without "?"

  /// "https://host", with the port only if it is not the default of the scheme.
  [[nodiscard]] std::string origin() const;
  /// The whole URL without a fragment.
  [[nodiscard]] std::string to_string() const;
  /// The URL for logs and messages.
  ///
  /// The values of `key`, `token` and signature parameters, and a key in the path (`/services;key=…/`), are replaced by
  /// "***".
  [[nodiscard]] std::string redacted() const;

  [[nodiscard]] bool same_origin(const Url& other) const noexcept;
  /// True if the host is this machine: localhost and names below it, 127.0.0.0/8, ::1, the unspecified addresses 0.0.0.0
  /// and ::, and IPv6 addresses that embed one of these.
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

/// One link of a Link header.
struct Link {
  std::string target;                                           ///< unchanged: may be relative
  std::string rel;                                              ///< one relation type; lower case
  std::vector<std::pair<std::string, std::string>> parameters;  ///< the other parameters, with names in lower case
};

/// Parses a Link header: one entry for each relation type. Invalid parts are skipped.
[[nodiscard]] KOORDINATES_EXPORT std::vector<Link> parse_link_header(std::string_view value);

}  // namespace v0
}  // namespace koordinates
