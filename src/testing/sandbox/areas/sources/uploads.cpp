// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/uploads.hpp"

#include <algorithm>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/areas/sources/edits.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t longest_path = 1024;

bool is_utf8(const std::string& text) {
  // The JSON library writes what is UTF-8, and refuses what is not.
  try {
    return !Json(text).dump().empty();
  } catch (const Json::exception&) {
    return false;
  }
}

// Where a file is to lie within the source. What would lead out of it, or could not be a name everywhere, is refused.
std::string path_problem(const std::string& path) {
  if (path.empty()) return "The file has no name.";
  if (path.size() > longest_path) return "The file's name is longer than " + std::to_string(longest_path) + " bytes.";
  if (!is_utf8(path)) return "The file's name is not UTF-8.";
  const auto control = [](char c) { return static_cast<unsigned char>(c) < ' ' || c == '\x7f'; };
  if (std::any_of(path.begin(), path.end(), control)) return "The file's name has a control character in it.";
  if (path.find('\\') != std::string::npos) return "Folders are written with '/', not with '\\'.";
  if (path[0] == '/' || (path.size() > 1 && path[1] == ':')) return "The file's name must be a relative path.";
  for (const std::string& segment : split(path, '/')) {
    if (segment.empty() || segment == "." || segment == "..")
      return "The file's name may not have \"" + segment + "\" in its path.";
  }
  return {};
}

bool is_media_type(const std::string& text) {
  const std::string type = text.substr(0, text.find(';'));
  const std::size_t slash = type.find('/');
  return slash != std::string::npos && slash > 0 && slash + 1 < trim(type).size();
}

Json source_body(const std::vector<FormPart>& parts) {
  const FormPart* source = nullptr;
  for (const FormPart& part : parts) {
    if (part.name != "source") continue;
    if (source != nullptr) throw field_error("source", "There is more than one part of this name.");
    source = &part;
  }
  if (source == nullptr) throw field_error("source", "A part of this name has to hold the source as JSON.");
  if (source->is_file) throw field_error("source", "This part may not have a filename.");
  if (!starts_with(lower(source->content_type), "application/json"))
    throw field_error("source", "This part needs the Content-Type application/json.");
  if (!source->whole()) throw field_error("source", "This part is too large.");
  return parse_body(source->content);
}

std::vector<SourceFile> files_of(const std::vector<FormPart>& parts) {
  FieldErrors errors;
  std::set<std::string> names;
  std::set<std::string> paths;
  std::vector<SourceFile> files;
  for (const FormPart& part : parts) {
    if (part.name == "source") continue;
    if (!names.insert(part.name).second) errors.add(part.name, "There is more than one part of this name.");
    if (!part.is_file) {
      errors.add(part.name, "This part is no file: it has no filename.");
      continue;
    }
    const std::string problem = path_problem(part.filename);
    if (!problem.empty()) {
      errors.add(part.name, problem);
    } else if (!paths.insert(part.filename).second) {
      errors.add(part.name, "There is another file \"" + part.filename + "\" in this upload.");
    }
    if (!part.content_type.empty() && !is_media_type(part.content_type))
      errors.add(part.name, "\"" + part.content_type + "\" is no media type.");
    files.push_back({part.filename, part.content_type, part.size, part.crc32, part.content});
  }
  if (files.empty() && errors.empty()) errors.add("source", "An upload needs a file.");
  errors.throw_if_any();
  return files;
}

}  // namespace

Source uploaded_source(const Store& store, const Call& call) {
  const std::vector<FormPart>& parts = call.request->parts;
  const Json body = source_body(parts);
  std::vector<SourceFile> files = files_of(parts);
  Source source = created_source(store, body, true);
  source.files = std::move(files);
  if (source.title().empty())
    source.content["title"] = source.files.front().path.substr(source.files.front().path.rfind('/') + 1);
  return source;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
