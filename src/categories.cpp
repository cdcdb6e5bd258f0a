// SPDX-License-Identifier: BSD-3-Clause
// Categories.
#include <koordinates/categories.hpp>

#include <koordinates/error.hpp>

#include "core/models/codecs.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Category::model_info() {
  static const ModelInfo info = ModelBuilder<Category>("category", "CATEGORY")
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
                                    .any_filters()
                                    .build();
  return info;
}

Category CategoryManager::get(std::string_view key, const CallOptions& options) const {
  for (const Category& category : list().with(options)) {
    if (category.key.value_or(category.slug.value_or("")) == key) return category;
  }
  throw ClientError("the site has no category " + quoted(key));
}

}  // namespace v0
}  // namespace koordinates
