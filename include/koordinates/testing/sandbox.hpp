// SPDX-License-Identifier: BSD-3-Clause
// `Sandbox`: a stateful local server that imitates the Koordinates REST API, with real HTTP and TLS, generated data and
// injected faults.
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

/// Returns every scope that a token of the service can have.
std::vector<std::string> all_scopes();

/// An API token that the sandbox accepts. Keys are compared exactly.
struct SandboxToken {
  std::string key;
  std::vector<std::string> scopes = all_scopes();
  std::int64_t user = 1;  ///< The owner of the token: an id of `/users/`.
};

/// When asynchronous work finishes: an import, a scan or an export.
struct SandboxWork {
  /// The work finishes once it was polled this often and has run for `duration`. An import is polled by reading its
  /// version or a publish job with it, a scan by reading it or the list of scans of its source, an export by reading
  /// it.
  int polls = 2;
  /// The least time that the work runs.
  std::chrono::milliseconds duration{0};
  /// If true, work never finishes by itself, but only by Sandbox::finish_imports(), finish_scans() and
  /// finish_exports().
  bool by_hand = false;
};

/// Another name for SandboxWork.
using SandboxImports = SandboxWork;

/// Whether a download can be resumed, by the kind of validator (ETag) in its response. With all but `none`, range
/// requests are answered.
enum class SandboxRanges { none, weak, strong };

/// How the sandbox runs exports. An aggregate; every member states its default.
struct SandboxExports {
  /// When an export finishes.
  SandboxWork work;
  /// The number of exports that one user may run at a time; 0: any number. A further one is answered with 409.
  int running_limit = 0;
  /// If true, a new export is answered with its Location and no body, as v1 once did.
  bool created_empty = false;
  /// If true, a complete export is answered with 303 instead of 200, with the same body and no Location.
  bool complete_is_303 = false;

  /// The size of a download in bytes. The content is generated while it is sent, so any size costs no memory.
  ///
  /// It is a zip file with one stored entry; below 200 bytes and above 4 GB, a size that such a file cannot have, it is
  /// a sequence of bytes. On a 32-bit system the size must be less than 4 GiB; more is refused.
  std::uint64_t bytes = 20'000;
  /// The kind of validator of a download.
  SandboxRanges ranges = SandboxRanges::none;
  /// If true, a download is answered with 302 to Sandbox::storage_url(), which is on another port.
  bool on_storage = false;
};

/// What a PUT does with the members that its body does not contain.
enum class PutMode { merge, replace };

/// Options of a Sandbox. An aggregate; every member states its default.
struct SandboxOptions {
  std::string host = "127.0.0.1";  ///< The address to listen on.
  std::uint16_t port = 0;          ///< 0: any free port.

  /// PEM files (a certificate chain and its key); set both or neither. If set, the sandbox speaks https only.
  std::string tls_certificate_file;
  std::string tls_key_file;

  /// The accepted tokens.
  std::vector<SandboxToken> tokens = {SandboxToken{"sandbox-token"}};

  /// If true, published public items and lists are readable without a token. An invalid token is a 401 in any case.
  bool anonymous_reads = true;

  /// If true, answers 400, with the reason, to input that the service ignores: an unknown query parameter, an unknown
  /// or read-only member of a body, an unknown name in `Expand`.
  bool strict = false;

  /// The numbers of published layers, tables, documents and sets that exist at the start. Their ids start at 1001, in
  /// this order. They are computed from their id on demand, so a million costs no memory. A set contains three of the
  /// layers.
  std::int64_t layers = 25;
  std::int64_t tables = 5;
  std::int64_t documents = 4;
  std::int64_t sets = 3;

  /// The size of a page, by default and at most.
  std::int64_t default_page_size = 20;
  std::int64_t max_page_size = 100;

  /// When imports and scans finish, and how exports run.
  SandboxWork imports;
  SandboxWork scans;
  SandboxExports exports;

  /// The credentials that `POST /tokens/` accepts: any user's e-mail address with this password, or this bearer token,
  /// which belongs to the first user.
  std::string password = "sandbox-password";
  std::string bearer_token = "sandbox-bearer";

  /// What a PUT does with missing members.
  PutMode put_mode = PutMode::merge;

  /// If true, v1 responses name the title of a layer `name`, as in 2015.
  bool v1_name = false;

