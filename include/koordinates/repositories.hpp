// SPDX-License-Identifier: BSD-3-Clause
// Repositories and point clouds (v1.x, read-only): catalog().list() finds them, entry.as<Repository>() and
// as<PointCloud>() return them.
#pragma once

#include <string>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/export.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/layers.hpp>
#include <koordinates/session/call_options.hpp>

namespace koordinates {
inline namespace v0 {

/// A repository of versioned data, which the program Kart can clone. Endpoint: /repos/{org}/{name}/ (v1.x).
struct KOORDINATES_EXPORT Repository : Model<Repository> {
  Field<std::string> id;         ///< a string
  Field<std::string> full_name;  ///< "org/name"
  Field<std::string> name;
  Field<std::string> url;
  Field<std::string> type;
  Field<std::string> title;
  Field<std::string> description;
  Field<std::string> clone_location_ssh;
  Field<std::string> clone_location_https;
  Field<Timestamp> first_published_at;
  Field<Timestamp> published_at;
  Field<RawJson> settings;
  Field<std::vector<std::string>> user_permissions;
  Field<std::vector<std::string>> user_capabilities;  ///< "can-star", "can-clone", "can-request-clone"

  /// Reads the repository again. GET /repos/{org}/{name}/
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A point cloud. Endpoint: /datasets/{id}/ (v1.x).
///
/// Its shape is not documented: members beyond those of every catalogue entry are assumed to be those of layers.
struct KOORDINATES_EXPORT PointCloud : Model<PointCloud> {
  Field<std::string> id;  ///< a string
  Field<std::string> url;
  Field<std::string> type;
  Field<std::string> kind;
  Field<std::string> title;
  Field<std::string> description;
  Field<Timestamp> first_published_at;
  Field<Timestamp> published_at;
  Field<LayerData> data;
  Field<RawJson> publisher;
  Field<std::string> url_html;
  Field<std::string> thumbnail_url;
  Field<std::string> public_access;
  Field<std::vector<std::string>> user_permissions;
  Field<std::vector<std::string>> user_capabilities;

  /// Reads the point cloud again, in its detailed form. GET /datasets/{id}/
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
