// SPDX-License-Identifier: BSD-3-Clause
// Bodies: the key functions of the interfaces, and the body that stands in memory.
#include <koordinates/http/message.hpp>

#include <algorithm>
#include <utility>

namespace koordinates {
inline namespace v0 {
namespace {

class MemoryBody final : public RequestBody {
 public:
  explicit MemoryBody(std::shared_ptr<const std::string> bytes) : bytes_(std::move(bytes)) {}

  [[nodiscard]] std::optional<std::uint64_t> size() const override { return bytes_->size(); }

  std::size_t read(char* buffer, std::size_t capacity) override {
    const std::size_t count = std::min(capacity, bytes_->size() - position_);
    std::copy_n(bytes_->data() + position_, count, buffer);
    position_ += count;
    return count;
  }

  bool rewind() override {
    position_ = 0;
    return true;
  }

 private:
  const std::shared_ptr<const std::string> bytes_;
  std::size_t position_ = 0;
};

}  // namespace

RequestBody::~RequestBody() = default;
ResponseBody::~ResponseBody() = default;

std::shared_ptr<RequestBody> make_body(std::string bytes) {
  return make_body(std::make_shared<const std::string>(std::move(bytes)));
}

std::shared_ptr<RequestBody> make_body(std::shared_ptr<const std::string> bytes) {
  return std::make_shared<MemoryBody>(std::move(bytes));
}

}  // namespace v0
}  // namespace koordinates
