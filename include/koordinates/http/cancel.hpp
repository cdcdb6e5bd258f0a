// SPDX-License-Identifier: BSD-3-Clause
// Giving up: `CancelSource` is the button, `CancelToken` is what a call watches.
//
//   koordinates::CancelSource stop;
//   std::thread worker([&] { client.layers().get(123, {}, CallOptions().cancel(stop.token())); });
//   stop.cancel();                       // the call ends at once with `Cancelled`
#pragma once

#include <memory>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
struct CancelState;
}

/// Told once, on the thread that cancels. Implementations must not block and must not throw.
class KOORDINATES_EXPORT CancelListener {
 public:
  virtual ~CancelListener();
  virtual void on_cancel() noexcept = 0;
};

/// Watches a CancelSource. Cheap to copy; every member may be called on any thread. One made by default is never cancelled.
class KOORDINATES_EXPORT CancelToken {
 public:
  CancelToken() noexcept = default;

  [[nodiscard]] bool cancelled() const noexcept;
  /// False for a token without a source: it can never be cancelled.
  [[nodiscard]] bool can_cancel() const noexcept { return state_ != nullptr; }

 private:
  friend class CancelSource;
  friend class CancelRegistration;
  explicit CancelToken(std::shared_ptr<detail::CancelState> state) noexcept;
  std::shared_ptr<detail::CancelState> state_;
};

/// The button. Copies are the same button. Every member may be called on any thread, cancel() as often as one likes.
class KOORDINATES_EXPORT CancelSource {
 public:
  CancelSource();

  void cancel() noexcept;
  [[nodiscard]] bool cancelled() const noexcept;
  [[nodiscard]] CancelToken token() const noexcept;

 private:
  std::shared_ptr<detail::CancelState> state_;
};

/// Ties a listener to a token for as long as this object lives. A token that is cancelled already tells the listener at
/// once. The destructor returns only when no call to the listener is under way (on another thread).
class KOORDINATES_EXPORT CancelRegistration {
 public:
  CancelRegistration(const CancelToken& token, CancelListener& listener);
  ~CancelRegistration();
  CancelRegistration(const CancelRegistration&) = delete;
  CancelRegistration& operator=(const CancelRegistration&) = delete;

 private:
  std::shared_ptr<detail::CancelState> state_;
  CancelListener* listener_;
};

}  // namespace v0
}  // namespace koordinates
