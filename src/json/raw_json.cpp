// SPDX-License-Identifier: BSD-3-Clause
// `RawJson`: checks, reads and compares pieces of JSON that are kept as text.
#include <koordinates/json/raw_json.hpp>

#include <algorithm>
#include <limits>
#include <string>

#include <koordinates/error.hpp>

#include "json/decimal.hpp"
#include "json/document.hpp"
#include "json/writer.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

using detail::Decimal;
using detail::JsonDocument;
using detail::JsonView;
using detail::read_decimal;

// A text that was checked when the RawJson was made; it may come from a document with a higher limit.
constexpr detail::JsonLimits checked_already{std::numeric_limits<int>::max()};

bool same_number(std::string_view a, std::string_view b) {
  if (a == b) return true;
  const Decimal x = read_decimal(a);
  const Decimal y = read_decimal(b);
  return x.negative == y.negative && x.exponent == y.exponent && x.digits == y.digits;
}

// The members by name; of those that stand twice the last.
std::vector<JsonView> sorted_members(JsonView object) {
  std::vector<JsonView> members;
  members.reserve(object.child_count());
  for (auto child = object.first_child(); child; child = child->next()) members.push_back(*child);
  std::stable_sort(members.begin(), members.end(), [](JsonView a, JsonView b) { return a.key() < b.key(); });
  const auto last_of_name =
      std::unique(members.rbegin(), members.rend(), [](JsonView a, JsonView b) { return a.key() == b.key(); });
  members.erase(members.begin(), last_of_name.base());
  return members;
}

using Pairs = std::vector<std::pair<JsonView, JsonView>>;

bool pair_members(JsonView a, JsonView b, Pairs& to_compare) {
  const std::vector<JsonView> left = sorted_members(a);
  const std::vector<JsonView> right = sorted_members(b);
  if (left.size() != right.size()) return false;
  for (std::size_t i = 0; i < left.size(); ++i) {
    if (left[i].key() != right[i].key()) return false;
    to_compare.emplace_back(left[i], right[i]);
  }
  return true;
}

bool pair_elements(JsonView a, JsonView b, Pairs& to_compare) {
  if (a.child_count() != b.child_count()) return false;
  auto right = b.first_child();
  for (auto left = a.first_child(); left; left = left->next(), right = right->next()) {
    to_compare.emplace_back(*left, *right);
  }
  return true;
}

// False where the two differ; what they hold is put with what is still to compare.
bool same_so_far(JsonView a, JsonView b, Pairs& to_compare) {
  if (a.kind() != b.kind()) return false;
  switch (a.kind()) {
    case JsonKind::null:
      return true;
    case JsonKind::boolean:
      return a.boolean() == b.boolean();
    case JsonKind::number:
      return same_number(a.text(), b.text());
    case JsonKind::string:
      return a.string() == b.string();
    case JsonKind::array:
      return pair_elements(a, b, to_compare);
    case JsonKind::object:
      return pair_members(a, b, to_compare);
  }
  return false;
}

RawJson of_writer(detail::JsonWriter& writer) { return RawJson::parse(writer.take()); }

}  // namespace

RawJson RawJson::parse(std::string text) {
  try {
    const JsonDocument document(std::move(text));
    return document.root().raw();
  } catch (const DecodeError& error) {
    constexpr std::string_view subject = "the response";
    std::string message = error.what();
    if (message.compare(0, subject.size(), subject) == 0) message.replace(0, subject.size(), "the JSON text");
    throw ClientValidationError(message);
  }
}

RawJson RawJson::from_string(std::string_view text) {
  detail::JsonWriter writer;
  writer.string(text);
  return of_writer(writer);
}

RawJson RawJson::from_int(std::int64_t value) {
  detail::JsonWriter writer;
  writer.integer(value);
  return of_writer(writer);
}

RawJson RawJson::from_double(double value) {
  detail::JsonWriter writer;
  writer.number(value);
  return of_writer(writer);
}

RawJson RawJson::from_bool(bool value) {
  detail::JsonWriter writer;
  writer.boolean(value);
  return of_writer(writer);
}

JsonKind RawJson::kind() const noexcept {
  if (text_.empty()) return JsonKind::null;  // moved from
  switch (text_.front()) {
    case 'n':
      return JsonKind::null;
    case 't':
    case 'f':
      return JsonKind::boolean;
    case '"':
      return JsonKind::string;
    case '[':
      return JsonKind::array;
    case '{':
      return JsonKind::object;
    default:
      return JsonKind::number;
  }
}

std::optional<std::string> RawJson::as_string() const {
  if (kind() != JsonKind::string) return std::nullopt;
  const JsonDocument document(text_, checked_already);
  return std::string(*document.root().string());
}

std::optional<std::int64_t> RawJson::as_int() const {
  if (kind() != JsonKind::number) return std::nullopt;
  return JsonDocument(text_, checked_already).root().integer();
}

std::optional<double> RawJson::as_double() const {
  if (kind() != JsonKind::number) return std::nullopt;
  return JsonDocument(text_, checked_already).root().number();
}

std::optional<bool> RawJson::as_bool() const {
  if (kind() != JsonKind::boolean) return std::nullopt;
  return text_ == "true";
}

std::optional<RawJson> RawJson::get(std::string_view member) const {
  if (kind() != JsonKind::object) return std::nullopt;
  const JsonDocument document(text_, checked_already);
  const auto found = document.root().find(member);
  if (!found) return std::nullopt;
  return found->raw();
}

std::vector<std::pair<std::string, RawJson>> RawJson::members() const {
  std::vector<std::pair<std::string, RawJson>> all;
  if (kind() != JsonKind::object) return all;
  const JsonDocument document(text_, checked_already);
  all.reserve(document.root().child_count());
  for (auto child = document.root().first_child(); child; child = child->next()) {
    all.emplace_back(child->key(), child->raw());
  }
  return all;
}

std::vector<RawJson> RawJson::elements() const {
  std::vector<RawJson> all;
  if (kind() != JsonKind::array) return all;
  const JsonDocument document(text_, checked_already);
  all.reserve(document.root().child_count());
  for (auto child = document.root().first_child(); child; child = child->next()) all.push_back(child->raw());
  return all;
}

bool operator==(const RawJson& a, const RawJson& b) {
  if (a.text_ == b.text_) return true;
  if (a.kind() != b.kind()) return false;
  if (a.is_null()) return true;
  const JsonDocument left(a.text_, checked_already);
  const JsonDocument right(b.text_, checked_already);
  Pairs to_compare{{left.root(), right.root()}};
  while (!to_compare.empty()) {
    const auto [x, y] = to_compare.back();
    to_compare.pop_back();
    if (!same_so_far(x, y, to_compare)) return false;
  }
  return true;
}

}  // namespace v0
}  // namespace koordinates
