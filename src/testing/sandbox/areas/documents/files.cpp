// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/documents/files.hpp"

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/items/model.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

std::string media_type(const std::string& extension) {
  if (extension == "pdf") return "application/pdf";
  if (extension == "tif") return "image/tiff";
  if (extension == "txt") return "text/plain; charset=utf-8";
  return "application/octet-stream";
}

// Long enough to come in more than one piece, and with the beginning that its kind of file has.
std::string made_up_bytes(const std::string& extension, const Json& datasources) {
  std::string bytes;
  if (extension == "pdf") bytes = "%PDF-1.4\n";
  if (extension == "tif") bytes = std::string("II*\0", 4);
  for (int line = 1; line <= 60; ++line)
    bytes += "Line " + std::to_string(line) + " of a made-up file out of " + dump(datasources) + ".\n";
  return bytes;
}

HttpReply download(const Item& item, const ItemVersion& version) {
  DocumentFile file = document_file(version.content);
  const std::string name = slug_of(text_of(member(version.content, "title"))) + "." + file.extension;
  return HttpReply{200,
                   {{"Content-Type", file.media_type},
                    {"Content-Disposition",
                     "attachment; filename=\"" + (name.front() == '.' ? std::to_string(item.id) + name : name) + "\""}},
                   std::move(file.bytes)};
}

HttpReply download_version(const Store& store, const Call& call) {
  const Item item = readable_item(store, ItemType::document, call);
  return download(item, readable_version(item, call));
}

// "12-title": what follows the number is for people.
HttpReply download_page(const Store& store, const Call& call) {
  Call named = call;
  const std::string page = call.parameters.at("page");
  named.parameters["id"] = page.substr(0, page.find('-'));
  const Item item = readable_item(store, ItemType::document, named);
  return download(item, *item.version(item.shown()));
}

}  // namespace

DocumentFile document_file(const Json& content) {
  DocumentFile file;
  file.extension = text_of(member(content, "extension"), "txt");
  file.media_type = media_type(file.extension);
  const Json& text = member(content, "text");
  file.bytes = text.is_string() ? text.get<std::string>()
                                : made_up_bytes(file.extension, member(member(content, "data"), "datasources"));
  return file;
}

void add_document_files(Router& router, Router& pages, Store& store) {
  const std::vector<std::string> scopes = {scope_of(ItemType::document, "read")};
  // Seen in v1.x only; that v1 has it, too, is an assumption.
  router.add(
      View{"documents/{id:id}/versions/{version:id}/download/",
           "Document Version Download",
           {{"GET", Access::anyone, scopes, [&store](const Call& call) { return download_version(store, call); }}}});
  pages.add(View{"document/{page}/download/",
                 "Document Download",
                 {{"GET", Access::anyone, scopes, [&store](const Call& call) { return download_page(store, call); }}}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
