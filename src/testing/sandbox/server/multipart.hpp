// SPDX-License-Identifier: BSD-3-Clause
// Takes a multipart/form-data body apart while it comes: its files may be larger than memory.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// Holds no more of the body than the first bytes of each part and what could be the beginning of a boundary.
class MultipartReader {
 public:
  // `content_type` is the header, which names the boundary.
  explicit MultipartReader(const std::string& content_type);

  // The next bytes of the body. What comes after something wrong is passed over.
  void feed(const char* data, std::size_t size);

  // At the end of the body: its parts. Empty when problem() says what is wrong.
  std::vector<FormPart> finish();
  [[nodiscard]] const std::string& problem() const { return problem_; }

 private:
  enum class State { before, boundary_end, headers, content, after };

  bool step();
  bool skip_to_boundary();
  bool end_boundary();
  bool read_headers();
  void take_content(const char* data, std::size_t size);
  void start_part(const std::string& headers);
  bool refuse(const std::string& text);

  State state_ = State::before;
  std::string delimiter_;
  std::string buffer_;
  std::vector<FormPart> parts_;
  std::size_t kept_ = 0;  // bytes of content that are held
  std::string problem_;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
