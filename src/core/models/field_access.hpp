// SPDX-License-Identifier: BSD-3-Clause
// The back door of `Field`, `Ref` and `Resource` for the mapping: what a model's users cannot touch, it must set.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Where a Resource came from. Shared by its copies, never changed.
struct Origin {
  std::shared_ptr<Session> session;
  std::string json;       // what the server last said of it, word for word; empty for one that came inside another
  bool is_draft = false;  // it came from a list of drafts, whose entries do not say which version they are
};

struct FieldAccess {
  // A member that came as a bare value where the table has an object: {"crs": "EPSG:2193"}.
  static constexpr std::uint8_t bare_name = 255;
  // On a field that is absent: the object came from a list.
  static constexpr std::uint8_t left_out_of_list = 2;
  // The member came in another shape than the table says, and is kept in `extra`.
  static constexpr std::uint8_t came_unreadable = 254;

  static void set_state(FieldBase& field, FieldState state) noexcept { field.state_ = state; }
  static void set_name_index(FieldBase& field, std::uint8_t index) noexcept { field.name_index_ = index; }
  [[nodiscard]] static std::uint8_t name_index(const FieldBase& field) noexcept { return field.name_index_; }
  static void label(FieldBase& field, const FieldLabel& label, std::int64_t owner) noexcept {
    field.label_ = &label;
    const bool fits = owner > 0 && owner <= std::numeric_limits<std::uint32_t>::max();
    field.owner_id_ = fits ? static_cast<std::uint32_t>(owner) : 0;
  }
  template <class T>
  [[nodiscard]] static T& raw(Field<T>& field) noexcept {
    return field.value_;
  }
};

// The last number that stands as a segment of an address's path: "…/groups/119/" gives 119. 0 where there is none.
[[nodiscard]] std::int64_t last_number(std::string_view url) noexcept;

struct RefAccess {
  static void set(RefBase& ref, std::shared_ptr<const void> object, std::int64_t id, std::string url) noexcept {
    ref.object_ = std::move(object);
    ref.id_ = id;
    ref.url_ = std::move(url);
  }
  [[nodiscard]] static const void* object(const RefBase& ref) noexcept { return ref.object_.get(); }
};

struct ResourceAccess {
  static void bind(Resource& resource, std::shared_ptr<const Origin> origin) noexcept {
    resource.origin_ = std::move(origin);
  }
  [[nodiscard]] static const std::shared_ptr<const Origin>& origin(const Resource& resource) noexcept {
    return resource.origin_;
  }
  // Adds a member that was received, which set() would mark as the user's own.
  static void add_extra(Record& record, std::string_view name, RawJson value) {
    record.extra.members_.emplace_back(std::string(name), std::move(value));
  }
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
