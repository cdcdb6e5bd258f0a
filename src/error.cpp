// SPDX-License-Identifier: BSD-3-Clause
// The error tree: how each error words its one line.
#include <koordinates/error.hpp>

#include <algorithm>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

constexpr std::size_t max_message = 1000;
constexpr std::size_t max_url = 500;
constexpr std::size_t max_excerpt = 100;

std::string line_of(const ErrorContext& context) {
  if (context.method.empty()) return context.url;
  if (context.url.empty()) return context.method;
  return context.method + ' ' + context.url;
}

std::string describe(const std::string& message, const ErrorContext& context) {
  std::string line = detail::printable(message, max_message);
  const std::string request = detail::printable(line_of(context), max_url);
  if (!request.empty()) line += " (" + request + ')';
  return line;
}

std::string describe_decoding(const std::string& message, const std::string& pointer, const std::string& excerpt) {
  std::string line = message;
  if (!pointer.empty()) line += " at " + detail::printable(pointer, max_excerpt);
  if (!excerpt.empty()) line += ", near: " + detail::printable(excerpt, max_excerpt);
  return line;
}

const char* reason_phrase(int status) noexcept {
  switch (status) {
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 402:
      return "Payment Required";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 406:
      return "Not Acceptable";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 411:
      return "Length Required";
    case 412:
      return "Precondition Failed";
    case 413:
      return "Payload Too Large";
    case 414:
      return "URI Too Long";
    case 415:
      return "Unsupported Media Type";
    case 416:
      return "Range Not Satisfiable";
    case 422:
      return "Unprocessable Entity";
    case 429:
      return "Too Many Requests";
    case 500:
      return "Internal Server Error";
    case 501:
      return "Not Implemented";
    case 502:
      return "Bad Gateway";
    case 503:
      return "Service Unavailable";
    case 504:
      return "Gateway Timeout";
    default:
      return "";
  }
}

// Field errors are told only where the message does not say the same already.
std::string describe_answer(const ServerAnswer& answer) {
  std::string said = answer.message;
  for (const auto& [member, text] : answer.field_errors) {
    if (answer.message.find(text) != std::string::npos) continue;
    if (!said.empty()) said += "; ";
    said += member.empty() ? text : member + ": " + text;
  }
  std::string line = std::to_string(answer.status);
  const std::string reason = reason_phrase(answer.status);
  if (!reason.empty()) line += ' ' + reason;
  if (!said.empty()) line += ": " + said;
  return line;
}

bool same_header_name(std::string_view a, std::string_view b) noexcept {
  const auto lower = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; };
  return std::equal(a.begin(), a.end(), b.begin(), b.end(), [&](char x, char y) { return lower(x) == lower(y); });
}

}  // namespace

Error::Error(const std::string& message, ErrorContext context)
    : std::runtime_error(describe(message, context)),
      context_(std::make_shared<const ErrorContext>(std::move(context))) {}

std::string Error::request_line() const { return line_of(*context_); }

struct DecodeError::Details {
  std::string message, pointer, excerpt;
};

DecodeError::DecodeError(const std::string& message, std::string pointer, std::string excerpt, ErrorContext context)
    : ClientError(describe_decoding(message, pointer, excerpt), std::move(context)),
      details_(std::make_shared<const Details>(Details{message, std::move(pointer), std::move(excerpt)})) {}

const std::string& DecodeError::message() const noexcept { return details_->message; }
const std::string& DecodeError::pointer() const noexcept { return details_->pointer; }
const std::string& DecodeError::excerpt() const noexcept { return details_->excerpt; }

TransportError::TransportError(TransportFailure failure, const std::string& message, ErrorContext context)
    : Error(message, std::move(context)), failure_(failure) {}

ServerError::ServerError(ServerAnswer answer, ErrorContext context)
    : Error(describe_answer(answer), std::move(context)),
      answer_(std::make_shared<const ServerAnswer>(std::move(answer))) {}

std::string_view ServerError::header(std::string_view name) const noexcept {
  for (const auto& [key, value] : answer_->headers)
    if (same_header_name(key, name)) return value;
  return {};
}

// Defined here so that each class has its type information in this library, once.
Error::~Error() = default;
ClientError::~ClientError() = default;
ClientValidationError::~ClientValidationError() = default;
InvalidAPIVersion::~InvalidAPIVersion() = default;
NotBound::~NotBound() = default;
FieldMissing::~FieldMissing() = default;
DecodeError::~DecodeError() = default;
DownloadError::~DownloadError() = default;
UploadError::~UploadError() = default;
Cancelled::~Cancelled() = default;
DeadlineExceeded::~DeadlineExceeded() = default;
RedirectError::~RedirectError() = default;
TransportError::~TransportError() = default;
ServerError::~ServerError() = default;
BadRequest::~BadRequest() = default;
AuthenticationError::~AuthenticationError() = default;
Forbidden::~Forbidden() = default;
InvalidTokenScope::~InvalidTokenScope() = default;
NotFound::~NotFound() = default;
NotAllowed::~NotAllowed() = default;
Conflict::~Conflict() = default;
RateLimitExceeded::~RateLimitExceeded() = default;
InternalServerError::~InternalServerError() = default;
ServiceUnavailable::~ServiceUnavailable() = default;

}  // namespace v0
}  // namespace koordinates
