// SPDX-License-Identifier: BSD-3-Clause
// A stateful stand-in for the Koordinates REST API on this machine: real HTTP and TLS, made-up data, faults on demand.
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

/// An API token that the sandbox accepts. Keys are compared as they are.
struct SandboxToken {
  std::string key;
  std::vector<std::string> scopes = all_scopes();
  std::int64_t user = 1;  ///< who the token belongs to: an id of /users/
};

/// How work that takes its time comes to its end: an import, a scan, an export.
struct SandboxWork {
  /// It ends once it was looked at this often, and has run for `duration`. An import is looked at by reading its version
  /// or a publish job of it, a scan by reading it or the list of its source's, an export by reading it.
  int polls = 2;
  std::chrono::milliseconds duration{0};
  /// Nothing ends by itself: only Sandbox::finish_imports(), finish_scans() and finish_exports() end it.
  bool by_hand = false;
};

using SandboxImports = SandboxWork;

/// Whether a download can be resumed: which validator (ETag) comes with it. With any but `none` ranges are answered.
enum class SandboxRanges { none, weak, strong };

struct SandboxExports {
  SandboxWork work;
  /// The running exports that one user may have; 0: any number. One more is a 409.
  int running_limit = 0;
  /// A new export is answered with its Location and no body, as v1 did once.
  bool created_empty = false;
  /// A complete export is read with 303 in place of 200, with the same body and no Location.
  bool complete_is_303 = false;

  /// The size of what is downloaded: a made-up zip file of one stored entry. Below 200 bytes, and above 4 GB, where such
  /// a file cannot be, it is a run of bytes. They are made while they are sent: any size costs no memory.
  /// On a system of 32 bits less than 4 GiB: more is refused.
  std::uint64_t bytes = 20'000;
  SandboxRanges ranges = SandboxRanges::none;
  /// A download is answered with 302 to Sandbox::storage_url(), which is another port.
  bool on_storage = false;
};

/// What a PUT does with the members that its body does not name.
enum class PutMode { merge, replace };

struct SandboxOptions {
  std::string host = "127.0.0.1";  ///< the address to listen on
  std::uint16_t port = 0;          ///< 0: any free port

  /// Both or none: PEM files (a chain and its key). With them the sandbox speaks https only.
  std::string tls_certificate_file;
  std::string tls_key_file;

  std::vector<SandboxToken> tokens = {SandboxToken{"sandbox-token"}};

  /// Published public items and lists answer without a token. A wrong token is a 401 in any case.
  bool anonymous_reads = true;

  /// Answers 400, naming what is wrong, where the service ignores it: an unknown query parameter, an unknown or
  /// read-only member of a body, an unknown name in `Expand`.
  bool strict = false;

  /// Published layers, tables, documents and sets that exist at the start, with ids from 1001 in this order. They are
  /// computed from their id when asked for, never held: a million costs no memory. A set has three of these layers.
  std::int64_t layers = 25;
  std::int64_t tables = 5;
  std::int64_t documents = 4;
  std::int64_t sets = 3;

  std::int64_t default_page_size = 20;
  std::int64_t max_page_size = 100;

  SandboxWork imports;
  SandboxWork scans;
  SandboxExports exports;

  /// What POST /tokens/ takes for a new key: any user's e-mail address with this password, or this bearer token, which
  /// is the first user's.
  std::string password = "sandbox-password";
  std::string bearer_token = "sandbox-bearer";

  PutMode put_mode = PutMode::merge;

  /// v1 answers of layers call the title `name`, as those of 2015 did.
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

/// A file of an upload as the sandbox received it. Its bytes were counted, not kept.
struct ReceivedFile {
  std::int64_t source = 0;
  std::string path;          ///< within the source
  std::string content_type;  ///< empty when none was said
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;  ///< as in zip files
};

/// What a download of an export gives.
struct ExportedFile {
  std::string name;
  std::uint64_t size = 0;
  std::uint32_t crc32 = 0;  ///< of the whole file
};

/// A request as the sandbox received it. Of a form (a multipart body) nothing is in `body`: see Sandbox::uploads().
struct RecordedRequest {
  std::string method;
  std::string target;  ///< path and query, as sent
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::uint64_t connection = 0;  ///< requests of the same number came over the same connection

