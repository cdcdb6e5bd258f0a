// SPDX-License-Identifier: BSD-3-Clause
// The observer that writes to a stream.
#include <koordinates/http/observer.hpp>

#include <mutex>
#include <ostream>

#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {

Observer::~Observer() = default;
void Observer::on_request(const RequestEvent&) {}
void Observer::on_response(const ResponseEvent&) {}
void Observer::on_failure(const FailureEvent&) {}

namespace {

constexpr std::size_t max_line_bytes = 4096;

class LogObserver final : public Observer {
 public:
  LogObserver(std::ostream& out, LogLevel level) : out_(out), level_(level) {}

  void on_request(const RequestEvent& event) override {
    std::string text = line(event.id, "> " + event.method + " " + event.url);
    if (event.body_bytes > 0) text += line(event.id, "> body of " + std::to_string(event.body_bytes) + " bytes");
    if (level_ >= LogLevel::headers) text += header_lines(event.id, "> ", event.headers);
    if (level_ >= LogLevel::bodies && !event.body.empty()) text += line(event.id, "> " + event.body);
    write(text);
  }
  void on_response(const ResponseEvent& event) override {
    std::string text =
        line(event.id, "< " + std::to_string(event.status) + " after " + std::to_string(event.elapsed.count()) + " ms");
    if (level_ >= LogLevel::headers) text += header_lines(event.id, "< ", event.headers);
    write(text);
  }
  void on_failure(const FailureEvent& event) override {
    write(line(event.id, "! " + event.message + " after " + std::to_string(event.elapsed.count()) + " ms"));
  }

 private:
  // What comes from outside must not write lines of its own into the log.
  static std::string line(std::uint64_t id, const std::string& text) {
    return "koordinates #" + std::to_string(id) + " " + detail::printable(text, max_line_bytes) + "\n";
  }
  static std::string header_lines(std::uint64_t id, const std::string& mark, const LoggedHeaders& headers) {
    std::string text;
    for (const auto& [name, value] : headers) text += line(id, mark + name + ": " + value);
    return text;
  }
  void write(const std::string& text) {
    const std::lock_guard<std::mutex> lock(mutex_);
    out_ << text << std::flush;
  }

  std::ostream& out_;
  const LogLevel level_;
  std::mutex mutex_;
};

}  // namespace

std::shared_ptr<Observer> make_log_observer(std::ostream& out, LogLevel level) {
  return std::make_shared<LogObserver>(out, level);
}

}  // namespace v0
}  // namespace koordinates
