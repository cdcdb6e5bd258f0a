// SPDX-License-Identifier: BSD-3-Clause
// Publishers: the sites, groups and people that publish data (v1.x, read-only).
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

/// A publisher. Endpoint: /publishers/{id}/ of v1.x.
struct KOORDINATES_EXPORT Publisher : Model<Publisher> {
  Field<std::string> id;  ///< "site:…", "user:…", "data.example.org:108"
  Field<std::string> url;
  Field<std::string> name;
  Field<std::string> description;
  Field<std::string> html_url;
  Field<std::string> slug_for_url;
  Field<RawJson> theme;  ///< {logo, background_color}: a URL that may begin with "//", and six hexadecimal digits
  Field<RawJson> site;   ///< {url, name}
  Field<RawJson> flags;
  Field<std::int64_t> dataset_count;

  /// Reads the publisher again. GET /publishers/{id}/
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/publishers/`. They use v1.x, whichever version the client has.
///
/// Known filters: `type` (site, user, mirror), `q`, `public`. Known sort key: `popularity`.
class KOORDINATES_EXPORT PublisherManager : public ListManager<Publisher> {
 public:
  /// One publisher by its id, which is a string. GET /publishers/{id}/
  ///
  /// Throws ClientValidationError if the id is empty or contains a slash, NotFound if there is no such publisher.
  [[nodiscard]] Publisher get(std::string_view id, const Expansions& expand = {},
                              const CallOptions& options = {}) const;
  Publisher get(std::int64_t) const = delete;  ///< ids are strings

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
