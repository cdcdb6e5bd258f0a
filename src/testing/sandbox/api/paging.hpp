// SPDX-License-Identifier: BSD-3-Clause
// Lists: bare arrays cut into pages, with the headers that lead from one page to the next.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/http/message.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

struct PageRequest {
  std::int64_t number = 1;
  std::int64_t size = 20;
  [[nodiscard]] std::int64_t offset() const { return (number - 1) * size; }
};

// From `page` and `page_size`; 400 for what is no positive number. A size above the largest one is cut down to it.
PageRequest page_request(const Call& call);

// 404 for a page past the end of `total` items. An empty list has a first page.
void check_page(const PageRequest& page, std::int64_t total);

// The answer with `X-Paginate-By`, `X-Resource-Range` and `Link`. `sort_keys` are those of the list, for the sort
// links.
HttpReply list_reply(const Call& call, const PageRequest& page, std::int64_t total, const Json& items,
                     const std::vector<std::string>& sort_keys);

// A whole list that is small: cut and answered. `item(i)` is only asked for the page's entries.
HttpReply short_list_reply(const Call& call, std::int64_t total, const std::function<Json(std::int64_t)>& item);

// `sort`, taken apart. An empty key: as the list comes.
struct SortOrder {
  std::string key;
  bool minus = false;
};

// 400 for a key that is not among `keys`.
SortOrder sort_order(const Call& call, const std::vector<std::string>& keys);

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
