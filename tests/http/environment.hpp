// SPDX-License-Identifier: BSD-3-Clause
// An environment variable for as long as a test needs it.
#pragma once

#include <cstdlib>
#include <optional>
#include <string>
#include <utility>

namespace koordinates_test {

class Variable {
 public:
  Variable(std::string name, const std::string& value) : name_(std::move(name)) {
    if (const char* before = std::getenv(name_.c_str())) before_ = before;
    set(value);
  }
  ~Variable() {
    if (before_)
      set(*before_);
    else
      unset();
  }
  Variable(const Variable&) = delete;
  Variable& operator=(const Variable&) = delete;

 private:
#ifdef _WIN32
  void set(const std::string& value) { _putenv_s(name_.c_str(), value.c_str()); }
  void unset() { _putenv_s(name_.c_str(), ""); }
#else
  void set(const std::string& value) { setenv(name_.c_str(), value.c_str(), 1); }
  void unset() { unsetenv(name_.c_str()); }
#endif

  std::string name_;
  std::optional<std::string> before_;
};

}  // namespace koordinates_test
