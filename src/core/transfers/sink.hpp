// SPDX-License-Identifier: BSD-3-Clause
// `Sink`: an Output that has been opened.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include <koordinates/core/transfers/output.hpp>

namespace koordinates {
inline namespace v0 {
namespace detail {

// Takes the bytes of one download. Dropped before finish(), it leaves no file behind. What the caller's stream throws comes
// through; everything else that goes wrong is a DownloadError.
class Sink {
 public:
  virtual ~Sink();
  virtual void write(std::string_view bytes) = 0;
  // All bytes are there. Gives the path of the file; empty where it is none.
  virtual std::string finish() = 0;
};

struct SinkSettings {
  bool overwrite = false;
  bool durable = true;
  std::string suggested_name;  // of a file in a folder; a harmless one
};

// Throws DownloadError where the output cannot be written to: to be called before anything is sent.
[[nodiscard]] std::unique_ptr<Sink> open_sink(const Output& output, const SinkSettings& settings);

// One of them: a file of that name in that folder.
[[nodiscard]] std::unique_ptr<Sink> open_file_sink(const std::string& folder, const std::string& name,
                                                   const SinkSettings& settings);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
