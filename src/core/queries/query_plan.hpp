// SPDX-License-Identifier: BSD-3-Clause
// What a query asks for, and the pages that come back.
#pragma once

#include <cstddef>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/queries/query.hpp>
#include <koordinates/http/url.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/session/expansions.hpp>

#include "core/models/mapping.hpp"
#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// Never changed once it is part of a query: chaining copies it.
struct QueryPlan {
  QueryPlan(std::shared_ptr<Session> of, const ModelInfo& model, Url list)
      : session(std::move(of)), info(&model), address(std::move(list)), rules(&model.rules) {}

  std::shared_ptr<Session> session;
  const ModelInfo* info;
  Url address;             // of the list, without parameters
  const ListRules* rules;  // the model's, or the list's own
  QueryParams filters;
  std::string sort;
  std::optional<int> page_size;
  Expansions expand;
  std::optional<std::size_t> limit;
  CallOptions options;
  bool drafts = false;       // a list of drafts
  std::optional<Url> start;  // resume(): instead of all the above but expand

  [[nodiscard]] Url first_url() const;
  [[nodiscard]] bool lists_details() const;
};

// The list of T at an endpoint.
template <class T>
[[nodiscard]] Query<T> list_at(const std::shared_ptr<Session>& session, std::string_view urltype,
                               const UrlParams& params) {
  return QueryAccess::make<T>(QueryAccess::base(std::make_shared<QueryPlan>(
      session, T::model_info(), session->endpoint_url(T::model_info().datatype, "GET", urltype, params))));
}

// One page, decoded.
struct PageData {
  const ModelInfo* info = nullptr;
  std::shared_ptr<void> items;  // std::vector<T>
  std::size_t size = 0;
  bool cut = false;  // the server sent more than was to be taken
  Url address;
  std::optional<Url> next;
  std::optional<std::size_t> begin;       // index of the first item in the list, if the headers tell it
  std::optional<std::size_t> next_begin;  // of the next page, if its address is by page number and not from a link
  std::optional<std::size_t> total;       // from the query's first page to the end of the list, where the headers tell

  explicit PageData(Url from) : address(std::move(from)) {}
};

// Fetches and decodes one page; at most `limit` items of it.
[[nodiscard]] std::shared_ptr<PageData> fetch_page(const QueryPlan& plan, const Url& url,
                                                   std::optional<std::size_t> limit);

// Fetches the page that follows another one, which must have a next page. Throws DecodeError if its address is by page
// number and it does not begin where the other one ends.
[[nodiscard]] std::shared_ptr<PageData> fetch_page_after(const QueryPlan& plan, const PageData& page,
                                                         std::optional<std::size_t> limit);

// What count() learnt, for the next walk. Shared by the copies of a query.
class FirstPage {
 public:
  void keep(std::shared_ptr<PageData> page);
  [[nodiscard]] std::shared_ptr<PageData> take();
  void learn_total(std::optional<std::size_t> total);
  [[nodiscard]] std::optional<std::size_t> total() const;

 private:
  mutable std::mutex mutex_;
  std::shared_ptr<PageData> page_;
  std::optional<std::size_t> total_;
};

// The name under which a filter is sent, checked. Throws ClientValidationError for one that the list does not know.
[[nodiscard]] std::string filter_name(const QueryPlan& plan, std::string_view name, const FilterValue& value);
void check_sort(const QueryPlan& plan, std::string_view key);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
