// SPDX-License-Identifier: BSD-3-Clause
// A field takes no value that it might have to cut.
// error: no match for .operator=
// error: no viable overloaded
#include <koordinates/layers.hpp>

void set_views(koordinates::Layer& layer) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  layer.num_views = 3.5;
#else
  layer.num_views = 3;
#endif
}
