// SPDX-License-Identifier: BSD-3-Clause
// Explore sections.
#include <koordinates/explore_sections.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& ExploreSection::model_info() {
  static const ModelInfo info = ModelBuilder<ExploreSection>("explore section", "EXPLORE_SECTION")
                                    .member<&ExploreSection::slug>("slug", read_only)
                                    .member<&ExploreSection::label>("label", read_only)
                                    .member<&ExploreSection::description>("description", read_only)
                                    .member<&ExploreSection::icon_url>("icon_url", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

namespace {

ExploreSection read_section(Session& session, std::string_view slug, const Expansions& expand,
                            const CallOptions& options) {
  return fetch<ExploreSection>(session,
                               session.endpoint_url("EXPLORE_SECTION", "GET", "single", {{"slug", std::string(slug)}}),
                               expand, options);
}

}  // namespace

// Sections have no `url`.
void ExploreSection::refresh(const CallOptions& options) {
  Session& session = *session_of(*this, "explore section");
  *this = read_section(session, slug.value(), {}, options);
}

ExploreSection ExploreSectionManager::get(std::string_view slug, const Expansions& expand,
                                          const CallOptions& options) const {
  return read_section(*session(), slug, expand, options);
}

}  // namespace v0
}  // namespace koordinates
