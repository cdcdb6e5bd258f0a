// SPDX-License-Identifier: BSD-3-Clause
// Publishers: the sites, groups and people in whose name data is published. v1.x, read-only.
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
  Field<RawJson> theme;  ///< {logo, background_color}: an address that may begin with "//", and six hex digits
  Field<RawJson> site;   ///< {url, name}
  Field<RawJson> flags;
  Field<std::int64_t> dataset_count;

  /// Reads the publisher again.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under /publishers/ of v1.x: they go there, whichever version the client has. Filters that are known: `type` (site,
/// user, mirror), `q`, `public`; sort key: `popularity`.
class KOORDINATES_EXPORT PublisherManager : public ListManager<Publisher> {
 public:
  /// One by its id, which is a text. Throws ClientValidationError for an empty one or one with a slash, NotFound.
  [[nodiscard]] Publisher get(std::string_view id, const Expansions& expand = {},
                              const CallOptions& options = {}) const;
  Publisher get(std::int64_t) const = delete;  ///< ids are texts

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
