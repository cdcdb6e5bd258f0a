// SPDX-License-Identifier: BSD-3-Clause
// `attempt()` and `Result<T>`: errors as return values instead of exceptions.
//
//     auto layer = koordinates::attempt([&] { return client.layers().get(123); });
//     if (layer) use(*layer); else log(layer.error().what());
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
/// Returns the thrown exception if it is an E, and nothing otherwise.
template <class E>
std::optional<E> thrown_as(const std::exception_ptr& thrown) {
  if (!thrown) return std::nullopt;
  try {
    std::rethrow_exception(thrown);
  } catch (const E& error) {
    return error;
  } catch (...) {
    return std::nullopt;
  }
}
}  // namespace detail

/// A value, or the Error that was thrown instead. A value type that owns either; as thread-safe as T.
template <class T>
class [[nodiscard]] Result {
 public:
  /// Constructs a result with a value.
  Result(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  /// Constructs a result with an error, and the exception that it was thrown as.
  explicit Result(const Error& error, std::exception_ptr thrown) noexcept : error_(error), thrown_(std::move(thrown)) {}

  /// True if there is a value.
  [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
  /// True if there is a value.
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

  /// Returns the value. If there is none, throws the original error with its original type.
  [[nodiscard]] T& value() & {
    require();
    return *value_;
  }
  [[nodiscard]] const T& value() const& {
    require();
    return *value_;
  }
  [[nodiscard]] T value() && {
    require();
    return std::move(*value_);
  }
  /// Same as value().
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T operator*() && { return std::move(*this).value(); }
  /// Same as value().
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  /// Returns the error. Throws std::bad_optional_access if there is a value.
  [[nodiscard]] const Error& error() const& { return error_.value(); }
  [[nodiscard]] Error error() const&& { return error_.value(); }
  /// Returns the error as type E, or nothing if it has another type or there is none.
  template <class E>
  [[nodiscard]] std::optional<E> error_as() const {
    return detail::thrown_as<E>(thrown_);
  }

 private:
  void require() const {
    if (!value_) std::rethrow_exception(thrown_);
  }
  std::optional<T> value_;
  std::optional<Error> error_;
  std::exception_ptr thrown_;
};

/// The result of a call that returns nothing.
template <>
class [[nodiscard]] Result<void> {
 public:
  /// Constructs a success.
  Result() = default;
  /// Constructs a result with an error, and the exception that it was thrown as.
  explicit Result(const Error& error, std::exception_ptr thrown) noexcept : error_(error), thrown_(std::move(thrown)) {}

  /// True if there is no error.
  [[nodiscard]] bool has_value() const noexcept { return !error_; }
  /// True if there is no error.
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
  /// Throws the original error, with its original type, if there is one.
  void value() const {
    if (error_) std::rethrow_exception(thrown_);
  }
  /// Returns the error. Throws std::bad_optional_access if there is none.
  [[nodiscard]] const Error& error() const& { return error_.value(); }
  [[nodiscard]] Error error() const&& { return error_.value(); }
  /// Returns the error as type E, or nothing if it has another type or there is none.
  template <class E>
  [[nodiscard]] std::optional<E> error_as() const {
    return detail::thrown_as<E>(thrown_);
  }

 private:
  std::optional<Error> error_;
  std::exception_ptr thrown_;
};

/// Calls `callable`, and returns its result or the Error that it throws. Any other exception propagates.
template <class Callable>
auto attempt(Callable&& callable) -> Result<std::decay_t<decltype(callable())>> {
  using Value = std::decay_t<decltype(callable())>;
  try {
    if constexpr (std::is_void_v<Value>) {
      callable();
      return Result<void>();
    } else {
      return Result<Value>(callable());
    }
  } catch (const Error& error) {
    return Result<Value>(error, std::current_exception());
  }
}

}  // namespace v0
}  // namespace koordinates
