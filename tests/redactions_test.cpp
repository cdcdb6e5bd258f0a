// SPDX-License-Identifier: BSD-3-Clause
// Redactions of layers and tables, over real sockets.
#include <string>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"
#include "support/sandbox_site.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates_test::SandboxSite;
using namespace koordinates;

namespace {

// A redaction that the service accepts, for the latest version of the object.
template <class T>
Redaction valid_redaction(const T& item) {
  Redaction redaction;
  redaction.primary_key = RawJson::parse("7");
  redaction.start_version = item.this_version.value();
  redaction.new_values = RawJson::parse(R"({"owner":null})");
  redaction.message = "Removes a name";
  return redaction;
}

}  // namespace

TEST_CASE("a redaction is created, listed and read", "[redactions]") {
  const std::string version = GENERATE("v1", "v1.x");
  const SandboxSite site({}, version);
  const Layer layer = site.client.layers().get(1001);
  CHECK(layer.redactions().list().count() == 0);

  const Redaction made = layer.redactions().create(valid_redaction(layer));
  CHECK(made.id.value() > 0);
  CHECK(made.message == "Removes a name");
  CHECK(made.new_values->text() == R"({"owner":null})");
  CHECK(made.end_version.is_null());
  CHECK(made.created_at.has_value());

  CHECK(layer.redactions().list().count() == 1);
  Redaction read = layer.redactions().get(*made.id);
  CHECK(read == made);
  CHECK(read.primary_key->text() == "7");
  CHECK_THAT(site.last_request(), ContainsSubstring("GET /services/api/" + version + "/layers/1001/redactions/"));
  read.message = "changed here";
  read.refresh();
  CHECK(read.message == "Removes a name");
}

TEST_CASE("a redaction of a table names its versions", "[redactions]") {
  testing::SandboxOptions options;
  options.tables = 1;
  const SandboxSite site(options);
  const Table table = *site.client.tables().list().first();
  const Table detail = site.client.tables().get(*table.id);
  Redaction redaction = valid_redaction(detail);
  redaction.end_version = detail.redactions().version_url(detail.get_published_version().version->id.value());
  CHECK(redaction.end_version == redaction.start_version);
  const Redaction made = detail.redactions().create(redaction);
  CHECK(made.end_version == redaction.end_version);
  CHECK_THROWS_AS(detail.redactions().version_url(0), ClientValidationError);
}

TEST_CASE("an invalid redaction is refused before it is sent", "[redactions]") {
  const SandboxSite site;
  const Layer layer = site.client.layers().get(1001);
  const std::size_t before = site.sandbox.requests().size();
  CHECK_THROWS_AS(layer.redactions().create({}), ClientValidationError);
  Redaction redaction = valid_redaction(layer);
  redaction.message.reset();
  CHECK_THROWS_WITH(layer.redactions().create(redaction), ContainsSubstring("message"));
  redaction = valid_redaction(layer);
  redaction.new_values = RawJson::parse("[1]");
  CHECK_THROWS_WITH(layer.redactions().create(redaction), ContainsSubstring("must be a JSON object"));
  CHECK_THROWS_AS(layer.redactions().get(0), ClientValidationError);
  CHECK(site.sandbox.requests().size() == before);
  CHECK_THROWS_AS(Layer::from_json(R"({"id":1})").redactions(), NotBound);
}

TEST_CASE("what the service rejects about a redaction is reported", "[redactions]") {
  const SandboxSite site;
  const Layer layer = site.client.layers().get(1001);
  Redaction redaction = valid_redaction(layer);
  redaction.start_version = site.client.layers().get(1002).this_version.value();
  CHECK_THROWS_AS(layer.redactions().create(redaction), BadRequest);
  CHECK_THROWS_AS(layer.redactions().get(99), NotFound);
}
