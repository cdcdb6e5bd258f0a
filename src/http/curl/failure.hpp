// SPDX-License-Identifier: BSD-3-Clause
// What went wrong with an exchange, in the SDK's errors and in words for a person.
#pragma once

#include <chrono>
#include <cstdint>
#include <exception>
#include <string>

#include <curl/curl.h>

#include <koordinates/error.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Thrown inside the transport only, where an answer is found bad: becomes a DecodeError (too large) or a
// TransportError(protocol) once it is known which request it belongs to.
struct AnswerRefused {
  bool too_large = false;
  std::string message;
};

// What libcurl's result code alone does not say.
struct FailureFacts {
  ErrorContext context;
  std::string host;    // as in the URL
  std::string peer;    // "host:port"
  std::string detail;  // libcurl's own words
  std::string ca_file;
  long system_error = 0;  // errno of the connection
  long proxy_status = 0;  // a proxy's answer to CONNECT
  std::size_t max_header_bytes = 0;
  bool head_complete = false;
  bool answer_begun = false;
  bool outcome_unknown = false;  // a request that changes something was sent, at least in part
};

// What the message of a TransportError ends with if the outcome of its request is unknown (RFC 9110, section 9.2.2).
constexpr const char* outcome_unknown_note = "; the server may have carried out the request";

[[nodiscard]] std::exception_ptr make_failure(CURLcode code, FailureFacts facts);

// "60 s", "250 ms"; "64 MiB", "1000 bytes".
[[nodiscard]] std::string duration_text(std::chrono::milliseconds duration);
[[nodiscard]] std::string size_text(std::uint64_t bytes);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
