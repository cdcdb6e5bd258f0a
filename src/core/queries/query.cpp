// SPDX-License-Identifier: BSD-3-Clause
// Walking a list page by page.
#include <koordinates/core/queries/query.hpp>

#include <algorithm>
#include <charconv>

#include <koordinates/error.hpp>

#include "core/queries/query_plan.hpp"
#include "session/decoding.hpp"
#include "text/ascii.hpp"
#include "text/printable.hpp"
#include "text/utf8.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

std::optional<std::size_t> number_in(std::string_view text) {
  std::size_t number = 0;
  const char* const end = text.data() + text.size();
  const auto parsed = std::from_chars(text.data(), end, number);
  if (parsed.ec != std::errc() || parsed.ptr != end) return std::nullopt;
  return number;
}

// The header X-Resource-Range: "20-40/320" for items 20 to 39 of 320. What is missing or no number stays empty.
struct ResourceRange {
  std::optional<std::size_t> begin, end, total;

  [[nodiscard]] bool has_more() const { return begin && end && total && *begin < *end && *end < *total; }
};

ResourceRange range_of(const Headers& headers) {
  const std::string range = headers.get("X-Resource-Range").value_or(std::string());
  const std::string_view text = range;
  const std::size_t slash = text.find('/');
  if (slash == std::string_view::npos) return {};
  const std::string_view items = text.substr(0, slash);
  const std::size_t dash = std::min(items.find('-'), items.size());
  ResourceRange found;
  found.total = number_in(trimmed(text.substr(slash + 1)));
  found.begin = number_in(trimmed(items.substr(0, dash)));
  if (dash < items.size()) found.end = number_in(trimmed(items.substr(dash + 1)));
  return found;
}

// How many items there are from this page on. The first page tells of all.
std::optional<std::size_t> total_of(const ResourceRange& range, bool is_first) {
  if (is_first || !range.total) return range.total;
  if (!range.begin || *range.begin > *range.total) return std::nullopt;
  return *range.total - *range.begin;
}

// The address of the next page of a list that continues, but has no link to it.
Url next_by_number(const ApiResponse& answer, const ResourceRange& range) {
  QueryParams params = answer.url.query_params();
  const std::vector<std::string> pages = params.values("page");
  std::optional<std::size_t> number = pages.empty() ? std::nullopt : number_in(pages.back());
  if (pages.empty() && *range.begin == 0) number = 1;
  if (!number || *number == 0 || *number > 1'000'000'000) {
    throw DecodeError("the list has " + std::to_string(*range.total) + " items, but the page that ends with item " +
                          std::to_string(*range.end) + " has no link to the next page",
                      "", "", answer.context);
  }
  params.set("page", std::to_string(*number + 1));
  return answer.url.with_query(params);
}

// A link with an anchor belongs to the resource that the anchor names (RFC 8288, section 3.2): only to this page if it
// leads here.
bool belongs_to(const Link& link, const Url& page) {
  for (const auto& [name, value] : link.parameters) {
    if (name != "anchor") continue;
    try {
      if (page.resolve(value).to_string() != page.to_string()) return false;
    } catch (const ClientValidationError&) {
      return false;
    }
  }
  return true;
}

std::optional<Url> next_of(const ApiResponse& answer) {
  for (const Link& link : parse_link_header(answer.headers.joined("Link"))) {
    if ((link.rel != "page-next" && link.rel != "next") || !belongs_to(link, answer.url)) continue;
    try {
      return answer.url.resolve(link.target);
    } catch (const ClientValidationError& error) {
      throw DecodeError("the link to the next page is not a URL: " + std::string(error.what()), "", "", answer.context);
    }
  }
  return std::nullopt;
}

