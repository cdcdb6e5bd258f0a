// SPDX-License-Identifier: BSD-3-Clause
// Tells libcurl about a request: every option that an exchange sets.
#pragma once

#include <koordinates/http/curl_transport.hpp>

#include "http/curl/flow.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws ClientValidationError for a request that HTTP cannot carry or that contradicts itself.
void check_request(const Request& request);

// The handle is as new before: curl_easy_reset() has been called on it. The flow keeps what libcurl only points to.
void set_up(CURL* easy, Flow& flow, const Request& request, const CurlTransportOptions& settings);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
