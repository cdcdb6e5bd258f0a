// SPDX-License-Identifier: BSD-3-Clause
// Where metadata can be read.
#include <koordinates/metadata.hpp>

#include <koordinates/error.hpp>

#include "core/codecs.hpp"
#include "core/metadata_upload.hpp"
#include "printable.hpp"

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
  return formats;
}

void MetadataManager::set(std::string_view parent_url, const Input& xml, const CallOptions& options) const {
  if (parent_url.empty()) throw ClientValidationError("set() needs the address of what the metadata describes");
  Url parent = session()->api_root(session()->options().api_version).resolve(parent_url);
  std::string path = parent.path();
  if (path.empty() || path.back() != '/') path += '/';
  post_metadata_to(*session(), parent.with_path(path + "metadata/"), xml, options);
}

}  // namespace v0
}  // namespace koordinates
