// SPDX-License-Identifier: BSD-3-Clause
// The calls that all versioned objects share: `VersionedModel` and `VersionedManager`. A layer, table, set or document
// is edited as a draft, which is published as a whole.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>
#include <koordinates/core/queries/manager.hpp>
#include <koordinates/core/transfers/input.hpp>
#include <koordinates/export.hpp>
#include <koordinates/fwd.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {

/// The object, and its version, that a call is about.
struct VersionOf {
  const Resource* resource;
  const ModelInfo* info;
  const void* model;
  std::int64_t id;          ///< Of the object.
  std::int64_t version_id;  ///< Of the version that the model holds; 0 if the model does not say.
};

/// Implements VersionedModel::is_published_version().
[[nodiscard]] KOORDINATES_EXPORT bool is_published_version(const ModelInfo& info, const void* model);
/// Implements VersionedModel::is_draft_version().
[[nodiscard]] KOORDINATES_EXPORT bool is_draft_version(const ModelInfo& info, const void* model);

/// Reads a version into `out`. `urltype` is the one of the endpoint: "single", "draft" or "published".
KOORDINATES_EXPORT void get_version_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out,
                                         std::int64_t id, std::string_view urltype, std::int64_t version_id,
                                         const Expansions& expand, const CallOptions& options);
/// Sends POST to an action of an object. Reads the result into `out`: from the Location of the response, from its body,
/// or from the address in the body.
KOORDINATES_EXPORT void post_version_into(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                          const ModelInfo& result, void* out, std::int64_t id, std::string_view urltype,
                                          std::int64_t version_id, const CallOptions& options);
/// Sends POST to the list, and reads the new object into `out`.
KOORDINATES_EXPORT void create_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out,
                                    const void* model, const CallOptions& options);
/// Sends DELETE for one version.
KOORDINATES_EXPORT void delete_version_of(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                          std::int64_t id, std::int64_t version_id, const CallOptions& options);
/// Sends DELETE for the object with all its versions.
KOORDINATES_EXPORT void delete_object(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                                      const CallOptions& options);
/// Sends an XML document as the metadata of a version, or of the object itself if version_id is 0.
KOORDINATES_EXPORT void post_metadata(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                                      std::int64_t version_id, const Input& xml, const CallOptions& options);
/// Throws ClientValidationError if the number is not an id.
KOORDINATES_EXPORT void require_version_id(std::int64_t version_id);
/// Sends an XML document as the metadata of the version that a call of a model is about, and returns the id of that
/// version. Checks the document before it looks up the version.
KOORDINATES_EXPORT std::int64_t replace_metadata(const VersionOf& version, std::int64_t version_id, const Input& xml,
                                                 const CallOptions& options);
/// Throws ClientValidationError if the model has unsaved changes, which the call would ignore.
KOORDINATES_EXPORT void require_saved(const VersionOf& version, const char* verb);
/// Sends the changes of a model, and reads the response into `out`, a new model. Returns false if nothing changed;
/// nothing is sent then.
[[nodiscard]] KOORDINATES_EXPORT bool save_into(const VersionOf& version, void* out, bool with_data, SaveBody body,
                                                const CallOptions& options);
/// Implements VersionedModel::refresh().
KOORDINATES_EXPORT void refresh_into(const VersionOf& version, void* out, const CallOptions& options);
/// Returns the version that a call of a model is about: the given one, else the model's own, else the one that the
/// server reports for the object.
[[nodiscard]] KOORDINATES_EXPORT std::int64_t version_for(const VersionOf& version, std::int64_t given,
                                                          const CallOptions& options);
/// Makes the query over the versions of an object.
[[nodiscard]] KOORDINATES_EXPORT QueryBase version_query(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                                         const ModelInfo& version, std::int64_t id);
/// Makes the query over the drafts.
[[nodiscard]] KOORDINATES_EXPORT QueryBase draft_query(const std::shared_ptr<Session>& session, const ModelInfo& info);
/// Makes the query over what an object has besides its versions (v1.x): its services or its styles, depending on
/// `listed`.
[[nodiscard]] KOORDINATES_EXPORT QueryBase item_query(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                                      const ModelInfo& listed, std::int64_t id);
/// Reads sample rows of a version (v1.x).
[[nodiscard]] KOORDINATES_EXPORT RawJson read_sample(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                                     std::int64_t id, std::int64_t version_id,
                                                     const CallOptions& options);
