// SPDX-License-Identifier: BSD-3-Clause
// Licences: the terms under which data is published.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>

namespace koordinates {
inline namespace v0 {

/// The words of LicenseType.
struct LicenseTypeNames {
  static constexpr std::string_view public_domain = "public-domain";
  static constexpr std::string_view cc_by = "cc-by";
  static constexpr std::string_view cc_by_nd = "cc-by-nd";
  static constexpr std::string_view cc_by_sa = "cc-by-sa";
  static constexpr std::string_view cc_by_nc = "cc-by-nc";
  static constexpr std::string_view cc_by_nc_nd = "cc-by-nc-nd";
  static constexpr std::string_view cc_by_nc_sa = "cc-by-nc-sa";
  static constexpr std::string_view koordinates_geodata_license = "koordinates-geodata-license";
  static constexpr std::string_view custom = "custom";
  static constexpr std::string_view commercial = "commercial";
  static constexpr std::string_view all[] = {public_domain, cc_by,       cc_by_nd,    cc_by_sa,
                                             cc_by_nc,      cc_by_nc_nd, cc_by_nc_sa, koordinates_geodata_license,
                                             custom,        commercial};
};
/// The type of a licence.
using LicenseType = OpenEnum<LicenseTypeNames>;

/// A licence: `/licenses/{id}/`. Created by the service; read-only. Shares ownership of the client's session, as every
/// Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT License : Model<License> {
  Field<std::int64_t> id;
  Field<std::string> title;
  Field<LicenseType> type;
  Field<std::string> jurisdiction;  ///< The country code of a ported licence; "" for an unported one.
  Field<std::string> version;       ///< "3.0".
  Field<std::string> url;
  Field<std::string> url_html;
  Field<std::string> url_fulltext;

  /// Reads the licence again. Sends `GET /licenses/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Returns the full text of the licence, as the service sends it. Sends `GET /licenses/{id}/fulltext/`.
  [[nodiscard]] std::string get_fulltext(const CallOptions& options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/licenses/`. Thread-safe, as Manager is.
class KOORDINATES_EXPORT LicenseManager : public ListManager<License> {
 public:
  /// Returns a Creative Commons licence by its type and country.
  ///
  /// The type is "cc-by", optionally followed by "-nc", and then by "-nd" or "-sa". The country is the one that the
  /// licence was ported to ("nz"), in lower case; without a country, returns the unported licence. Sends
  /// `GET /licenses/{slug}/{jurisdiction}/` or `GET /licenses/{slug}/`; the service does not document the latter.
  /// Throws ClientValidationError if the slug or the country is invalid, and NotFound if there is no such licence.
  [[nodiscard]] License get_creative_commons(std::string_view slug, std::string_view jurisdiction = {},
                                             const CallOptions& options = {}) const;
  /// Returns the full text of a licence. Sends `GET /licenses/{id}/fulltext/`.
  [[nodiscard]] std::string get_fulltext(std::int64_t id, const CallOptions& options = {}) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<License> {
  using type = LicenseManager;
};

}  // namespace v0
}  // namespace koordinates
