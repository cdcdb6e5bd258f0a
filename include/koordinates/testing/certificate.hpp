// SPDX-License-Identifier: BSD-3-Clause
// A certificate for a test server, made when it is needed.
#pragma once

#include <string>
#include <vector>

namespace koordinates {
inline namespace v0 {
namespace testing {

/// PEM files. The certificate is signed with its own key, so that the same file is also what a client trusts (its CA
/// file).
struct Certificate {
  std::string certificate_file;
  std::string key_file;
};

struct CertificateOptions {
  int valid_days = 30;           ///< counted from an hour ago; a negative number: it has expired already
  std::string name = "sandbox";  ///< of the two files, without ".pem" and ".key.pem"
};

/// Writes a new key (P-256) and a certificate for those names, each a host name or an IP address, into the directory,
/// which has to exist. Throws std::runtime_error when it cannot. Safe on any thread.
Certificate make_certificate(const std::string& directory,
                             const std::vector<std::string>& names = {"localhost", "127.0.0.1"},
                             const CertificateOptions& options = {});

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
