// SPDX-License-Identifier: BSD-3-Clause
// Whether a yes-or-no field is there, and whether it is yes, are two questions.
// error: c(ould not|annot) convert
// error: not contextually convertible
// error: no viable conversion
#include <koordinates/layers.hpp>

int count_star(const koordinates::Layer& layer) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  return layer.is_starred ? 1 : 0;
#else
  return layer.is_starred.value_or(false) ? 1 : 0;
#endif
}
