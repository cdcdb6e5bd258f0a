// SPDX-License-Identifier: BSD-3-Clause
// What uploads of files need: paths and types of files as the service takes them, and progress.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <koordinates/core/transfers/progress.hpp>
#include <koordinates/http/message.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// The path of a file inside an upload: "roads/roads.shp". Throws ClientValidationError, which shows it, for one that is
// empty, absolute, not UTF-8, or longer than 4096 bytes; for a backslash, a double quote or a control character in it; and
// for segments that are empty, "." or "..".
void check_upload_path(std::string_view path);

// By the name's extension: "image/tiff" for "a/b.TIF". Empty where it is not known.
[[nodiscard]] std::string content_type_for(std::string_view name);

// The body, with the function called after each piece that is read from it. Without a function it is the body itself.
[[nodiscard]] std::shared_ptr<RequestBody> with_progress(std::shared_ptr<RequestBody> body, ProgressFunction progress);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
