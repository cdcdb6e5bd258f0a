// SPDX-License-Identifier: BSD-3-Clause
// An error always says something.
// error: no matching function
// error: implicitly-deleted default constructor
#include <koordinates/error.hpp>

void refuse() {
#ifdef KOORDINATES_MUST_NOT_COMPILE
  throw koordinates::ClientValidationError();
#else
  throw koordinates::ClientValidationError("the limit must not be negative");
#endif
}
