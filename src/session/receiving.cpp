// SPDX-License-Identifier: BSD-3-Clause
// Receives a body and compares it with what was announced.
#include "session/receiving.hpp"

#include <algorithm>
#include <charconv>
#include <string>
#include <system_error>

#include "text/ascii.hpp"
#include "text/printable.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

constexpr std::size_t first_buffer_bytes = std::size_t{1} << 20;

std::uint64_t parse_length(std::string_view text, const ErrorContext& context) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) {
    throw DownloadError("the response has a Content-Length that is not a number: " + quoted(text, 40), context);
  }
  return length;
}

void require_document(const Response& response, const std::function<ErrorContext()>& context) {
  if (response.status != 200 && response.status != 203) {
    throw DownloadError(
        "the server responded with status " + std::to_string(response.status) + ", not with the document", context());
  }
  // Nobody asked for it: what would be kept is not what was meant.
  const std::string encoding = response.headers.joined("Content-Encoding");
  if (!encoding.empty() && !Headers::same_name(encoding, "identity")) {
    throw DownloadError(
        "the server compressed the document (" + printable(encoding, 60) + "), although this was not requested",
        context());
  }
}

// One download's pieces.
class Pieces {
 public:
  Pieces(const Receiver& receiver, std::optional<std::uint64_t> total) : receiver_(receiver), total_(total) {}

  // Reads until a piece is full or the body ends; false at its end.
  bool fill(ResponseBody& body) {
    while (used_ < receiver_.chunk_bytes) {
      if (used_ == buffer_.size()) grow();
      const std::size_t got = body.read(&buffer_[used_], buffer_.size() - used_);
      if (got == 0) return false;
      used_ += got;
      done_ += got;
    }
    return true;
  }

  void hand_over() {
    receiver_.take(std::string_view(buffer_).substr(0, used_), done_, total_);
    used_ = 0;
    handed_over_ = true;
  }

  [[nodiscard]] std::uint64_t done() const noexcept { return done_; }
  [[nodiscard]] bool any_left() const noexcept { return used_ > 0 || !handed_over_; }

 private:
  void grow() {
    const std::size_t wanted = buffer_.empty() ? first_buffer_bytes : buffer_.size() * 2;
    buffer_.resize(std::min(wanted, receiver_.chunk_bytes));
  }

  const Receiver& receiver_;
  const std::optional<std::uint64_t> total_;
  std::string buffer_;
  std::size_t used_ = 0;
  std::uint64_t done_ = 0;
  bool handed_over_ = false;
};

[[noreturn]] void throw_truncated(std::uint64_t done, std::uint64_t total, ErrorContext context) {
  throw DownloadError(
      "the download was truncated: " + std::to_string(done) + " of " + std::to_string(total) + " bytes were received",
      std::move(context));
}

}  // namespace

std::optional<std::uint64_t> announced_length(const Headers& headers, const ErrorContext& context) {
  if (headers.contains("Transfer-Encoding")) return std::nullopt;  // it counts, a length beside it does not
  const std::string list = headers.joined("Content-Length");
  if (!headers.contains("Content-Length")) return std::nullopt;
  std::optional<std::uint64_t> length;
  std::string_view rest = list;
  for (bool last = false; !last;) {
    const std::size_t comma = rest.find(',');
    last = comma == std::string_view::npos;
    const std::uint64_t next = parse_length(trimmed(rest.substr(0, comma)), context);
    if (length && *length != next) {
      throw DownloadError("the response has two different lengths: Content-Length " + std::to_string(*length) +
                              " and " + std::to_string(next),
                          context);
    }
    length = next;
    if (!last) rest.remove_prefix(comma + 1);
  }
  return length;
}

void refuse_web_page(const Response& response, const std::function<ErrorContext()>& context) {
  const std::string type = response.headers.get("Content-Type").value_or(std::string());
  const std::string_view bare = trimmed(std::string_view(type).substr(0, type.find(';')));
  if (!Headers::same_name(bare, "text/html") && !Headers::same_name(bare, "application/xhtml+xml")) return;
  throw DownloadError("the server sent a web page (" + printable(type, 60) + ") instead of the file", context());
}

void receive_body(const Response& response, const Receiver& receiver, const std::function<ErrorContext()>& context) {
  require_document(response, context);
  const std::optional<std::uint64_t> total = announced_length(response.headers, context());
  const auto require_small = [&](std::uint64_t bytes) {
    if (receiver.max_bytes == 0 || bytes <= receiver.max_bytes) return;
    throw DownloadError(
        "the document is larger than the " + std::to_string(receiver.max_bytes) + " bytes that are allowed", context());
  };
  require_small(total.value_or(0));

  Pieces pieces(receiver, total);
  for (bool more = true; more;) {
    try {
      more = pieces.fill(*response.body);
    } catch (const TransportError& error) {
      if (!total || error.failure() != TransportFailure::reset) throw;
      throw_truncated(pieces.done(), *total, context());
    }
    require_small(pieces.done());
    if (total && pieces.done() > *total) {
      throw DownloadError("the server sent more than the " + std::to_string(*total) + " bytes that it announced",
                          context());
    }
    if (!more && total && pieces.done() < *total) throw_truncated(pieces.done(), *total, context());
    if (more || pieces.any_left()) pieces.hand_over();
  }
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
