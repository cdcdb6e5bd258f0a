// SPDX-License-Identifier: BSD-3-Clause
// `Sandbox`: a stateful local server for the Koordinates REST API, with real HTTP and TLS, generated data, and faults
// on demand.
#pragma once

#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// Every scope that a token of the service can hold.
std::vector<std::string> all_scopes();

/// An API token that the sandbox accepts. Keys are case-sensitive.
struct SandboxToken {
  std::string key;
  std::vector<std::string> scopes = all_scopes();
  std::int64_t user = 1;  ///< the owner of the token: an id of /users/
};

/// When work ends that takes time: an import, a scan, an export.
struct SandboxWork {
  /// The work ends after this number of polls and after `duration`. Reading a version or a publish job of it polls its
  /// import; reading a scan or the list of scans polls the scan; reading an export polls the export.
  int polls = 2;
  std::chrono::milliseconds duration{0};
  /// Nothing ends by itself: only Sandbox::finish_imports(), finish_scans() and finish_exports() end it.
  bool by_hand = false;
};

using SandboxImports = SandboxWork;

/// Whether downloads can be resumed, and which validator (ETag) they have. With any value but `none`, ranges are
/// supported.
enum class SandboxRanges { none, weak, strong };

struct SandboxExports {
  SandboxWork work;
  /// The number of running exports that one user may have; 0: no limit. One more is a 409.
  int running_limit = 0;
  /// The response to a new export is a Location without a body, as v1 once sent it.
  bool created_empty = false;
  /// Reading a complete export returns 303 instead of 200, with the same body and no Location.
  bool complete_is_303 = false;

  /// The size of the downloaded file, in bytes: a generated zip file with one stored entry. Below 200 bytes and above 4
  /// GB, where such a file is impossible, it is a sequence of bytes. It is generated while it is sent and costs no
  /// memory. A 32-bit system refuses 4 GiB or more.
  std::uint64_t bytes = 20'000;
  SandboxRanges ranges = SandboxRanges::none;
  /// A download is redirected (302) to Sandbox::storage_url(), which has another port.
  bool on_storage = false;
};

/// What a PUT does with members that its body does not contain.
enum class PutMode { merge, replace };

struct SandboxOptions {
  std::string host = "127.0.0.1";  ///< the address to listen on
  std::uint16_t port = 0;          ///< 0: any free port

  /// PEM files (a certificate chain and its key); both or none. With them the sandbox uses https only.
  std::string tls_certificate_file;
  std::string tls_key_file;

  std::vector<SandboxToken> tokens = {SandboxToken{"sandbox-token"}};

  /// Published public items and lists need no token. An invalid token is always a 401.
  bool anonymous_reads = true;

  /// Returns 400, with the reason, for what the service ignores: an unknown query parameter, an unknown or read-only
  /// member of a body, an unknown name in `Expand`.
  bool strict = false;

  /// The numbers of published layers, tables, documents and sets that exist at the start, with ids from 1001 in this
  /// order.
  ///
  /// They are computed from their ids on demand: a million costs no memory. A set contains three of these layers.
  std::int64_t layers = 25;
  std::int64_t tables = 5;
  std::int64_t documents = 4;
  std::int64_t sets = 3;

  std::int64_t default_page_size = 20;
  std::int64_t max_page_size = 100;

  SandboxWork imports;
  SandboxWork scans;
  SandboxExports exports;

  /// What POST /tokens/ accepts for a new key: any user's e-mail address with this password, or this bearer token,
  /// which belongs to the first user.
  std::string password = "sandbox-password";
  std::string bearer_token = "sandbox-bearer";

  PutMode put_mode = PutMode::merge;

  /// v1 responses for layers use `name` for the title, as in 2015.
  bool v1_name = false;

