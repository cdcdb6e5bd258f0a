// SPDX-License-Identifier: BSD-3-Clause
// Environment variables for the length of a test.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>

namespace koordinates_test {

// Sets a variable, or removes it for a null value, and puts it back at the end. Not for tests that run in threads.
class ScopedVariable {
 public:
  ScopedVariable(const char* name, const std::string& value) : ScopedVariable(name, value.c_str()) {}
  ScopedVariable(const char* name, const char* value) : name_(name) {
    if (const char* old = std::getenv(name)) before_ = old;
    put(value);
  }
  ~ScopedVariable() { put(before_ ? before_->c_str() : nullptr); }
  ScopedVariable(const ScopedVariable&) = delete;
  ScopedVariable& operator=(const ScopedVariable&) = delete;

 private:
  void put(const char* value) const {
#ifdef _WIN32
    _putenv_s(name_, value == nullptr ? "" : value);
#else
    if (value == nullptr) {
      unsetenv(name_);
    } else {
      setenv(name_, value, 1);
    }
#endif
  }
  const char* name_;
  std::optional<std::string> before_;
};

}  // namespace koordinates_test
