// SPDX-License-Identifier: BSD-3-Clause
// The pair of libcurl handles that carries one exchange.
#include "http/curl/handles.hpp"

#include <koordinates/error.hpp>

#include "http/curl/sockets.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {
void throw_option_refused(CURLoption option, CURLcode code) {
  throw TransportError(TransportFailure::other, "libcurl refuses option " + std::to_string(static_cast<int>(option)) +
                                                    ": " + curl_easy_strerror(code));
}

HandlePair::HandlePair() : multi_(curl_multi_init()), easy_(curl_easy_init()) {
  if (!multi_ || !easy_) throw TransportError(TransportFailure::other, "libcurl is out of memory");
  curl_multi_setopt(multi_.get(), CURLMOPT_MAXCONNECTS, 1L);
  // Without this libcurl sets SIGPIPE to be ignored, for the whole process, while it cleans up; and the multi handle
  // learns of it only from a handle that is added.
  set_option(easy_.get(), CURLOPT_NOSIGNAL, 1L);
  attach();
  detach();
}

HandlePair::~HandlePair() { detach(); }

void HandlePair::attach() {
  const CURLMcode code = curl_multi_add_handle(multi_.get(), easy_.get());
  if (code != CURLM_OK)
    throw TransportError(TransportFailure::other, std::string("libcurl cannot start: ") + curl_multi_strerror(code));
  attached_ = true;
  kept_ = CURL_SOCKET_BAD;
}

void HandlePair::note_connection() noexcept {
  if (curl_easy_getinfo(easy_.get(), CURLINFO_ACTIVESOCKET, &kept_) != CURLE_OK) kept_ = CURL_SOCKET_BAD;
}

void HandlePair::detach() noexcept {
  if (!attached_) return;
  const SigpipeGuard guard;
  curl_multi_remove_handle(multi_.get(), easy_.get());
  curl_easy_reset(easy_.get());  // nothing of this exchange is left in the next
  curl_easy_setopt(easy_.get(), CURLOPT_NOSIGNAL, 1L);
  attached_ = false;
}

// libcurl would take a TLS connection for alive because the server's goodbye is still to be read from it, and the request
// that is sent there would be lost. At its end it is dead to libcurl too, and is closed.
void HandlePair::forget_dead_connection() noexcept {
  if (!has_connection() || !peer_has_spoken(kept_)) return;
  exhaust(kept_);
  kept_ = CURL_SOCKET_BAD;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
