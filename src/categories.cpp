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
                                      const auto& category = *static_cast<const Category*>(model);
                                      // In v1.x the slug is only the last step of the path, and the key all of it.
                                      if (category.key) return out.string(*category.key);
                                      if (category.slug) return out.string(*category.slug);
                                      write_model_value(model_info(), out, model, WriteForm::full);
                                    })
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
