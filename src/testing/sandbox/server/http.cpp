// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/server/http.hpp"

#include <algorithm>
#include <atomic>
#include <condition_variable>
#include <mutex>
#include <set>
#include <stdexcept>
#include <thread>
#include <utility>

#include <openssl/err.h>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/server/connection.hpp"
#include "testing/sandbox/server/connection_threads.hpp"
#include "testing/sandbox/server/gzip.hpp"
#include "testing/sandbox/server/multipart.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t worth_compressing = 1024;
const int idle_seconds = 300;
const std::size_t largest_body = 64 * 1024 * 1024;  // of what is no form; the files of a form may have any size
const std::size_t streamed_piece = 64 * 1024;

struct SslContextDeleter {
  void operator()(SSL_CTX* context) const noexcept { SSL_CTX_free(context); }
};
using SslContext = std::unique_ptr<SSL_CTX, SslContextDeleter>;

SslContext make_tls_context(const HttpServerOptions& options) {
  if (options.tls_certificate_file.empty() != options.tls_key_file.empty()) {
    throw std::runtime_error("TLS needs both a certificate file and a key file");
  }
  if (options.tls_certificate_file.empty()) return nullptr;
  SslContext context(SSL_CTX_new(TLS_server_method()));
  if (context == nullptr) throw std::runtime_error("TLS cannot be set up");
  SSL_CTX_set_min_proto_version(context.get(), TLS1_2_VERSION);
  if (SSL_CTX_use_certificate_chain_file(context.get(), options.tls_certificate_file.c_str()) != 1) {
    throw std::runtime_error("cannot read the certificate " + options.tls_certificate_file);
  }
  if (SSL_CTX_use_PrivateKey_file(context.get(), options.tls_key_file.c_str(), SSL_FILETYPE_PEM) != 1 ||
      SSL_CTX_check_private_key(context.get()) != 1) {
    throw std::runtime_error("cannot read the key " + options.tls_key_file + ", or it does not fit the certificate");
  }
  return context;
}

// A task queue of the library's kind. Its own has a fixed number of threads, so that as many idle connections stop it.
class ElasticQueue final : public httplib::TaskQueue {
 public:
  // Newer versions of the library want to know whether there was room, which there is always.
  using Enqueued = decltype(std::declval<httplib::TaskQueue&>().enqueue({}));
  Enqueued enqueue(std::function<void()> task) override {
    threads_.run(std::move(task));
    return static_cast<Enqueued>(true);
  }
  void shutdown() override { threads_.join(); }

 private:
  ConnectionThreads threads_;
};

// The connection that the calling thread serves. The library hands its handlers no stream, and each connection has its
// thread.
thread_local Connection* current_connection = nullptr;
thread_local bool close_current = false;
// The Content-Type of a form, which is kept from the library: it would read a form by its own rules, into memory.
thread_local std::string current_form;

HttpRequest from_library(const httplib::Request& in, const Connection& connection) {
  HttpRequest request;
  request.method = in.method;
  request.target = in.target;
  request.body = in.body;
  if (!current_form.empty()) request.headers.emplace_back("Content-Type", current_form);
  request.tls = connection.tls();
  request.connection = connection.number();
  for (const auto& [name, value] : in.headers) {
    // Not headers: the library files the peer's and its own address among them.
    if (name != "REMOTE_ADDR" && name != "REMOTE_PORT" && name != "LOCAL_ADDR" && name != "LOCAL_PORT") {
      request.headers.emplace_back(name, value);
    }
  }
  return request;
}

// Pauses; false when the server stops meanwhile.
using Pause = std::function<bool()>;

