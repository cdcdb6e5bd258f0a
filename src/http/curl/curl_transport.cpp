// SPDX-License-Identifier: BSD-3-Clause
// The libcurl transport: hands each request to an exchange, and its answer to the caller.
#include <koordinates/http/curl_transport.hpp>

#include <utility>

#include "http/curl/exchange.hpp"
#include "http/curl/library.hpp"
#include "http/curl/request_setup.hpp"

namespace koordinates {
inline namespace v0 {
namespace {

class CurlBody final : public ResponseBody {
 public:
  explicit CurlBody(std::unique_ptr<detail::Exchange> exchange) : exchange_(std::move(exchange)) {}

  std::size_t read(char* buffer, std::size_t capacity) override { return exchange_->read(buffer, capacity); }

 private:
  std::unique_ptr<detail::Exchange> exchange_;
};

class CurlTransport final : public Transport {
 public:
  explicit CurlTransport(CurlTransportOptions options)
      : options_(std::move(options)), pool_(std::make_shared<detail::HandlePool>(options_.max_idle_connections)) {}

  [[nodiscard]] Response send(const Request& request, const ExchangeOptions& options) override {
    detail::check_request(request);
    detail::check_can(detail::curl_library(), options_, request.url);
    auto exchange = std::make_unique<detail::Exchange>(pool_, options_, request, options);
    exchange->await_head();
    Response response;
    response.status = exchange->head().status();
    response.headers = std::move(exchange->head().headers());
    response.body = std::make_unique<CurlBody>(std::move(exchange));
    return response;
  }

 private:
  const CurlTransportOptions options_;
  const std::shared_ptr<detail::HandlePool> pool_;  // shared with the bodies that are still read
};

}  // namespace

std::shared_ptr<Transport> make_curl_transport(CurlTransportOptions options) {
  return std::make_shared<CurlTransport>(std::move(options));
}

}  // namespace v0
}  // namespace koordinates
