// SPDX-License-Identifier: BSD-3-Clause
#include "licenses.hpp"

#include <algorithm>
#include <array>

#include "errors.hpp"
#include "filters.hpp"
#include "paging.hpp"
#include "router.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct Named {
  const char* key;
  const char* name;
};

const std::array<Named, 6> creative_types = {{{"cc-by", "Attribution"},
                                              {"cc-by-sa", "Attribution-Share Alike"},
                                              {"cc-by-nd", "Attribution-No Derivative Works"},
                                              {"cc-by-nc", "Attribution-Noncommercial"},
                                              {"cc-by-nc-sa", "Attribution-Noncommercial-Share Alike"},
                                              {"cc-by-nc-nd", "Attribution-Noncommercial-No Derivative Works"}}};

struct Edition {
  const char* version;
  Named country;
};

const std::array<Edition, 5> editions = {{{"3.0", {"nz", "New Zealand"}},
                                          {"3.0", {"au", "Australia"}},
                                          {"2.5", {"ca", "Canada"}},
                                          {"3.0", {"", "Unported"}},
                                          {"4.0", {"", "International"}}}};

const License& license_of(const State& state, const Call& call) {
  const License* license = nullptr;
  if (call.parameters.count("id") != 0) {
    license = state.licenses.find(call.id("id"));
  } else {
    const auto jurisdiction = call.parameters.find("jurisdiction");
    license = state.licenses.find(call.parameters.at("slug"),
                                  jurisdiction == call.parameters.end() ? "" : jurisdiction->second);
  }
  if (license == nullptr) throw detail_error(404, "There is no such license.");
  return *license;
}

std::string page_slug(const License& license) { return slug_of(license.title); }

HttpReply full_text(const State& state, const Call& call) {
  const License& license = license_of(state, call);
  // What the service answers here is not known; a page of plain text is the simplest that serves.
  return HttpReply{200,
                   {{"Content-Type", "text/plain; charset=utf-8"}},
                   license.title + "\n\nThis stands where the full text of the license would be.\n"};
}

}  // namespace

Licenses::Licenses() {
  put(License{1, "Public Domain", "public-domain", false, "", ""});
  put(License{2, "Koordinates Geodata License", "koordinates-geodata-license", false, "", ""});
  put(License{3, "Custom license", "custom", false, "", ""});
  put(License{4, "Commercial license", "commercial", false, "", ""});
  std::int64_t id = 9;
  for (const Edition& edition : editions) {
    for (const Named& type : creative_types) {
      const std::string title =
          std::string("Creative Commons ") + type.name + " " + edition.version + " " + edition.country.name;
      put(License{id++, title, type.key, true, edition.country.key, edition.version});
    }
  }
}

void Licenses::put(License license) {
  const auto place = std::lower_bound(licenses_.begin(), licenses_.end(), license.id,
                                      [](const License& held, std::int64_t id) { return held.id < id; });
  if (place != licenses_.end() && place->id == license.id) {
    *place = std::move(license);
  } else {
    licenses_.insert(place, std::move(license));
  }
}

const License* Licenses::find(std::int64_t id) const {
  const auto found = std::find_if(licenses_.begin(), licenses_.end(), [id](const License& l) { return l.id == id; });
  return found == licenses_.end() ? nullptr : &*found;
}

const License* Licenses::find(const std::string& type, const std::string& jurisdiction) const {
  const License* newest = nullptr;
  for (const License& license : licenses_) {
    if (license.type != type || license.jurisdiction != lower(jurisdiction)) continue;
    if (newest == nullptr || newest->version < license.version) newest = &license;
  }
  return newest;
}

const License* Licenses::refer(const std::string& id_or_url) const {
  const std::int64_t id = id_in(id_or_url);
  if (id >= 0) return find(id);
  const std::string marker = "/licenses/";
  const std::size_t at = id_or_url.find(marker);
  if (at == std::string::npos) return nullptr;
  const std::vector<std::string> parts = split(id_or_url.substr(at + marker.size()), '/');
  return find(parts[0], parts.size() > 1 ? parts[1] : std::string());
}

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

void add_license_views(Router& router, State& state) {
  // Which scope licences need is not known: none is asked for.
  const auto detail = [&state](const Call& call) {
    return json_reply(200, license_json(license_of(state, call), call));
  };
  const auto list = [&state](const Call& call) {
    const std::vector<License>& all = state.licenses.all();
    return short_list_reply(call, static_cast<std::int64_t>(all.size()),
                            [&](std::int64_t i) { return license_json(all[static_cast<std::size_t>(i)], call); });
  };
  const auto text = [&state](const Call& call) { return full_text(state, call); };
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