void decode_items(const QueryPlan& plan, PageData& page, std::string body, std::optional<std::size_t> limit) {
  ReadContext context;
  context.session = plan.session;
  context.from_list = !plan.lists_details();
  context.drafts = plan.drafts;
  const std::size_t most = std::max<std::size_t>(10'000, static_cast<std::size_t>(plan.page_size.value_or(0)));
  DecodedList list = decode_list(*plan.info, std::move(body), std::move(context),
                                 plan.session->options().max_json_depth, most, limit.value_or(most));
  page.items = std::move(list.items);
  page.size = list.size;
  page.cut = list.cut;
}

// What a list is resumed from says all this itself.
void refuse_after_resume(const QueryPlan& plan, const char* what) {
  if (plan.start) {
    throw ClientValidationError(std::string(what) +
                                " has no effect after resume(): it is part of the URL that the list is resumed from");
  }
}

// Finds a circle of pages of any length while it remembers one address: Brent's method.
class CycleGuard {
 public:
  void visit(const Url& url) {
    const std::string address = url.to_string();
    if (address == landmark_) {
      throw RedirectError("the pages of the list form a circle: " + url.redacted() + " links back to itself, " +
                          std::to_string(steps_ + 1) + " pages on");
    }
    if (++steps_ == stride_) {
      landmark_ = address;
      stride_ *= 2;
      steps_ = 0;
    }
  }

 private:
  std::string landmark_;
  std::size_t steps_ = 0;
  std::size_t stride_ = 1;
};

}  // namespace

std::shared_ptr<PageData> fetch_page(const QueryPlan& plan, const Url& url, std::optional<std::size_t> limit) {
  ApiRequest call(url);
  call.expand = plan.expand;
  ApiResponse answer = plan.session->send(call, plan.options);
  auto page = std::make_shared<PageData>(url);
  page->info = plan.info;
  const ResourceRange range = range_of(answer.headers);
  page->begin = range.begin;
  page->total = total_of(range, !plan.start);
  page->next = next_of(answer);
  const bool ends_early = !page->next && range.has_more();
  if (ends_early) {
    page->next = next_by_number(answer, range);
    page->next_begin = range.end;
  }
  decode_answer(answer, [&](std::string body) { decode_items(plan, *page, std::move(body), limit); });
  return page;
}

std::shared_ptr<PageData> fetch_page_after(const QueryPlan& plan, const PageData& page,
                                           std::optional<std::size_t> limit) {
  std::shared_ptr<PageData> next = fetch_page(plan, *page.next, limit);
  if (page.next_begin && next->begin != page.next_begin) {
    throw DecodeError("the page " + page.next->redacted() + " does not begin with item " +
                          std::to_string(*page.next_begin + 1) +
                          ", where the page before it ended; it has no link to " + "the next page",
                      "", "", {});
  }
  return next;
}

void FirstPage::keep(std::shared_ptr<PageData> page) {
  const std::lock_guard<std::mutex> lock(mutex_);
  page_ = std::move(page);
}

std::shared_ptr<PageData> FirstPage::take() {
  const std::lock_guard<std::mutex> lock(mutex_);
  return std::exchange(page_, nullptr);
}

void FirstPage::learn_total(std::optional<std::size_t> total) {
  const std::lock_guard<std::mutex> lock(mutex_);
  if (total) total_ = total;
}

std::optional<std::size_t> FirstPage::total() const {
  const std::lock_guard<std::mutex> lock(mutex_);
  return total_;
}

QueryBase::QueryBase(std::shared_ptr<const QueryPlan> plan)
    : plan_(std::move(plan)), first_page_(std::make_shared<FirstPage>()) {}

QueryBase QueryAccess::base(std::shared_ptr<const QueryPlan> plan) { return QueryBase(std::move(plan)); }

