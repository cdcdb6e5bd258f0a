// SPDX-License-Identifier: BSD-3-Clause
// What all models with versions share: `VersionedModel` and `VersionedManager`. A layer, table or set is edited as a
// draft, which is published as a whole.
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

/// The object, and its version, that a call refers to.
struct VersionOf {
  const Resource* resource;
  const ModelInfo* info;
  const void* model;
  std::int64_t id;          ///< of the object
  std::int64_t version_id;  ///< of the model's version; 0 if unknown
};

[[nodiscard]] KOORDINATES_EXPORT bool is_published_version(const ModelInfo& info, const void* model);
[[nodiscard]] KOORDINATES_EXPORT bool is_draft_version(const ModelInfo& info, const void* model);

/// Requests about versions. `urltype` is that of the endpoint: "single", "draft", "published". The result is read into
/// `out`.
KOORDINATES_EXPORT void get_version_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out,
                                         std::int64_t id, std::string_view urltype, std::int64_t version_id,
                                         const Expansions& expand, const CallOptions& options);
/// POST to an action of an object. The result is read from the Location, from the body, or from the URL in the body.
KOORDINATES_EXPORT void post_version_into(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                          const ModelInfo& result, void* out, std::int64_t id, std::string_view urltype,
                                          std::int64_t version_id, const CallOptions& options);
KOORDINATES_EXPORT void create_into(const std::shared_ptr<Session>& session, const ModelInfo& info, void* out,
                                    const void* model, const CallOptions& options);
KOORDINATES_EXPORT void delete_version_of(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                          std::int64_t id, std::int64_t version_id, const CallOptions& options);
KOORDINATES_EXPORT void delete_object(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                                      const CallOptions& options);
/// Sends an XML document as a version's metadata; with version_id 0, as the object's own.
KOORDINATES_EXPORT void post_metadata(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                                      std::int64_t version_id, const Input& xml, const CallOptions& options);
/// Throws ClientValidationError if the id is invalid.
KOORDINATES_EXPORT void require_version_id(std::int64_t version_id);
/// The same for the version that a verb refers to, which is returned. The document is checked before the version is
/// requested.
KOORDINATES_EXPORT std::int64_t replace_metadata(const VersionOf& version, std::int64_t version_id, const Input& xml,
                                                 const CallOptions& options);
/// Throws ClientValidationError if the model has unsaved changes, which the call would ignore.
KOORDINATES_EXPORT void require_saved(const VersionOf& version, const char* verb);
/// Returns false, and sends nothing, if nothing was changed. The response is read into `out`, a new model.
[[nodiscard]] KOORDINATES_EXPORT bool save_into(const VersionOf& version, void* out, bool with_data, SaveBody body,
                                                const CallOptions& options);
KOORDINATES_EXPORT void refresh_into(const VersionOf& version, void* out, const CallOptions& options);
/// The version that a verb refers to: the one given, else the model's own, else the one that the server reports.
[[nodiscard]] KOORDINATES_EXPORT std::int64_t version_for(const VersionOf& version, std::int64_t given,
                                                          const CallOptions& options);
[[nodiscard]] KOORDINATES_EXPORT QueryBase version_query(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                                         const ModelInfo& version, std::int64_t id);
[[nodiscard]] KOORDINATES_EXPORT QueryBase draft_query(const std::shared_ptr<Session>& session, const ModelInfo& info);
/// The calls for services, styles, samples and stars of an object (v1.x).
[[nodiscard]] KOORDINATES_EXPORT QueryBase item_query(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                                      const ModelInfo& listed, std::int64_t id);
[[nodiscard]] KOORDINATES_EXPORT RawJson read_sample(const std::shared_ptr<Session>& session, const ModelInfo& info,
                                                     std::int64_t id, std::int64_t version_id,
                                                     const CallOptions& options);
KOORDINATES_EXPORT void set_star(const std::shared_ptr<Session>& session, const ModelInfo& info, std::int64_t id,
                                 bool starred, const CallOptions& options);

}  // namespace detail

/// The verbs of a model with versions. T is the model, V its version summary.
///
/// A verb throws NotBound if the model did not come from a client, and whatever a request can throw.
template <class T, class V>
class VersionedModel : public Model<T> {
 public:
  /// Whether this is the published version, or a draft. Throws FieldMissing if the object does not contain its version,
  /// as in a list.
  [[nodiscard]] bool is_published_version() const { return detail::is_published_version(T::model_info(), &self()); }
  [[nodiscard]] bool is_draft_version() const { return detail::is_draft_version(T::model_info(), &self()); }

