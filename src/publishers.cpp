// SPDX-License-Identifier: BSD-3-Clause
// Publishers.
#include <koordinates/publishers.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Publisher::model_info() {
  static const ModelInfo info = ModelBuilder<Publisher>("publisher", "PUBLISHER")
                                    .member<&Publisher::id>("id", read_only)
                                    .member<&Publisher::url>("url", read_only)
                                    .member<&Publisher::name>("name", read_only)
                                    .member<&Publisher::description>("description", read_only)
                                    .member<&Publisher::html_url>("html_url", read_only)
                                    .member<&Publisher::slug_for_url>("slug_for_url", read_only)
                                    .member<&Publisher::theme>("theme", read_only)
                                    .member<&Publisher::site>("site", read_only)
                                    .member<&Publisher::flags>("flags", read_only)
                                    .member<&Publisher::dataset_count>("dataset_count", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

void Publisher::refresh(const CallOptions& options) { refresh_by_url(*this, options); }

Publisher PublisherManager::get(std::string_view id, const Expansions& expand, const CallOptions& options) const {
  return fetch<Publisher>(*session(), session()->endpoint_url("PUBLISHER", "GET", "single", {{"id", std::string(id)}}),
                          expand, options);
}

}  // namespace v0
}  // namespace koordinates