/// Adds or removes a star (v1.x).
KOORDINATES_EXPORT void set_star(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                                 bool starred, const CallOptions& options);

}  // namespace detail

/// The calls of a model that has versions. T is the model, V its version summary.
///
/// Shares ownership of the client's session, as every Resource does. Use one object on one thread at a time. A call
/// that sends throws NotBound if the model did not come from a client, and what a request can throw. In the paths,
/// {collection} is layers, tables, sets or documents.
template <class T, class V>
class VersionedModel : public Model<T> {
 public:
  /// True if this is the published version. Sends nothing. Throws FieldMissing if the model does not say which version
  /// it is, as an entry of a list.
  [[nodiscard]] bool is_published_version() const { return detail::is_published_version(T::model_info(), &self()); }
  /// True if this is a draft. Sends nothing. Throws FieldMissing if the model does not say which version it is, as an
  /// entry of a list.
  [[nodiscard]] bool is_draft_version() const { return detail::is_draft_version(T::model_info(), &self()); }

  /// Returns a query over the versions of this object, in the server's order: `GET /{collection}/{id}/versions/`.
  [[nodiscard]] Query<V> list_versions() const {
    return detail::QueryAccess::make<V>(detail::version_query(session(), T::model_info(), V::model_info(), bound_id()));
  }
  /// Returns another version of this object. Sends `GET /{collection}/{id}/versions/{version_id}/`. Throws NotFound if
  /// there is no such version.
  [[nodiscard]] T get_version(std::int64_t version_id, const Expansions& expand = {},
                              const CallOptions& options = {}) const {
    return read("single", version_id, expand, options);
  }
  /// Returns the draft of this object. Sends `GET /{collection}/{id}/versions/draft/`. Throws NotFound if there is
  /// none.
  [[nodiscard]] T get_draft_version(const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read("draft", 0, expand, options);
  }
  /// Returns the published version of this object. Sends `GET /{collection}/{id}/versions/published/`. Throws NotFound
  /// if there is none.
  [[nodiscard]] T get_published_version(const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read("published", 0, expand, options);
  }
  /// Reads the same version again in its detailed form, and overwrites every member.
  ///
  /// Sends GET to the address of the version, or to the `url` of the object. An object that is not a draft and does not
  /// say which version it is, as from get() with "v1", is read by its `url`: the result is the published version.
  void refresh(const CallOptions& options = {}) {
    T fresh;
    detail::refresh_into(version_of(), &fresh, options);
    self() = std::move(fresh);
  }

  /// Creates a draft as a copy of the latest version, and returns it. Sends `POST /{collection}/{id}/versions/`. Throws
  /// Conflict if a draft exists.
  [[nodiscard]] T create_draft_version(const CallOptions& options = {}) const {
    T draft;
    detail::post_version_into(session(), T::model_info(), T::model_info(), &draft, bound_id(), "create", 0, options);
    return draft;
  }
  /// Publishes a version, by default this one, as soon as its import has finished. Returns the publish job.
  ///
  /// Sends `POST /{collection}/{id}/versions/{version_id}/publish/`. Throws ClientValidationError if this version has
  /// unsaved changes, and Conflict if it is already published or part of a job. To use the result, include
  /// <koordinates/publishing.hpp> or <koordinates/koordinates.hpp>.
  template <class P = Publish>
  P publish(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    if (version_id == 0) detail::require_saved(version_of(), "published");
    P job;
    detail::post_version_into(session(), T::model_info(), P::model_info(), &job, bound_id(), "publish",
                              detail::version_for(version_of(), version_id, options), options);
    return job;
  }
  /// Deletes a draft, by default this version. Sends `DELETE /{collection}/{id}/versions/{version_id}/`. Throws
  /// NotAllowed for the published version, and Conflict if the version is already deleted.
  void delete_version(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    detail::delete_version_of(session(), T::model_info(), bound_id(),
                              detail::version_for(version_of(), version_id, options), options);
  }

