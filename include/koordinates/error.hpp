// SPDX-License-Identifier: BSD-3-Clause
// The errors that the SDK throws: one tree, with `Error` at the root.
//
//   Error                       (KoordinatesException in the Python client)
//     ClientError               found or caused by the client
//       ClientValidationError   an invalid argument: found before anything is sent
//       InvalidAPIVersion, NotBound, FieldMissing
//       DecodeError             a response that cannot be understood
//       DownloadError           received data cannot be kept, or is incomplete
//       UploadError             a file changed while it was sent
//       Cancelled, DeadlineExceeded
//     RedirectError             a redirect or link that must not be followed
//     TransportError            name resolution, connection, TLS, reset, timeout
//     ServerError               a response with an error status: BadRequest, NotFound, Conflict, ...
//
// Copying an error never throws and never changes what(), which is one line that says what to do. Errors are values:
// they may be kept, copied and rethrown on any thread.
#pragma once

#include <chrono>
#include <memory>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

/// The request that an error belongs to. Everything is empty for an error without a request, such as an invalid
/// argument.
struct ErrorContext {
  std::string method;                    ///< "GET"
  std::string url;                       ///< of the last request, after redirects; secrets are replaced by "***"
  int attempts = 0;                      ///< the number of requests sent, including redirects
  std::chrono::milliseconds elapsed{0};  ///< from the start of the call to the error
};

/// The base of every exception that the SDK throws.
class KOORDINATES_EXPORT Error : public std::runtime_error {
 public:
  explicit Error(const std::string& message, ErrorContext context = {});
  Error(const Error&) noexcept = default;
  Error& operator=(const Error&) noexcept = default;
  ~Error() override;

  /// "GET https://host/services/api/v1/layers/"; empty if no request was involved.
  [[nodiscard]] std::string request_line() const;
  [[nodiscard]] const std::string& url() const noexcept { return context_->url; }
  [[nodiscard]] int attempts() const noexcept { return context_->attempts; }
  [[nodiscard]] std::chrono::milliseconds elapsed() const noexcept { return context_->elapsed; }

 private:
  std::shared_ptr<const ErrorContext> context_;
};

/// An error that the client found or caused.
class KOORDINATES_EXPORT ClientError : public Error {
 public:
  using Error::Error;
  ~ClientError() override;
};

/// An argument, filter, sort key or option is invalid. Nothing was sent.
class KOORDINATES_EXPORT ClientValidationError : public ClientError {
 public:
  using ClientError::ClientError;
  ~ClientValidationError() override;
};

/// The API version is neither "v1" nor "v1.x", or a link belongs to another version than the one asked for.
class KOORDINATES_EXPORT InvalidAPIVersion : public ClientError {
 public:
  using ClientError::ClientError;
  ~InvalidAPIVersion() override;
};

/// A verb was called on a model that did not come from a client.
class KOORDINATES_EXPORT NotBound : public ClientError {
 public:
  using ClientError::ClientError;
  ~NotBound() override;
};

/// A field was read that is absent or null.
class KOORDINATES_EXPORT FieldMissing : public ClientError {
 public:
  using ClientError::ClientError;
  ~FieldMissing() override;
};

/// A response could not be understood: invalid JSON, truncated, nested too deeply, too large, or of an unexpected
/// shape.
class KOORDINATES_EXPORT DecodeError : public ClientError {
 public:
  explicit DecodeError(const std::string& message, std::string pointer = {}, std::string excerpt = {},
                       ErrorContext context = {});
  ~DecodeError() override;

  /// What is wrong, without the position, the excerpt and the request.
  [[nodiscard]] const std::string& message() const noexcept;
  /// The position in the document as a JSON pointer, such as "/3/data/fields"; empty for the document as a whole.
  [[nodiscard]] const std::string& pointer() const noexcept;
  /// A short excerpt of the response around the position, with unprintable characters replaced.
  [[nodiscard]] const std::string& excerpt() const noexcept;

 private:
  struct Details;
  std::shared_ptr<const Details> details_;
};

/// Received data cannot be kept, or is incomplete: the target exists, the disk is full, the response was truncated.
class KOORDINATES_EXPORT DownloadError : public ClientError {
 public:
  using ClientError::ClientError;
  ~DownloadError() override;
};

/// A file changed while it was sent: it was deleted, modified, or could not be read to its end.
///
/// The request was aborted, so that the service does not take it as complete.
class KOORDINATES_EXPORT UploadError : public ClientError {
 public:
  using ClientError::ClientError;
  ~UploadError() override;
};

