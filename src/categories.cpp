// SPDX-License-Identifier: BSD-3-Clause
// Categories.
#include <koordinates/categories.hpp>

#include "core/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Category::model_info() {
  static const ModelInfo info = ModelBuilder<Category>("category")
                                    .member<&Category::name>("name")
                                    .member<&Category::slug>("slug", bare)
                                    .member<&Category::key>("key", read_only)
                                    .member<&Category::url>("url", read_only)
                                    .member<&Category::ancestors>("ancestors", read_only)
                                    .write_request([](JsonWriter& out, const void* model) {
                                      out.string(static_cast<const Category*>(model)->slug.value());
                                    })
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
