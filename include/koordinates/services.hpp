// SPDX-License-Identifier: BSD-3-Clause
// Services and styles: the web services of a layer, and how it is drawn (v1.x, read-only). See Layer::list_services()
// and list_styles().
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

/// A URL of a service, for one way to use it.
struct KOORDINATES_EXPORT ServiceUrl : Model<ServiceUrl, Record> {
  Field<std::string> name;
  Field<std::string> service_url;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A web service of a layer: WFS, WMTS, XYZ tiles and so on.
struct KOORDINATES_EXPORT Service : Model<Service> {
  Field<RawJson> id;  ///< a number or a string
  Field<std::string> authority;
  Field<std::string> key;  ///< "wfs", "wmts", "xyz"
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

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A style in which a layer can be drawn.
struct KOORDINATES_EXPORT Style : Model<Style> {
  Field<std::int64_t> id;
  Field<std::string> name;
  Field<std::string> url;
  Field<std::string> description;
  Field<std::string> state;
  Field<bool> is_default;
  Field<Timestamp> created_at;
  Field<Timestamp> published_at;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