  /// The versions of this object, in the order of the server. GET …/{id}/versions/
  [[nodiscard]] Query<V> list_versions() const {
    return detail::QueryAccess::make<V>(detail::version_query(session(), T::model_info(), V::model_info(), bound_id()));
  }
  /// This object in another version. GET …/versions/{version}/, …/draft/, …/published/. Throws NotFound if there is no
  /// such version.
  [[nodiscard]] T get_version(std::int64_t version_id, const Expansions& expand = {},
                              const CallOptions& options = {}) const {
    return read("single", version_id, expand, options);
  }
  [[nodiscard]] T get_draft_version(const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read("draft", 0, expand, options);
  }
  [[nodiscard]] T get_published_version(const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read("published", 0, expand, options);
  }
  /// Reads the same version again, in its detailed form, and overwrites every member.
  ///
  /// An object that does not contain its version, as from get() with "v1", is read by its own URL: its published
  /// version.
  void refresh(const CallOptions& options = {}) {
    T fresh;
    detail::refresh_into(version_of(), &fresh, options);
    self() = std::move(fresh);
  }

  /// Creates a draft, a copy of the latest version, and returns it. POST …/versions/. Throws Conflict if there is a
  /// draft.
  [[nodiscard]] T create_draft_version(const CallOptions& options = {}) const {
    T draft;
    detail::post_version_into(session(), T::model_info(), T::model_info(), &draft, bound_id(), "create", 0, options);
    return draft;
  }
  /// Publishes a version (this one by default) as soon as its import has ended, and returns the job. POST
  /// …/versions/{version}/publish/
  ///
  /// Throws ClientValidationError if this version has unsaved changes, Conflict if it is already published or part of a
  /// job. Include <koordinates/publishing.hpp> or the umbrella header to use the result.
  template <class P = Publish>
  P publish(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    if (version_id == 0) detail::require_saved(version_of(), "published");
    P job;
    detail::post_version_into(session(), T::model_info(), P::model_info(), &job, bound_id(), "publish",
                              detail::version_for(version_of(), version_id, options), options);
    return job;
  }
  /// Deletes a draft (this version by default). DELETE …/versions/{version}/
  ///
  /// Throws NotAllowed for the published version, Conflict if the draft was already deleted.
  void delete_version(std::int64_t version_id = 0, const CallOptions& options = {}) const {
    detail::delete_version_of(session(), T::model_info(), bound_id(),
                              detail::version_for(version_of(), version_id, options), options);
  }

 protected:
  [[nodiscard]] const std::shared_ptr<detail::Session>& session() const {
    return detail::session_of(self(), detail::name_of(T::model_info()));
  }
  /// The id of a model that came from a client. Throws NotBound, or else FieldMissing.
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

/// The calls of a manager for models with versions.
template <class T, class V>
class VersionedManager : public ListManager<T> {
 public:
  /// The objects whose latest version is not published. GET …/drafts/
  [[nodiscard]] Query<T> list_drafts() const {
    return detail::QueryAccess::make<T>(detail::draft_query(this->session(), T::model_info()));
  }
  /// The versions of one object. GET …/{id}/versions/
  [[nodiscard]] Query<V> list_versions(std::int64_t id) const {
    return detail::QueryAccess::make<V>(detail::version_query(this->session(), T::model_info(), V::model_info(), id));
  }
  /// One version of an object. GET …/{id}/versions/{version}/, …/draft/ and …/published/. Throws NotFound if there is
  /// no such version.
  [[nodiscard]] T get_version(std::int64_t id, std::int64_t version_id, const Expansions& expand = {},
                              const CallOptions& options = {}) const {
    return read(id, "single", version_id, expand, options);
  }
  [[nodiscard]] T get_draft(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read(id, "draft", 0, expand, options);
  }
  [[nodiscard]] T get_published(std::int64_t id, const Expansions& expand = {}, const CallOptions& options = {}) const {
    return read(id, "published", 0, expand, options);
  }
  /// Creates an object as a draft and returns it as the server has it. POST on the list
  ///
  /// Throws ClientValidationError before anything is sent, with the names of all required members that are missing.
  [[nodiscard]] T create(const T& fresh, const CallOptions& options = {}) const {
    T created;
    detail::create_into(this->session(), T::model_info(), &created, &fresh, options);
    return created;
  }
  /// Creates a draft of an object: see VersionedModel::create_draft_version().
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