  /// JSON text that adds to the generated state, or replaces a generated object that has the same id. Empty, or an
  /// object with these members:
  ///
  ///     "options":    {"strict", "anonymous_reads", "layers", "tables", "documents", "sets", "default_page_size",
  ///                    "max_page_size", "v1_name", "put_mode": "merge"|"replace", "import_polls", "import_ms",
  ///                    "import_by_hand", "scan_polls", "scan_ms", "scan_by_hand", "export_polls", "export_ms",
  ///                    "export_by_hand", "export_bytes", "export_limit", "export_ranges": "none"|"weak"|"strong",
  ///                    "export_storage", "export_created_empty", "export_complete_is_303"}
  ///     "tokens":     [{"key", "scopes": [..], "user": 1}]      added to `tokens`
  ///     "users":      [{"id", "first_name", "last_name", "country", "email"}]
  ///     "groups":     [{"id", "name", "country"}]
  ///     "categories": [{"slug", "name"}]                        a slug "a/b" is a child of "a"
  ///     "licenses":   [{"id", "title", "type", "jurisdiction", "version"}]
  ///     "layers", "tables", "documents", "sets": [item ..]      an id of a generated item replaces that item
  ///     "catalog":    [entry ..]      further entries of /data/, returned unchanged: {"id", "url": "sources/3/",
  ///                                   "title" or "name", ..}
  ///     "sources":    [source ..]     the body of POST /sources/, and "id", "created_at", "last_scanned_at",
  ///                                   "datasources": [{"id", "title", "data_type", "format", "geometry_type", "crs",
  ///                                   "fields", "upload_path"}]
  ///     "exports":    [export ..]     the body of POST /exports/, with layers and tables as "layers/1001/", and "id",
  ///                                   "state", "created_at", "created_via", "user"
  ///     "crop_layers": [{"id", "name", "source_layer": 1001, "features": [{"id", "name", "geometry"}]}]
  ///     "repos":      [{"id": "aBcD3f", "org", "name", "title", "description", "published_at"}]
  ///     "point_clouds": [{"id": "eFgH4i", "title", "description", "published_at"}]
  ///     "unavailable_datasources": [id ..]                      an import with only such datasources is refused (400);
  ///                                                             no document can be made of one
  ///     "failing_datasources":     [id ..]                      an import with one of these ends in "error"
  ///
  /// An item is the body of a POST to its list (title, data, license, group, tags, ..). It may also have "id", "kind",
  /// "public" (true), "popularity" (0), "created_at", "published_at", "first_published_at" and "metadata" (XML text).
  /// The `data` of layers and tables may have "fields" and "geometry_type", and a document the "extension" and "text"
  /// of its file. The "items" of a set are paths relative to the API: "layers/1001/". The "versions" of an item, in
  /// order of creation, are
  ///
  ///     [{"id", "state": "published"|"draft"|"old", "status", "reference", "created_at", and what differs there}]
  ///
  /// An item without "versions" has one version, which is published. Missing members are generated; "type" is ignored.
  std::string seed;
};

/// A file of an upload, as the sandbox received it. Its bytes are counted, not stored.
struct ReceivedFile {
  std::int64_t source = 0;
  std::string path;          ///< The path in the source.
  std::string content_type;  ///< Empty if none was sent.
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;  ///< As in zip files.
};

/// The file that a download of an export returns.
struct ExportedFile {
  std::string name;
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;  ///< Of the whole file.
};

/// A request, as the sandbox received it. The `body` of a multipart form is empty: see Sandbox::uploads().
struct RecordedRequest {
  std::string method;
  std::string target;  ///< Path and query, as sent.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::uint64_t connection = 0;  ///< Requests with the same number used the same connection.

  /// Returns the first header of that name, in any case; empty if there is none.
  [[nodiscard]] std::string header(const std::string& name) const;
};

/// A scripted response, or a delay, for the requests that it matches.
///
/// Faults are tried in the order of injection; the first that matches and is not used up answers. A fault applies after
/// the request was read and before anything else: no token is needed, and no state changes. Faults apply to the storage
/// host as well.
struct Fault {
  std::string method;  ///< "GET"; empty: any method.
  /// The beginning of the path: "/services/api/v1/layers/"; empty: any path. With a "?", the query is compared as well.
  std::string path;
  /// If true, `path` is the whole target and not only its beginning. The query counts only if `path` has one.
  bool exact = false;
  int skip = 0;   ///< The number of matching requests that pass first.
  int times = 1;  ///< The number of requests that are answered then; negative: all.

