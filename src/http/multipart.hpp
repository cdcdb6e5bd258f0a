// SPDX-License-Identifier: BSD-3-Clause
// Several documents in one request body: multipart/form-data (RFC 7578), streamed.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

struct MultipartPart {
  std::string name;                   // of the form's field
  std::string file_name;              // empty: the part is no file
  std::string content_type;           // empty: not said
  std::shared_ptr<RequestBody> body;  // never null, and in no other part
};

// Throws ClientValidationError for what cannot be one in a header; an empty one is fine.
void check_content_type(std::string_view content_type);

// The parts one after another, in the memory of the longest head. Its size is known where those of all parts are. What a
// part's body throws comes through. For one thread at a time.
class MultipartBody final : public RequestBody {
 public:
  // Throws ClientValidationError for no parts, a part without a name or body, a name with a NUL in it, and a content type
  // that is none.
  explicit MultipartBody(std::vector<MultipartPart> parts);

  // "multipart/form-data; boundary=…", for the request's header. The boundary is random: no content can hold it on purpose.
  [[nodiscard]] std::string content_type() const;

  [[nodiscard]] std::optional<std::uint64_t> size() const override;
  std::size_t read(char* buffer, std::size_t capacity) override;
  bool rewind() override;

 private:
  // Between the parts' bodies: head_of(i) stands before body i, head_of(parts) ends all.
  [[nodiscard]] std::string head_of(std::size_t part) const;
  [[nodiscard]] std::size_t read_some(char* buffer, std::size_t capacity);
  void begin(std::size_t part);

  const std::vector<MultipartPart> parts_;
  const std::string boundary_;
  std::size_t part_ = 0;  // whose head or body is being read
  std::string head_;      // of it
  std::size_t head_read_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
