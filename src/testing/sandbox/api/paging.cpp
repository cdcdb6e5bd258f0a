// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/api/paging.hpp"

#include <algorithm>
#include <utility>

#include "testing/encoding/strings.hpp"
#include "testing/sandbox/api/errors.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

const std::int64_t largest_page_number = 1'000'000'000;

std::int64_t positive(const Call& call, const std::string& name, std::int64_t otherwise) {
  std::int64_t value = otherwise;
  for (const auto& [given, text] : call.query) {
    if (given != name) continue;
    const auto number = parse_integer(text);
    if (!number || *number < 1) throw field_error(name, "Enter a whole number greater than zero.");
    value = std::min(*number, largest_page_number);
  }
  return value;
}

// The same list with another page or order: all filters and the size are kept.
std::string same_list(const Call& call, const std::string& dropped, const std::string& name, const std::string& value) {
  QueryList query;
  bool set = false;
  for (const auto& [given, text] : call.query) {
    if (given == dropped) continue;
    if (given != name) {
      query.emplace_back(given, text);
    } else if (!std::exchange(set, true)) {
      query.emplace_back(name, value);
    }
  }
  if (!set) query.emplace_back(name, value);
  return call.link(call.path) + "?" + build_query(query);
}

std::string link_header(const Call& call, const PageRequest& page, std::int64_t total,
                        const std::vector<std::string>& sort_keys) {
  std::vector<std::string> links;
  const auto add = [&links](const std::string& url, const std::string& rel) {
    links.push_back("<" + url + ">; rel=\"" + rel + "\"");
  };
  const auto page_link = [&call](std::int64_t number) { return same_list(call, "", "page", std::to_string(number)); };
  const std::int64_t last = std::max<std::int64_t>(1, (total + page.size - 1) / page.size);
  if (page.number > 1) {
    add(page_link(1), "page-first");
    add(page_link(page.number - 1), "page-previous");
  }
  if (page.number < last) {
    add(page_link(page.number + 1), "page-next");
    add(page_link(last), "page-last");
  }
  for (const std::string& key : sort_keys) {
    add(same_list(call, "page", "sort", key), "sort-" + key);
    add(same_list(call, "page", "sort", "-" + key), "sort-" + key + "-desc");
  }
  return join(links, ", ");
}

}  // namespace

PageRequest page_request(const Call& call) {
  PageRequest page;
  page.number = positive(call, "page", 1);
  page.size = std::min(positive(call, "page_size", call.options->default_page_size), call.options->max_page_size);
  return page;
}

void check_page(const PageRequest& page, std::int64_t total) {
  if (page.number > 1 && page.offset() >= total)
    throw detail_error(404, "There is no page " + std::to_string(page.number) + ".");
}

HttpReply list_reply(const Call& call, const PageRequest& page, std::int64_t total, const Json& items,
                     const std::vector<std::string>& sort_keys) {
  HttpReply reply = json_reply(200, items);
  const std::int64_t begin = page.offset();
  const std::int64_t end = begin + static_cast<std::int64_t>(items.size());
  reply.headers.emplace_back("X-Paginate-By", std::to_string(page.size));
  reply.headers.emplace_back("X-Resource-Range",
                             std::to_string(begin) + "-" + std::to_string(end) + "/" + std::to_string(total));
  const std::string links = link_header(call, page, total, sort_keys);
  if (!links.empty()) reply.headers.emplace_back("Link", links);
  return reply;
}

HttpReply short_list_reply(const Call& call, std::int64_t total, const std::function<Json(std::int64_t)>& item) {
  const PageRequest page = page_request(call);
  check_page(page, total);
  Json items = Json::array();
  const std::int64_t end = std::min(total, page.offset() + page.size);
  for (std::int64_t i = page.offset(); i < end; ++i) items.push_back(item(i));
  return list_reply(call, page, total, items, {});
}

SortOrder sort_order(const Call& call, const std::vector<std::string>& keys) {
  SortOrder order;
  for (const auto& [name, value] : call.query) {
    if (name != "sort") continue;
    order.minus = starts_with(value, "-");
    order.key = order.minus ? value.substr(1) : value;
  }
  if (!order.key.empty() && !contains(keys, order.key)) {
    // The service's answer to an unknown key is not known; silently unsorted answers would hide a client's mistake.
    throw field_error("sort", "\"" + order.key + "\" is not something to sort by here.");
  }
  return order;
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
