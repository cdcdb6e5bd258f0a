// SPDX-License-Identifier: BSD-3-Clause
// `attempt()`: returns errors as values instead of throwing them.
//
//   auto layer = koordinates::attempt([&] { return client.layers().get(123); });
//   if (layer) use(*layer); else log(layer.error().what());
#pragma once

#include <exception>
#include <optional>
#include <type_traits>
#include <utility>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
/// The thrown error as an E; null if it has another type.
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

/// A value, or the Error that was thrown instead. A value type, as thread-safe as a T.
template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : value_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  explicit Result(const Error& error, std::exception_ptr thrown) noexcept : error_(error), thrown_(std::move(thrown)) {}

  [[nodiscard]] bool has_value() const noexcept { return value_.has_value(); }
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }

  /// The value. Throws the error, with its original type, if there is none.
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
  [[nodiscard]] T& operator*() & { return value(); }
  [[nodiscard]] const T& operator*() const& { return value(); }
  [[nodiscard]] T operator*() && { return std::move(*this).value(); }
  [[nodiscard]] T* operator->() { return &value(); }
  [[nodiscard]] const T* operator->() const { return &value(); }

  /// The error. Call it only if there is no value.
  [[nodiscard]] const Error& error() const& { return error_.value(); }
  [[nodiscard]] Error error() const&& { return error_.value(); }
  /// The error as the type E; null if it has another type, or if there is no error.
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

/// The same for calls that return nothing.
template <>
class [[nodiscard]] Result<void> {
 public:
  Result() = default;
  explicit Result(const Error& error, std::exception_ptr thrown) noexcept : error_(error), thrown_(std::move(thrown)) {}

  [[nodiscard]] bool has_value() const noexcept { return !error_; }
  [[nodiscard]] explicit operator bool() const noexcept { return has_value(); }
  void value() const {
    if (error_) std::rethrow_exception(thrown_);
  }
  [[nodiscard]] const Error& error() const& { return error_.value(); }
  [[nodiscard]] Error error() const&& { return error_.value(); }
  template <class E>
  [[nodiscard]] std::optional<E> error_as() const {
    return detail::thrown_as<E>(thrown_);
  }

 private:
  std::optional<Error> error_;
  std::exception_ptr thrown_;
};

/// Calls `call` and returns its result, or the Error that it threw. Any other exception propagates.
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
