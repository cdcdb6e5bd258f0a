// SPDX-License-Identifier: BSD-3-Clause
// Publishing: jobs that publish versions once their imports have finished.
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

/// The words of PublishState.
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
/// The state of a publish job.
using PublishState = OpenEnum<PublishStateNames>;

/// The words of PublishStrategy.
struct PublishStrategyNames {
  /// All items at once, when the last import has finished; the default.
  static constexpr std::string_view together = "together";
  static constexpr std::string_view manual = "manual";  ///< When somebody approves the job: see Publish::approve().
  static constexpr std::string_view all[] = {together, manual};
};
/// When a publish job publishes its items.
using PublishStrategy = OpenEnum<PublishStrategyNames>;

/// The words of ErrorStrategy.
struct ErrorStrategyNames {
  static constexpr std::string_view abort = "abort";    ///< Nothing is published; the default.
  static constexpr std::string_view ignore = "ignore";  ///< The other items are published.
  static constexpr std::string_view all[] = {abort, ignore};
};
/// What a publish job does if an item cannot be published.
using ErrorStrategy = OpenEnum<ErrorStrategyNames>;

/// A publish job: an order for PublishManager::create(), or the state that the service reports: `/publish/{id}/`.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time.
struct KOORDINATES_EXPORT Publish : Model<Publish> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<PublishState> state;
  Field<Timestamp> created_at;
  Field<Ref<User>> created_by;
  Field<ErrorStrategy> error_strategy;
  Field<PublishStrategy> publish_strategy;
  Field<Timestamp> publish_at;            ///< Not before this moment; null: as soon as possible.
  Field<std::vector<std::string>> items;  ///< URLs of versions.
  Field<std::string> reference;           ///< Free text, by which jobs can be filtered.

  /// Same as PublishStrategy::together, under the name that the guide of the Python client uses.
  // NOLINTNEXTLINE(readability-identifier-naming)
  static constexpr std::string_view STRATEGY_TOGETHER = PublishStrategy::together;

  /// Adds a draft of a layer. Throws ClientValidationError if the object is not a draft, or does not say which version
  /// it is, as an entry of a list.
  void add_layer_item(const Layer& layer);
  /// Adds a draft of a table. Throws as add_layer_item() does.
  void add_table_item(const Table& table);
  /// Adds a draft of a set. Throws as add_layer_item() does.
  void add_set_item(const Set& set);
  /// Adds a draft of a document. Throws as add_layer_item() does.
  void add_document_item(const Document& document);
  /// Adds a version of a layer by its summary. Throws FieldMissing if the summary has no `url`.
  void add_layer_version(const LayerVersion& version);
  /// Adds a version of a layer by its ids. Throws ClientValidationError if an id is less than 1.
  void add_layer_version(std::int64_t layer_id, std::int64_t version_id);
  /// Adds a version of a table by its summary. Throws FieldMissing if the summary has no `url`.
  void add_table_version(const LayerVersion& version);
  /// Adds a version of a table by its ids. Throws ClientValidationError if an id is less than 1.
  void add_table_version(std::int64_t table_id, std::int64_t version_id);
  /// Adds a version by its URL, which may be relative to the API: "sets/1/versions/2/".
  void add_version(std::string_view version_url);

  /// Returns the items of the job in their versions, as catalogue entries: see CatalogEntry::as(). Sends GET
  /// to the address of each item. Throws NotFound if an item does not exist. To use the result, include
  /// <koordinates/catalog.hpp> or <koordinates/koordinates.hpp>.
  [[nodiscard]] std::vector<CatalogEntry> get_items(const CallOptions& options = {}) const;

  /// Reads the job again, with its state. Sends `GET /publish/{id}/`.
  void refresh(const CallOptions& options = {});
  /// Cancels the job. Sends `DELETE /publish/{id}/`. Throws Conflict if it is too late. Call refresh() to see the
  /// resulting state.
  void cancel(const CallOptions& options = {}) const;
  /// Approves a job with the strategy `manual` that is waiting for approval. Sends `POST /publish/{id}/approve/`.
  /// Throws Conflict if the job is not waiting. Call refresh() to see the resulting state.
  void approve(const CallOptions& options = {}) const;

  /// Returns the member table of the model; for internal use.
  [[nodiscard]] static const detail::ModelInfo& model_info();
};

/// The calls under `/publish/`. Thread-safe, as Manager is.
///
/// They need a token with the scopes of the published items. The filters of the list are `state` and `reference`.
class KOORDINATES_EXPORT PublishManager : public ListManager<Publish> {
 public:
  /// Starts a job, and returns it as the service reports it. Sends `POST /publish/`.
  ///
  /// Throws ClientValidationError, before anything is sent, if there are no items, if an item is not the address of a
  /// version on the client's site, or if an item is repeated. Throws BadRequest if an item does not exist, and Conflict
  /// if it is already published or part of a job.
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
