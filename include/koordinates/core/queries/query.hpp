// SPDX-License-Identifier: BSD-3-Clause
// `Query<T>`: a list on the server that is fetched page by page while it is walked.
//
//   auto roads = client.layers().list().filter("kind", "vector").filter("q", "road").order_by("name");
//   for (Layer& layer : roads.take(50)) …       // sends as many requests as that takes
//   std::size_t n = roads.count();              // one request, whose page the next walk begins with
#pragma once

#include <cstddef>
#include <iterator>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <koordinates/core/queries/filter_value.hpp>
#include <koordinates/export.hpp>
#include <koordinates/session/call_options.hpp>
#include <koordinates/session/expansions.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {

struct QueryPlan;  // what a query asks for; immutable
class FirstPage;   // the page that count() fetched, until it is used
struct PageData;   // the items of one page
class PageWalker;  // a position between pages
struct QueryAccess;

/// What a Query does that does not depend on T.
class KOORDINATES_EXPORT QueryBase {
 public:
  /// How many there are in all (at most n after take(n)). One request for the first page, if its headers tell the total;
  /// else every page is counted. The first page is kept and used once, by the next walk. The query remembers the
  /// number, also from a walk: to count anew, count a new query. Throws what a request can throw.
  [[nodiscard]] std::size_t count() const;

 protected:
  explicit QueryBase(std::shared_ptr<const QueryPlan> plan);

  [[nodiscard]] QueryBase with_filter(std::string_view name, const FilterValue& value) const;
  [[nodiscard]] QueryBase with_extra(std::string_view name, const FilterValue& value) const;
  [[nodiscard]] QueryBase with_sort(std::string_view key) const;
  [[nodiscard]] QueryBase with_expansions(const Expansions& names) const;
  [[nodiscard]] QueryBase with_page_size(int size) const;
  [[nodiscard]] QueryBase with_limit(std::size_t n) const;
  [[nodiscard]] QueryBase with_options(CallOptions options) const;
  [[nodiscard]] QueryBase with_start(std::string_view url) const;
  /// For one step, which may use up the page that count() fetched.
  [[nodiscard]] QueryBase for_first() const;

  [[noreturn]] void throw_past_end(std::size_t index) const;

  std::shared_ptr<const QueryPlan> plan_;
  std::shared_ptr<FirstPage> first_page_;

 private:
  friend class PageWalker;
  friend struct QueryAccess;
};

/// Walks the pages of a query. Shared by the copies of an iterator: the walk is single-pass.
class KOORDINATES_EXPORT PageWalker {
 public:
  explicit PageWalker(const QueryBase& query);
  ~PageWalker();
  PageWalker(const PageWalker&) = delete;
  PageWalker& operator=(const PageWalker&) = delete;

  /// Fetches the next page, empty or not; false at the end of the list.
  bool next_page();
  /// Moves to the next item, over as many pages as it takes; false at the end.
  bool next_item();
  [[nodiscard]] void* item() const noexcept { return item_; }
  [[nodiscard]] std::shared_ptr<PageData> page() const noexcept;
  [[nodiscard]] std::string next_url() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  void* item_ = nullptr;
};

[[nodiscard]] KOORDINATES_EXPORT std::size_t page_size(const PageData& page) noexcept;
[[nodiscard]] KOORDINATES_EXPORT void* page_items(PageData& page) noexcept;

}  // namespace detail

/// One page of a list. A value that shares its items with its copies; keep it while you look at them.
template <class T>
class Page {
 public:
  /// The items. Not of a temporary page: they would be gone before they could be looked at.
  [[nodiscard]] const std::vector<T>& items() const& { return *static_cast<const std::vector<T>*>(page_items(*data_)); }
  const std::vector<T>& items() const&& = delete;
  [[nodiscard]] std::size_t size() const noexcept { return detail::page_size(*data_); }
  /// The address of the page after this one, to be kept and given to Query::resume(); empty on the last page. Where take() left
  /// out a part of this page, its own address: what comes from there begins with items that were seen, and lacks none.
  [[nodiscard]] const std::string& next_url() const noexcept { return next_url_; }

