// SPDX-License-Identifier: BSD-3-Clause
// One transfer by the SDK: transfer_sdk download|upload URL FILE. For transfers.py.
#include <cstring>
#include <iostream>
#include <memory>
#include <vector>

#include <koordinates/core/transfers/input.hpp>
#include <koordinates/error.hpp>

#include "core/transfers/download.hpp"
#include "core/transfers/upload.hpp"
#include "http/multipart.hpp"
#include "peak_memory.hpp"

using namespace koordinates;
using detail::ApiRequest;
using detail::MultipartBody;
using detail::MultipartPart;
using detail::Session;

namespace {

void download(Session& session, const Url& url, const std::string& path) {
  DownloadOptions options;
  options.durable = false;  // libcurl's is not either
  detail::download_to(session, ApiRequest(url), Output::file(path), options, "", {});
}

void upload(Session& session, const Url& url, const std::string& path) {
  std::vector<MultipartPart> parts;
  parts.push_back({"source", "", "application/json", make_body(R"({"type":"upload"})")});
  parts.push_back({"file0", "large.bin", "", Input::file(path).open()});
  const auto body = std::make_shared<MultipartBody>(std::move(parts));
  ApiRequest call(url, "POST");
  call.content_type = body->content_type();
  call.stream = detail::with_progress(body, [](std::uint64_t, std::optional<std::uint64_t>) {});
  std::cout << session.send(call, {}).body << '\n';
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: transfer_sdk download|upload URL FILE\n";
    return 2;
  }
  try {
    const Url url = Url::parse(argv[2]);
    Session session(url.with_path("/"), "memory-token", {});
    if (std::strcmp(argv[1], "download") == 0) {
      download(session, url, argv[3]);
    } else {
      upload(session, url, argv[3]);
    }
    std::cout << "peak " << koordinates_test::peak_memory_kib() << '\n';
  } catch (const Error& error) {
    std::cerr << error.what() << '\n';
    return 1;
  }
}
