// SPDX-License-Identifier: BSD-3-Clause
// Sources: their files, their datasources and their scans.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "testing/encoding/timestamps.hpp"
#include "testing/sandbox/store/jobs/datasource.hpp"
#include "testing/sandbox/store/jobs/scan.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

// A file of an upload. Its bytes are gone, unless they were few.
struct SourceFile {
  std::string path;
  std::string content_type;
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;
  std::string content;  // all of it, or its beginning
  [[nodiscard]] bool whole() const { return content.size() == size; }
};

struct Source {
  std::int64_t id = 0;
  std::string type;
  Millis created_at = 0;
  std::optional<Millis> last_scanned_at;
  // What a PUT can change, in the sandbox's own form: licence, group and user as ids, categories as slugs. Secret options
  // are apart, so that no answer can show them.
  Value content;
  Value secrets = Value::object();
  std::vector<SourceFile> files;
  std::vector<Datasource> datasources;
  std::vector<Scan> scans;  // in order of creation

  [[nodiscard]] std::string title() const { return text_of(member(content, "title")); }
  [[nodiscard]] bool is_scanned() const { return type != "info"; }
};

class Sources {
 public:
  Source& add(Source source);  // gives it an id unless it has one
  [[nodiscard]] std::map<std::int64_t, Source>& all() { return sources_; }
  [[nodiscard]] const std::map<std::int64_t, Source>& all() const { return sources_; }
  [[nodiscard]] Source* find(std::int64_t id);

  std::int64_t next_datasource_id = 20'001;
  std::int64_t next_scan_id = 40'001;
  int scans_to_fail = 0;              // so many of the next to end
  std::vector<ReceivedFile> uploads;  // all that ever came

 private:
  std::map<std::int64_t, Source> sources_;
  std::int64_t next_id_ = 3001;
};

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
