// SPDX-License-Identifier: BSD-3-Clause
// Forms with files, byte by byte: what a client sends to upload.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sandbox_client.hpp"

namespace sandbox_tests {

struct Part {
  std::string disposition;   // after "form-data; "
  std::string content_type;  // empty: none
  std::string content;
};

inline Part source_part(const json& source) { return {"name=\"source\"", "application/json", source.dump()}; }

inline Part file_part(const std::string& name, const std::string& filename, const std::string& content,
                      const std::string& content_type = "") {
  return {"name=\"" + name + "\"; filename=\"" + filename + "\"", content_type, content};
}

const char* const boundary = "----a boundary'9";
const char* const form_type = "multipart/form-data; boundary=\"----a boundary'9\"";

inline std::string part_head(const Part& part) {
  std::string head = "--" + std::string(boundary) + "\r\nContent-Disposition: form-data; " + part.disposition + "\r\n";
  if (!part.content_type.empty()) head += "Content-Type: " + part.content_type + "\r\n";
  return head + "\r\n";
}

inline std::string form_end() { return "--" + std::string(boundary) + "--\r\n"; }

inline std::string form_of(const std::vector<Part>& parts) {
  std::string body;
  for (const Part& part : parts) body += part_head(part) + part.content + "\r\n";
  return body + form_end();
}

inline Answer post_form(Client& client, const std::string& body, const std::string& type = form_type) {
  const auto result =
      client.http().Post("/services/api/v1/sources/", {{"Authorization", "key sandbox-token"}}, body, type.c_str());
  return result ? Answer{result->status, result->headers, result->body} : Answer{};
}

inline json upload_source(const std::string& title = "Survey") { return {{"type", "upload"}, {"title", title}}; }

inline Answer upload(Client& client, const std::vector<Part>& files, const json& source = upload_source()) {
  std::vector<Part> parts = {source_part(source)};
  parts.insert(parts.end(), files.begin(), files.end());
  return post_form(client, form_of(parts));
}

}  // namespace sandbox_tests
