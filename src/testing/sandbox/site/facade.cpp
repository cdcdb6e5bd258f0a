// SPDX-License-Identifier: BSD-3-Clause
// The public class `Sandbox`: a facade over the service, its servers and its faults.
#include <koordinates/testing/sandbox.hpp>

#include <algorithm>
#include <deque>
#include <memory>
#include <mutex>
#include <stdexcept>
#include <utility>

#include "testing/sandbox/areas/exports/files.hpp"
#include "testing/sandbox/areas/exports/storage.hpp"
#include "testing/sandbox/areas/exports/views.hpp"
#include "testing/sandbox/areas/sources/scans.hpp"
#include "testing/sandbox/areas/versions/life.hpp"
#include "testing/sandbox/http/message.hpp"
#include "testing/sandbox/http/target.hpp"
#include "testing/sandbox/server/faults.hpp"
#include "testing/sandbox/server/http.hpp"
#include "testing/sandbox/site/service.hpp"
#include "testing/sandbox/store/jobs/exports.hpp"
#include "testing/sandbox/store/jobs/imports.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/people/tokens.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/storage.hpp"

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
        storage_(make_storage(options)),
        server_(HttpServerOptions{options.host, options.port, options.tls_certificate_file, options.tls_key_file},
                [this](const HttpRequest& request) { return answer(request); }) {}

  [[nodiscard]] std::string url_of(std::uint16_t port) const {
    const bool ipv6 = host_.find(':') != std::string::npos;
    return (tls_ ? "https://" : "http://") + (ipv6 ? "[" + host_ + "]" : host_) + ":" + std::to_string(port);
  }

  // The second listener, where the seed or the options want it.
  std::unique_ptr<HttpServer> make_storage(const SandboxOptions& options) {
    if (!service_.with_state([](const Store& store) { return store.options().exports.on_storage; })) return nullptr;
    auto server = std::make_unique<HttpServer>(
        HttpServerOptions{options.host, 0, options.tls_certificate_file, options.tls_key_file},
        [this](const HttpRequest& request) { return answer_storage(request); });
    const std::string root = url_of(server->port()) + "/";
    service_.with_state([&root](Store& store) { store.storage().root = root; });
    return server;
  }

  HttpAnswer answer(const HttpRequest& request) {
    record(request);
    return faulty_or(request, [&] { return service_.answer(request); });
  }

  HttpAnswer answer_storage(const HttpRequest& request) {
    return faulty_or(request, [&] {
      return service_.with_state([&request](Store& store) { return storage_reply(store, request); });
    });
  }

  // The answer of a fault, or the usual one as a fault has it come.
  template <typename Usual>
  HttpAnswer faulty_or(const HttpRequest& request, Usual usual) {
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
    answer.reply = usual();
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
  std::unique_ptr<HttpServer> storage_;  // these last: they answer until they are gone
  HttpServer server_;
};

Sandbox::Sandbox(const SandboxOptions& options) : impl_(std::make_unique<Impl>(options)) {}
Sandbox::~Sandbox() = default;

std::string Sandbox::url() const { return impl_->url_of(port()); }

std::string Sandbox::host() const { return impl_->host_; }
std::uint16_t Sandbox::port() const { return impl_->server_.port(); }

std::string Sandbox::token() const {
  return impl_->service_.with_state([](const Store& store) { return store.tokens().first_key(); });
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
  return impl_->service_.with_state([](Store& store) { return settle_imports(store, true); });
}

void Sandbox::fail_imports(int count) {
  impl_->service_.with_state([count](Store& store) { store.imports().to_fail = count; });
}

int Sandbox::finish_scans() {
  return impl_->service_.with_state([](Store& store) { return settle_scans(store, true); });
}

int Sandbox::finish_exports() {
  return impl_->service_.with_state([](Store& store) { return settle_exports(store, true); });
}

void Sandbox::fail_scans(int count) {
  impl_->service_.with_state([count](Store& store) { store.sources().scans_to_fail = count; });
}

void Sandbox::fail_exports(int count) {
  impl_->service_.with_state([count](Store& store) { store.exports().to_fail = count; });
}

int Sandbox::expire_exports() {
  return impl_->service_.with_state([](Store& store) { return sandbox_parts::expire_exports(store); });
}

std::vector<ReceivedFile> Sandbox::uploads() const {
  return impl_->service_.with_state([](const Store& store) { return store.sources().uploads; });
}

ExportedFile Sandbox::exported_file(std::int64_t export_id) const {
  return impl_->service_.with_state([export_id](const Store& store) {
    const Export* made = store.exports().find(export_id);
    if (made == nullptr) throw std::out_of_range("the sandbox has no export " + std::to_string(export_id));
    const ExportFile file = file_of(store, *made);
    return ExportedFile{file.filename(), file.size(), file.crc32()};
  });
}

std::string Sandbox::storage_url() const {
  return impl_->service_.with_state([](const Store& store) { return store.storage().root; });
}

std::vector<RecordedRequest> Sandbox::storage_requests() const {
  return impl_->service_.with_state([](const Store& store) {
    return std::vector<RecordedRequest>(store.storage().requests.begin(), store.storage().requests.end());
  });
}

std::vector<RecordedRequest> Sandbox::leaked_tokens() const {
  return impl_->service_.with_state([](const Store& store) {
    return std::vector<RecordedRequest>(store.storage().leaks.begin(), store.storage().leaks.end());
  });
}

void Sandbox::add_token(SandboxToken token) {
  impl_->service_.with_state([&token](Store& store) { store.tokens().add(std::move(token)); });
}

void Sandbox::revoke_token(const std::string& key) {
  impl_->service_.with_state([&key](Store& store) { store.tokens().revoke(key); });
}

std::size_t Sandbox::connections() const { return impl_->server_.connections(); }
void Sandbox::stop() {
  impl_->server_.stop();
  if (impl_->storage_ != nullptr) impl_->storage_->stop();
}

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
