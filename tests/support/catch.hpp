// SPDX-License-Identifier: BSD-3-Clause
// Catch2, version 2.13 or 3: include this and write as for version 3.
//
//   TEST_CASE("a link is refused", "[session]") {
//     REQUIRE_THROWS_WITH(call(), ContainsSubstring("trusted_origins"));
//     REQUIRE_THROWS_MATCHES(call(), koordinates::RedirectError, MessageMatches(StartsWith("GET ")));
//     CHECK(elapsed == Approx(0.25).margin(0.05));
//   }
//
// The matchers and Approx are in `Catch::Matchers` and `Catch`, in both versions. Put
// `using Catch::Matchers::ContainsSubstring;` where it is needed.
//
// SKIP("why") ends the test case; the reason may be streamed, as in SKIP("no " << tool). Version 3.3 reports it as
// skipped. Older ones have no such state: there it warns and returns, which makes it usable only directly in the body of
// a TEST_CASE or SECTION, not in a function that returns a value.
//
// Assertions may be made on the test's own thread only (both versions): collect in other threads, compare after join().
#pragma once

#if __has_include(<catch2/catch_test_macros.hpp>)

#include <catch2/catch_approx.hpp>
#include <catch2/catch_template_test_macros.hpp>
#include <catch2/catch_test_macros.hpp>
#include <catch2/catch_tostring.hpp>
#include <catch2/catch_version_macros.hpp>
#include <catch2/generators/catch_generators.hpp>
#include <catch2/generators/catch_generators_adapters.hpp>
#include <catch2/generators/catch_generators_range.hpp>
#include <catch2/matchers/catch_matchers.hpp>
#include <catch2/matchers/catch_matchers_exception.hpp>
#include <catch2/matchers/catch_matchers_floating_point.hpp>
#include <catch2/matchers/catch_matchers_predicate.hpp>
#include <catch2/matchers/catch_matchers_string.hpp>
#include <catch2/matchers/catch_matchers_vector.hpp>

#else

#include <string>

#include <catch2/catch.hpp>

namespace Catch {

using Detail::Approx;  // else Catch::Approx would be the matcher for vectors

namespace Matchers {

inline StdString::ContainsMatcher ContainsSubstring(const std::string& text,
                                                    CaseSensitive::Choice sensitivity = CaseSensitive::Yes) {
  return Contains(text, sensitivity);
}

}  // namespace Matchers
}  // namespace Catch

#endif

// MessageMatches came with 3.3.0, as did SKIP.
#if !defined(SKIP)

#include <exception>
#include <string>
#include <type_traits>
#include <utility>

#if defined(CATCH_VERSION_MAJOR) && CATCH_VERSION_MAJOR < 3
#define KOORDINATES_TEST_MATCHER_BASE Catch::MatcherBase
#else
#define KOORDINATES_TEST_MATCHER_BASE Catch::Matchers::MatcherBase
#endif

namespace Catch {
namespace Matchers {

// Matches an exception of which what() matches.
template <typename StringMatcher>
class MessageMatchesMatcher final : public KOORDINATES_TEST_MATCHER_BASE<std::exception> {
 public:
  explicit MessageMatchesMatcher(StringMatcher matcher) : matcher_(std::move(matcher)) {}
  bool match(const std::exception& error) const override { return matcher_.match(error.what()); }
  std::string describe() const override { return "has a message that " + matcher_.toString(); }

 private:
  StringMatcher matcher_;
};

template <typename StringMatcher>
MessageMatchesMatcher<std::decay_t<StringMatcher>> MessageMatches(StringMatcher&& matcher) {
  return MessageMatchesMatcher<std::decay_t<StringMatcher>>(std::forward<StringMatcher>(matcher));
}

}  // namespace Matchers
}  // namespace Catch

#undef KOORDINATES_TEST_MATCHER_BASE

#define SKIP(...)                     \
  do {                                \
    WARN("skipped: " << __VA_ARGS__); \
    return;                           \
  } while (false)

#endif
