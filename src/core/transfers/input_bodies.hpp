// SPDX-License-Identifier: BSD-3-Clause
// What an Input becomes when it is opened: request bodies that read a file or a stream.
#pragma once

#include <fstream>
#include <iosfwd>
#include <memory>
#include <string>

#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Throws ClientValidationError where it cannot be opened or is a folder, naming it and the reason.
[[nodiscard]] std::ifstream open_to_send(const std::string& path);

// As Input::open() says.
[[nodiscard]] std::shared_ptr<RequestBody> make_file_body(const std::string& path);
[[nodiscard]] std::shared_ptr<RequestBody> make_stream_body(std::istream& stream);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