void to_library(const HttpReply& reply, const HttpRequest& request, std::size_t piece, const Pause& pause,
                httplib::Response& out) {
  out.status = reply.status;
  std::string content_type;
  for (const auto& [name, value] : reply.headers) {
    if (lower(name) == "content-type") {
      content_type = value;
    } else {
      out.headers.emplace(name, value);
    }
  }
  // A provider rather than set_content(): the library would compress that by its own rules, with brotli first.
  if (reply.stream != nullptr && reply.stream->size > 0) {
    const std::size_t most = piece == 0 ? streamed_piece : std::min(piece, streamed_piece);
    out.set_content_provider(static_cast<std::size_t>(reply.stream->size), content_type,
                             [stream = reply.stream, buffer = std::string(most, '\0'), pause](
                                 std::size_t offset, std::size_t length, httplib::DataSink& sink) mutable {
                               if (offset > 0 && !pause()) return false;
                               const std::size_t count = std::min(length, buffer.size());
                               stream->read(offset, buffer.data(), count);
                               return sink.write(buffer.data(), count);
                             });
    return;
  }
  if (reply.body.empty()) return;
  auto body = std::make_shared<std::string>(reply.body);
  if (body->size() > worth_compressing && accepts_gzip(request.header("Accept-Encoding"))) {
    *body = gzip(*body);
    out.headers.emplace("Content-Encoding", "gzip");
  }
  out.set_content_provider(body->size(), content_type,
                           [body, piece, pause](std::size_t offset, std::size_t length, httplib::DataSink& sink) {
                             if (offset > 0 && !pause()) return false;
                             return sink.write(body->data() + offset, piece == 0 ? length : std::min(piece, length));
                           });
}

}  // namespace

class HttpServer::Impl final : public httplib::Server {
 public:
  Impl(const HttpServerOptions& options, HttpServer::Handler handler)
      : tls_(make_tls_context(options)), handler_(std::move(handler)) {
    configure();
    bind(options);
    acceptor_ = std::thread([this] {
      listen_after_bind();
      accepting_ended_ = true;
    });
    // stop() of the library does nothing before its loop has begun.
    while (!is_running() && !accepting_ended_) std::this_thread::sleep_for(std::chrono::microseconds(200));
    if (accepting_ended_) {
      acceptor_.join();
      throw std::runtime_error("cannot accept connections on " + options.host + ":" + std::to_string(port_));
    }
  }

  ~Impl() override { stop_all(); }

  [[nodiscard]] std::uint16_t port() const { return port_; }

  [[nodiscard]] std::size_t connections() const {
    const std::lock_guard<std::mutex> lock(mutex_);
    return open_.size();
  }

  void stop_all() {
    {
      const std::lock_guard<std::mutex> lock(mutex_);
      stopping_ = true;
      for (Connection* connection : open_) connection->interrupt();
    }
    wake_.notify_all();
    const std::lock_guard<std::mutex> once(stop_mutex_);
    if (!acceptor_.joinable()) return;
    httplib::Server::stop();
    acceptor_.join();
  }

