// SPDX-License-Identifier: BSD-3-Clause
// The transport interface's key function.
#include <koordinates/http/transport.hpp>

namespace koordinates {
inline namespace v0 {

Transport::~Transport() = default;

}  // namespace v0
}  // namespace koordinates
