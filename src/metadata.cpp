// SPDX-License-Identifier: BSD-3-Clause
// Where metadata can be read.
#include <koordinates/metadata.hpp>

#include "core/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Metadata::model_info() {
  static const ModelInfo info = ModelBuilder<Metadata>("metadata")
                                    .member<&Metadata::native>("native", read_only)
                                    .member<&Metadata::iso>("iso", read_only)
                                    .member<&Metadata::fgdc>("fgdc", read_only)
                                    .member<&Metadata::dc>("dc", read_only)
                                    .member<&Metadata::resource>("resource", read_only)
                                    .member<&Metadata::url>("url", read_only)
                                    .member<&Metadata::url_html>("url_html", read_only)
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
