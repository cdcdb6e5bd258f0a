// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/licenses/views.hpp"

#include <algorithm>
#include <array>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const License& license_of(const Store& store, const Call& call) {
  const License* license = nullptr;
  if (call.parameters.count("id") != 0) {
    license = store.licenses().find(call.id("id"));
  } else {
    const auto jurisdiction = call.parameters.find("jurisdiction");
    license = store.licenses().find(call.parameters.at("slug"),
                                    jurisdiction == call.parameters.end() ? "" : jurisdiction->second);
  }
  if (license == nullptr) throw detail_error(404, "There is no such license.");
  return *license;
}

std::string page_slug(const License& license) { return slug_of(license.title); }

HttpReply full_text(const Store& store, const Call& call) {
  const License& license = license_of(store, call);
  // What the service answers here is not known; a page of plain text is the simplest that serves.
  return HttpReply{200,
                   {{"Content-Type", "text/plain; charset=utf-8"}},
                   license.title + "\n\nThis stands where the full text of the license would be.\n"};
}

}  // namespace

Json license_json(const License& license, const Call& call) {
  Json json = {{"id", license.id}, {"title", license.title}, {"type", license.type}};
  if (license.creative) {
    json["jurisdiction"] = license.jurisdiction;
    json["version"] = license.version;
  }
  json["url"] = call.link("licenses/" + std::to_string(license.id) + "/");
  json["url_html"] = call.site + "/license/" + page_slug(license) + "/";
  json["url_fulltext"] = call.link("licenses/" + std::to_string(license.id) + "/fulltext/");
  return json;
}

void add_license_views(Router& router, Store& store) {
  // Which scope licences need is not known: none is asked for.
  const auto detail = [&store](const Call& call) {
    return json_reply(200, license_json(license_of(store, call), call));
  };
  const auto list = [&store](const Call& call) {
    const std::vector<License>& all = store.licenses().all();
    return short_list_reply(call, static_cast<std::int64_t>(all.size()),
                            [&](std::int64_t i) { return license_json(all[static_cast<std::size_t>(i)], call); });
  };
  const auto text = [&store](const Call& call) { return full_text(store, call); };
  View all{"licenses/", "License List", {{"GET", Access::anyone, {}, list}}};
  all.list = true;
  router.add(std::move(all));
  router.add(View{"licenses/{id:id}/", "License Detail", {{"GET", Access::anyone, {}, detail}}});
  router.add(View{"licenses/{id:id}/fulltext/", "License Full Text", {{"GET", Access::anyone, {}, text}}});
  router.add(View{"licenses/{slug}/", "License Detail", {{"GET", Access::anyone, {}, detail}}});
  // An unported licence is also asked for with an empty country.
  router.add(View{"licenses/{slug}/{jurisdiction?}/", "License Detail", {{"GET", Access::anyone, {}, detail}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
