// SPDX-License-Identifier: BSD-3-Clause
// The small values that calls take and models hold: OpenEnum, Ref, FilterValue, Expansions, CallOptions, Result.
#include <limits>
#include <optional>
#include <sstream>
#include <string>
#include <type_traits>
#include <vector>

#include <koordinates/koordinates.hpp>

#include "support/catch.hpp"

using Catch::Matchers::ContainsSubstring;
using namespace koordinates;

namespace {

using Texts = std::vector<std::string>;

Texts texts(const FilterValue& value) { return value.texts(); }

}  // namespace

TEST_CASE("an open enumeration keeps a word that it does not know", "[open_enum]") {
  LayerKind kind = LayerKind::vector;
  CHECK(kind.is_known());
  CHECK(kind == LayerKind::vector);
  kind = "hologram";
  CHECK_FALSE(kind.is_known());
  CHECK(kind.str() == "hologram");
  std::ostringstream out;
  out << kind;
  CHECK(out.str() == "hologram");
  CHECK(Layer::from_json(R"({"kind": "hologram"})").to_json() == R"({"kind":"hologram"})");
}

TEST_CASE("a reference is made from an id, an address or the object", "[ref]") {
  const Ref<Group> by_id = 119;
  CHECK(by_id.id() == 119);
  CHECK_FALSE(by_id.is_expanded());

  const Ref<Group> by_url = "https://host/services/api/v1/groups/119/";
  CHECK(by_url.id() == 119);
  CHECK(by_url == by_id);
  CHECK(by_id != Ref<Group>());
  CHECK(Ref<Group>() == Ref<Group>());

  Group group;
  group.id = 119;
  group.name = "Council";
  const Ref<Group> by_object = group;
  CHECK(by_object.is_expanded());
  CHECK(by_object->name == "Council");
  CHECK(by_object == by_id);
  group.name = "Changed";
  CHECK(by_object->name == "Council");

  CHECK_THROWS_AS(by_id.get(), FieldMissing);
  CHECK_THROWS_WITH(by_url.get(), ContainsSubstring("only a link to https://host"));
}