QueryBase QueryBase::with_filter(std::string_view name, const FilterValue& value) const {
  refuse_after_resume(*plan_, "a filter");
  for (const std::string& text : value.texts()) {
    if (!is_utf8(text)) throw ClientValidationError("the value " + quoted(text) + " of a filter is not UTF-8");
  }
  auto plan = std::make_shared<QueryPlan>(*plan_);
  const std::string sent = filter_name(*plan, name, value);
  for (const std::string& text : value.texts()) plan->filters.add(sent, text);
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::with_extra(std::string_view name, const FilterValue& value) const {
  if (name.empty()) throw ClientValidationError("a parameter needs a name");
  refuse_after_resume(*plan_, "a parameter");
  auto plan = std::make_shared<QueryPlan>(*plan_);
  for (const std::string& text : value.texts()) plan->filters.add(std::string(name), text);
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::with_sort(std::string_view key) const {
  check_sort(*plan_, key);
  refuse_after_resume(*plan_, "an order");
  auto plan = std::make_shared<QueryPlan>(*plan_);
  plan->sort = key;
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::with_expansions(const Expansions& names) const {
  auto plan = std::make_shared<QueryPlan>(*plan_);
  plan->expand = names;
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::with_page_size(int size) const {
  if (size < 1) throw ClientValidationError("a page size must be at least 1, not " + std::to_string(size));
  refuse_after_resume(*plan_, "a page size");
  auto plan = std::make_shared<QueryPlan>(*plan_);
  plan->page_size = size;
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::with_limit(std::size_t n) const {
  auto plan = std::make_shared<QueryPlan>(*plan_);
  plan->limit = std::min(n, plan->limit.value_or(n));
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::for_first() const {
  QueryBase query = with_limit(1);
  query.first_page_ = first_page_;
  return query;
}

QueryBase QueryBase::with_options(CallOptions options) const {
  auto plan = std::make_shared<QueryPlan>(*plan_);
  plan->options = std::move(options);
  return QueryBase(std::move(plan));
}

QueryBase QueryBase::with_start(std::string_view url) const {
  if (url.empty()) return with_limit(0);
  auto plan = std::make_shared<QueryPlan>(*plan_);
  plan->start = plan->address.resolve(url);
  plan->session->require_trusted(*plan->start, "the URL to resume from leads to");
  return QueryBase(std::move(plan));
}

std::size_t QueryBase::count() const {
  const std::size_t limit = plan_->limit.value_or(static_cast<std::size_t>(-1));
  if (limit == 0) return 0;
  if (const auto known = first_page_->total()) return std::min(*known, limit);

  std::shared_ptr<PageData> page = fetch_page(*plan_, plan_->first_url(), plan_->limit);
  std::size_t total = page->total.value_or(page->size);
  if (!page->total && page->next) {
    CycleGuard guard;
    for (std::shared_ptr<PageData> last = page; last->next && total < limit;) {
      guard.visit(*last->next);
      last = fetch_page_after(*plan_, *last, limit - total);
      total += last->size;
    }
  }
  if (total < limit || page->total) first_page_->learn_total(total);
  first_page_->keep(std::move(page));
  return std::min(total, limit);
}

void QueryBase::throw_past_end(std::size_t index) const {
  throw ClientError("the list ends before its item " + std::to_string(index) + " (the first one is item 0)");
}

struct PageWalker::State {
  explicit State(const QueryBase& query) : plan(query.plan_), slot(query.first_page_) {
    if (plan->limit) remaining = *plan->limit;
  }

  std::shared_ptr<const QueryPlan> plan;
  std::shared_ptr<FirstPage> slot;
  std::shared_ptr<PageData> page;        // null before the first
  std::size_t position = 0;              // of the next item on the page
  std::optional<std::size_t> remaining;  // items that take() still allows, those on this page not counted
  CycleGuard guard;

  [[nodiscard]] bool at_end() const { return (page != nullptr && !page->next) || remaining == std::size_t{0}; }

  std::shared_ptr<PageData> fetch() {
    if (page != nullptr) {
      CycleGuard advanced = guard;  // kept only when the page has come, so that a failed step can be tried again
      advanced.visit(*page->next);
      std::shared_ptr<PageData> next = fetch_page_after(*plan, *page, remaining);
      guard = std::move(advanced);
      return next;
    }
    std::shared_ptr<PageData> first = slot->take();
    if (first == nullptr) {
      first = fetch_page(*plan, plan->first_url(), remaining);
      slot->learn_total(first->total);
    }
    guard.visit(plan->first_url());
    return first;
  }
};

PageWalker::PageWalker(const QueryBase& query) : state_(std::make_unique<State>(query)) {}
PageWalker::~PageWalker() = default;

bool PageWalker::next_page() {
  if (state_->at_end()) return false;
  state_->page = state_->fetch();
  state_->position = 0;
  if (state_->remaining) *state_->remaining -= std::min(*state_->remaining, state_->page->size);
  return true;
}

bool PageWalker::next_item() {
  while (state_->page == nullptr || state_->position == state_->page->size) {
    if (!next_page()) return false;
  }
  item_ = state_->page->info->list.item(state_->page->items.get(), state_->position++);
  return true;
}

std::shared_ptr<PageData> PageWalker::page() const noexcept { return state_->page; }

std::string PageWalker::next_url() const {
  const std::shared_ptr<PageData>& page = state_->page;
  if (page == nullptr) return {};
  if (page->cut) return page->address.to_string();  // the next page would leave the rest of this one out
  return page->next ? page->next->to_string() : std::string();
}

std::size_t page_size(const PageData& page) noexcept { return page.size; }
void* page_items(PageData& page) noexcept { return page.items.get(); }

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
