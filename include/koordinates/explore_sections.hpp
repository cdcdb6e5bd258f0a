// SPDX-License-Identifier: BSD-3-Clause
// Explore sections: the sections of a site's start page, such as "Imagery", under which data can be explored.
#pragma once

#include <string>
#include <string_view>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>

namespace koordinates {
inline namespace v0 {

/// A section of the site's start page, under which data can be explored. Read-only.
///
/// A value; not thread-safe. Endpoint: `/explore-sections/{slug}/` of v1.x.
struct KOORDINATES_EXPORT ExploreSection : Model<ExploreSection> {
  Field<std::string> slug;   ///< What identifies the section: "imagery".
  Field<std::string> label;  ///< Its title.
  Field<std::string> description;
  Field<std::string> icon_url;  ///< An icon, usually an SVG image as a `data:` URI.

  /// Reads the section again by its slug and overwrites every member. GET /explore-sections/{slug}/
  ///
  /// Throws NotBound if the section did not come from a client.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/explore-sections/`. They use v1.x, whichever version the client has.
///
/// A cheap handle that keeps the session alive. Every member may be called on any thread. The known filter is
/// `item_type`, such as "layer.*" or "layer.raster"; others are sent unchanged.
class KOORDINATES_EXPORT ExploreSectionManager : public ListManager<ExploreSection> {
 public:
  /// One section by its slug. GET /explore-sections/{slug}/
  ///
  /// Throws ClientValidationError if the slug is empty or contains a slash, NotFound if there is no such section.
  [[nodiscard]] ExploreSection get(std::string_view slug, const Expansions& expand = {},
                                   const CallOptions& options = {}) const;
  ExploreSection get(std::int64_t) const = delete;  ///< sections have no numbers

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<ExploreSection> {
  using type = ExploreSectionManager;
};

}  // namespace v0
}  // namespace koordinates
