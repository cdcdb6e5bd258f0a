// SPDX-License-Identifier: BSD-3-Clause
// The host on which files are stored that the API only points to. It must never see a key.
#pragma once

#include <cstdint>
#include <deque>
#include <string>

#include <koordinates/testing/sandbox.hpp>

#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Store;

// Answers for the storage host.
HttpReply storage_reply(Store& store, const HttpRequest& request);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
