// SPDX-License-Identifier: BSD-3-Clause
// Text of URLs, queries and numbers: taking apart and putting together.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

using QueryList = std::vector<std::pair<std::string, std::string>>;

std::string lower(std::string text);  // ASCII only
std::string trim(const std::string& text);
std::vector<std::string> split(const std::string& text, char separator);  // at least one element
std::string join(const std::vector<std::string>& parts, const std::string& separator);
bool starts_with(const std::string& text, const std::string& beginning);
bool ends_with(const std::string& text, const std::string& end);
bool contains(const std::vector<std::string>& list, const std::string& item);

std::string percent_decode(const std::string& text, bool plus_is_space);
std::string percent_encode(const std::string& text);

QueryList parse_query(const std::string& query);
std::string build_query(const QueryList& query);  // without the '?'

// Digits only (a leading '-' too), all of the text, in range.
std::optional<std::int64_t> parse_integer(const std::string& text);
// true, True, 1 and their opposites.
std::optional<bool> parse_boolean(const std::string& text);

// "City Parks (2020)" -> "city-parks-2020"
std::string slug_of(const std::string& title);

// The id in "119" or in "https://host/services/api/v1/groups/119/"; -1 if there is none.
std::int64_t id_in(const std::string& id_or_url);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