TEST_CASE("PY-60 a reference reads every shape that the service sends", "[ref]") {
  CHECK(Layer::from_json(R"({"group": 5})").group->id() == 5);
  CHECK(Layer::from_json(R"({"group": "https://h/services/api/v1.x/groups/5/"})").group->id() == 5);
  CHECK(Layer::from_json(R"({"group": {"id": 5, "name": "Council"}})").group->get().name == "Council");
  CHECK(LayerVersion::from_json(R"({"created_by": 7})").created_by->id() == 7);
  CHECK(LayerVersion::from_json(R"({"created_by": {"id": 7, "first_name": "Ana"}})").created_by->get().first_name ==
        "Ana");
}

TEST_CASE("words are in the order in which they are listed, others behind them", "[open_enum]") {
  const PermissionLevel find = PermissionLevel::find, view = PermissionLevel::view, admin = PermissionLevel::admin;
  CHECK(find < view);
  CHECK(view < admin);
  CHECK(admin > PermissionLevel(PermissionLevel::edit));
  CHECK(PermissionLevel(PermissionLevel::edit) >= view);
  CHECK(view <= view);
  CHECK_FALSE(view < view);
  CHECK(admin < PermissionLevel("abdicate"));
  CHECK(PermissionLevel("abdicate") < PermissionLevel("zeal"));
}

TEST_CASE("a text that is a null pointer is refused", "[filter]") {
  const char* const none = nullptr;
  Field<std::string> title;
  CHECK_THROWS_AS(title = none, ClientValidationError);
  CHECK_THROWS_AS(Field<std::string>(none), ClientValidationError);
  CHECK_THROWS_AS(FilterValue(none), ClientValidationError);
  CHECK_THROWS_AS(Ref<Group>(none), ClientValidationError);
  CHECK_THROWS_AS(Client(none), ClientValidationError);
  CHECK_THROWS_AS(Client(none, "0123456789abcdef0123456789abcdef"), ClientValidationError);
  CHECK_THROWS_WITH(Client("labs.koordinates.com", none), ContainsSubstring("KOORDINATES_TOKEN"));
  CHECK_THROWS_WITH(Client(std::string("labs.koordinates.com"), none), ContainsSubstring("KOORDINATES_TOKEN"));
}

TEST_CASE("PY-29 filter values are written the way the API reads them", "[filter]") {
  CHECK(texts("roads") == Texts{"roads"});
  CHECK(texts(std::string("roads")) == Texts{"roads"});
  CHECK(texts(true) == Texts{"true"});
  CHECK(texts(false) == Texts{"false"});
  CHECK(texts(-3) == Texts{"-3"});
  CHECK(texts(std::numeric_limits<std::uint64_t>::max()) == Texts{"18446744073709551615"});
  CHECK(texts(0.5) == Texts{"0.5"});
  CHECK(texts(Timestamp::parse("2022-01-03T13:00:00+13:00")) == Texts{"2022-01-03T00:00:00Z"});
  CHECK(texts(Timestamp::parse("2022-01-03")) == Texts{"2022-01-03"});
  CHECK(texts(std::chrono::system_clock::time_point(std::chrono::seconds(1641168000))) ==
        Texts{"2022-01-03T00:00:00Z"});
  CHECK(texts(LayerKind(LayerKind::grid)) == Texts{"grid"});
  CHECK(texts({"vector", "raster"}) == Texts{"vector", "raster"});
  CHECK(texts(std::vector<int>{1, 2}) == Texts{"1", "2"});
  CHECK(texts(std::optional<int>()).empty());
  CHECK(texts(std::optional<int>(4)) == Texts{"4"});
  CHECK_THROWS_WITH(texts(std::numeric_limits<double>::infinity()), ContainsSubstring("must be a finite number"));
  STATIC_REQUIRE_FALSE(std::is_constructible_v<FilterValue, std::nullptr_t>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<FilterValue, char>);
  STATIC_REQUIRE_FALSE(std::is_constructible_v<FilterValue, void*>);
}

TEST_CASE("PY-22 PY-74 expansions are one name or a list of names, in any combination", "[expansions]") {
  CHECK(Expansions().header_value().empty());
  CHECK(Expansions("items").header_value() == "items");
  CHECK(Expansions(std::string("items")).header_value() == "items");
  CHECK(Expansions({"list", "list.publisher"}).header_value() == "list,list.publisher");
  CHECK_THROWS_WITH(Expansions("a,b"), ContainsSubstring("several names as a list"));
  CHECK_THROWS_AS(Expansions("a\r\nX-Evil: 1"), ClientValidationError);
  CHECK_THROWS_AS(Expansions(""), ClientValidationError);
}

TEST_CASE("call options refuse the headers that are the SDK's own", "[call_options]") {
  CHECK_THROWS_WITH(CallOptions().header("authorization", "key x"),
                    ContainsSubstring("Authorization is set by the SDK"));
  CHECK_THROWS_AS(CallOptions().header("X-A", "1\r\nX-B: 2"), ClientValidationError);
  CHECK_THROWS_AS(CallOptions().header("Expect", "100-continue"), ClientValidationError);
  CHECK_THROWS_AS(CallOptions().header("Proxy-Authorization", "Basic x"), ClientValidationError);
  const CallOptions options = CallOptions().header("X-Request-Id", "42").timeout(std::chrono::milliseconds::max());
  CHECK(options.headers().get("x-request-id") == "42");
  CHECK(options.deadline() > CallOptions::clock::now());
}

TEST_CASE("attempt gives an error as a value", "[result]") {
  const auto good = attempt([] { return 7; });
  REQUIRE(good);
  CHECK(*good == 7);

  const auto bad = attempt([]() -> int { throw ClientValidationError("no"); });
  REQUIRE_FALSE(bad);
  CHECK(std::string(bad.error().what()) == "no");
  CHECK(bad.error_as<ClientValidationError>().has_value());
  CHECK_FALSE(bad.error_as<RedirectError>().has_value());
  CHECK_THROWS_AS(bad.value(), ClientValidationError);

  CHECK(attempt([] {}).has_value());
  const auto none = attempt([] { throw NotBound("alone"); });
  CHECK_FALSE(none.has_value());
  CHECK(none.error_as<NotBound>().has_value());
  CHECK_FALSE(none.error_as<RedirectError>().has_value());
  CHECK_FALSE(attempt([] {}).error_as<NotBound>().has_value());
  CHECK_THROWS_AS(attempt([] { throw std::out_of_range("not ours"); }), std::out_of_range);
}
