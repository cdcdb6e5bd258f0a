// SPDX-License-Identifier: BSD-3-Clause
// The calls that every list has, of each manager, over real sockets: filtered, sorted, in detail. What a list does with a
// name that it does not know is the service's affair, so this sandbox is not strict.
#include <string>

#include <koordinates/koordinates.hpp>
#include <koordinates/testing/sandbox.hpp>

#include "support/catch.hpp"
#include "support/logged.hpp"

using Catch::Matchers::ContainsSubstring;
using koordinates::testing::Sandbox;
using koordinates_test::logged;
using namespace koordinates;

namespace {

// Each call reaches the server in its own form, and the answer is read.
template <class Manager>
void check_list(const Sandbox& sandbox, const Manager& manager, const std::string& filter, const std::string& sort) {
  static_cast<void>(manager.list().first());
  static_cast<void>(manager.filter(filter, "everything").first());
  CHECK_THAT(sandbox.requests().back().target, ContainsSubstring("?" + filter + "=everything"));
  static_cast<void>(manager.order_by(sort).first());
  CHECK_THAT(sandbox.requests().back().target, ContainsSubstring("?sort=" + sort));
  static_cast<void>(manager.expand().first());
  CHECK(sandbox.requests().back().header("Expand") == "list");
}

}  // namespace

TEST_CASE("every list is filtered, sorted and expanded", "[lists]") {
  const Sandbox sandbox;
  const Client client(sandbox.url(), sandbox.token(), logged());
  check_list(sandbox, client.catalog(), "q", "name");
  check_list(sandbox, client.documents(), "q", "name");
  check_list(sandbox, client.exports(), "state", "id");
  check_list(sandbox, client.groups(), "q", "id");
  check_list(sandbox, client.layers(), "q", "name");
  check_list(sandbox, client.licenses(), "q", "id");
  check_list(sandbox, client.publishing(), "reference", "id");
  check_list(sandbox, client.sets(), "q", "name");
  check_list(sandbox, client.sources(), "q", "name");
  check_list(sandbox, client.tables(), "q", "name");
  check_list(sandbox, client.tokens(), "q", "id");
  check_list(sandbox, client.users(), "q", "id");
  check_list(sandbox, client.exports().croplayers(), "q", "id");
  const CropLayerManager croplayers = client.exports().croplayers();
  check_list(sandbox, croplayers.features(*croplayers.list().first()->id), "q", "id");
}

TEST_CASE("every list tells what can be asked of it", "[lists]") {
  const Sandbox sandbox;
  const Client client(sandbox.url(), sandbox.token(), logged());
  const CropLayerManager croplayers = client.exports().croplayers();
  for (const Discovery& told :
       {client.catalog().discover(), client.categories().discover(), client.documents().discover(),
        client.exports().discover(), client.groups().discover(), client.layers().discover(),
        client.licenses().discover(), client.publishers().discover(), client.publishing().discover(),
        client.sets().discover(), client.sources().discover(), client.tables().discover(), client.tokens().discover(),
        client.users().discover(), croplayers.discover(),
        croplayers.features(*croplayers.list().first()->id).discover()}) {
    CHECK_FALSE(told.name.empty());
  }
  CHECK_FALSE(client.documents().discover().expansions.empty());
}
