// SPDX-License-Identifier: BSD-3-Clause
// Uploads: sources that are made of files.
#include <algorithm>
#include <utility>

#include <koordinates/error.hpp>
#include <koordinates/sources.hpp>

#include "core/models/bound.hpp"
#include "core/models/mapping.hpp"
#include "core/transfers/upload.hpp"
#include "http/multipart.hpp"
#include "sources/checks.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

UploadSource::UploadSource() { type = SourceType::upload; }

UploadSource& UploadSource::add_file(Input input, std::string upload_path, std::string content_type) {
  if (upload_path.empty()) upload_path = input.file_name();
  if (upload_path.empty()) {
    throw ClientValidationError(
        "a file that comes from a stream or from memory needs an upload path, such as \"roads.shp\"");
  }
  check_upload_path(upload_path);
  const bool taken =
      std::any_of(files_.begin(), files_.end(), [&](const File& file) { return file.upload_path == upload_path; });
  if (taken) throw ClientValidationError("the file " + quoted(upload_path) + " is already in this upload");
  if (content_type.empty()) content_type = content_type_for(upload_path);
  if (!content_type.empty()) check_content_type(content_type);
  files_.push_back(File{std::move(input), std::move(upload_path), std::move(content_type)});
  return *this;
}

UploadSource SourceManager::create(const UploadSource& source, ProgressFunction progress,
                                   const CallOptions& options) const {
  if (source.files().empty()) throw ClientValidationError("an upload needs at least one file: add_file()");
  const Source& described = source;
  if (source.type != SourceType::upload) throw ClientValidationError("an UploadSource has the type \"upload\"");
  check_source(described);
  require_members(Source::model_info(), &described, RequiredFor::creating);
  std::vector<MultipartPart> parts;
  parts.push_back(MultipartPart{"source", "", "application/json",
                                make_body(write_request_body(Source::model_info(), &described, true))});
  for (const UploadSource::File& file : source.files()) {
    parts.push_back(MultipartPart{"file" + std::to_string(parts.size() - 1), file.upload_path, file.content_type,
                                  file.input.open()});
  }
  const auto body = std::make_shared<MultipartBody>(std::move(parts));
  ApiRequest call(session()->endpoint_url("SOURCE", "POST", "create"), "POST");
  call.content_type = body->content_type();
  call.stream = with_progress(body, std::move(progress));
  call.secrets = secrets_of(Source::model_info(), &described);

  UploadSource created;
  Source& made = created;
  made.type.reset();  // for what the answer says
  post_new_into(session(), Source::model_info(), &made, call, options);
  return created;
}

}  // namespace v0
}  // namespace koordinates