 private:
  template <class>
  friend class PageIterator;
  Page() = default;
  std::shared_ptr<detail::PageData> data_;
  std::string next_url_;
};

/// The iterators of Query: single-pass, comparable with end() alone. They outlive the query that made them. Comparing and
/// reading never send; ++ may, and throws what a request can throw.
template <class T>
class QueryIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = T;
  using difference_type = std::ptrdiff_t;
  using pointer = T*;
  using reference = T&;

  QueryIterator() = default;
  [[nodiscard]] T& operator*() const { return *static_cast<T*>(walker_->item()); }
  [[nodiscard]] T* operator->() const { return static_cast<T*>(walker_->item()); }
  QueryIterator& operator++() {
    if (!walker_->next_item()) walker_.reset();
    return *this;
  }
  /// A copy of the item, for the algorithms that write *it++.
  class PostIncrement {
   public:
    [[nodiscard]] T& operator*() noexcept { return item_; }

   private:
    friend class QueryIterator;
    explicit PostIncrement(const T& item) : item_(item) {}
    T item_;
  };
  PostIncrement operator++(int) {
    PostIncrement passed(**this);
    ++*this;
    return passed;
  }
  friend bool operator==(const QueryIterator& a, const QueryIterator& b) noexcept { return a.walker_ == b.walker_; }
  friend bool operator!=(const QueryIterator& a, const QueryIterator& b) noexcept { return a.walker_ != b.walker_; }

 private:
  template <class>
  friend class Query;
  explicit QueryIterator(std::shared_ptr<detail::PageWalker> walker) : walker_(std::move(walker)) { ++*this; }
  std::shared_ptr<detail::PageWalker> walker_;
};

/// The same over whole pages.
template <class T>
class PageIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Page<T>;
  using difference_type = std::ptrdiff_t;
  using pointer = const Page<T>*;
  using reference = const Page<T>&;

  PageIterator() = default;
  [[nodiscard]] const Page<T>& operator*() const { return page_; }
  [[nodiscard]] const Page<T>* operator->() const { return &page_; }
  PageIterator& operator++() {
    if (walker_->next_page()) {
      page_.data_ = walker_->page();
      page_.next_url_ = walker_->next_url();
    } else {
      walker_.reset();
    }
    return *this;
  }
  PageIterator operator++(int) {
    PageIterator passed;
    passed.walker_ = walker_;
    passed.page_ = page_;
    ++*this;
    return passed;
  }
  friend bool operator==(const PageIterator& a, const PageIterator& b) noexcept { return a.walker_ == b.walker_; }
  friend bool operator!=(const PageIterator& a, const PageIterator& b) noexcept { return a.walker_ != b.walker_; }

 private:
  template <class>
  friend class PageRange;
  explicit PageIterator(std::shared_ptr<detail::PageWalker> walker) : walker_(std::move(walker)) { ++*this; }
  std::shared_ptr<detail::PageWalker> walker_;
  Page<T> page_;
};

/// What Query::pages() gives: begin() fetches the first page.
template <class T>
class PageRange {
 public:
  using iterator = PageIterator<T>;
  [[nodiscard]] iterator begin() const { return iterator(std::make_shared<detail::PageWalker>(query_)); }
  [[nodiscard]] iterator end() const { return iterator(); }

 private:
  template <class>
  friend class Query;
  explicit PageRange(detail::QueryBase query) : query_(std::move(query)) {}
  detail::QueryBase query_;
};

/// A value: each call below returns a new query and leaves this one as it is. Nothing is sent before begin(), count(),
/// first() or at(). Made by managers. May be shared between threads; each walk is for one thread at a time.
template <class T>
class Query : public detail::QueryBase {
 public:
  using value_type = T;
  using iterator = QueryIterator<T>;
  using const_iterator = iterator;

