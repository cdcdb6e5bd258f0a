// SPDX-License-Identifier: BSD-3-Clause
// Redactions: permanent changes of one row in the past versions of a layer or table.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>
#include <koordinates/json/raw_json.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/session/expansions.hpp>
#include <koordinates/users.hpp>

namespace koordinates {
inline namespace v0 {

/// A permanent change of one row in past versions of a layer or table, for example to remove a person's name.
///
/// A value; not thread-safe. Endpoint: `…/redactions/{id}/`. The members that a request has are known; the others are
/// inferred, so each of them may be absent.
struct KOORDINATES_EXPORT Redaction : Model<Redaction> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<Timestamp> created_at;
  Field<Ref<User>> created_by;
  Field<RawJson> primary_key;        ///< The value of the row's primary key: a number, a string, or a list. Required.
  Field<std::string> start_version;  ///< The URL of the first version that is changed. Required.
  Field<std::string> end_version;    ///< The URL of the last version that is changed; absent: the latest one.
  Field<RawJson> new_values;         ///< An object: the new value of each field that changes; null clears. Required.
  Field<std::string> message;        ///< The reason, which others can read. Required.

  /// Reads the redaction again and overwrites every member. GET …/redactions/{id}/
  ///
  /// Throws NotBound if the redaction did not come from a client.
  void refresh(const CallOptions& options = {});

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

class RedactionManager;

namespace detail {
/// The redactions of one object: `info` is its model, `id` its id.
[[nodiscard]] KOORDINATES_EXPORT RedactionManager redactions_of(const std::shared_ptr<Session>& session,
                                                                const ModelInfo& info, std::int64_t id);
}  // namespace detail

/// The redactions of one layer or table: `layer.redactions()`.
///
/// A cheap handle that keeps the session alive. Every member may be called on any thread. Reading needs a token with the
/// scope `layers:read`, creating one with `layers:write`.
class KOORDINATES_EXPORT RedactionManager : public Manager {
 public:
  using model = Redaction;

  /// All redactions of the object; sends nothing until it is read. GET …/redactions/
  [[nodiscard]] Query<Redaction> list() const;

  /// One redaction by its id. GET …/redactions/{id}/
  ///
  /// Throws ClientValidationError if the id is below 1, NotFound if there is no such redaction.
  [[nodiscard]] Redaction get(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const;

  /// Changes the row in all versions from `start_version` to `end_version`, which cannot be undone, and returns the new
  /// redaction. POST …/redactions/
  ///
  /// Throws ClientValidationError before anything is sent if a required member is missing or `new_values` is not an
  /// object, BadRequest if the service rejects the change.
  Redaction create(const Redaction& redaction, const CallOptions& options = {}) const;

  /// The URL of a version of this object, for `start_version` and `end_version`. Sends nothing.
  ///
  /// Throws ClientValidationError if the id is below 1.
  [[nodiscard]] std::string version_url(std::int64_t version_id) const;

 private:
  friend KOORDINATES_EXPORT RedactionManager detail::redactions_of(const std::shared_ptr<detail::Session>&,
                                                                   const detail::ModelInfo&, std::int64_t);
  using Manager::Manager;  ///< parents: {{"collection", "layers"}, {"id", "123"}}
};

}  // namespace v0
}  // namespace koordinates
