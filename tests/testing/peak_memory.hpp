// SPDX-License-Identifier: BSD-3-Clause
// How much memory this process has had at most, where that can be told.
#pragma once

#include <cstdint>
#include <optional>

#ifndef _WIN32
#include <sys/resource.h>
#endif

// The sanitizers keep what was freed, and memory of their own.
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
#define KOORDINATES_TEST_SANITIZED 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define KOORDINATES_TEST_SANITIZED 1
#endif
#endif

namespace sandbox_tests {

// In bytes.
inline std::optional<std::int64_t> peak_memory() {
#if defined(_WIN32) || defined(KOORDINATES_TEST_SANITIZED)
  return std::nullopt;
#else
  rusage usage{};
  if (getrusage(RUSAGE_SELF, &usage) != 0) return std::nullopt;
#ifdef __APPLE__
  return usage.ru_maxrss;
#else
  return std::int64_t{usage.ru_maxrss} * 1024;
#endif
#endif
}

}  // namespace sandbox_tests
