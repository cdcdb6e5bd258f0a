// SPDX-License-Identifier: BSD-3-Clause
// `Query<T>`: a list on the server, fetched page by page during iteration.
//
//     auto roads = client.layers().list().filter("kind", "vector").filter("q", "road").order_by("name");
//     for (Layer& layer : roads.take(50)) …       // sends one request for each page that is needed
//     std::size_t n = roads.count();              // one request, whose page the next iteration starts with
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

struct QueryPlan;  ///< What a query requests; immutable.
class FirstPage;   ///< The page that count() fetched, until it is used.
struct PageData;   ///< The items of one page.
class PageWalker;  ///< A position between pages.
struct QueryAccess;

/// The part of Query that does not depend on T.
class KOORDINATES_EXPORT QueryBase {
 public:
  /// Returns the number of items in the list; at most n after take(n).
  ///
  /// Sends one request for the first page if its headers state the total; otherwise fetches and counts every page. The
  /// next iteration reuses the first page, once. The query remembers the number, also if an iteration found it: to
  /// count again, make a new query. Throws what a request can throw.
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
  /// Makes the query for first(), which may consume the page that count() fetched.
  [[nodiscard]] QueryBase for_first() const;

  [[noreturn]] void throw_past_end(std::size_t index) const;

  std::shared_ptr<const QueryPlan> plan_;
  std::shared_ptr<FirstPage> first_page_;

 private:
  friend class PageWalker;
  friend struct QueryAccess;
};

/// Walks the pages of a query. Copies of an iterator share one walker: iteration is single-pass.
class KOORDINATES_EXPORT PageWalker {
 public:
  explicit PageWalker(const QueryBase& query);
  ~PageWalker();
  PageWalker(const PageWalker&) = delete;
  PageWalker& operator=(const PageWalker&) = delete;

  /// Fetches the next page, which may be empty. Returns false at the end of the list.
  bool next_page();
  /// Moves to the next item, and fetches as many pages as that needs. Returns false at the end of the list.
  bool next_item();
  /// The present item.
  [[nodiscard]] void* item() const noexcept { return item_; }
  /// The present page.
  [[nodiscard]] std::shared_ptr<PageData> page() const noexcept;
  /// The address for Page::next_url().
  [[nodiscard]] std::string next_url() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
  void* item_ = nullptr;
};

/// The number of items on a page.
[[nodiscard]] KOORDINATES_EXPORT std::size_t page_size(const PageData& page) noexcept;
/// The items of a page, as a `std::vector<T>*`.
[[nodiscard]] KOORDINATES_EXPORT void* page_items(PageData& page) noexcept;

}  // namespace detail

/// One page of a list. A value type whose copies share ownership of the items: keep a Page for as long as its items are
/// used.
template <class T>
class Page {
 public:
  /// The items of the page. Deleted for temporaries, because the reference would dangle.
  [[nodiscard]] const std::vector<T>& items() const& { return *static_cast<const std::vector<T>*>(page_items(*data_)); }
  const std::vector<T>& items() const&& = delete;
  /// The number of items on the page.
  [[nodiscard]] std::size_t size() const noexcept { return detail::page_size(*data_); }
  /// The address of the next page, to be stored and passed to Query::resume(). Empty on the last page.
  ///
  /// If take() dropped a part of this page, this is the address of this page itself: resuming there repeats items that
  /// were already seen, but skips none.
  [[nodiscard]] const std::string& next_url() const noexcept { return next_url_; }

 private:
  template <class>
  friend class PageIterator;
  Page() = default;
  std::shared_ptr<detail::PageData> data_;
  std::string next_url_;
};

