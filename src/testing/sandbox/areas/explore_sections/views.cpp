// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/explore_sections/views.hpp"

#include <algorithm>
#include <cstdint>
#include <string>
#include <utility>
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

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

struct Section {
  const char* slug;
  const char* label;
  const char* item_type;
};

const std::vector<Section>& sections() {
  static const std::vector<Section> all = {{"imagery", "Imagery", "layer.raster"},
                                           {"property", "Property", "layer.vector"},
                                           {"statistics", "Statistics", "table"}};
  return all;
}

Json section_json(const Section& section) {
  return {{"label", section.label},
          {"description", std::string("Data about ") + lower(section.label)},
          {"slug", section.slug},
          {"icon_url", "data:image/svg+xml;utf8,<svg xmlns='http://www.w3.org/2000/svg' width='8' height='8'/>"}};
}

bool fits(const Section& section, const std::string& item_type) {
  const std::string type = section.item_type;
  return ends_with(item_type, "*") ? starts_with(type, item_type.substr(0, item_type.size() - 1)) : type == item_type;
}

HttpReply list_sections(const Call& call, const std::vector<FilterSpec>& filters) {
  require_v1x(call);
  std::vector<Section> shown = sections();
  for (const FilterTerm& term : filter_terms(call, filters)) {
    const auto unwanted = [&term](const Section& section) {
      return std::none_of(term.values.begin(), term.values.end(),
                          [&section](const std::string& value) { return fits(section, value); });
    };
    shown.erase(std::remove_if(shown.begin(), shown.end(), unwanted), shown.end());
  }
  return short_list_reply(call, static_cast<std::int64_t>(shown.size()),
                          [&](std::int64_t i) { return section_json(shown[static_cast<std::size_t>(i)]); });
}

HttpReply show_section(const Call& call) {
  require_v1x(call);
  for (const Section& section : sections()) {
    if (call.parameters.at("slug") == section.slug) return json_reply(200, section_json(section));
  }
  throw detail_error(404, "There is no such section.");
}

}  // namespace

void add_explore_section_views(Router& router) {
  const std::vector<FilterSpec> filters = {{"item_type"}};
  View all{"explore-sections/",
           "Explore Section List",
           {{"GET", Access::anyone, {}, [filters](const Call& call) { return list_sections(call, filters); }}}};
  all.filters = filters;
  all.list = true;
  router.add(std::move(all));
  router.add(View{"explore-sections/{slug}/", "Explore Section Detail", {{"GET", Access::anyone, {}, show_section}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
