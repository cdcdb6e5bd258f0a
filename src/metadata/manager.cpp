// SPDX-License-Identifier: BSD-3-Clause
// Where metadata can be read.
#include <koordinates/metadata.hpp>

#include <koordinates/error.hpp>

#include "core/models/bound.hpp"
#include "core/models/codecs.hpp"
#include "core/transfers/download.hpp"
#include "metadata/check.hpp"
#include "metadata/upload.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Metadata::model_info() {
  static const ModelInfo info = ModelBuilder<Metadata>("metadata")
                                    .member<&Metadata::native>("native", read_only)
                                    .member<&Metadata::iso>("iso", read_only)
                                    .member<&Metadata::fgdc>("fgdc", read_only)
                                    .member<&Metadata::dc>("dc", read_only)
                                    .member<&Metadata::resource>("resource", read_only)
                                    .member<&Metadata::url>("url", read_only)
                                    .member<&Metadata::url_html>("url_html", read_only)
                                    .build();
  return info;
}

std::vector<MetadataFormat> Metadata::get_formats() const {
  std::vector<MetadataFormat> formats;
  if (dc) formats.emplace_back(MetadataFormat::dc);
  if (fgdc) formats.emplace_back(MetadataFormat::fgdc);
  if (iso) formats.emplace_back(MetadataFormat::iso);
  if (native) formats.emplace_back(MetadataFormat::native);
  if (resource) formats.emplace_back("resource");
  for (const auto& [name, address] : extra) {
    if (address.as_string()) formats.emplace_back(name);
  }
  return formats;
}

std::string Metadata::get_xml(const Output& output, const MetadataFormat& format,
                              const DownloadOptions& download_options, const CallOptions& options) const {
  Session& session = *session_of(*this, "metadata");
  std::string address = model_info().text_of(this, format.str());
  if (address.empty()) address = extra.get(format.str()).value_or(RawJson()).as_string().value_or("");
  bool listed = false;
  std::string names;
  for (const MetadataFormat& known : get_formats()) {
    listed = listed || known == format;
    names += (names.empty() ? "" : ", ") + known.str();
  }
  if (!listed) {
    throw ClientValidationError("metadata is not available in the format " + quoted(format.str()) +
                                "; available: " + (names.empty() ? "none" : names));
  }
  ApiRequest call(resolve_link(session, address));
  call.accept = "text/xml";
  return download_to(session, call, output, download_options, "metadata-" + format.str() + ".xml", options,
                     max_metadata_bytes);
}

void MetadataManager::set(std::string_view parent_url, const Input& xml, const CallOptions& options) const {
  if (parent_url.empty()) throw ClientValidationError("set() needs the URL of the object that the metadata describes");
  Url parent = session()->api_root(session()->options().api_version).resolve(parent_url);
  std::string path = parent.path();
  if (path.empty() || path.back() != '/') path += '/';
  post_metadata_to(*session(), parent.with_path(path + "metadata/"), xml, options);
}

}  // namespace v0
}  // namespace koordinates
