// SPDX-License-Identifier: BSD-3-Clause
// Links to other objects.
#include <koordinates/core/models/ref.hpp>

#include <charconv>

#include <koordinates/error.hpp>

#include "core/models/field_access.hpp"
#include "http/redaction.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

std::int64_t last_number(std::string_view url) noexcept {
  url = url.substr(0, url.find_first_of("?#"));
  while (!url.empty()) {
    const std::size_t slash = url.rfind('/');
    const std::string_view segment = slash == std::string_view::npos ? url : url.substr(slash + 1);
    std::int64_t number = 0;
    const auto parsed = std::from_chars(segment.data(), segment.data() + segment.size(), number);
    if (!segment.empty() && parsed.ec == std::errc() && parsed.ptr == segment.data() + segment.size() && number > 0) {
      return number;
    }
    url = slash == std::string_view::npos ? std::string_view() : url.substr(0, slash);
  }
  return 0;
}

RefBase::RefBase(std::string_view url) : url_(url), id_(last_number(url)) {}

void RefBase::throw_not_expanded() const {
  const std::string what = url_.empty() ? "object " + std::to_string(id_) : redact_text(url_);
  throw FieldMissing("only a link to " + what + " was sent, not the object: expand it, or get() it by its id");
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
