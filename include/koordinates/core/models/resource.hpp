// SPDX-License-Identifier: BSD-3-Clause
// The bases of models: `Record` keeps unknown members, `Resource` holds the session it came from, and `Model<T>` gives
// a struct its JSON form, its printed form and its equality.
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

/// Which members save() sends.
enum class SaveBody {
  changes,  ///< required members and changes; cleared members are sent as null
  full      ///< every writable member that has a value
};

class Resource;

namespace detail {

class Session;
struct ModelInfo;  // the table of a model: see src/core/models/mapping.hpp
struct Origin;     // where a model came from
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

/// JSON members by name, in the order in which they were received.
class KOORDINATES_EXPORT ExtraMembers {
 public:
  using Pair = std::pair<std::string, RawJson>;

  /// The member of that name; empty if there is none.
  [[nodiscard]] std::optional<RawJson> get(std::string_view name) const;
  [[nodiscard]] bool contains(std::string_view name) const noexcept;
  /// Sets a member, which the next create or save sends even if its value did not change.
  ExtraMembers& set(std::string name, RawJson value);
  ExtraMembers& remove(std::string_view name);

  [[nodiscard]] std::size_t size() const noexcept { return members_.size(); }
  [[nodiscard]] bool empty() const noexcept { return members_.empty(); }
  [[nodiscard]] std::vector<Pair>::const_iterator begin() const noexcept { return members_.begin(); }
  [[nodiscard]] std::vector<Pair>::const_iterator end() const noexcept { return members_.end(); }
  /// True if the member was set here and not received.
  [[nodiscard]] bool was_set(std::string_view name) const noexcept;

 private:
  friend struct detail::ResourceAccess;
  std::vector<Pair> members_;
  std::vector<std::string> set_names_;
};

/// A JSON object as a struct. A value.
class KOORDINATES_EXPORT Record {
 public:
  /// Received members that the SDK does not know.
  ExtraMembers extra;
};

/// A Record that represents an object on the server.
///
/// Copies share the client's session, which lives as long as any of them. A model that did not come from a client is
/// unbound: its verbs throw NotBound. Use one object on one thread at a time; copies are independent.
class KOORDINATES_EXPORT Resource : public Record {
 public:
  [[nodiscard]] bool is_bound() const noexcept;

 private:
  friend struct detail::ResourceAccess;
  std::shared_ptr<const detail::Origin> origin_;
};

/// The base of every model: `struct Layer : Model<Layer>`, `struct LayerData : Model<LayerData, Record>`.
template <class T, class Base = Resource>
class Model : public Base {
 public:
  /// The model as a JSON object, with every received member, known or not. Passwords and tokens are left out, so the
  /// result can be logged.
  [[nodiscard]] std::string to_json() const { return detail::write_model(T::model_info(), self()); }
  /// An unbound model from a JSON object. Throws DecodeError if the text is not such an object.
  [[nodiscard]] static T from_json(std::string_view json) {
    T model;
    detail::read_model(T::model_info(), &model, json);
    return model;
  }

  // Resources are equal if they have the same kind and id, whatever their other members. Records, and resources without
  // an id, are equal if all their members are.
  friend bool operator==(const T& a, const T& b) {
    if constexpr (std::is_same_v<Base, Resource>) {
      return detail::same_resource(T::model_info(), &a, &b);
    } else {
      return detail::same_model(T::model_info(), &a, &b);
    }
  }
  friend bool operator!=(const T& a, const T& b) { return !(a == b); }
  // Prints "<id> - <title>", or the one of them that is present.
  friend std::ostream& operator<<(std::ostream& out, const T& model) {
    detail::print_model(out, T::model_info(), &model);
    return out;
  }

 private:
  [[nodiscard]] const void* self() const noexcept { return static_cast<const T*>(this); }
};

}  // namespace v0
}  // namespace koordinates
