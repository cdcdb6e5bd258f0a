// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/store/licenses.hpp"

#include <algorithm>
#include <array>

#include "testing/encoding/strings.hpp"

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

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
