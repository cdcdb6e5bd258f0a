// SPDX-License-Identifier: BSD-3-Clause
// Reads what the service tells of its lists.
#pragma once

#include <vector>

#include <koordinates/core/queries/discovery.hpp>

#include "json/document.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// An object with a member for each filter: a list of {name, key}, or {min, max}. Throws DecodeError where it is no object.
[[nodiscard]] std::vector<Facet> read_facets(JsonView object);

// The answer to OPTIONS. Members that are not there stay empty. Throws DecodeError where it is no object.
[[nodiscard]] Discovery read_discovery(JsonView object);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
