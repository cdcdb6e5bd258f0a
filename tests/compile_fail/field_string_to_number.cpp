// SPDX-License-Identifier: BSD-3-Clause
// A number is not made from a text.
// error: no match for .operator=
// error: no viable overloaded
#include <koordinates/layers.hpp>

void set_id(koordinates::Layer& layer) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  layer.id = "123";
#else
  layer.id = 123;
#endif
}
