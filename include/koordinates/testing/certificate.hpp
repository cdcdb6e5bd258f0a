// SPDX-License-Identifier: BSD-3-Clause
// Makes a self-signed certificate for a test server.
#pragma once

#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// The PEM files of a certificate and its key. The certificate is signed with its own key, so the certificate file also
/// serves as the client's CA file.
struct Certificate {
  std::string certificate_file;
  std::string key_file;
};

/// Options of make_certificate(). An aggregate; every member states its default.
struct CertificateOptions {
  int valid_days = 30;           ///< Counted from one hour ago; a negative number makes an expired certificate.
  std::string name = "sandbox";  ///< The name of the two files, without ".pem" and ".key.pem".
};

/// Writes a new P-256 key and a certificate into a directory, which must exist. Each name is a host name or an IP
/// address. Throws std::runtime_error on failure. Thread-safe.
Certificate make_certificate(const std::string& directory,
                             const std::vector<std::string>& names = {"localhost", "127.0.0.1"},
                             const CertificateOptions& options = {});

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
