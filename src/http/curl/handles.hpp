// SPDX-License-Identifier: BSD-3-Clause
// Owners for libcurl's handles, and the pair of them that carries one exchange.
#pragma once

#include <memory>
#include <string>

#include <curl/curl.h>

#include "http/curl/sigpipe_guard.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

struct FreeHeaderList {
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
using HeaderList = std::unique_ptr<curl_slist, FreeHeaderList>;

struct CleanUpEasy {
  void operator()(CURL* easy) const noexcept {
    const SigpipeGuard guard;
    curl_easy_cleanup(easy);
  }
};
struct CleanUpMulti {
  void operator()(CURLM* multi) const noexcept {
    const SigpipeGuard guard;  // closing a TLS connection writes
    curl_multi_cleanup(multi);
  }
};

// One easy handle and the multi handle that drives it. The multi handle keeps one connection and the parsed CA
// certificates from one exchange to the next. For one thread at a time.
class HandlePair {
 public:
  HandlePair();
  ~HandlePair();
  HandlePair(const HandlePair&) = delete;
  HandlePair& operator=(const HandlePair&) = delete;

  [[nodiscard]] CURL* easy() const noexcept { return easy_.get(); }
  [[nodiscard]] CURLM* multi() const noexcept { return multi_.get(); }

  void attach();
  // Ends what is under way. Waits for a name resolution that runs: nothing else in here blocks.
  void detach() noexcept;

  // To be called when an exchange has ended well, before detach(): libcurl keeps its connection if it may.
  void note_connection() noexcept;
  // Between exchanges: whether a connection is kept, and what makes a dead one be replaced.
  [[nodiscard]] bool has_connection() const noexcept { return kept_ != CURL_SOCKET_BAD; }
  void forget_dead_connection() noexcept;

  std::string origin;  // of the last exchange

 private:
  std::unique_ptr<CURLM, CleanUpMulti> multi_;
  std::unique_ptr<CURL, CleanUpEasy> easy_;  // goes before the multi handle
  curl_socket_t kept_ = CURL_SOCKET_BAD;     // owned by the multi handle
  bool attached_ = false;
};

[[noreturn]] void throw_option_refused(CURLoption option, CURLcode code);

// Sets one option; throws TransportError where this libcurl does not have it.
template <class Value>
void set_option(CURL* easy, CURLoption option, Value value) {
  const CURLcode code = curl_easy_setopt(easy, option, value);
  if (code != CURLE_OK) throw_option_refused(option, code);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
