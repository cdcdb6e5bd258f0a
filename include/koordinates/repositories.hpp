// SPDX-License-Identifier: BSD-3-Clause
// Repositories and point clouds: read-only entries of the v1.x catalogue. catalog().list() finds them;
// entry.as<Repository>() and entry.as<PointCloud>() return them.
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

/// A repository of versioned data, which can be cloned with the program kart: `/repos/{org}/{name}/` of v1.x.
///
/// Read-only. Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Repository : Model<Repository> {
  Field<std::string> id;         ///< Text, not a number.
  Field<std::string> full_name;  ///< "org/name".
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
  Field<std::vector<std::string>> user_capabilities;  ///< "can-star", "can-clone", "can-request-clone".

  /// Reads the repository again. Sends GET to its `url`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// A point cloud: `/datasets/{id}/` of v1.x.
///
/// The service does not document its members: those that other catalogue entries do not have are those of layers.
/// Read-only. Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT PointCloud : Model<PointCloud> {
  Field<std::string> id;  ///< Text, not a number.
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

  /// Reads the point cloud again in its detailed form. Sends GET to its `url`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
