// SPDX-License-Identifier: BSD-3-Clause
// Finding what a server says is wrong. Bodies that occur:
//
//   {"detail": "text"}   {"error": "text"}   {"errors": ["text"]}   {"errors": {"items": [..]}, "status_code": 400}
//   {"title": ["text", ..], ..}   {"non_field_errors": [..]}   {"is_valid": false, "invalid_reasons": [..], "items": [..]}
//   {}, HTML, or nothing
#include "session/response_errors.hpp"

#include <algorithm>
#include <map>
#include <string_view>
#include <vector>

#include "json/document.hpp"
#include "session/session.hpp"
#include "text/printable.hpp"
#include "xml/document.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::size_t excerpt_bytes = 2048;

// What is wrong, by member; what belongs to none has an empty name.
using Complaints = std::map<std::string, std::vector<std::string>>;

void collect(JsonView value, const std::string& name, Complaints& complaints);

void collect_members(JsonView object, const std::string& name, Complaints& complaints) {
  for (auto child = object.first_child(); child; child = child->next()) {
    const std::string key(child->key());
    const bool general = key == "detail" || key == "error" || key == "errors" || key == "non_field_errors" ||
                         key == "invalid_reasons" || key == "message" || key == "__all__";
    const bool informs = key == "status_code" || key == "is_valid" || key == "item";
    if (general) {
      collect(*child, name, complaints);
    } else if (!informs) {
      collect(*child, name.empty() ? key : name + "." + key, complaints);
    }
  }
}

void collect(JsonView value, const std::string& name, Complaints& complaints) {
  switch (value.kind()) {
    case JsonKind::string:
      complaints[name].emplace_back(*value.string());
      break;
    case JsonKind::array:
      for (auto child = value.first_child(); child; child = child->next()) collect(*child, name, complaints);
      break;
    case JsonKind::object:
      collect_members(value, name, complaints);
      break;
    case JsonKind::number:
    case JsonKind::boolean:
      complaints[name].emplace_back(value.text());
      break;
    case JsonKind::null:
      break;
  }
}

// The answer to an export that may not be made repeats the whole export: only the reasons in it are complaints.
void collect_reasons(JsonView body, Complaints& complaints) {
  if (const auto reasons = body.find("invalid_reasons")) collect(*reasons, "", complaints);
  const auto items = body.find("items");
  if (!items) return;
  for (auto item = items->first_child(); item; item = item->next()) {
    const auto reasons = item->find("invalid_reasons");
    if (!reasons) continue;
    const auto address = item->find("item");
    const auto text = address ? address->string() : std::nullopt;
    collect(*reasons, text ? std::string(*text) : "items", complaints);
  }
}

Complaints find_complaints(const std::string& body) {
  Complaints complaints;
  try {
    const JsonDocument document(body, JsonLimits{32});
    if (document.root().find("is_valid")) {
      collect_reasons(document.root(), complaints);
    } else {
      collect(document.root(), "", complaints);
    }
  } catch (const DecodeError&) {
    complaints.clear();  // a web page, or something cut short: the status has to speak for itself
  }
  return complaints;
}

std::string_view reason_of(int status) noexcept {
  switch (status) {
    case 400:
      return "the request was rejected";
    case 401:
      return "the token is missing, invalid or expired";
    case 403:
      return "the token's owner may not do this";
    case 404:
      return "there is no such object";
    case 405:
      return "this action is not available for this object";
    case 409:
      return "the object's state does not allow this";
    case 410:
      return "the object has been removed";
    case 422:
      return "the request was rejected";
    case 429:
      return "too many requests; wait before the next one";
    case 304:
    case 305:
    case 306:
      return "the server sent a status that does not answer this request";
    default:
      return status >= 500 ? "the server failed" : "the server rejected the request";
  }
}

// The message of an error document in XML, as storage hosts and OGC services send it:
//   <Error><Code>AccessDenied</Code><Message>Request has expired</Message></Error>
//   <ServiceExceptionReport><ServiceException>text</ServiceException></ServiceExceptionReport>
//   <ExceptionReport><Exception><ExceptionText>text</ExceptionText></Exception></ExceptionReport>
std::string xml_message(const std::string& body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == std::string::npos || body[first] != '<') return {};
  try {
    const XmlDocument document(body);
    const XmlView root = document.root();
    for (const auto& [name, path] : {std::pair{"Error", "Message"}, std::pair{"Error", "Code"},
                                     std::pair{"ServiceExceptionReport", "ServiceException"},
                                     std::pair{"ExceptionReport", "Exception/ExceptionText"}}) {
      if (root.name() != name) continue;
      const auto message = root.find(path);
      if (message && !message->text().empty()) return printable(message->text(), 300);
    }
  } catch (const ClientValidationError&) {
    // HTML, or XML that is invalid or was cut: the status has to speak for itself.
  }
  return {};
}

