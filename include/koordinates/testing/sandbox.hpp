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

// Every scope that a token of the service can hold.
std::vector<std::string> all_scopes();

// An API token that the sandbox accepts. Keys are compared as they are.
struct SandboxToken {
  std::string key;
  std::vector<std::string> scopes = all_scopes();
  std::int64_t user = 1;  // who the token belongs to: an id of /users/
};

// How a version that was created, edited or imported anew comes from `importing` to `ok`.
struct SandboxImports {
  // An import ends once its version (or a publish job of it) was read this often, and it has run for `duration`.
  int polls = 2;
  std::chrono::milliseconds duration{0};
  // Nothing ends by itself: only Sandbox::finish_imports() ends imports.
  bool by_hand = false;
};

// What a PUT does with the members that its body does not name.
enum class PutMode { merge, replace };

struct SandboxOptions {
  std::string host = "127.0.0.1";  // the address to listen on
  std::uint16_t port = 0;          // 0: any free port

  // Both or none: PEM files (a chain and its key). With them the sandbox speaks https only.
  std::string tls_certificate_file;
  std::string tls_key_file;

  std::vector<SandboxToken> tokens = {SandboxToken{"sandbox-token"}};

  // Published public items and lists answer without a token. A wrong token is a 401 in any case.
  bool anonymous_reads = true;

  // Answers 400, naming what is wrong, where the service ignores it: an unknown query parameter, an unknown or
  // read-only member of a body, an unknown name in `Expand`.
  bool strict = false;

  // Published layers, tables, documents and sets that exist at the start, with ids from 1001 in this order. They are
  // computed from their id when asked for, never held: a million costs no memory. A set has three of these layers.
  std::int64_t layers = 25;
  std::int64_t tables = 5;
  std::int64_t documents = 4;
  std::int64_t sets = 3;

  std::int64_t default_page_size = 20;
  std::int64_t max_page_size = 100;

  SandboxImports imports;
  PutMode put_mode = PutMode::merge;

  // v1 answers of layers call the title `name`, as those of 2015 did.
  bool v1_name = false;

  // JSON text that adds to the generated state, or overrides it where an id is the same. Empty, or an object of
  //   "options":    {"strict", "anonymous_reads", "layers", "tables", "documents", "sets", "default_page_size",
  //                  "max_page_size", "v1_name", "put_mode": "merge"|"replace", "import_polls", "import_ms",
  //                  "import_by_hand"}
  //   "tokens":     [{"key", "scopes": [..], "user": 1}]                              added to `tokens`
  //   "users":      [{"id", "first_name", "last_name", "country", "email"}]
  //   "groups":     [{"id", "name", "country"}]
  //   "categories": [{"slug", "name"}]                  a slug "a/b" is a child of "a"
  //   "licenses":   [{"id", "title", "type", "jurisdiction", "version"}]
  //   "layers", "tables", "documents", "sets": [item ..]   an id of a generated item replaces that item
  //   "catalog":    [entry ..]      further entries of /data/, shown as they are: {"id", "url": "sources/3/", "title" or
  //                                 "name", ..}
  //   "unavailable_datasources": [id ..]                an import that has only such ones is refused (400); no document
  //                                                     is made of one
  //   "failing_datasources":     [id ..]                an import that has one of them ends in status "error"
  // An item is what a POST to its list takes (title, data, license, group, tags, ..) and may also have "id", "kind",
  // "public" (true), "popularity" (0), "created_at", "published_at", "first_published_at", "metadata" (an XML text),
  // `data` of layers and tables also "fields" and "geometry_type", a document the "extension" and "text" of its file. The
  // "items" of a set are named below the API: "layers/1001/". Its "versions", in order of creation, are
  //   [{"id", "state": "published"|"draft"|"old", "status", "reference", "created_at", and what differs there}]
  // Without them it has one, which is published. What is not named is filled in; "type" is passed over.
  std::string seed;
};

// A request as the sandbox received it.
struct RecordedRequest {
  std::string method;
  std::string target;  // path and query, as sent
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;
  std::uint64_t connection = 0;  // requests of the same number came over the same connection

  // The first header of that name in any case, or an empty text.
  [[nodiscard]] std::string header(const std::string& name) const;
};

// A scripted answer, or a delay, for the requests that it matches. Faults are asked in the order they were injected;
// the first that matches and is not used up answers. A fault is asked before anything else: no token is needed, no
// state changes.
struct Fault {
  std::string method;  // "GET"; empty: any method
  std::string path;    // "/services/api/v1/layers/"; empty: any. With a '?' the query is compared as well.
  bool exact = false;  // `path` is the whole target (without its query unless `path` has one), not only its beginning
  int skip = 0;        // so many matching requests pass first
  int times = 1;       // then so many are answered; a negative number: for ever

  std::chrono::milliseconds delay{0};  // before answering; ends early when the sandbox stops

  // 0: after the delay the request is answered as if there were no fault.
  int status = 0;
  std::string reason;  // empty: the usual one of the status
  // Sent as they are, in this order. Content-Length is added unless it or Transfer-Encoding is among them. Nothing is
  // compressed: for an encoded body give Content-Encoding and the encoded bytes.
  std::vector<std::pair<std::string, std::string>> headers;
  std::string body;

  // The Content-Length to claim instead of the real one. When it is longer than the body the connection is closed after
  // the body: a truncated answer.
  std::optional<std::uint64_t> declared_length;
  // The body is sent in pieces of this many bytes with a pause between them. 0: at once.
  std::size_t drip_bytes = 0;
  std::chrono::milliseconds drip_pause{0};
  // Close the connection after so many bytes of the answer, head included; 0 bytes: without a word.
  std::optional<std::uint64_t> close_after;
  // Close the connection after the answer.
  bool close = false;
  // Not empty: these bytes are the whole answer, status line included, and the connection is closed after them.
  std::string raw;
};

// The server. It answers from the end of the constructor to the beginning of the destructor, on threads of its own (one
// for each connection), all of which are joined by stop() and the destructor. Every call is safe on any thread, the
// destructor excepted. Its HTTP library sets SIGPIPE to be ignored for the whole process: use it in tests and tools,
// not inside a plugin.
class Sandbox {
 public:
  // Listens and returns. Throws std::runtime_error when it cannot: port in use, unreadable certificate, malformed seed.
  explicit Sandbox(SandboxOptions options = {});
  ~Sandbox();
  Sandbox(const Sandbox&) = delete;
  Sandbox& operator=(const Sandbox&) = delete;

  [[nodiscard]] std::string url() const;  // "http://127.0.0.1:40123", or https with TLS
  [[nodiscard]] std::string host() const;
  [[nodiscard]] std::uint16_t port() const;
  [[nodiscard]] std::string token() const;  // the first one's key; empty when there is none

  // The last requests (10,000 at most), oldest first.
  [[nodiscard]] std::vector<RecordedRequest> requests() const;
  void clear_requests();

  void inject(Fault fault);
  void clear_faults();

  // Ends every running import now; the publish jobs that waited for them complete. Returns how many imports ended.
  int finish_imports();
  // The next `count` imports to end will end in status "error".
  void fail_imports(int count = 1);

  void add_token(SandboxToken token);
  void revoke_token(const std::string& key);

  // Connections that stand open now.
  [[nodiscard]] std::size_t connections() const;

  // Closes every connection, idle or busy, and joins all threads. Afterwards nothing is answered. Calling it again is
  // fine.
  void stop();

 private:
  class Impl;
  std::unique_ptr<Impl> impl_;
};

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
