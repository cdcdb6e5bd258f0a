// SPDX-License-Identifier: BSD-3-Clause
// The bases of all models: `Record` preserves members that the SDK does not know, `Resource` knows the client that it
// came from, and `Model<T>` adds JSON, printing and equality.
#pragma once

#include <cstdint>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>
#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// What save() puts into the body of its request.
enum class SaveBody {
  /// The required members, and those that changed since the model was read; cleared members as null.
  changes,
  full  ///< Every writable member that has a value or is null.
};

class Resource;

namespace detail {

class Session;
struct ModelInfo;  ///< The member table of a model: see src/core/models/mapping.hpp.
struct Origin;     ///< Where a model came from.
struct ResourceAccess;

[[nodiscard]] KOORDINATES_EXPORT std::string write_model(const ModelInfo& info, const void* model);
KOORDINATES_EXPORT void read_model(const ModelInfo& info, void* model, std::string_view json);
KOORDINATES_EXPORT void print_model(std::ostream& out, const ModelInfo& info, const void* model);
[[nodiscard]] KOORDINATES_EXPORT bool same_model(const ModelInfo& info, const void* a, const void* b);
[[nodiscard]] KOORDINATES_EXPORT bool same_resource(const ModelInfo& info, const void* a, const void* b);

/// The session that a model came from. Throws NotBound if there is none; `model` names it in the message: "layer".
[[nodiscard]] KOORDINATES_EXPORT const std::shared_ptr<Session>& session_of(const Resource& resource,
                                                                            const char* model);
[[nodiscard]] KOORDINATES_EXPORT const char* name_of(const ModelInfo& info) noexcept;

}  // namespace detail

/// JSON members by name, in the order in which they were received or set. Not synchronised.
class KOORDINATES_EXPORT ExtraMembers {
 public:
  /// A name and its value.
  using Pair = std::pair<std::string, RawJson>;

  /// Returns the value of this member (the last one if the name is repeated), or nothing if there is none.
  [[nodiscard]] std::optional<RawJson> get(std::string_view name) const;
  /// True if there is a member with this name.
  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  /// Sets a member. The next create() or save() sends it, even if the value is the one that was received.
  ExtraMembers& set(std::string name, RawJson value);
  /// Removes every member with this name.
  ExtraMembers& remove(std::string_view name);

  /// The number of members.
  [[nodiscard]] std::size_t size() const noexcept { return members_.size(); }
  /// True if there are no members.
  [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
  /// The first member.
  [[nodiscard]] std::vector<Pair>::const_iterator begin() const noexcept { return members_.begin(); }
  /// The end of the members.
  [[nodiscard]] std::vector<Pair>::const_iterator end() const noexcept { return members_.end(); }
  /// True if the member was set here, as opposed to received.
  [[nodiscard]] bool was_set(std::string_view name) const noexcept;

 private:
  friend struct detail::ResourceAccess;
  std::vector<Pair> members_;
  std::vector<std::string> set_names_;
};

/// A JSON object as a struct. A value type; use one object on one thread at a time.
class KOORDINATES_EXPORT Record {
 public:
  /// The received members that the SDK has no name for, and further members to send.
  ExtraMembers extra;
};

/// A Record that stands for an object on the server.
///
/// Copies share ownership of the client's session, which lives at least as long as the last of them. A model that did
/// not come from a client is unbound: those of its calls that send throw NotBound. Use one object on one thread at a
/// time; copies are independent.
class KOORDINATES_EXPORT Resource : public Record {
 public:
  /// True if the model came from a client.
  [[nodiscard]] bool is_bound() const noexcept;

 private:
  friend struct detail::ResourceAccess;
  std::shared_ptr<const detail::Origin> origin_;
};

/// The base of every model: `struct Layer : Model<Layer>`, `struct LayerData : Model<LayerData, Record>`.
///
/// Owns what `Base` owns. Use one object on one thread at a time.
template <class T, class Base = Resource>
class Model : public Base {
 public:
  /// Returns everything that the model holds as a JSON object, including received members that the SDK does not know.
  ///
  /// Passwords and tokens are left out, so the result can be logged.
  [[nodiscard]] std::string to_json() const { return detail::write_model(T::model_info(), self()); }
  /// Makes an unbound model from a JSON object. Throws DecodeError if the text is not one.
  [[nodiscard]] static T from_json(std::string_view json) {
    T model;
    detail::read_model(T::model_info(), &model, json);
    return model;
  }

  /// True if both models stand for the same object.
  ///
  /// Resources are equal if they have the same kind and id, whatever their members. Records, and resources without an
  /// id, are equal if all members are equal.
  friend bool operator==(const T& a, const T& b) {
    if constexpr (std::is_same_v<Base, Resource>) {
      return detail::same_resource(T::model_info(), &a, &b);
    } else {
      return detail::same_model(T::model_info(), &a, &b);
    }
  }
  friend bool operator!=(const T& a, const T& b) { return !(a == b); }
  /// Writes "<id> - <title>", or the part of it that is known.
  friend std::ostream& operator<<(std::ostream& out, const T& model) {
    detail::print_model(out, T::model_info(), &model);
    return out;
  }

 private:
  [[nodiscard]] const void* self() const noexcept { return static_cast<const T*>(this); }
};

}  // namespace v0
}  // namespace koordinates
