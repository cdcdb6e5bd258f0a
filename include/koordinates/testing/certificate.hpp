// SPDX-License-Identifier: BSD-3-Clause
// A self-signed certificate for a test server, created on demand.
#pragma once

#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// The PEM files of a certificate and its key. The certificate is self-signed, so a client can also use it as its CA
/// file.
struct Certificate {
  std::string certificate_file;
  std::string key_file;
};

struct CertificateOptions {
  int valid_days = 30;           ///< counted from an hour ago; negative: already expired
  std::string name = "sandbox";  ///< the name of the two files, without ".pem" and ".key.pem"
};

/// Writes a new key (P-256) and a certificate for these host names or IP addresses into an existing directory.
///
/// Throws std::runtime_error on failure. Safe on any thread.
Certificate make_certificate(const std::string& directory,
                             const std::vector<std::string>& names = {"localhost", "127.0.0.1"},
                             const CertificateOptions& options = {});

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
