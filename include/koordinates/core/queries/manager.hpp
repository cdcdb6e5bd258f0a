// SPDX-License-Identifier: BSD-3-Clause
// `Manager`: the calls of one area of the API. `ListManager<T>` adds the calls that most areas have.
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

/// A cheap handle that keeps the client's session alive. Every member may be called on any thread.
class KOORDINATES_EXPORT Manager {
 protected:
  /// The path parameters that all calls share: `{{"croplayer_id", "2"}}`.
  using Parents = std::vector<std::pair<std::string, std::string>>;

  explicit Manager(std::shared_ptr<detail::Session> session, Parents parents = {}) noexcept
      : session_(std::move(session)), parents_(std::move(parents)) {}
  [[nodiscard]] const std::shared_ptr<detail::Session>& session() const noexcept { return session_; }
  [[nodiscard]] const Parents& parents() const noexcept { return parents_; }

  /// The query for the area's list. GET on the list.
  [[nodiscard]] detail::QueryBase make_query(const detail::ModelInfo& info) const;
  /// OPTIONS on the area's list.
  [[nodiscard]] Discovery discover_list(const detail::ModelInfo& info, const CallOptions& options) const;
  void get_into(const detail::ModelInfo& info, void* model, std::int64_t id, const Expansions& expand,
                const CallOptions& options) const;

 private:
  std::shared_ptr<detail::Session> session_;
  Parents parents_;
};

/// The calls that every area with a list has. `T` is the model that they return.
template <class T>
class ListManager : public Manager {
 public:
  using model = T;

  /// All objects of the area. Sends nothing until the query is read: see Query.
  [[nodiscard]] Query<T> list() const { return detail::QueryAccess::make<T>(make_query(T::model_info())); }
  /// list() followed by one call: see Query::filter(), order_by() and expand().
  [[nodiscard]] Query<T> filter(std::string_view name, const FilterValue& value) const {
    return list().filter(name, value);
  }
  [[nodiscard]] Query<T> order_by(std::string_view key) const { return list().order_by(key); }
  [[nodiscard]] Query<T> expand(const Expansions& names = "list") const { return list().expand(names); }

  /// One object by its id. GET on its URL.
  ///
  /// Throws ClientValidationError if the id is below 1, NotFound if there is no such object.
  [[nodiscard]] T get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    T found;
    get_into(T::model_info(), &found, id, expand, options);
    return found;
  }

  /// What the list can be filtered by, and what can be expanded in it. OPTIONS on the list.
  [[nodiscard]] Discovery discover(const CallOptions& options = {}) const {
    return discover_list(T::model_info(), options);
  }

 protected:
  using Manager::Manager;
};

}  // namespace v0
}  // namespace koordinates
