// SPDX-License-Identifier: BSD-3-Clause
// What the checker of metadata documents says.
#pragma once

#include <string>
#include <string_view>

#include <koordinates/error.hpp>

#include "metadata/check.hpp"

namespace koordinates_test {

// The message that a document gives; "" when it is taken.
inline std::string refusal(std::string_view xml) {
  try {
    static_cast<void>(koordinates::detail::check_metadata_document(xml));
    return {};
  } catch (const koordinates::ClientValidationError& error) {
    return error.what();
  }
}

// A small document that is taken, with something in its title.
inline std::string dublin_core(const std::string& title) {
  return "<dc xmlns:d=\"http://purl.org/dc/elements/1.1/\">\n <d:title>" + title + "</d:title></dc>";
}

}  // namespace koordinates_test
