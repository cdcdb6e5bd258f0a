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
                                      if (!category.slug)
                                        return write_model_value(model_info(), out, model, WriteForm::full);
                                      out.string(*category.slug);
                                    })
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
