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

/// A category. It is sent as its path: `Category{"transport/roads"}`. Endpoint: `/categories/` (v1.x). A value type.
struct KOORDINATES_EXPORT Category : Model<Category, Record> {
  /// Constructs an empty category.
  Category() = default;
  /// Constructs a category from its path.
  Category(const char* slug_text) { slug = slug_text; }  // NOLINT(google-explicit-constructor)
  /// Constructs a category from its path.
  Category(const std::string& slug_text) { slug = slug_text; }  // NOLINT(google-explicit-constructor)

  Field<std::string> name;
  Field<std::string> slug;
  Field<std::string> key;                  ///< v1.x only.
  Field<std::string> url;                  ///< v1.x only.
  Field<std::vector<Category>> ancestors;  ///< v1.x only: from the outermost to the nearest.

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/categories/` of v1.x, whatever the client's API version. Thread-safe, as Manager is.
class KOORDINATES_EXPORT CategoryManager : public ListManager<Category> {
 public:
  /// Returns the category with this path ("transport/roads"). Sends `GET /categories/` and searches the list, because
  /// no address of a single category is documented. Throws ClientError if there is none.
  [[nodiscard]] Category get(std::string_view key, const CallOptions& options = {}) const;
  Category get(std::int64_t) const = delete;  ///< Deleted: categories have paths, not numbers.

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
