// SPDX-License-Identifier: BSD-3-Clause
// Where downloads go.
#include <koordinates/core/transfers/output.hpp>

#include <cstdint>
#include <filesystem>
#include <ostream>
#include <system_error>
#include <utility>

#include <koordinates/error.hpp>

#include "core/transfers/file_name.hpp"
#include "core/transfers/sink.hpp"

namespace koordinates {
inline namespace v0 {

namespace detail {

struct OutputAccess {
  static std::ostream* stream(const Output& output) noexcept { return output.stream_; }
  static std::string* text(const Output& output) noexcept { return output.text_; }
  static const std::string& path(const Output& output) noexcept { return output.path_; }
  static bool must_be_folder(const Output& output) noexcept { return output.must_be_folder_; }
};

}  // namespace detail

Output Output::file(std::string path) {
  detail::require_path(path, "file");
  Output output;
  output.path_ = std::move(path);
  return output;
}

Output Output::directory(std::string path) {
  detail::require_path(path, "folder");
  Output output;
  output.path_ = std::move(path);
  output.must_be_folder_ = true;
  return output;
}

Output Output::text(std::string& bytes) noexcept {
  Output output;
  output.text_ = &bytes;
  return output;
}

namespace detail {

namespace {

class StreamSink final : public Sink {
 public:
  explicit StreamSink(std::ostream& stream) : stream_(stream) { require_good("the stream to download to has failed"); }

  void write(std::string_view bytes) override {
    stream_.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    written_ += bytes.size();
    require_good("writing to the stream failed within the first " + std::to_string(written_) + " bytes");
  }

  std::string finish() override {
    stream_.flush();
    require_good("flushing the stream failed");
    return {};
  }

 private:
  void require_good(const std::string& otherwise) const {
    if (!stream_) throw DownloadError(otherwise);
  }

  std::ostream& stream_;
  std::uint64_t written_ = 0;
};

class TextSink final : public Sink {
 public:
  explicit TextSink(std::string& target) : target_(target) {}
  void write(std::string_view bytes) override { received_ += bytes; }
  std::string finish() override {
    target_ = std::move(received_);
    return {};
  }

 private:
  std::string& target_;
  std::string received_;
};

}  // namespace

Sink::~Sink() = default;

std::unique_ptr<Sink> open_sink(const Output& output, const SinkSettings& settings) {
  if (std::ostream* const stream = OutputAccess::stream(output)) return std::make_unique<StreamSink>(*stream);
  if (std::string* const text = OutputAccess::text(output)) return std::make_unique<TextSink>(*text);
  const std::filesystem::path path = std::filesystem::u8path(OutputAccess::path(output));
  std::error_code ignored;
  if (OutputAccess::must_be_folder(output) || !path.has_filename() || std::filesystem::is_directory(path, ignored)) {
    return open_file_sink(utf8_of(path), settings.suggested_name, settings);
  }
  return open_file_sink(utf8_of(path.parent_path()), utf8_of(path.filename()), settings);
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
