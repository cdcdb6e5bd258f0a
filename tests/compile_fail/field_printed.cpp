// SPDX-License-Identifier: BSD-3-Clause
// A field is printed without saying what to print where it has no value.
// error: use of deleted function
// error: overload resolution selected deleted operator
// error: attempting to reference a deleted function
#include <ostream>

#include <koordinates/layers.hpp>

void print_title(std::ostream& out, const koordinates::Layer& layer) {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  out << layer.title;
#else
  out << layer.title.value_or("untitled");
#endif
}
