// SPDX-License-Identifier: BSD-3-Clause
// The errors that the SDK throws. Each one is an `Error`:
//
//     Error                       (KoordinatesException in the Python client)
//       ClientError               found or caused on the client's side
//         ClientValidationError   an invalid argument: found before anything is sent
//         InvalidAPIVersion, NotBound, FieldMissing
//         DecodeError             a response that is not what it should be
//         DownloadError           a download that cannot be stored, or is incomplete
//         UploadError             a file that changed while it was sent
//         Cancelled, DeadlineExceeded
//       RedirectError             a redirect or link that must not be followed
//       TransportError            name resolution, connection, TLS, reset, timeout
//       ServerError               a response with an error status: BadRequest, NotFound, Conflict, ...
//
// Copying an error never throws and never changes what(), which is one line that a person can act on. Errors are value
// types: they may be stored, copied and rethrown on any thread.
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

/// The request that an error belongs to. All members are empty if no request is involved, as for an invalid argument.
struct ErrorContext {
  std::string method;  ///< The HTTP method: "GET".
  std::string url;     ///< Of the last request, after redirects; every secret is replaced by "***".
  /// The number of requests sent, including redirects; always 1 in an error from the transport.
  int attempts = 0;
  /// From the start of the call to the error; in an error from the transport, from the start of its request.
  std::chrono::milliseconds elapsed{0};
};

/// The base of every error that the SDK throws. Copies share ownership of the context, which never changes.
class KOORDINATES_EXPORT Error : public std::runtime_error {
 public:
  /// Constructs an error. what() is the message, followed by the request if there is one.
  explicit Error(const std::string& message, ErrorContext context = {});
  Error(const Error&) noexcept = default;
  Error& operator=(const Error&) noexcept = default;
  ~Error() override;

  /// The request as one line: "GET https://host/services/api/v1/layers/". Empty if no request was involved.
  [[nodiscard]] std::string request_line() const;
  /// The address of the request, with every secret replaced by "***".
  [[nodiscard]] const std::string& url() const noexcept { return context_->url; }
  /// The number of requests sent, including redirects.
  [[nodiscard]] int attempts() const noexcept { return context_->attempts; }
  /// The time from the start of the call to the error.
  [[nodiscard]] std::chrono::milliseconds elapsed() const noexcept { return context_->elapsed; }

 private:
  std::shared_ptr<const ErrorContext> context_;
};

/// An error that was found or caused on the client's side of the connection.
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

/// The API version is neither "v1" nor "v1.x", or an address is of another version than requested.
class KOORDINATES_EXPORT InvalidAPIVersion : public ClientError {
 public:
  using ClientError::ClientError;
  ~InvalidAPIVersion() override;
};

/// A call that sends was made on a model that did not come from a client.
class KOORDINATES_EXPORT NotBound : public ClientError {
 public:
  using ClientError::ClientError;
  ~NotBound() override;
};

/// A model member was read that is absent or null.
class KOORDINATES_EXPORT FieldMissing : public ClientError {
 public:
  using ClientError::ClientError;
  ~FieldMissing() override;
};

/// A response could not be decoded: it is not JSON, truncated, too deeply nested, too large, or of another shape.
class KOORDINATES_EXPORT DecodeError : public ClientError {
 public:
  /// Constructs an error. what() is the message, the position and the excerpt.
  explicit DecodeError(const std::string& message, std::string pointer = {}, std::string excerpt = {},
                       ErrorContext context = {});
  ~DecodeError() override;

  /// What is wrong, without the position, the excerpt and the request.
  [[nodiscard]] const std::string& message() const noexcept;
  /// The position in the document as a JSON pointer, such as "/3/data/fields"; empty for the document as a whole.
  [[nodiscard]] const std::string& pointer() const noexcept;
  /// A short part of the response around the position, with unprintable characters replaced.
  [[nodiscard]] const std::string& excerpt() const noexcept;

 private:
  struct Details;
  std::shared_ptr<const Details> details_;
};

/// A download cannot be stored or is incomplete: the target exists, the disk is full, the response was truncated.
class KOORDINATES_EXPORT DownloadError : public ClientError {
 public:
  using ClientError::ClientError;
  ~DownloadError() override;
};

/// A file changed during its upload: it is missing, was modified, or could not be read to its end. The request was
/// aborted, so the service cannot take it for complete.
class KOORDINATES_EXPORT UploadError : public ClientError {
 public:
  using ClientError::ClientError;
  ~UploadError() override;
};

