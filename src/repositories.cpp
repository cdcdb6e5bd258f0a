// SPDX-License-Identifier: BSD-3-Clause
// Repositories and point clouds.
#include <koordinates/repositories.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Repository::model_info() {
  static const ModelInfo info = ModelBuilder<Repository>("repository", "REPO")
                                    .member<&Repository::id>("id", read_only)
                                    .member<&Repository::full_name>("full_name", read_only)
                                    .member<&Repository::name>("name", read_only)
                                    .member<&Repository::url>("url", read_only)
                                    .member<&Repository::type>("type", read_only)
                                    .member<&Repository::title>("title", read_only)
                                    .member<&Repository::description>("description", read_only)
                                    .member<&Repository::clone_location_ssh>("clone_location_ssh", read_only)
                                    .member<&Repository::clone_location_https>("clone_location_https", read_only)
                                    .member<&Repository::first_published_at>("first_published_at", read_only)
                                    .member<&Repository::published_at>("published_at", read_only)
                                    .member<&Repository::settings>("settings", read_only)
                                    .member<&Repository::user_permissions>("user_permissions", read_only)
                                    .member<&Repository::user_capabilities>("user_capabilities", read_only)
                                    .build();
  return info;
}

const ModelInfo& PointCloud::model_info() {
  static const ModelInfo info = ModelBuilder<PointCloud>("point cloud", "DATASET")
                                    .member<&PointCloud::id>("id", read_only)
                                    .member<&PointCloud::url>("url", read_only)
                                    .member<&PointCloud::type>("type", read_only)
                                    .member<&PointCloud::kind>("kind", read_only)
                                    .member<&PointCloud::title>("title", read_only)
                                    .member<&PointCloud::description>("description", read_only)
                                    .member<&PointCloud::first_published_at>("first_published_at", read_only)
                                    .member<&PointCloud::published_at>("published_at", read_only)
                                    .member<&PointCloud::data>("data", read_only)
                                    .member<&PointCloud::publisher>("publisher", read_only)
                                    .member<&PointCloud::url_html>("url_html", read_only)
                                    .member<&PointCloud::thumbnail_url>("thumbnail_url", read_only)
                                    .member<&PointCloud::public_access>("public_access", read_only)
                                    .member<&PointCloud::user_permissions>("user_permissions", read_only)
                                    .member<&PointCloud::user_capabilities>("user_capabilities", read_only)
                                    .build();
  return info;
}

void Repository::refresh(const CallOptions& options) { refresh_by_url(*this, options); }
void PointCloud::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

}  // namespace v0
}  // namespace koordinates
