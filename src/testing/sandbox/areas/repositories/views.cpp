// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/repositories/views.hpp"

#include <algorithm>
#include <cstring>
#include <memory>
#include <utility>

#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/accounts/views.hpp"
#include "testing/sandbox/areas/shapes/items.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/box.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::string path_of(const Repository& repository) { return "repos/" + repository.org + "/" + repository.name + "/"; }
std::string path_of(const PointCloud& cloud) { return "datasets/" + cloud.id + "/"; }

// What the catalogue shows of either; its `url` is below the API.
template <typename T>
Json summary(const T& thing, const char* type) {
  return {{"id", thing.id},
          {"url", path_of(thing)},
          {"type", type},
          {"title", thing.title},
          {"first_published_at", date_or_null(thing.published_at)},
          {"published_at", date_or_null(thing.published_at)}};
}

template <typename T>
ItemRow row_of(const T& thing, const char* type, const char* kind) {
  ItemRow row;
  row.kind = kind;
  row.title = thing.title;
  row.description = thing.description;
  row.created_at = row.updated_at = *thing.published_at;
  row.verbatim = std::make_shared<const Json>(summary(thing, type));
  return row;
}

Json repository_json(const Repository& repository, const Call& call) {
  Json json = summary(repository, "repo");
  const std::string full_name = repository.org + "/" + repository.name;
  const std::string host = call.site.substr(call.site.find("://") + 3);
  json["url"] = call.link(path_of(repository));
  json["full_name"] = full_name;
  json["name"] = repository.name;
  json["clone_location_ssh"] = "kart@" + host.substr(0, host.find(':')) + ":" + full_name;
  json["clone_location_https"] = call.site + "/" + full_name;
  json["description"] = repository.description;
  json["settings"] = {{"feedback_enabled", false}};
  json["user_permissions"] = Json({"find", "view", "download"});
  json["user_capabilities"] = call.token == nullptr ? Json({"can-request-clone"}) : Json({"can-star", "can-clone"});
  return json;
}

void put_double(std::string& hex, double value) {
  std::uint64_t bits = 0;
  std::memcpy(&bits, &value, sizeof bits);
  for (int i = 0; i < 8; ++i) {
    const auto byte = static_cast<unsigned>((bits >> (8U * static_cast<unsigned>(i))) & 0xFFU);
    hex += "0123456789ABCDEF"[byte >> 4U];
    hex += "0123456789ABCDEF"[byte & 15U];
  }
}

// A polygon of one ring as hexadecimal well-known binary, little-endian.
std::string hex_wkb(const Box& box) {
  std::string hex =
      "01"
      "03000000"
      "01000000"
      "05000000";
  const double ring[5][2] = {{box.west, box.south},
                             {box.east, box.south},
                             {box.east, box.north},
                             {box.west, box.north},
                             {box.west, box.south}};
  for (const auto& position : ring) {
    put_double(hex, position[0]);
    put_double(hex, position[1]);
  }
  return hex;
}

// Of a point cloud's own page little is known: it is shown as a layer is, so far as that makes sense.
Json point_cloud_json(const PointCloud& cloud, const Call& call) {
  Json json = summary(cloud, "dataset");
  json["url"] = call.link(path_of(cloud));
  json["kind"] = "pointcloud";
  json["description"] = cloud.description;
  json["publisher"] = publisher_link(0, 1, call);
  json["data"] = {{"crs", crs_json("EPSG:2193", call)},
                  {"feature_count", 1'000'000},
                  {"extent", polygon_json(layer_bounds)},
                  {"gridded_extent", hex_wkb(layer_bounds)}};
  json["public_access"] = "download";
  json["user_capabilities"] = Json({"can-view"});
  return json;
}

HttpReply show_repository(const Store& store, const Call& call) {
  require_v1x(call);
  for (const Repository& repository : store.repositories().repositories()) {
    if (repository.org == call.parameters.at("org") && repository.name == call.parameters.at("name"))
      return json_reply(200, repository_json(repository, call));
  }
  throw detail_error(404, "There is no such repository.");
}

HttpReply list_point_clouds(const Store& store, const Call& call) {
  require_v1x(call);
  const std::vector<PointCloud>& all = store.repositories().point_clouds();
  return short_list_reply(call, static_cast<std::int64_t>(all.size()), [&](std::int64_t i) {
    const PointCloud& cloud = all[static_cast<std::size_t>(i)];
    if (call.expands("list")) return point_cloud_json(cloud, call);
    Json json = summary(cloud, "dataset");
    json["url"] = call.link(path_of(cloud));
    return json;
  });
}

HttpReply show_point_cloud(const Store& store, const Call& call) {
  require_v1x(call);
  for (const PointCloud& cloud : store.repositories().point_clouds()) {
    if (cloud.id == call.parameters.at("id")) return json_reply(200, point_cloud_json(cloud, call));
  }
  throw detail_error(404, "There is no such dataset.");
}

}  // namespace

std::vector<ItemRow> catalogue_rows(const Repositories& repositories) {
  std::vector<ItemRow> rows;
  for (const Repository& repository : repositories.repositories()) {
    if (repository.published_at) rows.push_back(row_of(repository, "repo", "repo"));
  }
  for (const PointCloud& cloud : repositories.point_clouds()) {
    if (cloud.published_at) rows.push_back(row_of(cloud, "dataset", "pointcloud"));
  }
  return rows;
}

void add_repository_views(Router& router, Store& store) {
  const std::vector<std::string> repos = {"repos:read"};
  const std::vector<std::string> layers = {"layers:read"};
  router.add(
      View{"repos/{org}/{name}/", "Repository Detail", {{"GET", Access::anyone, repos, [&store](const Call& call) {
                                                           return show_repository(store, call);
                                                         }}}});
  View all{"datasets/",
           "Dataset List",
           {{"GET", Access::anyone, layers, [&store](const Call& call) { return list_point_clouds(store, call); }}}};
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(View{"datasets/{id}/", "Dataset Detail", {{"GET", Access::anyone, layers, [&store](const Call& call) {
                                                          return show_point_cloud(store, call);
                                                        }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
