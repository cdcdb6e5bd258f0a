// SPDX-License-Identifier: BSD-3-Clause
// The files of documents: their bytes, and the two places where they are downloaded.
#pragma once

#include <string>

#include "testing/sandbox/api/json.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
class Store;

struct DocumentFile {
  std::string extension;
  std::string media_type;
  std::string bytes;
};

// The file of a version with that content: the text that a seed gave it, or one made up of its datasources.
DocumentFile document_file(const Json& content);

// `pages` are those of the site, outside of the API.
void add_document_files(Router& router, Router& pages, Store& store);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
