// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/server/multipart.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "testing/encoding/checksum.hpp"
#include "testing/encoding/strings.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::size_t most_parts = 10'000;
const std::size_t longest_headers = 16 * 1024;
const std::size_t kept_of_a_part = 1024 * 1024;
const std::size_t kept_of_all = 16 * 1024 * 1024;

// `"a \"quoted\" text"` or a plain word, from `at`, which is left behind it.
std::string parameter_value(const std::string& text, std::size_t& at) {
  std::string value;
  if (at >= text.size() || text[at] != '"') {
    const std::size_t end = std::min(text.find(';', at), text.size());
    value = trim(text.substr(at, end - at));
    at = end;
    return value;
  }
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\' && at + 1 < text.size() && (text[at + 1] == '"' || text[at + 1] == '\\')) ++at;
    value += text[at];
  }
  if (at < text.size()) ++at;
  return value;
}

// The parameters of a header such as `form-data; name="a"; filename="b"`. A name with a `*` has its value in the form of
// RFC 5987, of which only UTF-8 occurs, and wins over the one without.
std::map<std::string, std::string> header_parameters(const std::string& header) {
  std::map<std::string, std::string> plain;
  std::map<std::string, std::string> extended;
  std::size_t at = header.find(';');
  while (at < header.size()) {
    ++at;
    const std::size_t equals = header.find('=', at);
    if (equals == std::string::npos) break;
    std::string name = lower(trim(header.substr(at, equals - at)));
    at = std::min(header.find_first_not_of(" \t", equals + 1), header.size());
    std::string value = parameter_value(header, at);
    at = header.find(';', at);
    if (!name.empty() && name.back() == '*') {
      name.pop_back();
      const std::size_t quote = value.rfind('\'');
      extended[name] = percent_decode(quote == std::string::npos ? value : value.substr(quote + 1), false);
    } else {
      plain[name] = value;
    }
  }
  extended.insert(plain.begin(), plain.end());
  return extended;
}

}  // namespace

MultipartReader::MultipartReader(const std::string& content_type) {
  const auto parameters = header_parameters(content_type);
  const auto boundary = parameters.find("boundary");
  if (boundary == parameters.end() || boundary->second.empty() || boundary->second.size() > 70) {
    refuse("its Content-Type names no boundary of 1 to 70 characters");
    return;
  }
  delimiter_ = "\r\n--" + boundary->second;
  buffer_ = "\r\n";  // before the first boundary there need be no line end
}

void MultipartReader::feed(const char* data, std::size_t size) {
  if (state_ == State::after) return;
  buffer_.append(data, size);
  while (step()) continue;
}

std::vector<FormPart> MultipartReader::finish() {
  if (problem_.empty() && state_ != State::after) refuse("it ends before its last boundary");
  if (!problem_.empty()) parts_.clear();
  return std::move(parts_);
}

// True when there may be more to do with what is in the buffer.
bool MultipartReader::step() {
  switch (state_) {
    case State::before:
    case State::content:
      return skip_to_boundary();
    case State::boundary_end:
      return end_boundary();
    case State::headers:
      return read_headers();
    case State::after:
      buffer_.clear();
      return false;
  }
  return false;
}

bool MultipartReader::skip_to_boundary() {
  const std::size_t found = buffer_.find(delimiter_);
  // The end of the buffer may be the beginning of a boundary.
  const std::size_t certain =
      found != std::string::npos ? found : buffer_.size() - std::min(buffer_.size(), delimiter_.size() - 1);
  if (state_ == State::content) take_content(buffer_.data(), certain);
  buffer_.erase(0, found == std::string::npos ? certain : found + delimiter_.size());
  if (found == std::string::npos) return false;
  state_ = State::boundary_end;
  return true;
}

bool MultipartReader::end_boundary() {
  const std::size_t padding = buffer_.find_first_not_of(" \t");
  if (padding == std::string::npos || buffer_.size() < padding + 2) {
    return buffer_.size() > longest_headers && refuse("a boundary does not end");
  }
  const std::string end = buffer_.substr(padding, 2);
  if (end == "--") {
    state_ = State::after;
    return true;
  }
  if (end != "\r\n") return refuse("a boundary is followed by something else on its line");
  if (parts_.size() == most_parts) return refuse("it has more than " + std::to_string(most_parts) + " parts");
  // The line end stays: where there are no headers, an empty line follows it at once.
  buffer_.erase(0, padding);
  state_ = State::headers;
  return true;
}

bool MultipartReader::read_headers() {
  const std::size_t end = buffer_.find("\r\n\r\n");
  if (std::min(end, buffer_.size()) > longest_headers) return refuse("the headers of a part are too long");
  if (end == std::string::npos) return false;
  const std::string headers = buffer_.substr(0, end);
  buffer_.erase(0, end + 4);
  start_part(headers);
  return problem_.empty();
}

void MultipartReader::start_part(const std::string& headers) {
  FormPart part;
  bool is_form_data = false;
  for (const std::string& line : split(headers, '\n')) {
    const std::size_t colon = line.find(':');
    if (colon == std::string::npos) continue;
    const std::string name = lower(trim(line.substr(0, colon)));
    const std::string value = trim(line.substr(colon + 1));
    if (name == "content-type") part.content_type = value;
    if (name != "content-disposition") continue;
    is_form_data = lower(trim(value.substr(0, value.find(';')))) == "form-data";
    const auto parameters = header_parameters(value);
    const auto filename = parameters.find("filename");
    if (parameters.count("name") != 0) part.name = parameters.at("name");
    if (filename != parameters.end()) part.filename = filename->second;
    part.is_file = filename != parameters.end();
  }
  if (!is_form_data || part.name.empty()) {
    refuse("a part has no Content-Disposition of form-data with a name");
    return;
  }
  parts_.push_back(std::move(part));
  state_ = State::content;
}

void MultipartReader::take_content(const char* data, std::size_t size) {
  FormPart& part = parts_.back();
  part.size += size;
  part.crc32 = crc32_of(data, size, part.crc32);
  const std::size_t room = std::min(kept_of_a_part - part.content.size(), kept_of_all - kept_);
  // A beginning is kept only as long as it may turn out to be the whole: no hole in the middle.
  if (part.content.size() + size != part.size) return;
  const std::size_t keep = std::min(size, room);
  part.content.append(data, keep);
  kept_ += keep;
}

bool MultipartReader::refuse(const std::string& text) {
  problem_ = text;
  state_ = State::after;
  buffer_.clear();
  return false;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