 protected:
  [[nodiscard]] const std::shared_ptr<detail::Session>& session() const {
    return detail::session_of(self(), detail::name_of(T::model_info()));
  }
  /// Returns the id. Throws NotBound if the model did not come from a client, and then FieldMissing if it has no id.
  [[nodiscard]] std::int64_t bound_id() const {
    static_cast<void>(session());
    return self().id.value();
  }
  [[nodiscard]] detail::VersionOf version_of() const {
    const T& model = self();
    const std::int64_t version_id = model.version ? model.version->id.value_or(0) : 0;
    return {&model, &T::model_info(), &model, model.id.value_or(0), version_id};
  }
  bool save_changes(bool with_data, SaveBody body, const CallOptions& options) {
    T saved;
    const bool sent = detail::save_into(version_of(), &saved, with_data, body, options);
    if (sent) self() = std::move(saved);
    return sent;
  }
  [[nodiscard]] T& self() noexcept { return static_cast<T&>(*this); }
  [[nodiscard]] const T& self() const noexcept { return static_cast<const T&>(*this); }

 private:
  [[nodiscard]] T read(std::string_view urltype, std::int64_t version_id, const Expansions& expand,
                       const CallOptions& options) const {
    T found;
    detail::get_version_into(session(), T::model_info(), &found, bound_id(), urltype, version_id, expand, options);
    return found;
  }
};

/// The calls of a manager of versioned models. T is the model, V its version summary. Thread-safe, as Manager is.
template <class T, class V>
class VersionedManager : public ListManager<T> {
 public:
  /// Returns a query over the objects whose latest version is not published: `GET /{collection}/drafts/`.
  [[nodiscard]] Query<T> list_drafts() const {
    return detail::QueryAccess::make<T>(detail::draft_query(this->session(), T::model_info()));
  }
  /// Returns a query over the versions of one object: `GET /{collection}/{id}/versions/`.
  [[nodiscard]] Query<V> list_versions(std::int64_t id) const {
    return detail::QueryAccess::make<V>(detail::version_query(this->session(), T::model_info(), V::model_info(), id));
  }
  /// Returns one version of an object. Sends `GET /{collection}/{id}/versions/{version_id}/`. Throws NotFound if there
  /// is no such version.
  [[nodiscard]] T get_version(std::int64_t id, std::int64_t version_id, const Expansions& expand = {},
                              const CallOptions& options = {}) const {
    return read(id, "single", version_id, expand, options);
  }
  /// Returns the draft of an object. Sends `GET /{collection}/{id}/versions/draft/`. Throws NotFound if there is none.
  [[nodiscard]] T get_draft(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read(id, "draft", 0, expand, options);
  }
  /// Returns the published version of an object. Sends `GET /{collection}/{id}/versions/published/`. Throws NotFound if
  /// there is none.
  [[nodiscard]] T get_published(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read(id, "published", 0, expand, options);
  }
  /// Creates an object as a draft, and returns it as the server reports it. Sends `POST /{collection}/`. Throws
  /// ClientValidationError, before anything is sent, that lists every required member without a value.
  [[nodiscard]] T create(const T& fresh, const CallOptions& options = {}) const {
    T created;
    detail::create_into(this->session(), T::model_info(), &created, &fresh, options);
    return created;
  }
  /// Creates a draft of an existing object: see VersionedModel::create_draft_version(). Sends
  /// `POST /{collection}/{id}/versions/`.
  [[nodiscard]] T create_draft(std::int64_t id, const CallOptions& options = {}) const {
    T draft;
    detail::post_version_into(this->session(), T::model_info(), T::model_info(), &draft, id, "create", 0, options);
    return draft;
  }

 protected:
  using ListManager<T>::ListManager;

 private:
  [[nodiscard]] T read(std::int64_t id, std::string_view urltype, std::int64_t version_id, const Expansions& expand,
                       const CallOptions& options) const {
    T found;
    detail::get_version_into(this->session(), T::model_info(), &found, id, urltype, version_id, expand, options);
    return found;
  }
};

}  // namespace v0
}  // namespace koordinates
