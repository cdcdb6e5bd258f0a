// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/metadata/views.hpp"

#include <optional>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/auth.hpp"
#include "testing/sandbox/api/errors.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/metadata/formats.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/store/root.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

bool accepts_xml(const Call& call) {
  const std::string accept = lower(call.request->header("Accept"));
  return accept.find("text/xml") != std::string::npos || accept.find("application/xml") != std::string::npos;
}

// An empty format: as it was sent. Whoever does not ask for XML gets the map of formats, which is known of the native
// one only: that the others do the same is an assumption.
HttpReply show(const Store& store, const Call& call, const MetadataHolder& holder, const std::string& format) {
  if (!format.empty() && !contains(metadata_formats(), format))
    throw detail_error(404, "There is no metadata format \"" + format + "\".");
  const MetadataDocument* document = store.metadata().find(holder.parent);
  if (document == nullptr) throw detail_error(404, "There is no metadata.");
  if (!accepts_xml(call)) return json_reply(200, metadata_json(store.metadata(), holder.parent, call));
  const bool native = format.empty() || format == document->format;
  return HttpReply{
      200, {{"Content-Type", "text/xml"}}, native ? document->xml : metadata_document(format, holder.title)};
}

HttpReply write(Store& store, const Call& call, const MetadataHolder& holder) {
  const std::string type = lower(call.request->header("Content-Type"));
  // The service's answer to another type is not known.
  if (type.find("xml") == std::string::npos)
    throw detail_error(415, "Metadata is XML: send it with \"Content-Type: text/xml\".");
  const std::optional<std::string> format = metadata_format(call.request->body);
  if (!format) throw detail_error(400, "The body is not metadata in ISO 19115, FGDC CSDGM or Dublin Core form.");
  store.metadata().put(holder.parent, MetadataDocument{*format, call.request->body});
  const std::string url = call.link(holder.parent + "metadata/");
  HttpReply reply = json_reply(200, {{"url", url}, {"url_html", holder.url_html + "metadata/"}});
  reply.headers.emplace_back("Location", url);
  return reply;
}

}  // namespace

Json metadata_json(const MetadataStore& store, const std::string& parent, const Call& call) {
  if (store.find(parent) == nullptr) return nullptr;
  const std::string native = call.link(parent + "metadata/");
  // That each format can be had from each other is an assumption; so is what v1.x means by the resource.
  Json json = {{"native", native}};
  for (const std::string& format : metadata_formats()) json[format] = native + format + "/";
  if (call.v1x) json["resource"] = native;
  return json;
}

void add_metadata_views(Router& router, Store& store, const MetadataParent& parent) {
  const auto read = [&](bool native) {
    return Endpoint{
        "GET", Access::anyone, {parent.read_scope}, [&store, find = parent.readable, native](const Call& call) {
          return show(store, call, find(call), native ? std::string() : call.parameters.at("format"));
        }};
  };
  View all{parent.path + "metadata/", parent.name + " Metadata", {read(true)}};
  if (parent.writable) {
    all.endpoints.push_back(Endpoint{
        "POST", Access::token_holder, {parent.write_scope}, [&store, find = parent.writable](const Call& call) {
          return write(store, call, find(call));
        }});
  }
  router.add(std::move(all));
  router.add(View{parent.path + "metadata/{format}/", parent.name + " Metadata Format", {read(false)}});
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
