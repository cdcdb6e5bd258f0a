// SPDX-License-Identifier: BSD-3-Clause
// When a program that serves should end: on a signal, or with its standard input. The one place that knows the system.
#pragma once

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// Call before the first thread starts: signals are kept for wait_for_end() from here on.
void prepare_for_end();

// Returns on SIGTERM or SIGINT (Ctrl-C, Ctrl-Break) and, with `watch_input`, when standard input ends.
void wait_for_end(bool watch_input);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
