// SPDX-License-Identifier: BSD-3-Clause
// Sources: where data come from, uploads among them.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <koordinates/testing/sandbox.hpp>

#include "call.hpp"
#include "datasources.hpp"
#include "json.hpp"
#include "scans.hpp"
#include "timestamps.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

class Router;
struct State;

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
  Json content;
  Json secrets = Json::object();
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

// The source that the path names, as `id`. 404 when there is none.
Source& source_of(State& state, const Call& call);

// "sources/3/"
std::string path_of(const Source& source);

// The source's page on the site, which the sandbox does not have.
std::string html_url(const Source& source, const Call& call);

void add_source_views(Router& router, State& state);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
