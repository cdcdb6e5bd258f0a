// SPDX-License-Identifier: BSD-3-Clause
// A filter takes texts, numbers, yes or no, and times: not a model.
// error: c(ould not|annot) convert
// error: invalid initialization
// error: no viable conversion
// error: no matching (function|member function)
#include <koordinates/layers.hpp>

auto find(const koordinates::LayerManager& layers, const koordinates::Group& group) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  return layers.filter("group", group);
#else
  return layers.filter("group", *group.id);
#endif
}
