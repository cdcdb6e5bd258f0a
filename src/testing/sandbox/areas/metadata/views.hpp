// SPDX-License-Identifier: BSD-3-Clause
// XML metadata of anything that can have some: where it is kept, and the views below its parent.
#pragma once

#include <functional>
#include <map>
#include <string>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/store/metadata.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

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
void add_metadata_views(Router& router, Store& store, const MetadataParent& parent);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
