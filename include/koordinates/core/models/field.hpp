// SPDX-License-Identifier: BSD-3-Clause
// `Field<T>`: a model member that is absent, null, or a value.
//
//     layer.title = "Roads";        // a value
//     layer.license = nullptr;      // cleared: sent as null
//     layer.title.reset();          // absent: not sent at all
//     if (layer.data) use(layer.data->crs.value_or("unknown"));
//
// Reading a field that has no value throws FieldMissing. The message says what to do and, for a model that came from
// the server, names the object and the member.
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

/// The state of a Field.
enum class FieldState : std::uint8_t {
  absent,  ///< The member was never set, or the server did not send it.
  null,    ///< The server sent null, or the member was set to nullptr.
  value,   ///< The member has a value.
  /// The server sent an unknown shape; the model's `extra` holds it under the member's name.
  unreadable
};

namespace detail {

struct FieldAccess;  ///< Gives the JSON mapping untyped access to fields.

/// The model and the member that a field belongs to. Static data; fields point to it.
struct FieldLabel {
  const char* model;
  const char* member;
};

/// The untyped part of Field. The label and the owner id serve only to word error messages.
class KOORDINATES_EXPORT FieldBase {
 public:
  /// The state of the field.
  [[nodiscard]] FieldState state() const noexcept { return state_; }
  /// True if the field has a value.
  [[nodiscard]] bool has_value() const noexcept { return state_ == FieldState::value; }
  /// True if the field is null.
  [[nodiscard]] bool is_null() const noexcept { return state_ == FieldState::null; }
  /// True if the field was never set, or if the server did not send it.
  [[nodiscard]] bool is_absent() const noexcept { return state_ == FieldState::absent; }

 protected:
  FieldBase() noexcept = default;
  /// Throws FieldMissing with a message for the present state.
  [[noreturn]] void throw_missing() const;

  FieldState state_ = FieldState::absent;

 private:
  friend struct FieldAccess;

  std::uint8_t name_index_ = 0;  ///< Which of its JSON names the member came under; 0 is the first.
  std::uint32_t owner_id_ = 0;   ///< 0: unknown.
  const FieldLabel* label_ = nullptr;
};

/// Throws ClientValidationError for a null C string.
[[noreturn]] KOORDINATES_EXPORT void throw_null_text();

/// Returns the value unchanged. Throws ClientValidationError for a null pointer, such as getenv() returns.
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

/// True if a U can be assigned to a Field<T>: U converts to T without narrowing, and U is not itself a Field.
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

/// An optional model member that distinguishes absent, null and a value.
///
/// Assignment accepts nullptr and every type that converts to T without narrowing. A value type that owns its T; as
/// thread-safe as T.
template <class T>
class Field : public detail::FieldBase {
 public:
  /// The type of the value.
  using value_type = T;

  /// Constructs an absent field.
  Field() = default;
  /// Constructs a field with a value.
  template <class U = T, std::enable_if_t<detail::is_assignable_to_field<U, T>(), int> = 0>
  Field(U&& value)  // NOLINT(google-explicit-constructor)
      : value_(std::forward<U>(detail::require_text(value))) {
    state_ = FieldState::value;
  }
  /// Constructs a null field.
  template <class N, std::enable_if_t<std::is_same_v<N, std::nullptr_t>, int> = 0>
  Field(N) {  // NOLINT(google-explicit-constructor)
    state_ = FieldState::null;
  }

  /// Sets the value.
  template <class U = T, std::enable_if_t<detail::is_assignable_to_field<U, T>(), int> = 0>
  Field& operator=(U&& value) {
    value_ = std::forward<U>(detail::require_text(value));
    state_ = FieldState::value;
    return *this;
  }
  /// Sets the field to null. Only nullptr selects this overload: `= 0` assigns the number.
  template <class N, std::enable_if_t<std::is_same_v<N, std::nullptr_t>, int> = 0>
  Field& operator=(N) {
    clear();
    return *this;
  }

  /// Makes the field absent, as if it had never been set.
  void reset() {
    value_ = T();
    state_ = FieldState::absent;
  }
  /// Replaces the content with a new default-constructed value, and returns that value.
  T& emplace() {
    value_ = T();
    state_ = FieldState::value;
    return value_;
  }

  /// Returns the value. Throws FieldMissing if there is none.
  ///
  /// On a temporary, as in `*client.layers().get(1).title`, returns by value, so the result cannot dangle.
  [[nodiscard]] const T& value() const& { return held(); }
  [[nodiscard]] T& value() & { return held(); }
  [[nodiscard]] T value() && { return std::move(held()); }
  [[nodiscard]] T value() const&& { return held(); }
  /// Same as value().
  [[nodiscard]] const T& operator*() const& { return held(); }
  [[nodiscard]] T& operator*() & { return held(); }
  [[nodiscard]] T operator*() && { return std::move(held()); }
  [[nodiscard]] T operator*() const&& { return held(); }
  [[nodiscard]] const T* operator->() const { return &held(); }
  [[nodiscard]] T* operator->() { return &held(); }
  /// Returns the value, or `fallback` if there is none.
  template <class U>
  [[nodiscard]] T value_or(U&& fallback) const {
    if (has_value()) return value_;
    return static_cast<T>(std::forward<U>(fallback));
  }

  /// For a field that holds a map: returns the entry under this key. Creates the map and the entry if they are missing.
  template <class V = T, class Mapped = typename V::mapped_type>
  [[nodiscard]] Mapped& operator[](const typename V::key_type& key) {
    if (!has_value()) emplace();
    return value_[key];
  }

  /// True if there is a value. A Field<bool> does not convert: use has_value() or value().
  template <class V = T, std::enable_if_t<!std::is_same_v<V, bool>, int> = 0>
  explicit operator bool() const noexcept {
    return has_value();
  }

  /// True if both fields have the same state and, if they have values, equal values.
  friend bool operator==(const Field& a, const Field& b) {
    return a.state_ == b.state_ && (!a.has_value() || a.value_ == b.value_);
  }
  friend bool operator!=(const Field& a, const Field& b) { return !(a == b); }
  /// True if the field has a value that is equal to `b`.
  template <class U, std::enable_if_t<detail::is_assignable_to_field<const U&, T>(), int> = 0>
  friend bool operator==(const Field& a, const U& b) {
    return a.has_value() && a.value_ == b;
  }
  /// True if the field has no value, or one that is not equal to `b`.
  template <class U, std::enable_if_t<detail::is_assignable_to_field<const U&, T>(), int> = 0>
  friend bool operator!=(const Field& a, const U& b) {
    return !(a == b);
  }
  /// Deleted because it is ambiguous: print `*field` or `field.value_or(…)`.
  friend std::ostream& operator<<(std::ostream& out, const Field& field) = delete;
  /// True if the field is null.
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