/// The iterator of Query over single items.
///
/// Single-pass: it is comparable only with end(). It shares ownership of the page that it reads and may outlive the
/// Query. Comparing and dereferencing never send; ++ may send, and throws what a request can throw. Use it on one
/// thread at a time.
template <class T>
class QueryIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = T;
  using difference_type = std::ptrdiff_t;
  using pointer = T*;
  using reference = T&;

  /// Constructs the end iterator.
  QueryIterator() = default;
  /// The present item, which the caller may change or move from.
  [[nodiscard]] T& operator*() const { return *static_cast<T*>(walker_->item()); }
  /// The present item.
  [[nodiscard]] T* operator->() const { return static_cast<T*>(walker_->item()); }
  /// Moves to the next item. Sends a request if the item is on the next page.
  QueryIterator& operator++() {
    if (!walker_->next_item()) walker_.reset();
    return *this;
  }
  /// A copy of an item, for algorithms that evaluate `*it++`.
  class PostIncrement {
   public:
    /// The copied item.
    [[nodiscard]] T& operator*() noexcept { return item_; }

   private:
    friend class QueryIterator;
    explicit PostIncrement(const T& item) : item_(item) {}
    T item_;
  };
  /// Moves to the next item, and returns a copy of the present one.
  PostIncrement operator++(int) {
    PostIncrement passed(**this);
    ++*this;
    return passed;
  }
  /// True if both iterators are at the end, or if they are copies of each other.
  friend bool operator==(const QueryIterator& a, const QueryIterator& b) noexcept { return a.walker_ == b.walker_; }
  friend bool operator!=(const QueryIterator& a, const QueryIterator& b) noexcept { return a.walker_ != b.walker_; }

 private:
  template <class>
  friend class Query;
  explicit QueryIterator(std::shared_ptr<detail::PageWalker> walker) : walker_(std::move(walker)) { ++*this; }
  std::shared_ptr<detail::PageWalker> walker_;
};

/// The iterator of PageRange over whole pages. Single-pass, with the same rules as QueryIterator.
template <class T>
class PageIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = Page<T>;
  using difference_type = std::ptrdiff_t;
  using pointer = const Page<T>*;
  using reference = const Page<T>&;

  /// Constructs the end iterator.
  PageIterator() = default;
  /// The present page.
  [[nodiscard]] const Page<T>& operator*() const { return page_; }
  /// The present page.
  [[nodiscard]] const Page<T>* operator->() const { return &page_; }
  /// Fetches the next page. Throws what a request can throw.
  PageIterator& operator++() {
    if (walker_->next_page()) {
      page_.data_ = walker_->page();
      page_.next_url_ = walker_->next_url();
    } else {
      walker_.reset();
    }
    return *this;
  }
  /// Fetches the next page, and returns an iterator at the present one.
  PageIterator operator++(int) {
    PageIterator passed;
    passed.walker_ = walker_;
    passed.page_ = page_;
    ++*this;
    return passed;
  }
  /// True if both iterators are at the end, or if they are copies of each other.
  friend bool operator==(const PageIterator& a, const PageIterator& b) noexcept { return a.walker_ == b.walker_; }
  friend bool operator!=(const PageIterator& a, const PageIterator& b) noexcept { return a.walker_ != b.walker_; }

 private:
  template <class>
  friend class PageRange;
  explicit PageIterator(std::shared_ptr<detail::PageWalker> walker) : walker_(std::move(walker)) { ++*this; }
  std::shared_ptr<detail::PageWalker> walker_;
  Page<T> page_;
};

/// The pages of a query, as returned by Query::pages(). A value type.
template <class T>
class PageRange {
 public:
  /// The type of the iterators.
  using iterator = PageIterator<T>;
  /// Fetches the first page.
  [[nodiscard]] iterator begin() const { return iterator(std::make_shared<detail::PageWalker>(query_)); }
  /// The end of the pages.
  [[nodiscard]] iterator end() const { return iterator(); }

 private:
  template <class>
  friend class Query;
  explicit PageRange(detail::QueryBase query) : query_(std::move(query)) {}
  detail::QueryBase query_;
};

/// A list on the server, with its filters and its order. Managers make queries.
///
/// A value type that shares ownership of the client's session. Every modifier returns a new query and leaves the
/// original unchanged. Only begin(), count(), first(), at() and PageRange::begin() send requests. Several threads may
/// share one Query; each iteration is for one thread at a time.
template <class T>
class Query : public detail::QueryBase {
 public:
  /// The type of the items.
  using value_type = T;
  /// The type of the iterators.
  using iterator = QueryIterator<T>;
  /// The type of the iterators; a query has no separate constant iterator.
  using const_iterator = iterator;

