// SPDX-License-Identifier: BSD-3-Clause
// What the sandbox's own tests speak HTTP with: a plain client, not the SDK.
#pragma once

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <map>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <httplib.h>
#include <nlohmann/json.hpp>

#include <koordinates/testing/sandbox.hpp>

namespace sandbox_tests {

using nlohmann::json;
using Headers = httplib::Headers;

struct Answer {
  int status = 0;  // 0: none came
  Headers headers;
  std::string body;

  std::string header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
  }
  json data() const { return json::parse(body, nullptr, false); }
  std::string detail() const { return data().value("detail", std::string()); }
};

// Targets go out as they stand in a test. What turns encoding off has another name in newer versions of the library.
template <class Library>
auto send_as_written(Library& client, int /*preferred*/) -> decltype(client.set_url_encode(false)) {
  client.set_url_encode(false);
}
template <class Library>
auto send_as_written(Library& client, long /*otherwise*/) -> decltype(client.set_path_encode(false)) {
  client.set_path_encode(false);
}

// One kept connection to a sandbox.
class Client {
 public:
  explicit Client(const koordinates::testing::Sandbox& sandbox, std::string token = "sandbox-token")
      : base_(sandbox.url()), client_(sandbox.url()), token_(std::move(token)) {
    send_as_written(client_, 0);
    client_.set_keep_alive(true);
    client_.set_tcp_nodelay(true);
    client_.set_read_timeout(std::chrono::seconds(20));
  }

  Answer get(const std::string& path, Headers headers = {}) {
    return answer(client_.Get(url(path), with_token(std::move(headers))));
  }
  Answer head(const std::string& path) { return answer(client_.Head(url(path), with_token({}))); }
  Answer options(const std::string& path) { return answer(client_.Options(url(path), with_token({}))); }
  Answer post(const std::string& path, const json& body = json::object()) {
    return answer(client_.Post(url(path), with_token({}), body.dump(), "application/json"));
  }
  Answer post_as(const std::string& type, const std::string& path, const std::string& body) {
    return answer(client_.Post(url(path), with_token({}), body, type.c_str()));
  }
  Answer patch(const std::string& path, const json& body) {
    return answer(client_.Patch(url(path), with_token({}), body.dump(), "application/json"));
  }
  Answer put(const std::string& path, const json& body) {
    return answer(client_.Put(url(path), with_token({}), body.dump(), "application/json"));
  }
  Answer remove(const std::string& path) { return answer(client_.Delete(url(path), with_token({}))); }

  httplib::Client& http() { return client_; }

 private:
  // "layers/" is below v1; a path or a URL of the sandbox is taken as it is.
  std::string url(const std::string& path) const {
    if (path.compare(0, base_.size(), base_) == 0) return path.substr(base_.size());
    return path[0] == '/' ? path : "/services/api/v1/" + path;
  }

  Headers with_token(Headers headers) const {
    if (!token_.empty()) headers.emplace("Authorization", "key " + token_);
    return headers;
  }

  static Answer answer(const httplib::Result& result) {
    if (!result) return {};
    return Answer{result->status, result->headers, result->body};
  }

  std::string base_;
  httplib::Client client_;
  std::string token_;
};

// rel -> URL of a Link header.
inline std::map<std::string, std::string> links(const Answer& answer) {
  std::map<std::string, std::string> out;
  const std::string text = answer.header("Link");
  std::size_t at = 0;
  while ((at = text.find('<', at)) != std::string::npos) {
    const std::size_t end = text.find('>', at);
    const std::size_t rel = text.find("rel=\"", end) + 5;
    out[text.substr(rel, text.find('"', rel) - rel)] = text.substr(at + 1, end - at - 1);
    at = rel;
  }
  return out;
}

template <typename T>
std::vector<T> each(const json& list, const std::string& member) {
  std::vector<T> out;
  for (const json& entry : list) out.push_back(entry.at(member).get<T>());
  return out;
}

inline std::vector<std::int64_t> ids(const Answer& answer) { return each<std::int64_t>(answer.data(), "id"); }

inline double seconds_since(std::chrono::steady_clock::time_point start) {
  return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

// A directory that goes with it.
class TemporaryDirectory {
 public:
  TemporaryDirectory()
      : path_(std::filesystem::temp_directory_path() / ("sandbox-test-" + std::to_string(std::random_device{}()))) {
    std::filesystem::create_directories(path_);
  }
  ~TemporaryDirectory() {
    std::error_code ignored;
    std::filesystem::remove_all(path_, ignored);
  }
  TemporaryDirectory(const TemporaryDirectory&) = delete;
  TemporaryDirectory& operator=(const TemporaryDirectory&) = delete;

  std::string path() const { return path_.string(); }

 private:
  std::filesystem::path path_;
};

// The URL of a path below v1.
inline std::string url_of(const koordinates::testing::Sandbox& sandbox, const std::string& path) {
  return sandbox.url() + "/services/api/v1/" + path;
}

// What a new layer needs.
inline json new_layer(const std::string& title) {
  return {{"title", title}, {"data", {{"datasources", json::array({{{"id", 7}}})}}}};
}

}  // namespace sandbox_tests
