// SPDX-License-Identifier: BSD-3-Clause
// Publishing in the sandbox: several versions in one job, at a time, with approval, and what stands in the way.
#include <thread>

#include "sandbox_client.hpp"
#include "support/catch.hpp"

using namespace sandbox_tests;
using koordinates::testing::Sandbox;
using koordinates::testing::SandboxOptions;
using koordinates::testing::SandboxToken;

namespace {

std::string draft_of(Client& client, const std::string& item) {
  return client.post(item + "versions/").data().at("this_version").get<std::string>();
}

// Drafts of one item of each kind.
std::vector<std::string> one_of_each(Client& client) {
  std::vector<std::string> drafts;
  for (const char* list : {"layers/", "tables/", "sets/", "documents/"})
    drafts.push_back(draft_of(client, client.get(list).data().at(0).at("url").get<std::string>()));
  return drafts;
}

std::string state_of(Client& client, const std::string& job) { return client.get(job).data().at("state"); }

SandboxOptions by_hand() {
  SandboxOptions options;
  options.imports.by_hand = true;
  options.seed = R"({"failing_datasources": [77]})";
  return options;
}

}  // namespace

TEST_CASE("versions of every kind are published together", "[sandbox][publish]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::vector<std::string> drafts = one_of_each(client);
  const Answer created = client.post("publish/", {{"items", drafts}, {"reference", "job 7"}});
  REQUIRE(created.status == 201);
  const std::string job = created.header("Location");
  CHECK(created.data().at("url") == job);
  CHECK(created.data().at("items") == json(drafts));
  CHECK(created.data().at("publish_strategy") == "together");
  CHECK(created.data().at("error_strategy") == "abort");
  CHECK(created.data().at("publish_at").is_null());
  CHECK(created.data().at("created_by").at("id") == 1);
  CHECK(state_of(client, job) == "completed");
  for (const std::string& draft : drafts) CHECK(client.get(draft).data().at("published_version") == draft);
  CHECK(client.remove(job).status == 409);
  CHECK(client.post("publish/", {{"items", drafts}}).status == 409);
  CHECK(client.get("publish/?reference=job+7").data().size() == 1);
  CHECK(client.get("publish/?reference=other").body == "[]");
  CHECK(client.get("publish/?state=completed&state=cancelled").data().size() == 1);
  CHECK(client.get("publish/?state=cancelled").body == "[]");
}

TEST_CASE("a job waits for every import, and is called off", "[sandbox][publish]") {
  Sandbox sandbox(by_hand());
  Client client(sandbox);
  const std::string set = draft_of(client, client.get("sets/").data().at(0).at("url").get<std::string>());
  const std::string layer = client.post("layers/1001/versions/import/").header("Location");
  const std::string job = client.post("publish/", {{"items", {set, layer}}}).header("Location");
  CHECK(state_of(client, job) == "waiting-for-items");
  CHECK(client.get(set).data().at("active_publish") == job);
  CHECK(client.post(set + "publish/").status == 409);
  CHECK(client.post("publish/", {{"items", {set}}}).status == 409);
  CHECK(client.remove(job).status == 204);
  CHECK(state_of(client, job) == "cancelled");
  CHECK(client.remove(job).status == 409);
  CHECK(client.get(set).data().at("active_publish").is_null());
  sandbox.finish_imports();
  CHECK(client.get(layer).data().at("published_version") != layer);
  const std::string again = client.post("publish/", {{"items", {set, layer}}}).header("Location");
  CHECK(state_of(client, again) == "completed");
}

TEST_CASE("an import that fails calls the job off, or is passed over", "[sandbox][publish]") {
  Sandbox sandbox(by_hand());
  Client client(sandbox);
  const std::string bad = draft_of(client, "layers/1001/");
  REQUIRE(client.put(bad, {{"data", {{"datasources", {77}}}}}).status == 200);
  const std::string good = client.post("layers/1002/versions/import/").header("Location");
  const auto publish = [&](const char* strategy) {
    const Answer created = client.post("publish/", {{"items", {bad, good}}, {"error_strategy", strategy}});
    REQUIRE(created.status == 201);
    return created.header("Location");
  };
  SECTION("abort") {
    const std::string job = publish("abort");
    sandbox.finish_imports();
    CHECK(state_of(client, job) == "cancelled-due-to-error");
    CHECK(client.get(good).data().at("published_version") != good);
  }
  SECTION("ignore") {
    const std::string job = publish("ignore");
    sandbox.finish_imports();
    CHECK(state_of(client, job) == "errored");
    CHECK(client.get(good).data().at("published_version") == good);
    CHECK(client.get(bad).data().at("published_version") != bad);
  }
  SECTION("a layer that is removed meanwhile") {
    const std::string job = publish("ignore");
    REQUIRE(client.remove("layers/1001/").status == 204);
    sandbox.finish_imports();
    CHECK(state_of(client, job) == "errored");
  }
}

