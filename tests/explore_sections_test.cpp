// SPDX-License-Identifier: BSD-3-Clause
// Explore sections, over real sockets.
#include <string>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::SandboxSite;
using namespace koordinates;

TEST_CASE("explore sections are listed and filtered through v1.x", "[explore_sections]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  std::vector<std::string> all;
  for (const ExploreSection& section : site.client.explore_sections().list()) all.push_back(*section.slug);
  CHECK(all.size() > 1);
  CHECK_THAT(site.last_request(), ContainsSubstring("GET /services/api/v1.x/explore-sections/"));
  std::vector<std::string> of_layers;
  for (const ExploreSection& section : site.client.explore_sections().filter("item_type", "layer.*"))
    of_layers.push_back(*section.slug);
  CHECK_FALSE(of_layers.empty());
  CHECK(of_layers.size() < all.size());
  static_cast<void>(site.client.explore_sections().discover());
  CHECK_THAT(site.last_request(), ContainsSubstring("OPTIONS /services/api/v1.x/explore-sections/"));
}

TEST_CASE("an explore section is read by its slug", "[explore_sections]") {
  const SandboxSite site;
  ExploreSection section = site.client.explore_sections().get("imagery");
  CHECK(section.label == "Imagery");
  CHECK_THAT(*section.icon_url, ContainsSubstring("data:image/svg+xml"));
  section.label = "changed here";
  section.refresh();
  CHECK(section.label == "Imagery");
  CHECK(site.client.get_manager<ExploreSection>().list().count() == 3);

  CHECK_THROWS_AS(site.client.explore_sections().get("nothing"), NotFound);
  CHECK_THROWS_AS(site.client.explore_sections().get(""), ClientValidationError);
  CHECK_THROWS_AS(site.client.explore_sections().get("a/b"), ClientValidationError);
  ExploreSection unbound = ExploreSection::from_json(R"({"slug":"imagery"})");
  CHECK_THROWS_AS(unbound.refresh(), NotBound);
}
