// SPDX-License-Identifier: BSD-3-Clause
// A filter is not compared with nothing.
// error: c(ould not|annot) convert
// error: invalid initialization
// error: no viable conversion
// error: no matching (function|member function)
#include <koordinates/layers.hpp>

auto find(const koordinates::LayerManager& layers) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  return layers.filter("kind", nullptr);
#else
  return layers.filter("kind", "vector");
#endif
}
