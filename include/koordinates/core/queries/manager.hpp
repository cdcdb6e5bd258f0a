// SPDX-License-Identifier: BSD-3-Clause
// `Manager`: the calls of one area of the API. `ListManager<T>` adds those that every area has.
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

/// A cheap handle on a client's session, which it keeps alive. Every member may be called on any thread.
class KOORDINATES_EXPORT Manager {
 protected:
  /// What of an address is the same for all calls: {{"croplayer_id", "2"}}.
  using Parents = std::vector<std::pair<std::string, std::string>>;

  explicit Manager(std::shared_ptr<detail::Session> session, Parents parents = {}) noexcept
      : session_(std::move(session)), parents_(std::move(parents)) {}
  [[nodiscard]] const std::shared_ptr<detail::Session>& session() const noexcept { return session_; }
  [[nodiscard]] const Parents& parents() const noexcept { return parents_; }

  /// GET on the area's list, and on one object of it.
  [[nodiscard]] detail::QueryBase make_query(const detail::ModelInfo& info) const;
  /// OPTIONS on the area's list.
  [[nodiscard]] Discovery discover_list(const detail::ModelInfo& info, const CallOptions& options) const;
  void get_into(const detail::ModelInfo& info, void* model, std::int64_t id, const Expansions& expand,
                const CallOptions& options) const;

 private:
  std::shared_ptr<detail::Session> session_;
  Parents parents_;
};

/// The calls that every area has. `T` is the model that they give.
template <class T>
class ListManager : public Manager {
 public:
  using model = T;

  /// All of them. Sends nothing by itself: see Query.
  [[nodiscard]] Query<T> list() const { return detail::QueryAccess::make<T>(make_query(T::model_info())); }
  /// list() with one of its calls: see Query::filter, order_by and expand.
  [[nodiscard]] Query<T> filter(std::string_view name, const FilterValue& value) const {
    return list().filter(name, value);
  }
  [[nodiscard]] Query<T> order_by(std::string_view key) const { return list().order_by(key); }
  [[nodiscard]] Query<T> expand(const Expansions& names = "list") const { return list().expand(names); }

  /// One of them by its id. Throws ClientValidationError for an id below 1, NotFound where there is none.
  [[nodiscard]] T get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    T found;
    get_into(T::model_info(), &found, id, expand, options);
    return found;
  }

  /// What the list can be filtered by, and what can be expanded in it. OPTIONS on it.
  [[nodiscard]] Discovery discover(const CallOptions& options = {}) const {
    return discover_list(T::model_info(), options);
  }

 protected:
  using Manager::Manager;
};

}  // namespace v0
}  // namespace koordinates
