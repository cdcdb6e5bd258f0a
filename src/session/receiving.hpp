// SPDX-License-Identifier: BSD-3-Clause
// Taking in the body of a download: piece by piece, in constant memory, and whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>

#include <koordinates/error.hpp>
#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Where the body of a good answer goes.
struct Receiver {
  std::size_t chunk_bytes = std::size_t{1} << 20;  // handed over at a time; the last piece may be smaller
  std::uint64_t max_bytes = 0;                     // more is refused; 0: no limit
  // The next piece, how many bytes there were with it, and how many there will be, where the server says. Called at least
  // once, with nothing for an empty body. What it throws ends the call.
  std::function<void(std::string_view piece, std::uint64_t done, std::optional<std::uint64_t> total)> take;
};

// What the answer says that its body is long; none where it goes in chunks or to the end of the connection. Throws
// DownloadError for two lengths that differ and for what is no number.
[[nodiscard]] std::optional<std::uint64_t> announced_length(const Headers& headers, const ErrorContext& context);

// Throws DownloadError for an answer that says it is a web page, such as a form to log in.
void refuse_web_page(const Response& response, const std::function<ErrorContext()>& context);

// Throws DownloadError for an answer that is no whole document (only 200 and 203 are), that is compressed, larger than
// allowed, or not as long as it says it is; else what reading throws. `context` is asked for errors only.
void receive_body(const Response& response, const Receiver& receiver, const std::function<ErrorContext()>& context);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
