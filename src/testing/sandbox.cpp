// SPDX-License-Identifier: BSD-3-Clause
#include <koordinates/testing/sandbox.hpp>

#include <algorithm>
#include <deque>
#include <mutex>
#include <utility>

#include "fault_list.hpp"
#include "http_server.hpp"
#include "item_life.hpp"
#include "service.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {

using namespace sandbox_parts;

std::string RecordedRequest::header(const std::string& name) const { return header_of(headers, name); }

class Sandbox::Impl {
 public:
  explicit Impl(const SandboxOptions& options)
      : host_(options.host),
        tls_(!options.tls_certificate_file.empty()),
        service_(options),
        server_(HttpServerOptions{options.host, options.port, options.tls_certificate_file, options.tls_key_file},
                [this](const HttpRequest& request) { return answer(request); }) {}

  HttpAnswer answer(const HttpRequest& request) {
    record(request);
    HttpAnswer answer;
    if (const auto fault = faults_.take(request.method, read_target(request.target).plain)) {
      answer.delay = fault->delay;
      if (answers(*fault)) {
        answer.script = script_of(*fault, request.method == "HEAD");
        return answer;
      }
      answer.drip_bytes = fault->drip_bytes;
      answer.drip_pause = fault->drip_pause;
      answer.close_after = fault->close_after;
    }
    answer.reply = service_.answer(request);
    return answer;
  }

  void record(const HttpRequest& request) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (requests_.size() == most_requests) requests_.pop_front();
    requests_.push_back(
        RecordedRequest{request.method, request.target, request.headers, request.body, request.connection});
  }

  static constexpr std::size_t most_requests = 10'000;

  const std::string host_;
  const bool tls_;
  mutable std::mutex mutex_;  // requests_
  std::deque<RecordedRequest> requests_;
  FaultList faults_;
  Service service_;
  HttpServer server_;  // last: it answers until it is gone
};

Sandbox::Sandbox(SandboxOptions options) : impl_(std::make_unique<Impl>(options)) {}
Sandbox::~Sandbox() = default;

std::string Sandbox::url() const {
  const bool ipv6 = impl_->host_.find(':') != std::string::npos;
  return (impl_->tls_ ? "https://" : "http://") + (ipv6 ? "[" + impl_->host_ + "]" : impl_->host_) + ":" +
         std::to_string(port());
}

std::string Sandbox::host() const { return impl_->host_; }
std::uint16_t Sandbox::port() const { return impl_->server_.port(); }

std::string Sandbox::token() const {
  return impl_->service_.with_state([](const State& state) {
    return state.options.tokens.empty() ? std::string() : state.options.tokens.front().key;
  });
}

std::vector<RecordedRequest> Sandbox::requests() const {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  return {impl_->requests_.begin(), impl_->requests_.end()};
}

void Sandbox::clear_requests() {
  const std::lock_guard<std::mutex> lock(impl_->mutex_);
  impl_->requests_.clear();
}

void Sandbox::inject(Fault fault) { impl_->faults_.add(std::move(fault)); }
void Sandbox::clear_faults() { impl_->faults_.clear(); }

int Sandbox::finish_imports() {
  return impl_->service_.with_state([](State& state) { return settle_imports(state, true); });
}

void Sandbox::fail_imports(int count) {
  impl_->service_.with_state([count](State& state) { state.imports_to_fail = count; });
}

void Sandbox::add_token(SandboxToken token) {
  impl_->service_.with_state([&token](State& state) { state.options.tokens.push_back(std::move(token)); });
}

void Sandbox::revoke_token(const std::string& key) {
  impl_->service_.with_state([&key](State& state) {
    std::vector<SandboxToken>& tokens = state.options.tokens;
    tokens.erase(
        std::remove_if(tokens.begin(), tokens.end(), [&key](const SandboxToken& token) { return token.key == key; }),
        tokens.end());
  });
}

std::size_t Sandbox::connections() const { return impl_->server_.connections(); }
void Sandbox::stop() { impl_->server_.stop(); }

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