TEST_CASE("a manual job waits for approval", "[sandbox][publish]") {
  Sandbox sandbox(by_hand());
  Client client(sandbox);
  const std::string draft = client.post("layers/1001/versions/import/").header("Location");
  const Answer created = client.post("publish/", {{"items", {draft}}, {"publish_strategy", "manual"}});
  const std::string job = created.header("Location");
  CHECK(created.data().at("publish_strategy") == "manual");
  CHECK(state_of(client, job) == "waiting-for-items");
  CHECK(client.post(job + "approve/").status == 409);
  sandbox.finish_imports();
  CHECK(state_of(client, job) == "waiting-for-approval");
  CHECK(client.get(draft).data().at("published_version") != draft);
  const Answer approved = client.post(job + "approve/");
  CHECK(approved.status == 200);
  CHECK(approved.data().at("state") == "publishing");
  CHECK(state_of(client, job) == "completed");
  CHECK(client.get(draft).data().at("published_version") == draft);
  CHECK(client.post(job + "approve/").status == 409);
  CHECK(client.post("publish/9999/approve/").status == 404);
}

TEST_CASE("a job waits until its time", "[sandbox][publish]") {
  const Sandbox sandbox;
  Client client(sandbox);
  const std::string late = draft_of(client, "layers/1001/");
  const json body = {{"items", {late}}, {"publish_at", "2999-12-31T23:00:00+13:00"}};
  const Answer created = client.post("publish/", body);
  CHECK(created.data().at("state") == "waiting-for-time");
  CHECK(created.data().at("publish_at") == "2999-12-31T10:00:00.000Z");
  CHECK(state_of(client, created.header("Location")) == "waiting-for-time");
  CHECK(client.get("publish/?state=waiting-for-time").data().size() == 1);
  CHECK(client.remove(created.header("Location")).status == 204);
  const std::string past = draft_of(client, "layers/1002/");
  const Answer done = client.post("publish/", {{"items", {past}}, {"publish_at", "2001-01-01T00:00:00Z"}});
  CHECK(state_of(client, done.header("Location")) == "completed");
}

TEST_CASE("a job that cannot be is refused", "[sandbox][publish]") {
  SandboxOptions options;
  options.tokens.push_back(SandboxToken{"layers-only", {"layers:read", "layers:write"}});
  const Sandbox sandbox(options);
  Client client(sandbox);
  const std::string draft = draft_of(client, "layers/1001/");
  const std::string dropped = draft_of(client, "layers/1002/");
  REQUIRE(client.remove(dropped).status == 204);
  const std::vector<json> wrong = {json::array(),
                                   json("all"),
                                   {7},
                                   {url_of(sandbox, "layers/1001/")},
                                   {url_of(sandbox, "layers/1001/versions/5/")},
                                   {url_of(sandbox, "tables/1001/versions/10012/")},
                                   {"layers/1001/versions/10012/"},
                                   {dropped},
                                   {draft, draft}};
  for (const json& items : wrong) {
    CAPTURE(items.dump());
    const Answer answer = client.post("publish/", {{"items", items}});
    CHECK(answer.status == 400);
    CHECK(answer.data().at("items").at(0).is_string());
  }
  CHECK(client.post("publish/").data().contains("items"));
  const std::map<std::string, json> members = {{"publish_strategy", "individual"},
                                               {"error_strategy", "retry"},
                                               {"publish_at", "soon"},
                                               {"publish_at", 5},
                                               {"reference", 5}};
  for (const auto& [name, value] : members) {
    CAPTURE(name);
    const Answer answer = client.post("publish/", {{"items", {draft}}, {name, value}});
    CHECK(answer.status == 400);
    CHECK(answer.data().contains(name));
  }
  CHECK(client.post("publish/", {{"items", {url_of(sandbox, "layers/1003/versions/10032/")}}}).status == 409);
  CHECK(client.post("publish/", {{"items", {url_of(sandbox, "layers/1003/versions/10031/")}}}).status == 409);
  CHECK(client.get("publish/").body == "[]");
  // What is wrong with one item is wrong with all: nothing is kept of the job.
  CHECK(client.get(draft).data().at("active_publish").is_null());

  const std::string set = draft_of(client, client.get("sets/").data().at(0).at("url").get<std::string>());
  Client narrow(sandbox, "layers-only");
  const Answer refused = narrow.post("publish/", {{"items", {draft, set}}});
  CHECK(refused.status == 403);
  CHECK(refused.header("Accepted-OAuth-Scopes") == "sets:write");
  CHECK(narrow.post("publish/", {{"items", {draft}}}).status == 201);
}

TEST_CASE("strictness finds members that a job does not have", "[sandbox][publish][strict]") {
  SandboxOptions options;
  const bool strict = GENERATE(false, true);
  options.strict = strict;
  const Sandbox sandbox(options);
  Client client(sandbox);
  const Answer answer =
      client.post("publish/", {{"items", {draft_of(client, "layers/1001/")}}, {"strategy", "manual"}});
  CHECK(answer.status == (strict ? 400 : 201));
  if (strict) CHECK(answer.data().contains("strategy"));
}
