// SPDX-License-Identifier: BSD-3-Clause
// `Field<T>`: a member of a model that is absent, null, or a value.
//
//   layer.title = "Roads";        // a value
//   layer.license = nullptr;      // cleared: sent as null
//   layer.title.reset();          // absent: not sent at all
//   if (layer.data) use(layer.data->crs.value_or("unknown"));
//
// Reading a field without a value throws FieldMissing. The message names the object and the member, and says what to
// do.
#pragma once

#include <cstddef>
#include <cstdint>
#include <iosfwd>
#include <limits>
#include <type_traits>
#include <utility>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

enum class FieldState : std::uint8_t {
  absent,     ///< the member was missing, or was never set
  null,       ///< it was null, or was set to nullptr
  value,      ///< it has a value
  unreadable  ///< it has an unknown shape; the model's `extra` holds it under its name
};

namespace detail {

struct FieldAccess;  // reads and writes fields of any type

/// The model and the member that a field belongs to. Static; fields point to it.
struct FieldLabel {
  const char* model;
  const char* member;
};

/// The state of a field, without its value. The label and the owner only serve error messages.
class KOORDINATES_EXPORT FieldBase {
 public:
  [[nodiscard]] FieldState state() const noexcept { return state_; }
  [[nodiscard]] bool has_value() const noexcept { return state_ == FieldState::value; }
  [[nodiscard]] bool is_null() const noexcept { return state_ == FieldState::null; }
  /// True if the field was never set, or was not part of the response.
  [[nodiscard]] bool is_absent() const noexcept { return state_ == FieldState::absent; }

 protected:
  FieldBase() noexcept = default;
  [[noreturn]] void throw_missing() const;

  FieldState state_ = FieldState::absent;

 private:
  friend struct FieldAccess;

  std::uint8_t name_index_ = 0;  ///< the index of the name under which the member was received
  std::uint32_t owner_id_ = 0;   ///< 0: unknown
  const FieldLabel* label_ = nullptr;
};

[[noreturn]] KOORDINATES_EXPORT void throw_null_text();

/// Returns its argument. Throws ClientValidationError if the argument is a null `const char*`, as getenv() may return.
template <class U>
U& require_text(U& value) {
  if constexpr (std::is_pointer_v<U>) {
    if (value == nullptr) throw_null_text();
  }
  return value;
}

/// True if every value of U can be represented in T (no narrowing).
template <class U, class T>
constexpr bool fits_arithmetic() noexcept {
  if constexpr (std::is_same_v<U, T>) {
    return true;
  } else if constexpr (std::is_same_v<U, bool> || std::is_same_v<T, bool>) {
    return false;
  } else if constexpr (std::is_integral_v<U> && std::is_integral_v<T>) {
    return std::numeric_limits<U>::digits <= std::numeric_limits<T>::digits &&
           (std::is_signed_v<T> || std::is_unsigned_v<U>);
  } else {
    return std::is_floating_point_v<T> && std::numeric_limits<U>::digits <= std::numeric_limits<T>::digits;
  }
}

template <class U, class T>
constexpr bool is_assignable_to_field() noexcept {
  using Source = std::remove_cv_t<std::remove_reference_t<U>>;
  if constexpr (std::is_same_v<Source, std::nullptr_t> || std::is_base_of_v<FieldBase, Source>) {
    return false;
  } else if constexpr (std::is_arithmetic_v<T>) {
    if constexpr (std::is_arithmetic_v<Source>) {
      return fits_arithmetic<Source, T>();
    } else {
      return false;
    }
  } else {
    return std::is_convertible_v<U, T>;
  }
}

}  // namespace detail

/// A member that is absent, null, or a value of type T.
///
/// A value type, as thread-safe as a T. Assignment accepts types that convert to T without loss, and `nullptr`.
template <class T>
class Field : public detail::FieldBase {
 public:
  using value_type = T;

