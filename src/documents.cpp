// SPDX-License-Identifier: BSD-3-Clause
// Documents.
#include <koordinates/documents.hpp>

#include "core/transfers/download.hpp"
#include "core/transfers/file_name.hpp"
#include "items/tables.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& DocumentVersion::model_info() {
  static const ModelInfo info = version_table<DocumentVersion>("DOCUMENT_VERSION");
  return info;
}

const ModelInfo& DocumentData::model_info() {
  static const ModelInfo info = ModelBuilder<DocumentData>("document's data")
                                    .member<&DocumentData::datasources>("datasources", required | first_only)
                                    .build();
  return info;
}

const ModelInfo& Document::model_info() {
  static const ModelInfo info = [] {
    ModelBuilder<Document> table("document", "DOCUMENT");
    add_item_members(table, "name", "title");
    return table.member<&Document::license>("license")
        .member<&Document::data>("data", required | first_only)
        .member<&Document::url_download>("url_download", read_only)
        .member<&Document::extension>("extension", read_only)
        .member<&Document::file_size>("file_size", read_only)
        .member<&Document::file_size_formatted>("file_size_formatted", read_only)
        .member<&Document::attached>("attached", read_only)
        .any_filters()
        .build();
  }();
  return info;
}

Document DocumentVersion::get_document(const Expansions& expand, const CallOptions& options) const {
  return item_of_version<Document>(*this, expand, options);
}

void DocumentVersion::refresh(const CallOptions& options) { refresh_version<Document>(*this, options); }

std::string Document::download(const Output& output, const DownloadOptions& download_options,
                               const CallOptions& options) const {
  const std::shared_ptr<Session>& session = this->session();
  const std::string number = detail::id_text(id.value(), "document id");
  const std::int64_t shown = version_for(version_of(), 0, options);
  const UrlParams params = {{"document_id", number}, {"version_id", detail::id_text(shown, "version id")}};
  ApiRequest call(session->endpoint_url("DOCUMENT_VERSION", "GET", "download", params));
  call.accept = "*/*";
  call.may_leave_site = true;
  std::string name = name_of_title(title.value_or("document-" + number));
  const std::string ending = extension.has_value() ? "." + *extension : std::string();
  const bool ends_so =
      name.size() >= ending.size() && name.compare(name.size() - ending.size(), ending.size(), ending) == 0;
  if (!ends_so) name += ending;
  return download_to(*session, call, output, download_options, name, options);
}

}  // namespace v0
}  // namespace koordinates
