// SPDX-License-Identifier: BSD-3-Clause
// What the sandbox's transport and its service speak with each other: a request, and the answer to it.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

using HeaderList = std::vector<std::pair<std::string, std::string>>;

// The first header of that name, in any case; an empty text when there is none.
std::string header_of(const HeaderList& headers, const std::string& name);

// One part of a multipart/form-data body. Of a large one only the beginning is kept.
struct FormPart {
  std::string name;
  bool is_file = false;  // it has a filename, be it an empty one
  std::string filename;
  std::string content_type;
  std::string content;
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;

  [[nodiscard]] bool whole() const { return content.size() == size; }
};

struct HttpRequest {
  std::string method;
  std::string target;  // path and query as they were sent
  HeaderList headers;
  std::string body;  // empty for multipart bodies, which are in `parts`
  std::vector<FormPart> parts;
  std::string problem;  // why the body could not be read; empty when it could
  bool tls = false;
  std::uint64_t connection = 0;

  [[nodiscard]] std::string header(const std::string& name) const { return header_of(headers, name); }
};

// A body that is made while it is sent. `read` writes the `count` bytes from `offset` on; it is called on the
// connection's thread, after the lock of the state was given back.
struct StreamedBody {
  std::uint64_t size = 0;
  std::function<void(std::uint64_t offset, char* into, std::size_t count)> read;
};

struct HttpReply {
  int status = 200;
  HeaderList headers;
  std::string body;
  std::shared_ptr<const StreamedBody> stream = nullptr;  // in place of `body`
};

// Bytes that go onto the connection as they are: what no well-behaved server would send.
struct WireScript {
  std::string head;
  std::string body;
  std::size_t drip_bytes = 0;  // 0: the body at once
  std::chrono::milliseconds drip_pause{0};
  std::optional<std::uint64_t> close_after;  // of head and body together
  bool close = false;
};

struct HttpAnswer {
  HttpReply reply;
  std::optional<WireScript> script;  // in place of `reply`
  std::chrono::milliseconds delay{0};

  // What becomes of `reply`: its body comes in pieces with pauses, and it is cut off after so many bytes, head included.
  std::size_t drip_bytes = 0;
  std::chrono::milliseconds drip_pause{0};
  std::optional<std::uint64_t> close_after;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
