// SPDX-License-Identifier: BSD-3-Clause
// 0 is a number, never a null.
// error: no match for .operator=
// error: no viable overloaded
#include <koordinates/layers.hpp>

void clear_title(koordinates::Layer& layer) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  layer.title = 0;
#else
  layer.title = nullptr;
#endif
}
