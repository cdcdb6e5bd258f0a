// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/publishers/views.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/filters.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/paging.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/people/accounts.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct Publisher {
  std::string id;    // "site:127.0.0.1", "127.0.0.1:101", "user:1"
  std::string type;  // "site", "user"
  std::string name;
  std::int64_t datasets = 0;
};

const std::vector<FilterSpec>& filters() {
  static const std::vector<FilterSpec> specs = {
      {"type"}, {"q"}, {"public", FilterKind::boolean}, {"facets", FilterKind::boolean}};
  return specs;
}

std::string host_of(const Call& call) {
  const std::string host = call.site.substr(call.site.find("://") + 3);
  return host.substr(0, host.find(':'));
}

// The most popular first: whoever has the most data.
std::vector<Publisher> all_publishers(const Store& store, const Call& call) {
  const std::int64_t items = store.options().layers + store.options().tables;
  const auto groups = static_cast<std::int64_t>(store.accounts().groups().size());
  std::vector<Publisher> list = {{"site:" + host_of(call), "site", "Sandbox", items}};
  // A group is one kind of a site here, as its id says; which type the service gives it is an assumption.
  for (const Group& group : store.accounts().groups())
    list.push_back({host_of(call) + ":" + std::to_string(group.id), "site", group.name,
                    items / std::max<std::int64_t>(1, groups)});
  for (const User& user : store.accounts().users())
    list.push_back({"user:" + std::to_string(user.id), "user", trim(user.first_name + " " + user.last_name), 0});
  return list;
}

Json publisher_json(const Publisher& publisher, const Call& call) {
  return {{"id", publisher.id},
          {"name", publisher.name},
          {"html_url", call.site + "/publisher/" + slug_of(publisher.name) + "/"},
          {"slug_for_url", slug_of(publisher.name)},
          // The logo's address has no scheme, and the color no '#', as on the service.
          {"theme", {{"logo", call.site.substr(call.site.find("//")) + "/logo.png"}, {"background_color", "224466"}}},
          {"site", {{"url", call.site + "/"}, {"name", "Sandbox"}}},
          {"url", call.link("publishers/" + publisher.id + "/")},
          {"flags", Json::object()},
          {"description", nullptr},
          {"dataset_count", publisher.datasets}};
}

bool fits(const Publisher& publisher, const FilterTerm& term) {
  if (term.name == "public") return boolean_test(term)(true);
  if (term.name == "facets") return true;
  return std::any_of(term.values.begin(), term.values.end(), [&](const std::string& value) {
    return term.name == "q" ? lower(publisher.name).find(lower(value)) != std::string::npos : publisher.type == value;
  });
}

HttpReply facets() {
  const auto choice = [](const char* key, const char* name) { return Json{{"name", name}, {"key", key}}; };
  return json_reply(200, {{"type", Json::array({choice("site", "Site"), choice("user", "User")})}});
}

HttpReply list(const Store& store, const Call& call) {
  require_v1x(call);
  const std::vector<FilterTerm> terms = filter_terms(call, filters());
  for (const FilterTerm& term : terms) {
    if (term.name == "facets" && boolean_test(term)(true)) return facets();
  }
  std::vector<Publisher> shown;
  for (const Publisher& publisher : all_publishers(store, call)) {
    if (std::all_of(terms.begin(), terms.end(), [&](const FilterTerm& term) { return fits(publisher, term); }))
      shown.push_back(publisher);
  }
  const SortOrder order = sort_order(call, {"name", "popularity"});
  if (order.key == "name") {
    std::stable_sort(shown.begin(), shown.end(),
                     [](const Publisher& a, const Publisher& b) { return lower(a.name) < lower(b.name); });
  }
  if (order.minus) std::reverse(shown.begin(), shown.end());
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()),
                          [&](std::int64_t i) { return publisher_json(shown[static_cast<std::size_t>(i)], call); });
}

HttpReply show(const Store& store, const Call& call) {
  require_v1x(call);
  for (const Publisher& publisher : all_publishers(store, call)) {
    if (publisher.id == call.parameters.at("id")) return json_reply(200, publisher_json(publisher, call));
  }
  throw detail_error(404, "There is no such publisher.");
}

}  // namespace

void add_publisher_views(Router& router, Store& store) {
  View all{"publishers/",
           "Publisher List",
           {{"GET", Access::anyone, {}, [&store](const Call& call) { return list(store, call); }}}};
  all.filters = filters();
  all.list = true;
  all.expansions = {"list"};
  router.add(std::move(all));
  router.add(View{"publishers/{id}/", "Publisher Detail", {{"GET", Access::anyone, {}, [&store](const Call& call) {
                                                              return show(store, call);
                                                            }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