  /// Returns a query for the items that match a filter.
  ///
  /// A name may contain dots ("license.type", "created_at.after") or, for users of the Python client, two underscores
  /// in place of a dot. Several values, or several filters with the same name, match any of the values; filters with
  /// different names must all match. Throws ClientValidationError for a name that is not a filter of this list, and
  /// after resume(); extra() sends any name.
  [[nodiscard]] Query filter(std::string_view name, const FilterValue& value) const {
    return Query(with_filter(name, value));
  }
  /// Returns a query with one more parameter, which is sent unchanged, even if the SDK does not know it. Throws
  /// ClientValidationError for an empty name, and after resume().
  [[nodiscard]] Query extra(std::string_view name, const FilterValue& value) const {
    return Query(with_extra(name, value));
  }
  /// Returns a query with another sort key; "-key" reverses the order.
  ///
  /// Replaces the previous order. The server treats dates as an exception: "created_at" sorts the newest first and
  /// "-created_at" the oldest first. Throws ClientValidationError for a key that this list does not know, and after
  /// resume(). Lists of versions have no sort keys.
  [[nodiscard]] Query order_by(std::string_view key) const { return Query(with_sort(key)); }
  /// Returns a query that expands the named links. By default it requests every item in its detailed form, which
  /// includes the members that lists leave out; this is slower.
  [[nodiscard]] Query expand(const Expansions& names = "list") const { return Query(with_expansions(names)); }
  /// Returns a query that asks the server for this number of items on a page. The server has its own limit.
  ///
  /// Throws ClientValidationError if the size is less than 1, and after resume(). A page of more than 10,000 items, as
  /// a list without pages may be, throws DecodeError unless at least as many are requested here.
  [[nodiscard]] Query page_size(int size) const { return Query(with_page_size(size)); }
  /// Returns a query for at most the first n items of this query. Fetches no page that is not needed; take(0) is empty
  /// and sends nothing.
  [[nodiscard]] Query take(std::size_t n) const { return Query(with_limit(n)); }
  /// Returns a query that uses these options for each request. A deadline covers all pages together.
  [[nodiscard]] Query with(CallOptions options) const { return Query(with_options(std::move(options))); }
  /// Returns a query that starts with the page at this address: see Page::next_url().
  ///
  /// The address must belong to the same list. Throws RedirectError if it is neither on the client's own origin nor on
  /// a trusted one, and ClientValidationError if it is not a valid address. Filters, order and page size are part of
  /// the address, so they cannot be set afterwards; expansions are not, so call expand() again. An empty address, as
  /// Page::next_url() returns on the last page, makes an empty query.
  [[nodiscard]] Query resume(std::string_view url) const { return Query(with_start(url)); }

  /// Fetches the first page. Every iteration queries the server again, except that the first one reuses the page that
  /// count() fetched. Throws what a request can throw.
  [[nodiscard]] iterator begin() const { return iterator(std::make_shared<detail::PageWalker>(*this)); }
  /// The end of the list.
  [[nodiscard]] iterator end() const noexcept { return iterator(); }
  /// Returns the list page by page instead of item by item. Sends nothing until PageRange::begin().
  [[nodiscard]] PageRange<T> pages() const { return PageRange<T>(*this); }

  /// Returns the first item, or nothing if the list is empty. Fetches pages until there is an item, and reuses the page
  /// that count() fetched.
  [[nodiscard]] std::optional<T> first() const {
    detail::PageWalker walker(for_first());
    if (!walker.next_item()) return std::nullopt;
    return std::move(*static_cast<T*>(walker.item()));
  }
  /// Returns the item at this index; the first is 0. Fetches all pages up to it. Throws ClientError if the list has no
  /// such item.
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

/// Lets managers make queries.
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