  Field() = default;
  template <class U = T, std::enable_if_t<detail::is_assignable_to_field<U, T>(), int> = 0>
  Field(U&& value)  // NOLINT(google-explicit-constructor)
      : value_(std::forward<U>(detail::require_text(value))) {
    state_ = FieldState::value;
  }
  template <class N, std::enable_if_t<std::is_same_v<N, std::nullptr_t>, int> = 0>
  Field(N) {  // NOLINT(google-explicit-constructor)
    state_ = FieldState::null;
  }

  template <class U = T, std::enable_if_t<detail::is_assignable_to_field<U, T>(), int> = 0>
  Field& operator=(U&& value) {
    value_ = std::forward<U>(detail::require_text(value));
    state_ = FieldState::value;
    return *this;
  }
  /// Accepts exactly `nullptr`: `= 0` assigns the number.
  template <class N, std::enable_if_t<std::is_same_v<N, std::nullptr_t>, int> = 0>
  Field& operator=(N) {
    clear();
    return *this;
  }

  /// Makes the field absent.
  void reset() {
    value_ = T();
    state_ = FieldState::absent;
  }
  /// Replaces the value with a default-constructed one, and returns it.
  T& emplace() {
    value_ = T();
    state_ = FieldState::value;
    return value_;
  }

  /// The value. Throws FieldMissing if there is none.
  ///
  /// On a temporary, returns by value, so the result cannot dangle.
  [[nodiscard]] const T& value() const& { return held(); }
  [[nodiscard]] T& value() & { return held(); }
  [[nodiscard]] T value() && { return std::move(held()); }
  [[nodiscard]] T value() const&& { return held(); }
  [[nodiscard]] const T& operator*() const& { return held(); }
  [[nodiscard]] T& operator*() & { return held(); }
  [[nodiscard]] T operator*() && { return std::move(held()); }
  [[nodiscard]] T operator*() const&& { return held(); }
  [[nodiscard]] const T* operator->() const { return &held(); }
  [[nodiscard]] T* operator->() { return &held(); }
  /// The value, or `fallback` if there is no value.
  template <class U>
  [[nodiscard]] T value_or(U&& fallback) const {
    if (has_value()) return value_;
    return static_cast<T>(std::forward<U>(fallback));
  }

  /// For a field that holds a map: the value under this key. Creates the map and the entry if they are missing.
  template <class V = T, class Mapped = typename V::mapped_type>
  [[nodiscard]] Mapped& operator[](const typename V::key_type& key) {
    if (!has_value()) emplace();
    return value_[key];
  }

  /// True if the field has a value. A Field<bool> does not convert: use has_value() or value().
  template <class V = T, std::enable_if_t<!std::is_same_v<V, bool>, int> = 0>
  explicit operator bool() const noexcept {
    return has_value();
  }

  // Equal if both have the same state and, if they have values, equal values.
  friend bool operator==(const Field& a, const Field& b) {
    return a.state_ == b.state_ && (!a.has_value() || a.value_ == b.value_);
  }
  friend bool operator!=(const Field& a, const Field& b) { return !(a == b); }
  template <class U, std::enable_if_t<detail::is_assignable_to_field<const U&, T>(), int> = 0>
  friend bool operator==(const Field& a, const U& b) {
    return a.has_value() && a.value_ == b;
  }
  template <class U, std::enable_if_t<detail::is_assignable_to_field<const U&, T>(), int> = 0>
  friend bool operator!=(const Field& a, const U& b) {
    return !(a == b);
  }
  // Deleted: print `*field` or `field.value_or(…)` instead.
  friend std::ostream& operator<<(std::ostream& out, const Field& field) = delete;
  friend bool operator==(const Field& a, std::nullptr_t) { return a.is_null(); }
  friend bool operator!=(const Field& a, std::nullptr_t) { return !a.is_null(); }

 private:
  friend struct detail::FieldAccess;

  [[nodiscard]] const T& held() const {
    if (!has_value()) throw_missing();
    return value_;
  }
  [[nodiscard]] T& held() {
    if (!has_value()) throw_missing();
    return value_;
  }

  void clear() {
    value_ = T();
    state_ = FieldState::null;
  }

  T value_{};
};

}  // namespace v0
}  // namespace koordinates
