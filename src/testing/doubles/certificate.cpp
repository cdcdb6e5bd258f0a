// SPDX-License-Identifier: BSD-3-Clause
#include <koordinates/testing/certificate.hpp>

#include <cstdint>
#include <cstdio>
#include <memory>
#include <stdexcept>

#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>

namespace koordinates {
inline namespace v0 {
namespace testing {

namespace {

struct Deleter {
  void operator()(EVP_PKEY* key) const noexcept { EVP_PKEY_free(key); }
  void operator()(X509* certificate) const noexcept { X509_free(certificate); }
  void operator()(X509_EXTENSION* extension) const noexcept { X509_EXTENSION_free(extension); }
  void operator()(BIO* bio) const noexcept { BIO_free_all(bio); }
};
template <typename T>
using Owned = std::unique_ptr<T, Deleter>;

void require(bool worked, const char* what) {
  if (!worked) throw std::runtime_error(std::string("cannot make a certificate: ") + what);
}

bool is_address(const std::string& name) {
  return name.find(':') != std::string::npos || name.find_first_not_of("0123456789.") == std::string::npos;
}

void add_extension(X509* certificate, int kind, const std::string& value) {
  X509V3_CTX context;
  X509V3_set_ctx_nodb(&context);
  X509V3_set_ctx(&context, certificate, certificate, nullptr, nullptr, 0);
  const Owned<X509_EXTENSION> extension(X509V3_EXT_conf_nid(nullptr, &context, kind, value.c_str()));
  require(extension != nullptr && X509_add_ext(certificate, extension.get(), -1) == 1, value.c_str());
}

Owned<X509> self_signed(EVP_PKEY* key, const std::vector<std::string>& names, int valid_days) {
  Owned<X509> certificate(X509_new());
  require(certificate != nullptr, "out of memory");
  X509_set_version(certificate.get(), 2);
  std::uint64_t serial = 0;
  RAND_bytes(reinterpret_cast<unsigned char*>(&serial), sizeof serial);
  ASN1_INTEGER_set_uint64(X509_get_serialNumber(certificate.get()), serial >> 1U);
  // From before an expired one's end; otherwise with an hour for clocks that differ.
  const int begin_days = valid_days < 0 ? valid_days - 1 : 0;
  X509_time_adj_ex(X509_getm_notBefore(certificate.get()), begin_days, -3600, nullptr);
  X509_time_adj_ex(X509_getm_notAfter(certificate.get()), valid_days, 0, nullptr);
  X509_set_pubkey(certificate.get(), key);
  X509_NAME* subject = X509_get_subject_name(certificate.get());
  X509_NAME_add_entry_by_txt(subject, "CN", MBSTRING_ASC, reinterpret_cast<const unsigned char*>(names.front().c_str()),
                             -1, -1, 0);
  X509_set_issuer_name(certificate.get(), subject);
  std::string alternatives;
  for (const std::string& name : names) {
    if (!alternatives.empty()) alternatives += ",";
    alternatives += (is_address(name) ? "IP:" : "DNS:") + name;
  }
  add_extension(certificate.get(), NID_subject_alt_name, alternatives);
  // A root and a server in one: what signs nothing else need be no more.
  add_extension(certificate.get(), NID_basic_constraints, "critical,CA:TRUE");
  add_extension(certificate.get(), NID_key_usage, "critical,digitalSignature,keyCertSign");
  add_extension(certificate.get(), NID_ext_key_usage, "serverAuth");
  add_extension(certificate.get(), NID_subject_key_identifier, "hash");
  require(X509_sign(certificate.get(), key, EVP_sha256()) != 0, "signing failed");
  return certificate;
}

}  // namespace

Certificate make_certificate(const std::string& directory, const std::vector<std::string>& names,
                             const CertificateOptions& options) {
  require(!names.empty(), "it needs a name");
  const Owned<EVP_PKEY> key(EVP_EC_gen("P-256"));
  require(key != nullptr, "no key");
  const Owned<X509> certificate = self_signed(key.get(), names, options.valid_days);
  Certificate files{directory + "/" + options.name + ".pem", directory + "/" + options.name + ".key.pem"};
  const Owned<BIO> certificate_out(BIO_new_file(files.certificate_file.c_str(), "w"));
  require(certificate_out != nullptr && PEM_write_bio_X509(certificate_out.get(), certificate.get()) == 1,
          files.certificate_file.c_str());
  const Owned<BIO> key_out(BIO_new_file(files.key_file.c_str(), "w"));
  require(key_out != nullptr &&
              PEM_write_bio_PrivateKey(key_out.get(), key.get(), nullptr, nullptr, 0, nullptr, nullptr) == 1,
          files.key_file.c_str());
  return files;
}

}  // namespace testing
}  // namespace v0
}  // namespace koordinates
