// SPDX-License-Identifier: BSD-3-Clause
// The same transfer by libcurl alone: transfer_curl download|upload URL FILE. What the SDK is measured against.
#include <cstdio>
#include <cstring>

#include <curl/curl.h>

#include "peak_memory.hpp"

namespace {

CURLcode download(CURL* curl, const char* path) {
  std::FILE* const file = std::fopen(path, "wb");
  if (file == nullptr) return CURLE_WRITE_ERROR;
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, file);  // written by fwrite(), libcurl's own way
  const CURLcode code = curl_easy_perform(curl);
  return std::fclose(file) == 0 ? code : CURLE_WRITE_ERROR;
}

CURLcode upload(CURL* curl, const char* path) {
  curl_mime* const mime = curl_mime_init(curl);
  curl_mimepart* part = curl_mime_addpart(mime);
  curl_mime_name(part, "source");
  curl_mime_type(part, "application/json");
  curl_mime_data(part, R"({"type":"upload"})", CURL_ZERO_TERMINATED);
  part = curl_mime_addpart(mime);
  curl_mime_name(part, "file0");
  curl_mime_filedata(part, path);
  curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime);
  const CURLcode code = curl_easy_perform(curl);  // the answer goes to standard output
  std::printf("\n");
  curl_mime_free(mime);
  return code;
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::fprintf(stderr, "usage: transfer_curl download|upload URL FILE\n");
    return 2;
  }
  curl_global_init(CURL_GLOBAL_DEFAULT);
  CURL* const curl = curl_easy_init();
  curl_easy_setopt(curl, CURLOPT_URL, argv[2]);
  curl_easy_setopt(curl, CURLOPT_FAILONERROR, 1L);
  const CURLcode code = std::strcmp(argv[1], "download") == 0 ? download(curl, argv[3]) : upload(curl, argv[3]);
  if (code != CURLE_OK) std::fprintf(stderr, "%s\n", curl_easy_strerror(code));
  curl_easy_cleanup(curl);
  std::printf("peak %ld\n", koordinates_test::peak_memory_kib());
  return code == CURLE_OK ? 0 : 1;
}
