// SPDX-License-Identifier: BSD-3-Clause
// `Url` and its parts: parsing, percent-encoding, query strings, and the links of a `Link` header (RFC 8288).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// Encodes every byte outside the unreserved set (letters, digits, "-._~") as %XX.
[[nodiscard]] KOORDINATES_EXPORT std::string percent_encode(std::string_view text);
/// Decodes %XX. A "%" without two hexadecimal digits is kept, and so is "+".
[[nodiscard]] KOORDINATES_EXPORT std::string percent_decode(std::string_view text);

/// The parameters of a query string, in order; a name may occur several times. A value type; not synchronised.
class KOORDINATES_EXPORT QueryParams {
 public:
  /// A name and its value, not encoded.
  using Pair = std::pair<std::string, std::string>;

  QueryParams() = default;

  /// Parses "a=1&b=2". Both "+" and %20 decode to a space.
  [[nodiscard]] static QueryParams parse(std::string_view query);

  /// Appends a parameter.
  QueryParams& add(std::string name, std::string value);
  /// Replaces every parameter of that name with one.
  QueryParams& set(std::string_view name, std::string value);
  /// Removes every parameter of that name.
  QueryParams& remove(std::string_view name);

  /// True if there is a parameter of that name.
  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  /// Returns all values of that name, in order.
  [[nodiscard]] std::vector<std::string> values(std::string_view name) const;
  /// All parameters, in order.
  [[nodiscard]] const std::vector<Pair>& pairs() const noexcept { return pairs_; }
  /// True if there are no parameters.
  [[nodiscard]] bool empty() const noexcept { return pairs_.empty(); }

  /// Returns "a=1&b=2", percent-encoded; empty if there are no parameters.
  [[nodiscard]] std::string to_string() const;

 private:
  std::vector<Pair> pairs_;
};

/// A valid absolute http or https address. A value type: copies are independent.
class KOORDINATES_EXPORT Url {
 public:
  /// Parses an absolute http or https address. Throws ClientValidationError, which says what is wrong, for anything
  /// else, and for an address with user info, spaces or control characters.
  [[nodiscard]] static Url parse(std::string_view text);

  /// Resolves a reference ("../x/", "/services/…", "//host/x", "https://…") against this address, as RFC 3986 defines.
  /// Throws as parse() does.
  [[nodiscard]] Url resolve(std::string_view reference) const;

  /// The scheme: "http" or "https".
  [[nodiscard]] const std::string& scheme() const noexcept { return scheme_; }
  /// The host in lower case; an IPv6 address without brackets.
  [[nodiscard]] const std::string& host() const noexcept { return host_; }
  /// The port; the default port of the scheme if the address has none.
  [[nodiscard]] std::uint16_t port() const noexcept { return port_; }
  /// The percent-encoded path; at least "/".
  [[nodiscard]] const std::string& path() const noexcept { return path_; }
  /// The percent-encoded query without "?"; empty if there is none.
  [[nodiscard]] const std::string& query() const noexcept { return query_; }

  /// Returns "https://host", with the port if it is not the default port of the scheme.
  [[nodiscard]] std::string origin() const;
  /// Returns the whole address, without a fragment.
  [[nodiscard]] std::string to_string() const;
  /// Returns the address without secrets, for logs and messages. The values of `key`, `token` and signature parameters,
  /// and a key in the path (`/services;key=…/`), are replaced by "***".
  [[nodiscard]] std::string redacted() const;

  /// True if scheme, host and port are equal.
  [[nodiscard]] bool same_origin(const Url& other) const noexcept;
  /// True if the host is this machine: localhost and names below it, 127.0.0.0/8, ::1, the unspecified addresses 0.0.0.0
  /// and ::, and IPv6 addresses that embed one of these.
  [[nodiscard]] bool is_loopback() const noexcept;

  /// Parses the query.
  [[nodiscard]] QueryParams query_params() const { return QueryParams::parse(query_); }
  /// Returns the address with another query.
  [[nodiscard]] Url with_query(const QueryParams& params) const;
  /// Returns the address with another path, which is percent-encoded if necessary.
  [[nodiscard]] Url with_path(const std::string& path) const;

  /// True if origin, path and query are equal.
  friend bool operator==(const Url& a, const Url& b) noexcept {
    return a.same_origin(b) && a.path_ == b.path_ && a.query_ == b.query_;
  }
  friend bool operator!=(const Url& a, const Url& b) noexcept { return !(a == b); }

 private:
  Url() = default;

  std::string scheme_, host_, path_, query_;
  std::uint16_t port_ = 0;
};

/// One link of a `Link` header.
struct Link {
  std::string target;                                           ///< The target as it was received; may be relative.
  std::string rel;                                              ///< One relation type in lower case.
  std::vector<std::pair<std::string, std::string>> parameters;  ///< The other parameters, with names in lower case.
};

/// Parses a `Link` header into one entry for each relation type. Entries that cannot be parsed are left out.
[[nodiscard]] KOORDINATES_EXPORT std::vector<Link> parse_link_header(std::string_view value);

}  // namespace v0
}  // namespace koordinates
