// SPDX-License-Identifier: BSD-3-Clause
// `Query<T>`: a list on the server that is fetched page by page during iteration.
//
//   auto roads = client.layers().list().filter("kind", "vector").filter("q", "road").order_by("name");
//   for (Layer& layer : roads.take(50)) …       // sends as many requests as 50 items need
//   std::size_t n = roads.count();              // one request; the next iteration starts with its page
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

/// The part of a Query that does not depend on T.
class KOORDINATES_EXPORT QueryBase {
 public:
  /// The number of items (at most n after take(n)).
  ///
  /// Sends one request for the first page if its headers state the total; otherwise every page is fetched and counted.
  /// The first page is kept and used once, by the next iteration. The query remembers the number, also after an
  /// iteration; to count again, use a new query. Throws whatever a request can throw.
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
  /// A walk for one step, which may use the page that count() fetched.
  [[nodiscard]] QueryBase for_first() const;

  [[noreturn]] void throw_past_end(std::size_t index) const;

  std::shared_ptr<const QueryPlan> plan_;
  std::shared_ptr<FirstPage> first_page_;

 private:
  friend class PageWalker;
  friend struct QueryAccess;
};

/// Iterates over the pages of a query. Copies of an iterator share it: the iteration is single-pass.
class KOORDINATES_EXPORT PageWalker {
 public:
  explicit PageWalker(const QueryBase& query);
  ~PageWalker();
  PageWalker(const PageWalker&) = delete;
  PageWalker& operator=(const PageWalker&) = delete;

  /// Fetches the next page, even if it is empty; false at the end of the list.
  bool next_page();
  /// Moves to the next item and fetches the pages that it needs; false at the end.
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

/// One page of a list. A value; copies share the items. Keep the page while you use its items.
template <class T>
class Page {
 public:
  /// The items. Not callable on a temporary page, because the items would dangle.
  [[nodiscard]] const std::vector<T>& items() const& { return *static_cast<const std::vector<T>*>(page_items(*data_)); }
  const std::vector<T>& items() const&& = delete;
  [[nodiscard]] std::size_t size() const noexcept { return detail::page_size(*data_); }
  /// The URL of the next page, for Query::resume(); empty on the last page.
  ///
  /// If take() cut this page, it is the URL of this page: a resumed query then repeats some items and misses none.
  [[nodiscard]] const std::string& next_url() const noexcept { return next_url_; }

 private:
  template <class>
  friend class PageIterator;
  Page() = default;
  std::shared_ptr<detail::PageData> data_;
  std::string next_url_;
};

/// The iterator of Query: single-pass, comparable with end() only.
///
/// It outlives the query that made it. Comparing and dereferencing send nothing; ++ may send, and throws whatever a
/// request can throw.
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
  /// A copy of the item, for algorithms that use `*it++`.
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

/// The same for whole pages.
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

/// The result of Query::pages(). begin() fetches the first page.
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

/// A list on the server, fetched page by page. A value: each call below returns a new query and leaves this one
/// unchanged.
///
/// Nothing is sent before begin(), count(), first() or at(). Managers create queries. A query may be shared between
/// threads; each iteration belongs to one thread at a time.
template <class T>
class Query : public detail::QueryBase {
 public:
  using value_type = T;
  using iterator = QueryIterator<T>;
  using const_iterator = iterator;

  /// Keeps only the items that match.
  ///
  /// Names may contain dots ("license.type", "created_at.after") or, as in Python, two underscores instead of a dot.
  /// Several values, or a repeated name, mean any of them; different names mean all of them. Throws
  /// ClientValidationError if this list does not know the name; extra() sends it anyway.
  [[nodiscard]] Query filter(std::string_view name, const FilterValue& value) const {
    return Query(with_filter(name, value));
  }
  /// Adds a query parameter as it is, known or not. Throws ClientValidationError if the name is empty.
  [[nodiscard]] Query extra(std::string_view name, const FilterValue& value) const {
    return Query(with_extra(name, value));
  }
  /// Sorts by one key, or in reverse by "-key". Replaces an earlier order.
  ///
  /// Dates are the exception that the server makes: "created_at" is newest first, "-created_at" oldest first. Throws
  /// ClientValidationError if this list does not know the key; a list of versions knows none.
  [[nodiscard]] Query order_by(std::string_view key) const { return Query(with_sort(key)); }
  /// Requests each item in its detailed form, with the members that the list form lacks, or expands the named links.
  /// Slower.
  [[nodiscard]] Query expand(const Expansions& names = "list") const { return Query(with_expansions(names)); }
  /// The number of items per page to ask the server for. The server has its own limit.
  ///
  /// Throws ClientValidationError if it is below 1. A page of more than 10,000 items, which a list without pages may
  /// be, is a DecodeError unless at least that many are requested here.
  [[nodiscard]] Query page_size(int size) const { return Query(with_page_size(size)); }
  /// At most the first n items, also within an earlier take(). Fetches no unnecessary page; take(0) is empty and sends
  /// nothing.
  [[nodiscard]] Query take(std::size_t n) const { return Query(with_limit(n)); }
  /// The options for each request of this query. A deadline applies to all pages together.
  [[nodiscard]] Query with(CallOptions options) const { return Query(with_options(std::move(options))); }
  /// Starts with the page at this URL, which Page::next_url() returned for the same list.
  ///
  /// The URL contains the filters, the order and the page size, so none can be set afterwards; it does not contain
  /// expand(), which must be set again. An empty URL means that nothing is left: the query is empty. Throws
  /// RedirectError if the URL is neither on the client's own origin nor on a trusted one, ClientValidationError if it
  /// is not a URL.
  [[nodiscard]] Query resume(std::string_view url) const { return Query(with_start(url)); }

  /// Fetches the first page. Each iteration asks the server again, except that the first one starts with the page of
  /// count().
  [[nodiscard]] iterator begin() const { return iterator(std::make_shared<detail::PageWalker>(*this)); }
  [[nodiscard]] iterator end() const noexcept { return iterator(); }
  /// Iterates page by page instead of item by item.
  [[nodiscard]] PageRange<T> pages() const { return PageRange<T>(*this); }

  /// The first item; empty if the list is empty.
  [[nodiscard]] std::optional<T> first() const {
    detail::PageWalker walker(for_first());
    if (!walker.next_item()) return std::nullopt;
    return std::move(*static_cast<T*>(walker.item()));
  }
  /// The item at this index, the first at 0. Fetches the pages up to it. Throws ClientError if the list is shorter.
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

/// How managers create queries.
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
