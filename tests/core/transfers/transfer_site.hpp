// SPDX-License-Identifier: BSD-3-Clause
// Sessions for tests of transfers: against a wire server, and against answers made up on the spot.
#pragma once

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <koordinates/testing/wire_server.hpp>

#include "core/transfers/download.hpp"
#include "support/logged.hpp"
#include "support/temporary_folder.hpp"

namespace koordinates_test {

using namespace std::chrono_literals;
using koordinates::Url;
using koordinates::detail::ApiRequest;
using koordinates::detail::Session;

constexpr std::chrono::milliseconds patience = 20s;

inline std::shared_ptr<Session> session_for(const std::string& site, koordinates::ClientOptions options = {}) {
  return std::make_shared<Session>(Url::parse(site), "secret-token", logged(std::move(options)));
}

// Of a server that closes the connection, and says so: the next request must not be on its way there already.
inline std::string ok(const std::string& body) {
  return "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
}

// A site that answers as its script says.
struct WireSite {
  koordinates::testing::WireServer server;
  std::shared_ptr<Session> session;

  explicit WireSite(koordinates::testing::WireScript script, koordinates::ClientOptions options = {})
      : session(session_for(server.url(), std::move(options))) {
    server.script(std::move(script));
  }
  // The same bytes for every request.
  explicit WireSite(std::string answer)
      : WireSite(koordinates::testing::WireScript().expect_request().send(std::move(answer)).close()) {}

  [[nodiscard]] ApiRequest call(const std::string& path = "/export.zip") const {
    return ApiRequest(Url::parse(server.url(path)));
  }

  std::string download(const koordinates::Output& output, const koordinates::DownloadOptions& options = {},
                       const koordinates::CallOptions& call_options = {}, std::uint64_t max_bytes = 0) const {
    return koordinates::detail::download_to(*session, call(), output, options, "export.zip", call_options, max_bytes);
  }
};

// Answers without a network, with whatever the function gives: also what no transport would let through.
class MadeUpTransport final : public koordinates::Transport {
 public:
  struct ApiResponse {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
  };
  explicit MadeUpTransport(std::function<ApiResponse(const koordinates::Request&)> answer)
      : answer_(std::move(answer)) {}

  [[nodiscard]] koordinates::Response send(const koordinates::Request& request,
                                           const koordinates::ExchangeOptions&) override {
    ApiResponse answer = answer_(request);
    koordinates::Response response;
    response.status = answer.status;
    for (auto& [name, value] : answer.headers) response.headers.add(name, value);
    response.body = std::make_unique<Body>(std::move(answer.body));
    return response;
  }

 private:
  class Body final : public koordinates::ResponseBody {
   public:
    explicit Body(std::string bytes) : bytes_(koordinates::make_body(std::move(bytes))) {}
    std::size_t read(char* buffer, std::size_t capacity) override { return bytes_->read(buffer, capacity); }

   private:
    std::shared_ptr<koordinates::RequestBody> bytes_;
  };
  std::function<ApiResponse(const koordinates::Request&)> answer_;
};

inline std::string contents(const std::string& path) {
  std::ifstream file(std::filesystem::u8path(path), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
}

inline void put(const std::string& path, const std::string& bytes) {
  std::ofstream(std::filesystem::u8path(path), std::ios::binary) << bytes;
}

// The names in a folder, sorted, with a blank between them.
inline std::string names_in(const std::string& folder) {
  std::vector<std::string> names;
  for (const auto& entry : std::filesystem::directory_iterator(std::filesystem::u8path(folder)))
    names.push_back(entry.path().filename().u8string());
  std::sort(names.begin(), names.end());
  std::string all;
  for (const std::string& name : names) all += (all.empty() ? "" : " ") + name;
  return all;
}

}  // namespace koordinates_test
