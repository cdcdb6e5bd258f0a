// SPDX-License-Identifier: BSD-3-Clause
// `Ref<T>`: a link to another object. The API writes it as an id, as a URL, or as the object itself.
//
//     draft.group = 119;                            // by id
//     draft.group = "https://host/…/groups/119/";   // by URL
//     draft.group = other_group;                    // by object
//     std::cout << layer.group->get().name;         // if the server sent the object
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include <koordinates/core/models/field.hpp>
#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {

struct RefAccess;  ///< Gives the JSON mapping access to a Ref.

/// The part of Ref that does not depend on T.
class KOORDINATES_EXPORT RefBase {
 public:
  /// The id: the one that was set, the object's, or the last number in the URL. 0 if there is none.
  [[nodiscard]] std::int64_t id() const noexcept { return id_; }
  /// The URL: the one that was set, or the object's. Empty if there is none.
  [[nodiscard]] const std::string& url() const noexcept { return url_; }
  /// True if the whole object is present.
  [[nodiscard]] bool is_expanded() const noexcept { return object_ != nullptr; }

 protected:
  RefBase() = default;
  explicit RefBase(std::int64_t id) noexcept : id_(id) {}
  explicit RefBase(std::string_view url);
  RefBase(std::shared_ptr<const void> object, std::int64_t id, std::string url) noexcept
      : object_(std::move(object)), url_(std::move(url)), id_(id) {}
  [[noreturn]] void throw_not_expanded() const;

  std::shared_ptr<const void> object_;
  std::string url_;
  std::int64_t id_ = 0;

 private:
  friend struct RefAccess;
};

}  // namespace detail

/// A link to an object of type T: an id, a URL, or the object itself.
///
/// A value type. Copies share ownership of the object, which never changes. T may be incomplete if a Ref<T> is only
/// declared as a member. Not synchronised.
template <class T>
class Ref : public detail::RefBase {
 public:
  /// Constructs an empty link.
  Ref() = default;
  /// Links by id.
  template <class Id, std::enable_if_t<std::is_integral_v<Id> && !std::is_same_v<Id, bool> && sizeof(Id) <= 8, int> = 0>
  Ref(Id id) noexcept : RefBase(static_cast<std::int64_t>(id)) {}  // NOLINT(google-explicit-constructor)
  /// Links by URL. Throws ClientValidationError for a null pointer.
  template <class Text, std::enable_if_t<std::is_convertible_v<const Text&, std::string_view>, int> = 0>
  Ref(const Text& url) : RefBase(std::string_view(detail::require_text(url))) {}  // NOLINT(google-explicit-constructor)
  /// Links to a copy of the object.
  template <class Object, std::enable_if_t<std::is_same_v<Object, T>, int> = 0>
  Ref(const Object& object)  // NOLINT(google-explicit-constructor)
      : RefBase(std::make_shared<const Object>(object), object.id.value_or(0), object.url.value_or(std::string())) {}

  /// Returns the object; on a temporary, a copy. Throws FieldMissing if only the id or the URL is known.
  [[nodiscard]] const T& get() const& {
    if (object_ == nullptr) throw_not_expanded();
    return *static_cast<const T*>(object_.get());
  }
  [[nodiscard]] T get() const&& { return static_cast<const Ref&>(*this).get(); }
  /// Same as get().
  [[nodiscard]] const T& operator*() const& { return get(); }
  [[nodiscard]] T operator*() const&& { return static_cast<const Ref&>(*this).get(); }
  [[nodiscard]] const T* operator->() const { return &get(); }

  /// True if both links name the same object: compares ids if both have one, and URLs otherwise.
  friend bool operator==(const Ref& a, const Ref& b) noexcept {
    if (a.id_ != 0 && b.id_ != 0) return a.id_ == b.id_;
    return a.url_ == b.url_ && a.id_ == b.id_;
  }
  friend bool operator!=(const Ref& a, const Ref& b) noexcept { return !(a == b); }
};

}  // namespace v0
}  // namespace koordinates