  std::chrono::milliseconds delay{0};  ///< Before answering; ends early if the sandbox stops.

  /// The status of the response. 0: the request is answered normally after the delay, but slowly if `drip_bytes` and
  /// `drip_pause` are set, and only in part if `close_after` is set and not 0.
  int status = 0;
  std::string reason;  ///< Empty: the usual reason of the status.
  /// The headers, which are sent unchanged and in this order. Content-Length is added unless it or Transfer-Encoding is
  /// present. Nothing is compressed: to send an encoded body, give Content-Encoding and the encoded bytes.
  std::vector<std::pair<std::string, std::string>> headers;
  /// The body.
  std::string body;

  /// The Content-Length to claim instead of the real one. If it is longer than the body, the connection is closed after
  /// the body: a truncated response.
  std::optional<std::uint64_t> declared_length;
  /// The size of the pieces of the body, with a pause after each piece. 0: the body is sent at once.
  std::size_t drip_bytes = 0;
  std::chrono::milliseconds drip_pause{0};
  /// Closes the connection after this many bytes of the response, including the head; 0: before the first byte.
  std::optional<std::uint64_t> close_after;
  /// If true, closes the connection after the response.
  bool close = false;
  /// If not empty, these bytes are the whole response, including the status line, and the connection is closed after
  /// them.
  std::string raw;
};

/// The sandbox server. Thread-safe, except for the destructor.
///
/// It answers from the end of the constructor to the beginning of the destructor. It owns its threads, one for each
/// connection, which stop() and the destructor join. Its HTTP library ignores SIGPIPE for the whole process: use the
/// sandbox in tests and tools, not in a plug-in.
class Sandbox {
 public:
  /// Starts listening, and returns. Throws std::runtime_error if the port is in use, a certificate cannot be read, or
  /// the seed is malformed.
  explicit Sandbox(const SandboxOptions& options = {});
  /// Stops the server: see stop().
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  /// Returns "http://127.0.0.1:40123", or https with TLS.
  [[nodiscard]] std::string url() const;
  /// Returns the address that the sandbox listens on.
  [[nodiscard]] std::string host() const;
  /// Returns the port.
  [[nodiscard]] std::uint16_t port() const;
  /// Returns the key of the first token; empty if there is none.
  [[nodiscard]] std::string token() const;

  /// Returns the last requests, at most 10,000, the oldest first.
  [[nodiscard]] std::vector<RecordedRequest> requests() const;
  /// Forgets the recorded requests.
  void clear_requests();

  /// Adds a fault.
  void inject(Fault fault);
  /// Removes all faults.
  void clear_faults();

  /// Finishes every running import; publish jobs that wait for them complete. Returns the number of imports.
  int finish_imports();
  /// Makes the next `count` imports to finish end in status "error".
  void fail_imports(int count = 1);

  /// Finishes every running scan. Returns the number of scans.
  int finish_scans();
  /// Finishes every running export. Returns the number of exports.
  int finish_exports();
  /// Makes the next `count` scans to finish fail.
  void fail_scans(int count = 1);
  /// Makes the next `count` exports to finish fail.
  void fail_exports(int count = 1);
  /// Removes the file of every complete export. Returns the number of exports.
  int expire_exports();

  /// Returns the files of all uploads, in the order of arrival.
  [[nodiscard]] std::vector<ReceivedFile> uploads() const;
  /// Returns the file of an export. Throws std::out_of_range if there is no such export.
  [[nodiscard]] ExportedFile exported_file(std::int64_t export_id) const;

  /// Returns the start of the URLs of the storage host that downloads are redirected to. Empty unless
  /// SandboxExports::on_storage is set.
  [[nodiscard]] std::string storage_url() const;
  /// Returns the requests to the storage host, the oldest first.
  [[nodiscard]] std::vector<RecordedRequest> storage_requests() const;
  /// Returns the requests to the storage host that carried a token, which must not happen: an Authorization header, a
  /// cookie, a key in the path or the query, or one of the sandbox's keys anywhere. They were answered with 403.
  [[nodiscard]] std::vector<RecordedRequest> leaked_tokens() const;

  /// Adds a token.
  void add_token(SandboxToken token);
  /// Revokes a token, including one made by `POST /tokens/`.
  void revoke_token(const std::string& key);

  /// Returns the number of open connections.
  [[nodiscard]] std::size_t connections() const;

  /// Closes every connection, idle or busy, and joins all threads. Nothing is answered afterwards. Further calls are
  /// no-ops.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