 private:
  void configure() {
    new_task_queue = [] { return new ElasticQueue; };
    set_keep_alive_max_count(1'000'000'000);
    set_keep_alive_timeout(idle_seconds);
    set_read_timeout(idle_seconds);
    set_write_timeout(60);
    set_socket_options([](socket_t socket) {
      // The library would let two servers share one port.
      const int on = 1;
#ifdef _WIN32
      setsockopt(socket, SOL_SOCKET, SO_EXCLUSIVEADDRUSE, reinterpret_cast<const char*>(&on), sizeof on);
#else
      setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
#endif
    });
    // What has a body is handled after the library has read it, everything else before the library looks for a body: it
    // would wait for one where a DELETE says nothing about its length.
    set_pre_routing_handler([this](const httplib::Request& in, httplib::Response& out) {
      if (has_readable_body(in)) return HandlerResponse::Unhandled;
      handle(in, out);
      return HandlerResponse::Handled;
    });
    const HandlerWithContentReader with_body = [this](const httplib::Request& in, httplib::Response& out,
                                                      const httplib::ContentReader& reader) {
      handle_with_body(in, out, reader);
    };
    Post("/", with_body).Put("/", with_body).Patch("/", with_body).Delete("/", with_body);
  }

  void bind(const HttpServerOptions& options) {
    const std::string where = options.host + ":" + std::to_string(options.port);
    if (options.port == 0) {
      const int port = bind_to_any_port(options.host);
      if (port <= 0) throw std::runtime_error("cannot listen on " + where);
      port_ = static_cast<std::uint16_t>(port);
    } else {
      if (!bind_to_port(options.host, options.port))
        throw std::runtime_error("cannot listen on " + where + ": is the port in use?");
      port_ = options.port;
    }
    // The library's queue of five would drop connections that come at the same moment. Listening again only changes its
    // length.
    ::listen(svr_sock_, 512);
  }

  static bool has_readable_body(const httplib::Request& in) {
    const bool announced = in.has_header("Transfer-Encoding") ||
                           (in.has_header("Content-Length") && in.get_header_value("Content-Length") != "0");
    return announced && (in.method == "POST" || in.method == "PUT" || in.method == "PATCH" || in.method == "DELETE");
  }

  // In place of the library's loop, which looks at an idle connection a hundred times a second and cannot be told to
  // stop.
  bool process_and_close_socket(socket_t socket) override {
    Connection connection(socket, next_number_++);
    if (enter(connection)) {
      current_connection = &connection;
      close_current = false;
      if (tls_ == nullptr || connection.start_tls(tls_.get())) serve(connection);
      current_connection = nullptr;
    }
    leave(connection);
    return true;
  }

  void serve(Connection& connection) {
    while (!close_current && connection.wait_for_bytes()) {
      bool closed = false;
      connection.mute(false);
      connection.limit_writing(std::nullopt);
      const auto prepare = [&connection](httplib::Request& request) {
        // The path is routed by the service; ranges are its matter as well.
        request.path = "/";
        request.ranges.clear();
        hide_form(request);
        if (!has_readable_body(request)) skip_body(request, connection);
      };
      const bool going_on = process_one(*this, connection, closed, prepare, 0) && !closed;
      if (connection.cut_off()) close_current = true;
      if (!going_on) return;
    }
  }

  // One request, by whichever call the library's version has: newer ones want to know both ends of the connection.
  template <class Self, class Prepare>
  static auto process_one(Self& self, Connection& connection, bool& closed, const Prepare& prepare, int /*preferred*/)
      -> decltype(self.process_request(connection, false, closed, prepare)) {
    return self.process_request(connection, false, closed, prepare);
  }
  template <class Self, class Prepare>
  static auto process_one(Self& self, Connection& connection, bool& closed, const Prepare& prepare, long /*otherwise*/)
      -> decltype(self.process_request(connection, std::string(), 0, std::string(), 0, false, closed, prepare)) {
    std::string remote_address;
    std::string local_address;
    int remote_port = 0;
    int local_port = 0;
    connection.get_remote_ip_and_port(remote_address, remote_port);
    connection.get_local_ip_and_port(local_address, local_port);
    return self.process_request(connection, remote_address, remote_port, local_address, local_port, false, closed,
                                prepare);
  }

  static void hide_form(httplib::Request& request) {
    current_form.clear();
    const std::string type = request.get_header_value("Content-Type");
    if (!starts_with(lower(trim(type)), "multipart/form-data") || !has_readable_body(request)) return;
    current_form = type;
    request.headers.erase("Content-Type");
  }

  // A GET may carry a body, which the library would take for the next request.
  static void skip_body(httplib::Request& request, Connection& connection) {
    std::int64_t left = parse_integer(request.get_header_value("Content-Length")).value_or(0);
    char buffer[1024];
    while (left > 0) {
      const ssize_t count =
          connection.read(buffer, static_cast<std::size_t>(std::min<std::int64_t>(left, sizeof buffer)));
      if (count <= 0) return;
      request.body.append(buffer, static_cast<std::size_t>(count));
      left -= count;
    }
  }

  bool enter(Connection& connection) {
    const std::lock_guard<std::mutex> lock(mutex_);
    if (stopping_) return false;
    open_.insert(&connection);
    return true;
  }

  void leave(Connection& connection) {
    // Under the lock: stop_all() must not interrupt a number that belongs to another socket by now.
    const std::lock_guard<std::mutex> lock(mutex_);
    open_.erase(&connection);
    connection.close(!close_current);
  }

  void handle(const httplib::Request& in, httplib::Response& out) {
    answer(from_library(in, *current_connection), out);
  }

  void handle_with_body(const httplib::Request& in, httplib::Response& out, const httplib::ContentReader& reader) {
    HttpRequest request = from_library(in, *current_connection);
    const bool whole = current_form.empty() ? read_body(reader, request) : read_form(reader, request);
    if (!whole) {
      // Nobody is there to be answered, and what was asked is not known.
      current_connection->mute(true);
      close_current = true;
      return;
    }
    answer(request, out);
  }

  // Both are false when the connection ends before the body.
  static bool read_body(const httplib::ContentReader& reader, HttpRequest& request) {
    return reader([&request](const char* data, std::size_t size) {
      if (request.body.size() + size <= largest_body) {
        request.body.append(data, size);
      } else {
        request.problem = "it is larger than " + std::to_string(largest_body) + " bytes";
      }
      return true;
    });
  }

  static bool read_form(const httplib::ContentReader& reader, HttpRequest& request) {
    MultipartReader form(current_form);
    const bool whole = reader([&form](const char* data, std::size_t size) {
      form.feed(data, size);
      return true;
    });
    request.parts = form.finish();
    request.problem = form.problem();
    return whole;
  }

  void answer(const HttpRequest& request, httplib::Response& out) {
    Connection& connection = *current_connection;
    HttpAnswer answer;
    try {
      answer = handler_(request);
    } catch (const std::exception& error) {
      answer.reply =
          HttpReply{500, {{"Content-Type", "text/plain"}}, std::string("the sandbox failed: ") + error.what()};
    }
    if (!pause(answer.delay)) {
      answer.script = WireScript{};
      answer.script->close = true;
    }
    if (answer.script) {
      play(*answer.script, connection);
      return;
    }
    connection.limit_writing(answer.close_after);
    to_library(
        answer.reply, request, answer.drip_bytes, [this, time = answer.drip_pause] { return pause(time); }, out);
  }

  void play(const WireScript& script, Connection& connection) {
    connection.mute(true);
    std::string head = script.head;
    std::string body = script.body;
    bool close = script.close;
    if (script.close_after) {
      const std::uint64_t allowed = *script.close_after;
      if (allowed < head.size()) head.resize(static_cast<std::size_t>(allowed));
      if (allowed - head.size() < body.size()) body.resize(static_cast<std::size_t>(allowed - head.size()));
      close = true;
    }
    const std::size_t piece = script.drip_bytes == 0 ? body.size() : script.drip_bytes;
    if (piece >= body.size()) {
      head += body;
      body.clear();
    }
    bool sent = connection.write_through(head.data(), head.size());
    for (std::size_t at = 0; sent && at < body.size(); at += piece) {
      sent = pause(script.drip_pause) && connection.write_through(body.data() + at, std::min(piece, body.size() - at));
    }
    if (close || !sent) close_current = true;
  }

  // False when the server stops meanwhile.
  bool pause(std::chrono::milliseconds time) {
    if (time.count() <= 0) return true;
    std::unique_lock<std::mutex> lock(mutex_);
    return !wake_.wait_for(lock, time, [this] { return stopping_; });
  }

  const SslContext tls_;
  const HttpServer::Handler handler_;
  std::uint16_t port_ = 0;
  std::atomic<std::uint64_t> next_number_{1};
  std::atomic<bool> accepting_ended_{false};
  std::thread acceptor_;
  std::mutex stop_mutex_;
  mutable std::mutex mutex_;  // open_, stopping_
  std::condition_variable wake_;
  std::set<Connection*> open_;
  bool stopping_ = false;
};

HttpServer::HttpServer(const HttpServerOptions& options, Handler handler)
    : impl_(std::make_unique<Impl>(options, std::move(handler))) {}

HttpServer::~HttpServer() = default;

std::uint16_t HttpServer::port() const { return impl_->port(); }
std::size_t HttpServer::connections() const { return impl_->connections(); }
void HttpServer::stop() { impl_->stop_all(); }

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
