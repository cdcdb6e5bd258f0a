// SPDX-License-Identifier: BSD-3-Clause
// What a file holds, told by its name.
#pragma once

#include <string>

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct FileKind {
  std::string data_type;  // "vector", "raster", "grid", "table", "document"; empty: nothing that is data by itself
  std::string format;     // a media type
  std::string geometry_type;
};

// "folder/0001.TIF" -> "folder/0001"; the whole name where there is no extension.
std::string without_extension(const std::string& path);

FileKind kind_of_file(const std::string& path);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
