// SPDX-License-Identifier: BSD-3-Clause
// Filter values as text.
#include <koordinates/core/queries/filter_value.hpp>

#include <cmath>

#include <koordinates/error.hpp>

#include "json/writer.hpp"

namespace koordinates {
inline namespace v0 {

namespace detail {

std::string filter_text(std::int64_t value) { return std::to_string(value); }
std::string filter_text(std::uint64_t value) { return std::to_string(value); }

std::string filter_text(double value) {
  if (!std::isfinite(value)) throw ClientValidationError("the value of a filter must be a finite number");
  JsonWriter shortest;  // independent of the locale, as std::to_string is not
  shortest.number(value);
  return shortest.take();
}

}  // namespace detail

FilterValue::FilterValue(const Timestamp& time) : texts_{time.is_date() ? time.to_string() : time.to_iso8601()} {}
FilterValue::FilterValue(std::chrono::system_clock::time_point time) : FilterValue(Timestamp(time)) {}

void FilterValue::append(const FilterValue& other) {
  texts_.insert(texts_.end(), other.texts_.begin(), other.texts_.end());
}

}  // namespace v0
}  // namespace koordinates