  /// Only what matches. Names may hold dots ("license.type", "created_at.after") or, for those who come from Python, two
  /// underscores in their place. Several values, or the same name again: any of them; different names: all of them. Throws
  /// ClientValidationError for a name that this list does not know; extra() sends it all the same.
  [[nodiscard]] Query filter(std::string_view name, const FilterValue& value) const {
    return Query(with_filter(name, value));
  }
  /// A parameter that is sent as it is, whatever the SDK knows of it. Throws ClientValidationError for an empty name.
  [[nodiscard]] Query extra(std::string_view name, const FilterValue& value) const {
    return Query(with_extra(name, value));
  }
  /// Sorts by one key, "-key" the other way round; replaces the order that was set before. Dates are the exception that the
  /// server makes: "created_at" is newest first, "-created_at" oldest first. Throws ClientValidationError for a key that
  /// this list does not know: a list of versions knows none.
  [[nodiscard]] Query order_by(std::string_view key) const { return Query(with_sort(key)); }
  /// Each item in its detailed form, where the list form leaves members out; slower. Or what is named.
  [[nodiscard]] Query expand(const Expansions& names = "list") const { return Query(with_expansions(names)); }
  /// How many items the server is asked to put on a page. It has a limit of its own. Throws ClientValidationError for less than
  /// 1. A page of more than 10,000 items, as a list without pages may be, is a DecodeError unless as many are asked for here.
  [[nodiscard]] Query page_size(int size) const { return Query(with_page_size(size)); }
  /// At most the first n, and of what an earlier take() left. Fetches no page that is not needed; take(0) is empty and sends
  /// nothing.
  [[nodiscard]] Query take(std::size_t n) const { return Query(with_limit(n)); }
  /// Used for each request of this query. A deadline counts for all pages together.
  [[nodiscard]] Query with(CallOptions options) const { return Query(with_options(std::move(options))); }
  /// Begins with the page at this address, of the same list, on the client's own origin or a trusted one: else RedirectError.
  /// Filters, order and page size are those in the address, so none can be set after it; expand() is not in it, so ask for it
  /// again. Where it is empty, as Page::next_url() is on the last page, nothing is left: the query is empty. Throws
  /// ClientValidationError for what is no address.
  [[nodiscard]] Query resume(std::string_view url) const { return Query(with_start(url)); }

  /// Fetches the first page. Each walk asks the server anew, save that the first one begins with the page that count() fetched.
  [[nodiscard]] iterator begin() const { return iterator(std::make_shared<detail::PageWalker>(*this)); }
  [[nodiscard]] iterator end() const noexcept { return iterator(); }
  /// Page by page instead of item by item.
  [[nodiscard]] PageRange<T> pages() const { return PageRange<T>(*this); }

  /// The first item; nothing where the list is empty.
  [[nodiscard]] std::optional<T> first() const {
    detail::PageWalker walker(for_first());
    if (!walker.next_item()) return std::nullopt;
    return std::move(*static_cast<T*>(walker.item()));
  }
  /// The item at this place, the first at 0. Fetches the pages up to it. Throws ClientError where the list ends before it.
  [[nodiscard]] T at(std::size_t index) const {
    detail::PageWalker walker(*this);
    for (std::size_t skipped = 0; walker.next_item(); ++skipped) {
      if (skipped == index) return std::move(*static_cast<T*>(walker.item()));
    }
    throw_past_end(index);
  }

 private:
  friend struct detail::QueryAccess;
  explicit Query(QueryBase base) : QueryBase(std::move(base)) {}
};

namespace detail {

/// How managers make queries.
struct QueryAccess {
  template <class T>
  [[nodiscard]] static Query<T> make(QueryBase base) {
    return Query<T>(std::move(base));
  }
  [[nodiscard]] KOORDINATES_EXPORT static QueryBase base(std::shared_ptr<const QueryPlan> plan);
  [[nodiscard]] static const QueryPlan& plan(const QueryBase& query) noexcept { return *query.plan_; }
};

}  // namespace detail

}  // namespace v0
}  // namespace koordinates
