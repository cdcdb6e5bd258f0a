// SPDX-License-Identifier: BSD-3-Clause
// XML metadata of anything that can have some: where it is kept, and the views below its parent.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "call.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

struct MetadataDocument {
  std::string format;  // "iso", "fgdc" or "dc"
  std::string xml;     // as it was sent
};

// By the path of the parent: "layers/12/versions/34/", "sources/5/".
class MetadataStore {
 public:
  [[nodiscard]] const MetadataDocument* find(const std::string& parent) const;
  void put(const std::string& parent, MetadataDocument document);
  // What the one parent has, for the other as well.
  void copy(const std::string& from, const std::string& to);

 private:
  std::map<std::string, MetadataDocument> documents_;
};

// The parent's member `metadata`: format -> URL, or null.
Json metadata_json(const MetadataStore& store, const std::string& parent, const Call& call);

// What the path of a call leads to.
struct MetadataHolder {
  std::string parent;  // where its metadata is kept
  std::string title;
  std::string url_html;
};

// Something that has metadata. `readable` and `writable` find it, or throw what is in the way (404, 405 ..); without
// `writable` its metadata is for reading only.
struct MetadataParent {
  std::string path;  // a template: "sources/{id:id}/"
  std::string name;  // "Source"
  std::string read_scope;
  std::string write_scope;
  std::function<MetadataHolder(const Call&)> readable;
  std::function<MetadataHolder(const Call&)> writable;
};

// {parent}metadata/ and {parent}metadata/{format}/.
void add_metadata_views(Router& router, State& state, const MetadataParent& parent);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