  /// JSON text that adds to the generated state, or overrides it where an id is the same. Empty, or an object of
  ///   "options":    {"strict", "anonymous_reads", "layers", "tables", "documents", "sets", "default_page_size",
  ///                  "max_page_size", "v1_name", "put_mode": "merge"|"replace", "import_polls", "import_ms", "import_by_hand", "scan_polls", "scan_ms",
  ///                  "scan_by_hand", "export_polls", "export_ms", "export_by_hand", "export_bytes", "export_limit",
  ///                  "export_ranges": "none"|"weak"|"strong", "export_storage", "export_created_empty",
  ///                  "export_complete_is_303"}
  ///   "tokens":     [{"key", "scopes": [..], "user": 1}]                              added to `tokens`
  ///   "users":      [{"id", "first_name", "last_name", "country", "email"}]
  ///   "groups":     [{"id", "name", "country"}]
  ///   "categories": [{"slug", "name"}]                  a slug "a/b" is a child of "a"
  ///   "licenses":   [{"id", "title", "type", "jurisdiction", "version"}]
  ///   "layers", "tables", "documents", "sets": [item ..]   an id of a generated item replaces that item
  ///   "catalog":    [entry ..]      further entries of /data/, shown as they are: {"id", "url": "sources/3/", "title" or
  ///                                 "name", ..}
  ///   "sources":    [source ..]     what a POST to /sources/ takes, and "id", "created_at", "last_scanned_at", "datasources":
  ///                                 [{"id", "title", "data_type", "format", "geometry_type", "crs", "fields", "upload_path"}]
  ///   "exports":    [export ..]     what a POST to /exports/ takes, with layers and tables as "layers/1001/", and "id",
  ///                                 "state", "created_at", "created_via", "user"
  ///   "crop_layers": [{"id", "name", "source_layer": 1001, "features": [{"id", "name", "geometry"}]}]
  ///   "repos":      [{"id": "aBcD3f", "org", "name", "title", "description", "published_at"}]
  ///   "point_clouds": [{"id": "eFgH4i", "title", "description", "published_at"}]
  ///   "unavailable_datasources": [id ..]                an import that has only such ones is refused (400); no document
  ///                                                     is made of one
  ///   "failing_datasources":     [id ..]                an import that has one of them ends in status "error"
  /// An item is what a POST to its list takes (title, data, license, group, tags, ..) and may also have "id", "kind",
  /// "public" (true), "popularity" (0), "created_at", "published_at", "first_published_at", "metadata" (an XML text),
  /// `data` of layers and tables also "fields" and "geometry_type", a document the "extension" and "text" of its file. The
  /// "items" of a set are named below the API: "layers/1001/". Its "versions", in order of creation, are
  ///   [{"id", "state": "published"|"draft"|"old", "status", "reference", "created_at", and what differs there}]
  /// Without them it has one, which is published. What is not named is filled in; "type" is passed over.
  std::string seed;
};

/// A file of an upload, as the sandbox received it. Its bytes were counted, not kept.
struct ReceivedFile {
  std::int64_t source = 0;
  std::string path;          ///< within the source
  std::string content_type;  ///< empty if none was sent
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;  ///< as in zip files
};

/// The file that a download of an export returns.
struct ExportedFile {
  std::string name;
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;  ///< of the whole file
};

/// A request that the sandbox received. `body` is empty for a multipart form: see Sandbox::uploads().
struct RecordedRequest {
  std::string method;
  std::string target;  ///< path and query, as sent
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::uint64_t connection = 0;  ///< requests with the same number used the same connection

  /// The first header of that name, ignoring case; empty if there is none.
  [[nodiscard]] std::string header(const std::string& name) const;
};

/// A scripted response, or a delay, for the requests that it matches.
///
/// Faults are tried in the order in which they were injected; the first match with uses left responds. A fault applies
/// before everything else: it needs no token and changes no state. It applies when the request has been read, also at
/// the storage host.
struct Fault {
  std::string method;  ///< "GET"; empty: any method
  std::string path;    ///< "/services/api/v1/layers/"; empty: any path. With a '?', the query is compared as well.
  bool exact =
      false;      ///< compare the whole target with `path`, not only its beginning (the query only if `path` has one)
  int skip = 0;   ///< the number of matching requests that pass first
  int times = 1;  ///< the number of requests that it then applies to; negative: all