// What is no JSON: a proxy's or a firewall's web page, or a line of text.
std::string other_words(const Headers& headers, const std::string& body) {
  const std::size_t first = body.find_first_not_of(" \t\r\n");
  if (first == std::string::npos) return {};
  if (body[first] == '<') return "the response is a web page, and may not come from the service itself";
  const std::string type = headers.get("Content-Type").value_or(std::string());
  return Headers::same_name(type.substr(0, 10), "text/plain") ? printable(body, 300) : std::string();
}

std::string seconds_to_wait(const Headers& headers) {
  const std::string seconds = headers.get("Retry-After").value_or(std::string());
  const bool is_number = !seconds.empty() && seconds.find_first_not_of("0123456789") == std::string::npos;
  return is_number && seconds.size() < 10 ? "the server asks to wait " + seconds + " s" : std::string();
}

// Where the service itself said nothing.
std::string presumed(const ServerAnswer& answer, const Headers& headers, const std::string& body) {
  std::string message(reason_of(answer.status));
  for (const std::string& more : {other_words(headers, body), seconds_to_wait(headers)}) {
    if (!more.empty()) message += "; " + more;
  }
  return message;
}

void describe(const Complaints& complaints, ServerAnswer& answer) {
  for (const auto& [name, texts] : complaints) {
    std::string line = name.empty() ? "" : name + ": ";
    for (std::size_t i = 0; i < texts.size(); ++i) {
      line += (i == 0 ? "" : "; ") + texts[i];
      if (!name.empty()) answer.field_errors.emplace_back(name, texts[i]);
    }
    answer.message += (answer.message.empty() ? "" : "\n") + line;
  }
}

std::vector<std::string> words(const std::string& text) {
  std::vector<std::string> found;
  std::size_t begin = 0;
  while (begin < text.size()) {
    const std::size_t end = std::min(text.find_first_of(" ,\t", begin), text.size());
    if (end > begin) found.push_back(text.substr(begin, end - begin));
    begin = end + 1;
  }
  return found;
}

// The service says which scopes would do, and which the token has. A 401 without the second is about the token itself.
bool lacks_scope(int status, const Headers& headers) {
  if (status != 401 && status != 403) return false;
  if (!headers.contains("Accepted-OAuth-Scopes")) return false;
  if (status == 401 && !headers.contains("OAuth-Scopes")) return false;
  const std::vector<std::string> accepted = words(headers.joined("Accepted-OAuth-Scopes"));
  const std::vector<std::string> held = words(headers.joined("OAuth-Scopes"));
  return !accepted.empty() && std::none_of(accepted.begin(), accepted.end(), [&](const std::string& scope) {
    return std::find(held.begin(), held.end(), scope) != held.end();
  });
}

bool is_credential(std::string_view name) noexcept {
  return Headers::same_name(name, "Set-Cookie") || Headers::same_name(name, "Authorization") ||
         Headers::same_name(name, "Proxy-Authorization");
}

}  // namespace

void throw_server_error(int status, const Headers& headers, const std::string& body,
                        const std::vector<std::string>& secrets, ErrorContext context) {
  ServerAnswer answer;
  answer.status = status;
  for (const auto& header : headers) {
    if (!is_credential(header.first)) answer.headers.push_back(header);
  }
  answer.body_excerpt = hide(body, secrets).substr(0, excerpt_bytes);
  describe(find_complaints(body), answer);
  if (answer.message.empty()) answer.message = xml_message(body);
  if (answer.message.empty()) answer.message = presumed(answer, headers, body);
  answer.message = hide(answer.message, secrets);
  for (auto& [name, text] : answer.field_errors) text = hide(text, secrets);

  if (lacks_scope(status, headers)) {
    answer.message +=
        "\nthe token has none of the accepted scopes (" + headers.joined("Accepted-OAuth-Scopes") +
        "); it has: " + (headers.joined("OAuth-Scopes").empty() ? "none" : headers.joined("OAuth-Scopes"));
    throw InvalidTokenScope(std::move(answer), std::move(context));
  }
  switch (status) {
    case 400:
    case 422:
      throw BadRequest(std::move(answer), std::move(context));
    case 401:
      throw AuthenticationError(std::move(answer), std::move(context));
    case 403:
      throw Forbidden(std::move(answer), std::move(context));
    case 404:
    case 410:
      throw NotFound(std::move(answer), std::move(context));
    case 405:
      throw NotAllowed(std::move(answer), std::move(context));
    case 409:
      throw Conflict(std::move(answer), std::move(context));
    case 429:
      throw RateLimitExceeded(std::move(answer), std::move(context));
    case 500:
      throw InternalServerError(std::move(answer), std::move(context));
    case 502:
    case 503:
    case 504:
      throw ServiceUnavailable(std::move(answer), std::move(context));
    default:
      throw ServerError(std::move(answer), std::move(context));
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
