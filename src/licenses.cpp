// SPDX-License-Identifier: BSD-3-Clause
// Licences.
#include <koordinates/licenses.hpp>

#include "core/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& License::model_info() {
  static const ModelInfo info = ModelBuilder<License>("license", "LICENSE")
                                    .member<&License::id>("id", read_only)
                                    .member<&License::title>("title", read_only)
                                    .member<&License::type>("type", read_only)
                                    .member<&License::jurisdiction>("jurisdiction", read_only)
                                    .member<&License::version>("version", read_only)
                                    .member<&License::url>("url", read_only)
                                    .member<&License::url_html>("url_html", read_only)
                                    .member<&License::url_fulltext>("url_fulltext", read_only)
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
