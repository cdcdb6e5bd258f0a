// SPDX-License-Identifier: BSD-3-Clause
// A text would make a bool that is always true.
// error: no match for .operator=
// error: no viable overloaded
#include <koordinates/layers.hpp>

void set_starred(koordinates::Layer& layer) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  layer.is_starred = "false";
#else
  layer.is_starred = false;
#endif
}
