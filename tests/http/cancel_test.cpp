// SPDX-License-Identifier: BSD-3-Clause
// CancelSource, CancelToken and CancelRegistration.
#include <koordinates/http/cancel.hpp>

#include <atomic>
#include <optional>
#include <thread>
#include <vector>

#include "support/catch.hpp"

using koordinates::CancelListener;
using koordinates::CancelRegistration;
using koordinates::CancelSource;
using koordinates::CancelToken;

namespace {

struct Counter final : CancelListener {
  void on_cancel() noexcept override { ++told; }
  std::atomic<int> told{0};
};

}  // namespace

TEST_CASE("a token without a source is never cancelled", "[cancel]") {
  const CancelToken token;
  CHECK_FALSE(token.can_cancel());
  CHECK_FALSE(token.cancelled());
  Counter counter;
  { const CancelRegistration registration(token, counter); }
  CHECK(counter.told == 0);
}

TEST_CASE("copies are the same button", "[cancel]") {
  CancelSource source;
  const CancelSource copy = source;
  const CancelToken token = copy.token();
  CHECK(token.can_cancel());
  CHECK_FALSE(token.cancelled());
  source.cancel();
  source.cancel();
  CHECK(token.cancelled());
  CHECK(copy.cancelled());
}

TEST_CASE("listeners are told once, late ones at once, ended ones never", "[cancel]") {
  CancelSource source;
  Counter first, second, late, ended;
  const CancelRegistration a(source.token(), first);
  const CancelRegistration b(source.token(), second);
  { const CancelRegistration c(source.token(), ended); }
  source.cancel();
  source.cancel();
  CHECK(first.told == 1);
  CHECK(second.told == 1);
  CHECK(ended.told == 0);
  const CancelRegistration d(source.token(), late);
  CHECK(late.told == 1);
}

TEST_CASE("a listener may end registrations, its own as well, and press the button", "[cancel]") {
  struct Ending final : CancelListener {
    void on_cancel() noexcept override {
      source.cancel();
      own.reset();
      other.reset();
      ++told;
    }
    CancelSource source;
    std::optional<CancelRegistration> own, other;
    int told = 0;
  };
  Ending ending;
  Counter counter;
  ending.other.emplace(ending.source.token(), counter);
  ending.own.emplace(ending.source.token(), ending);
  ending.source.cancel();
  CHECK(ending.told == 1);
  CHECK(counter.told == 0);
}

TEST_CASE("nobody is told after the registration has ended", "[cancel]") {
  for (int round = 0; round < 300; ++round) {
    CancelSource source;
    std::vector<std::thread> threads;
    std::atomic<bool> late{false};
    threads.emplace_back([&] { source.cancel(); });
    for (int i = 0; i < 3; ++i)
      threads.emplace_back([&] {
        struct Guarded final : CancelListener {
          void on_cancel() noexcept override { *late = *late || ended; }
          std::atomic<bool>* late = nullptr;
          std::atomic<bool> ended{false};
        } listener;
        listener.late = &late;
        { const CancelRegistration registration(source.token(), listener); }
        listener.ended = true;
      });
    for (auto& thread : threads) thread.join();
    REQUIRE_FALSE(late);
  }
}