  /// The first header of that name in any case, or an empty text.
  [[nodiscard]] std::string header(const std::string& name) const;
};

/// A scripted answer, or a delay, for the requests that it matches. Faults are asked in the order they were injected;
/// the first that matches and is not used up answers. A fault is asked before anything else: no token is needed, no
/// state changes. It is asked once the request was read, and of the storage host as well.
struct Fault {
  std::string method;  ///< "GET"; empty: any method
  std::string path;    ///< "/services/api/v1/layers/"; empty: any. With a '?' the query is compared as well.
  bool exact = false;  ///< `path` is the whole target (without its query unless `path` has one), not only its beginning
  int skip = 0;        ///< so many matching requests pass first
  int times = 1;       ///< then so many are answered; a negative number: for ever

  std::chrono::milliseconds delay{0};  ///< before answering; ends early when the sandbox stops

  /// 0: after the delay the request is answered as if there were no fault, if slowly (drip_bytes, drip_pause) and only in
  /// part (close_after, unless that is 0).
  int status = 0;
  std::string reason;  ///< empty: the usual one of the status
  /// Sent as they are, in this order. Content-Length is added unless it or Transfer-Encoding is among them. Nothing is
  /// compressed: for an encoded body give Content-Encoding and the encoded bytes.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  /// The Content-Length to claim instead of the real one. When it is longer than the body the connection is closed after
  /// the body: a truncated answer.
  std::optional<std::uint64_t> declared_length;
  /// The body is sent in pieces of this many bytes with a pause between them. 0: at once.
  std::size_t drip_bytes = 0;
  std::chrono::milliseconds drip_pause{0};
  /// Close the connection after so many bytes of the answer, head included; 0 bytes: without a word.
  std::optional<std::uint64_t> close_after;
  /// Close the connection after the answer.
  bool close = false;
  /// Not empty: these bytes are the whole answer, status line included, and the connection is closed after them.
  std::string raw;
};

/// The server. It answers from the end of the constructor to the beginning of the destructor, on threads of its own (one
/// for each connection), all of which are joined by stop() and the destructor. Every call is safe on any thread, the
/// destructor excepted. Its HTTP library sets SIGPIPE to be ignored for the whole process: use it in tests and tools,
/// not inside a plugin.
class Sandbox {
 public:
  /// Listens and returns. Throws std::runtime_error when it cannot: port in use, unreadable certificate, malformed seed.
  explicit Sandbox(const SandboxOptions& options = {});
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  [[nodiscard]] std::string url() const;  ///< "http://127.0.0.1:40123", or https with TLS
  [[nodiscard]] std::string host() const;
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string token() const;  ///< the first one's key; empty when there is none

  /// The last requests (10,000 at most), oldest first.
  [[nodiscard]] std::vector<RecordedRequest> requests() const;
  void clear_requests();

  void inject(Fault fault);
  void clear_faults();

  /// Ends every running import now; the publish jobs that waited for them complete. Returns how many imports ended.
  int finish_imports();
  /// The next `count` imports to end will end in status "error".
  void fail_imports(int count = 1);

  /// Ends every running scan or export now. Returns how many ended.
  int finish_scans();
  int finish_exports();
  /// The next `count` scans or exports to end will fail.
  void fail_scans(int count = 1);
  void fail_exports(int count = 1);
  /// Makes every complete export one whose file is gone. Returns how many.
  int expire_exports();

  /// The files of all uploads, in the order in which they came.
  [[nodiscard]] std::vector<ReceivedFile> uploads() const;
  /// Throws std::out_of_range when there is no such export.
  [[nodiscard]] ExportedFile exported_file(std::int64_t export_id) const;

  /// Where exports are stored when that is not where the API is: the beginning of the URLs to which downloads are sent.
  /// Empty unless SandboxExports::on_storage.
  [[nodiscard]] std::string storage_url() const;
  /// What was asked of the storage host, oldest first.
  [[nodiscard]] std::vector<RecordedRequest> storage_requests() const;
  /// Those of them that carried a token, which they must not: an Authorization header or a cookie of any kind, a key in
  /// the path or the query, or one of the sandbox's keys anywhere. They were answered with 403.
  [[nodiscard]] std::vector<RecordedRequest> leaked_tokens() const;

  /// A key that was made by POST /tokens/ is revoked in the same way.
  void add_token(SandboxToken token);
  void revoke_token(const std::string& key);

  /// Connections that stand open now.
  [[nodiscard]] std::size_t connections() const;

  /// Closes every connection, idle or busy, and joins all threads. Afterwards nothing is answered. Calling it again is
  /// fine.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
