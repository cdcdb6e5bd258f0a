// SPDX-License-Identifier: BSD-3-Clause
// Sending metadata documents.
#include "metadata/upload.hpp"

#include <utility>

#include "metadata/check.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

std::string checked_metadata(const Input& xml) {
  std::string text = xml.read(max_metadata_bytes);
  static_cast<void>(check_metadata_document(text));
  return text;
}

void post_checked_metadata(Session& session, const Url& address, std::string xml, const CallOptions& options) {
  ApiRequest call(address, "POST");
  call.body = std::move(xml);
  call.content_type = "text/xml";
  // 200, 201 or 204, and whatever stands in it: the Location, where there is one, is the document's, and is not followed.
  static_cast<void>(session.send(call, options));
}

void post_metadata_to(Session& session, const Url& address, const Input& xml, const CallOptions& options) {
  post_checked_metadata(session, address, checked_metadata(xml), options);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
