// SPDX-License-Identifier: BSD-3-Clause
// Publishers: the sites, groups and people in whose name data is published (v1.x, read-only).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>

namespace koordinates {
inline namespace v0 {

/// A publisher: `/publishers/{id}/` of v1.x. Read-only. Shares ownership of the client's session, as every Resource
/// does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Publisher : Model<Publisher> {
  Field<std::string> id;  ///< "site:…", "user:…", "data.example.org:108".
  Field<std::string> url;
  Field<std::string> name;
  Field<std::string> description;
  Field<std::string> html_url;
  Field<std::string> slug_for_url;
  /// {logo, background_color}: an address that may begin with "//", and six hexadecimal digits.
  Field<RawJson> theme;
  Field<RawJson> site;  ///< {url, name}.
  Field<RawJson> flags;
  Field<std::int64_t> dataset_count;

  /// Reads the publisher again. Sends `GET /publishers/{id}/`.
  void refresh(const CallOptions& options = {});

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/publishers/` of v1.x, whatever the client's API version. Thread-safe, as Manager is.
///
/// The known filters are `type` (site, user, mirror), `q` and `public`; the known sort key is `popularity`.
class KOORDINATES_EXPORT PublisherManager : public ListManager<Publisher> {
 public:
  /// Returns one publisher by its id, which is text. Sends `GET /publishers/{id}/`. Throws ClientValidationError if the
  /// id is empty or contains a slash, and NotFound if there is no such publisher.
  [[nodiscard]] Publisher get(std::string_view id, const Expansions& expand = {},
                              const CallOptions& options = {}) const;
  Publisher get(std::int64_t) const = delete;  ///< Deleted: ids are text.

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<Publisher> {
  using type = PublisherManager;
};

}  // namespace v0
}  // namespace koordinates
