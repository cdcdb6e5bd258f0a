// SPDX-License-Identifier: BSD-3-Clause
// Services and styles: the web services of a layer, and how it is drawn (v1.x, read-only). See Layer::list_services()
// and Layer::list_styles().
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/export.hpp>
#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// One address of a service, for one way of using it. A value type.
struct KOORDINATES_EXPORT ServiceUrl : Model<ServiceUrl, Record> {
  Field<std::string> name;
  Field<std::string> service_url;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A web service of a layer, such as WFS, WMTS or XYZ tiles: an entry of `GET /{collection}/{id}/services/`.
///
/// Read-only. Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Service : Model<Service> {
  Field<RawJson> id;  ///< A number or text.
  Field<std::string> authority;
  Field<std::string> key;  ///< "wfs", "wmts", "xyz".
  Field<std::string> short_name;
  Field<std::string> label;
  Field<std::vector<std::string>> auth_method;
  Field<std::vector<std::string>> auth_scopes;
  Field<std::string> domain;
  Field<std::vector<ServiceUrl>> template_urls;
  Field<RawJson> capabilities;
  Field<RawJson> permissions;
  Field<bool> advertised;
  Field<std::vector<std::string>> user_capabilities;
  Field<bool> enabled;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A style of a layer: an entry of `GET /{collection}/{id}/styles/`.
///
/// Read-only. Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Style : Model<Style> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<std::string> url;
  Field<std::string> description;
  Field<std::string> state;
  Field<bool> is_default;
  Field<Timestamp> created_at;
  Field<Timestamp> published_at;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