/// The call's cancellation token was cancelled.
class KOORDINATES_EXPORT Cancelled : public ClientError {
 public:
  using ClientError::ClientError;
  ~Cancelled() override;
};

/// The deadline of the call, or the total timeout of the client, has passed.
class KOORDINATES_EXPORT DeadlineExceeded : public ClientError {
 public:
  using ClientError::ClientError;
  ~DeadlineExceeded() override;
};

/// A redirect or a link leads to an untrusted origin, exceeds the number of redirects, or forms a loop. Nothing was
/// sent there.
class KOORDINATES_EXPORT RedirectError : public Error {
 public:
  using Error::Error;
  ~RedirectError() override;
};

/// The kind of a TransportError.
enum class TransportFailure {
  dns,       ///< The host name could not be resolved.
  connect,   ///< The host or the proxy could not be connected to.
  tls,       ///< The TLS handshake failed, or the certificate was rejected.
  timeout,   ///< The connection took too long, or the peer stopped sending.
  reset,     ///< The connection broke before the response was complete.
  protocol,  ///< The peer does not speak HTTP, or contradicts itself.
  /// Any other failure.
  other
};

/// No response, or no complete response, was received.
class KOORDINATES_EXPORT TransportError : public Error {
 public:
  /// Constructs an error.
  TransportError(TransportFailure failure, const std::string& message, ErrorContext context = {});
  ~TransportError() override;

  /// The kind of the failure.
  [[nodiscard]] TransportFailure failure() const noexcept { return failure_; }

 private:
  TransportFailure failure_;
};

/// The content of a response with an error status. A value type.
struct ServerAnswer {
  /// The HTTP status.
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers;  ///< In the order received, without credentials.
  std::string body_excerpt;                                  ///< The first 2 kB of the body.
  /// The human-readable part of the body, whatever its format.
  std::string message;
  /// Messages about single members of the request, sorted by member: ("title", "This field is required.").
  std::vector<std::pair<std::string, std::string>> field_errors;
};

/// The server answered with an error status.
class KOORDINATES_EXPORT ServerError : public Error {
 public:
  /// Constructs an error. what() is the status, the message and the field errors.
  explicit ServerError(ServerAnswer answer, ErrorContext context = {});
  ~ServerError() override;

  /// The HTTP status.
  [[nodiscard]] int status() const noexcept { return answer_->status; }
  /// The server's message: see ServerAnswer::message.
  [[nodiscard]] const std::string& message() const noexcept { return answer_->message; }
  /// The first 2 kB of the body.
  [[nodiscard]] const std::string& body_excerpt() const noexcept { return answer_->body_excerpt; }
  /// The messages about single members of the request.
  [[nodiscard]] const std::vector<std::pair<std::string, std::string>>& field_errors() const noexcept {
    return answer_->field_errors;
  }
  /// Returns the first header of that name, in any case; empty if there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;

 private:
  std::shared_ptr<const ServerAnswer> answer_;
};

/// 400 or 422: the server understood the request and rejected it.
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

/// 403: the token is valid, but its owner is not allowed to do this.
class KOORDINATES_EXPORT Forbidden : public ServerError {
 public:
  using ServerError::ServerError;
  ~Forbidden() override;
};

/// 401 or 403 with headers that show that the token has none of the required scopes.
class KOORDINATES_EXPORT InvalidTokenScope : public Forbidden {
 public:
  using Forbidden::Forbidden;
  ~InvalidTokenScope() override;
};

/// 404 or 410: the object does not exist, or no longer exists.
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

/// 409: the state of the object does not allow the action, such as a second draft.
class KOORDINATES_EXPORT Conflict : public ServerError {
 public:
  using ServerError::ServerError;
  ~Conflict() override;
};

/// 429: too many requests were sent.
class KOORDINATES_EXPORT RateLimitExceeded : public ServerError {
 public:
  using ServerError::ServerError;
  ~RateLimitExceeded() override;
};

/// 500: the server failed.
class KOORDINATES_EXPORT InternalServerError : public ServerError {
 public:
  using ServerError::ServerError;
  ~InternalServerError() override;
};

/// 502, 503 or 504: the service is unavailable.
class KOORDINATES_EXPORT ServiceUnavailable : public ServerError {
 public:
  using ServerError::ServerError;
  ~ServiceUnavailable() override;
};

/// The name of Error in the Python client.
using KoordinatesException = Error;
/// The name of RedirectError in the Python client.
using RedirectException = RedirectError;
/// The name of ServiceUnavailable in the Python client, with its spelling.
using ServiceUnvailable = ServiceUnavailable;

}  // namespace v0
}  // namespace koordinates
