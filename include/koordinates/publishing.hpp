// SPDX-License-Identifier: BSD-3-Clause
// Publishing: jobs that publish versions when their imports have ended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/users.hpp>

namespace koordinates {
inline namespace v0 {

struct PublishStateNames {
  static constexpr std::string_view waiting_for_items = "waiting-for-items";
  static constexpr std::string_view waiting_for_time = "waiting-for-time";
  static constexpr std::string_view waiting_for_approval = "waiting-for-approval";
  static constexpr std::string_view publishing = "publishing";
  static constexpr std::string_view cancelled = "cancelled";
  static constexpr std::string_view cancelled_due_to_error = "cancelled-due-to-error";
  static constexpr std::string_view errored = "errored";
  static constexpr std::string_view completed = "completed";
  static constexpr std::string_view all[] = {waiting_for_items, waiting_for_time, waiting_for_approval,
                                             publishing,        cancelled,        cancelled_due_to_error,
                                             errored,           completed};
};
using PublishState = OpenEnum<PublishStateNames>;

struct PublishStrategyNames {
  static constexpr std::string_view together =
      "together";                                       ///< all at once, when the last import has ended; the default
  static constexpr std::string_view manual = "manual";  ///< after approval: Publish::approve()
  static constexpr std::string_view all[] = {together, manual};
};
using PublishStrategy = OpenEnum<PublishStrategyNames>;

/// What happens to the job if an item cannot be published.
struct ErrorStrategyNames {
  static constexpr std::string_view abort = "abort";    ///< nothing is published; the default
  static constexpr std::string_view ignore = "ignore";  ///< the other items are published
  static constexpr std::string_view all[] = {abort, ignore};
};
using ErrorStrategy = OpenEnum<ErrorStrategyNames>;

/// A publish job: an order for PublishManager::create(), or the job that the service describes. Endpoint:
/// /publish/{id}/.
struct KOORDINATES_EXPORT Publish : Model<Publish> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<PublishState> state;
  Field<Timestamp> created_at;
  Field<Ref<User>> created_by;
  Field<ErrorStrategy> error_strategy;
  Field<PublishStrategy> publish_strategy;
  Field<Timestamp> publish_at;            ///< not before this time; null: as soon as possible
  Field<std::vector<std::string>> items;  ///< URLs of versions
  Field<std::string> reference;           ///< free text; jobs can be filtered by it

  /// The same constant under the name in the Python client's guide.
  // NOLINTNEXTLINE(readability-identifier-naming)
  static constexpr std::string_view STRATEGY_TOGETHER = PublishStrategy::together;

  /// Adds a draft to the items. Throws ClientValidationError if the object is not a draft, or does not contain its
  /// version, as in a list.
  void add_layer_item(const Layer& layer);
  void add_table_item(const Table& table);
  void add_set_item(const Set& set);
  void add_document_item(const Document& document);
  /// Adds a version by its summary or by its ids. Throws FieldMissing if a summary has no URL, ClientValidationError if
  /// an id is below 1.
  void add_layer_version(const LayerVersion& version);
  void add_layer_version(std::int64_t layer_id, std::int64_t version_id);
  void add_table_version(const LayerVersion& version);
  void add_table_version(std::int64_t table_id, std::int64_t version_id);
  /// Adds a version by its URL, which may be relative to the API: "sets/1/versions/2/".
  void add_version(std::string_view version_url);

  /// The items of the job, each in its version, with its kind and `as<Layer>()`. GET on each URL
  ///
  /// Include <koordinates/catalog.hpp> or the umbrella header to use the result. Throws NotFound.
  [[nodiscard]] std::vector<CatalogEntry> get_items(const CallOptions& options = {}) const;

  /// Reads the job again, for its state. GET /publish/{id}/
  void refresh(const CallOptions& options = {});
  /// Cancels the job; refresh() then shows its state. DELETE /publish/{id}/. Throws Conflict if it is too late.
  void cancel(const CallOptions& options = {}) const;
  /// Approves a job with the strategy `manual` that waits for approval; refresh() then shows its state. POST
  /// /publish/{id}/approve/
  ///
  /// Throws Conflict if the job does not wait for approval.
  void approve(const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/publish/`. They need the scopes of the items. Filters of the list: `state`, `reference`.
class KOORDINATES_EXPORT PublishManager : public ListManager<Publish> {
 public:
  /// Starts a job and returns it. POST /publish/
  ///
  /// Throws ClientValidationError before anything is sent if there are no items, or if an item is not the URL of a
  /// version of this site or is repeated; BadRequest if an item does not exist, Conflict if one is published or part of
  /// another job.
  [[nodiscard]] Publish create(const Publish& publish, const CallOptions& options = {}) const;

 private:
  friend class Client;
  using ListManager::ListManager;
};

template <>
struct ManagerOf<Publish> {
  using type = PublishManager;
};

}  // namespace v0
}  // namespace koordinates