  std::chrono::milliseconds delay{0};  ///< before the response; ends early if the sandbox stops

  /// The status of the response. 0: after the delay the usual response is sent, slowly (drip_bytes, drip_pause) or only
  /// in part (close_after, unless that is 0).
  int status = 0;
  std::string reason;  ///< empty: the usual phrase of the status
  /// Headers, sent unchanged and in this order. Content-Length is added unless it or Transfer-Encoding is present.
  /// Nothing is compressed: for an encoded body, set Content-Encoding and give the encoded bytes.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// The Content-Length to send instead of the real one. If it exceeds the body, the connection is closed after the
  /// body: a truncated response.
  std::optional<std::uint64_t> declared_length;
  /// Sends the body in pieces of this many bytes, with a pause after each. 0: at once.
  std::size_t drip_bytes = 0;
  std::chrono::milliseconds drip_pause{0};
  /// Closes the connection after this many bytes of the response, including its head; 0: without sending anything.
  std::optional<std::uint64_t> close_after;
  /// Closes the connection after the response.
  bool close = false;
  /// If not empty, these bytes are the whole response, including the status line; then the connection is closed.
  std::string raw;
};

/// The sandbox server.
///
/// It serves from the end of the constructor to the start of the destructor, with one thread per connection; stop() and
/// the destructor join all threads. Every call is safe on any thread, except the destructor. Its HTTP library ignores
/// SIGPIPE for the whole process: use it in tests and tools, not in a plugin.
class Sandbox {
 public:
  /// Starts to listen. Throws std::runtime_error if the port is in use, the certificate is unreadable, or the seed is
  /// invalid.
  explicit Sandbox(const SandboxOptions& options = {});
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  [[nodiscard]] std::string url() const;  ///< "http://127.0.0.1:40123", or https with TLS
  [[nodiscard]] std::string host() const;
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string token() const;  ///< the key of the first token; empty if there is none

  /// The last requests (at most 10,000), oldest first.
  [[nodiscard]] std::vector<RecordedRequest> requests() const;
  void clear_requests();

  void inject(Fault fault);
  void clear_faults();

  /// Ends every running import now; publish jobs that waited for them complete. Returns the number of imports that
  /// ended.
  int finish_imports();
  /// The next `count` imports that end will have the status "error".
  void fail_imports(int count = 1);

  /// Ends every running scan or export now. Returns the number that ended.
  int finish_scans();
  int finish_exports();
  /// The next `count` scans or exports that end will fail.
  void fail_scans(int count = 1);
  void fail_exports(int count = 1);
  /// Removes the files of all complete exports, whose state becomes "gone". Returns their number.
  int expire_exports();

  /// The files of all uploads, in the order of their arrival.
  [[nodiscard]] std::vector<ReceivedFile> uploads() const;
  /// The file of an export. Throws std::out_of_range if there is no such export.
  [[nodiscard]] ExportedFile exported_file(std::int64_t export_id) const;

  /// The beginning of the URLs that downloads are redirected to. Empty unless SandboxExports::on_storage is set.
  [[nodiscard]] std::string storage_url() const;
  /// The requests to the storage host, oldest first.
  [[nodiscard]] std::vector<RecordedRequest> storage_requests() const;
  /// The requests to the storage host that carried a token, which must not happen: an Authorization header or a cookie,
  /// a key in the path or the query, or one of the sandbox's keys anywhere. They received 403.
  [[nodiscard]] std::vector<RecordedRequest> leaked_tokens() const;

  /// Revokes a key, also one that POST /tokens/ created.
  void add_token(SandboxToken token);
  void revoke_token(const std::string& key);

  /// The number of open connections.
  [[nodiscard]] std::size_t connections() const;

  /// Closes every connection and joins all threads; afterwards nothing responds. Further calls have no effect.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
