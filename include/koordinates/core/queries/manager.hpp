// SPDX-License-Identifier: BSD-3-Clause
// `Manager`: base of the managers, each of which has the calls of one API area. `ListManager<T>` adds the calls that
// every area has.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/core/queries/discovery.hpp>
#include <koordinates/core/queries/query.hpp>
#include <koordinates/export.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/session/expansions.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
struct ModelInfo;
class Session;
}  // namespace detail

/// The base of every manager. A cheap, copyable handle on the client's session.
///
/// It shares ownership of the session, so it may outlive the Client. Thread-safe: every member may be called on any
/// thread.
class KOORDINATES_EXPORT Manager {
 protected:
  /// The path parameters that all calls of the manager share: {{"croplayer_id", "2"}}.
  using Parents = std::vector<std::pair<std::string, std::string>>;

  explicit Manager(std::shared_ptr<detail::Session> session, Parents parents = {}) noexcept
      : session_(std::move(session)), parents_(std::move(parents)) {}
  [[nodiscard]] const std::shared_ptr<detail::Session>& session() const noexcept { return session_; }
  [[nodiscard]] const Parents& parents() const noexcept { return parents_; }

  /// Makes a query over the area's list. Sends nothing.
  [[nodiscard]] detail::QueryBase make_query(const detail::ModelInfo& info) const;
  /// Sends OPTIONS to the area's list.
  [[nodiscard]] Discovery discover_list(const detail::ModelInfo& info, const CallOptions& options) const;
  /// Sends GET for one object of the list, and reads it into `model`.
  void get_into(const detail::ModelInfo& info, void* model, std::int64_t id, const Expansions& expand,
                const CallOptions& options) const;

 private:
  std::shared_ptr<detail::Session> session_;
  Parents parents_;
};

/// The calls that every area has. `T` is the model that they return. Thread-safe, as Manager is.
template <class T>
class ListManager : public Manager {
 public:
  /// The model that the calls return.
  using model = T;

  /// Returns a query over the whole list. Sends nothing until the query is walked: see Query.
  [[nodiscard]] Query<T> list() const { return detail::QueryAccess::make<T>(make_query(T::model_info())); }
  /// Same as `list().filter(name, value)`.
  [[nodiscard]] Query<T> filter(std::string_view name, const FilterValue& value) const {
    return list().filter(name, value);
  }
  /// Same as `list().order_by(key)`.
  [[nodiscard]] Query<T> order_by(std::string_view key) const { return list().order_by(key); }
  /// Same as `list().expand(names)`.
  [[nodiscard]] Query<T> expand(const Expansions& names = "list") const { return list().expand(names); }

  /// Returns one object by its id. Sends `GET /{collection}/{id}/`, with the path of the area. Throws
  /// ClientValidationError if the id is less than 1, and NotFound if there is no such object.
  [[nodiscard]] T get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    T found;
    get_into(T::model_info(), &found, id, expand, options);
    return found;
  }

  /// Returns the filters and the expansions of the list. Sends `OPTIONS /{collection}/`, with the path of the area.
  [[nodiscard]] Discovery discover(const CallOptions& options = {}) const {
    return discover_list(T::model_info(), options);
  }

 protected:
  using Manager::Manager;
};

}  // namespace v0
}  // namespace koordinates