/// The call was cancelled through its cancel token.
class KOORDINATES_EXPORT Cancelled : public ClientError {
 public:
  using ClientError::ClientError;
  ~Cancelled() override;
};

/// The call's deadline, or the client's total timeout, has passed.
class KOORDINATES_EXPORT DeadlineExceeded : public ClientError {
 public:
  using ClientError::ClientError;
  ~DeadlineExceeded() override;
};

/// A redirect or link leads where the client must not go: to another origin, in a circle, or through too many hops.
class KOORDINATES_EXPORT RedirectError : public Error {
 public:
  using Error::Error;
  ~RedirectError() override;
};

/// The kind of a transport failure.
enum class TransportFailure {
  dns,       ///< the name could not be resolved
  connect,   ///< no connection to the host, or to the proxy
  tls,       ///< the handshake failed or the certificate was refused
  timeout,   ///< connecting took too long, or the peer went silent
  reset,     ///< the connection broke before the response was complete
  protocol,  ///< the peer sent invalid HTTP
  other
};

/// There was no response, or an incomplete one.
class KOORDINATES_EXPORT TransportError : public Error {
 public:
  TransportError(TransportFailure failure, const std::string& message, ErrorContext context = {});
  ~TransportError() override;

  [[nodiscard]] TransportFailure failure() const noexcept { return failure_; }

 private:
  TransportFailure failure_;
};

/// What a server sent with an error status.
struct ServerAnswer {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< in the order received, without credentials
  std::string body_excerpt;                                  ///< the first 2 kB
  std::string message;                                       ///< the message for people, from any known shape
  /// Messages for single members of the request, such as ("title", "This field is required."), sorted by member.
  std::vector<std::pair<std::string, std::string>> field_errors;
};

/// The server responded with an error status.
class KOORDINATES_EXPORT ServerError : public Error {
 public:
  explicit ServerError(ServerAnswer answer, ErrorContext context = {});
  ~ServerError() override;

  [[nodiscard]] int status() const noexcept { return answer_->status; }
  [[nodiscard]] const std::string& message() const noexcept { return answer_->message; }
  [[nodiscard]] const std::string& body_excerpt() const noexcept { return answer_->body_excerpt; }
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& field_errors() const noexcept {
    return answer_->field_errors;
  }
  /// The first header of that name, ignoring case; empty if there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;

 private:
  std::shared_ptr<const ServerAnswer> answer_;
};

/// 400 and 422: the service rejected the request as invalid.
class KOORDINATES_EXPORT BadRequest : public ServerError {
 public:
  using ServerError::ServerError;
  ~BadRequest() override;
};

/// 401: the token is invalid, expired or missing.
class KOORDINATES_EXPORT AuthenticationError : public ServerError {
 public:
  using ServerError::ServerError;
  ~AuthenticationError() override;
};

/// 403: the token is valid, but its owner may not do this.
class KOORDINATES_EXPORT Forbidden : public ServerError {
 public:
  using ServerError::ServerError;
  ~Forbidden() override;
};

/// 401 or 403 whose headers show that the token has none of the accepted scopes.
class KOORDINATES_EXPORT InvalidTokenScope : public Forbidden {
 public:
  using Forbidden::Forbidden;
  ~InvalidTokenScope() override;
};

/// 404 and 410: the object does not exist, or no longer exists.
class KOORDINATES_EXPORT NotFound : public ServerError {
 public:
  using ServerError::ServerError;
  ~NotFound() override;
};

/// 405: the action is not available for this object, such as editing a published version.
class KOORDINATES_EXPORT NotAllowed : public ServerError {
 public:
  using ServerError::ServerError;
  ~NotAllowed() override;
};

/// 409: the state of the object does not allow this, such as a second draft.
class KOORDINATES_EXPORT Conflict : public ServerError {
 public:
  using ServerError::ServerError;
  ~Conflict() override;
};

/// 429: too many requests.
class KOORDINATES_EXPORT RateLimitExceeded : public ServerError {
 public:
  using ServerError::ServerError;
  ~RateLimitExceeded() override;
};

/// 500: the service failed.
class KOORDINATES_EXPORT InternalServerError : public ServerError {
 public:
  using ServerError::ServerError;
  ~InternalServerError() override;
};

/// 502, 503 and 504: the service is temporarily unavailable.
class KOORDINATES_EXPORT ServiceUnavailable : public ServerError {
 public:
  using ServerError::ServerError;
  ~ServiceUnavailable() override;
};

/// The names that the Python client uses.
using KoordinatesException = Error;
using RedirectException = RedirectError;
using ServiceUnvailable = ServiceUnavailable;  // the spelling of the Python client

}  // namespace v0
}  // namespace koordinates
