// SPDX-License-Identifier: BSD-3-Clause
// Where received bytes wait for their reader.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstring>
#include <string>

namespace koordinates {
inline namespace v0 {
namespace detail {

// While a reader waits, bytes go straight into its buffer (the sink); what does not fit there is kept. Not synchronised.
class BodyBuffer {
 public:
  // The reader's buffer, until take_back_sink().
  void lend_sink(char* sink, std::size_t capacity) noexcept {
    sink_ = sink;
    room_ = capacity;
    filled_ = 0;
  }
  // How much of it was filled.
  std::size_t take_back_sink() noexcept {
    const std::size_t filled = filled_;
    lend_sink(nullptr, 0);
    return filled;
  }
  [[nodiscard]] std::size_t filled() const noexcept { return filled_; }

  void append(const char* bytes, std::size_t count) {
    const std::size_t direct = kept() == 0 ? std::min(count, room_ - filled_) : 0;
    if (direct > 0) std::memcpy(sink_ + filled_, bytes, direct);
    filled_ += direct;
    kept_.append(bytes + direct, count - direct);
  }

  std::size_t take(char* to, std::size_t capacity) {
    const std::size_t count = std::min(capacity, kept());
    if (count > 0) std::memcpy(to, kept_.data() + begin_, count);
    begin_ += count;
    if (begin_ == kept_.size()) forget();
    return count;
  }

  [[nodiscard]] std::size_t kept() const noexcept { return kept_.size() - begin_; }

 private:
  void forget() {
    constexpr std::size_t worth_keeping = 512 * 1024;
    begin_ = 0;
    kept_.clear();
    if (kept_.capacity() > worth_keeping) kept_.shrink_to_fit();
  }

  std::string kept_;
  std::size_t begin_ = 0;  // what stands before it has been taken
  char* sink_ = nullptr;
  std::size_t room_ = 0, filled_ = 0;
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
