// SPDX-License-Identifier: BSD-3-Clause
// Categories: the subjects that layers, tables, sets and documents belong to.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/session/call_options.hpp>

namespace koordinates {
inline namespace v0 {

/// One category. Sent as its path: `Category{"transport/roads"}`. Endpoint: `/categories/` (v1.x).
struct KOORDINATES_EXPORT Category : Model<Category, Record> {
  Category() = default;
  Category(const char* slug_text) { slug = slug_text; }         // NOLINT(google-explicit-constructor)
  Category(const std::string& slug_text) { slug = slug_text; }  // NOLINT(google-explicit-constructor)

  Field<std::string> name;
  Field<std::string> slug;
  Field<std::string> key;                  ///< v1.x
  Field<std::string> url;                  ///< v1.x
  Field<std::vector<Category>> ancestors;  ///< v1.x; from the outermost to the nearest

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/categories/`. They use v1.x, whichever version the client has.
class KOORDINATES_EXPORT CategoryManager : public ListManager<Category> {
 public:
  /// The category with this path, such as "transport/roads". GET /categories/
  ///
  /// Searches the list, because no URL of a single category is documented. Throws ClientError if there is no such
  /// category.
  [[nodiscard]] Category get(std::string_view key, const CallOptions& options = {}) const;
  Category get(std::int64_t) const = delete;  ///< categories have paths, not numbers

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<Category> {
  using type = CategoryManager;
};

}  // namespace v0
}  // namespace koordinates
