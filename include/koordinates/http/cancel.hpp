// SPDX-License-Identifier: BSD-3-Clause
// Cancellation: a `CancelSource` cancels, a `CancelToken` is what a call watches.
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

/// Notified once, on the thread that cancels. Implementations must not block and must not throw.
class KOORDINATES_EXPORT CancelListener {
 public:
  virtual ~CancelListener();
  virtual void on_cancel() noexcept = 0;
};

/// Watches a CancelSource. Cheap to copy; every member may be called on any thread. A default-made token is never
/// cancelled.
class KOORDINATES_EXPORT CancelToken {
 public:
  CancelToken() noexcept = default;

  [[nodiscard]] bool cancelled() const noexcept;
  /// False for a token without a source, which can never be cancelled.
  [[nodiscard]] bool can_cancel() const noexcept { return state_ != nullptr; }

 private:
  friend class CancelSource;
  friend class CancelRegistration;
  explicit CancelToken(std::shared_ptr<detail::CancelState> state) noexcept;
  std::shared_ptr<detail::CancelState> state_;
};

/// Cancels the calls that watch its tokens. Copies share one state. Every member may be called on any thread, and
/// cancel() any number of times.
class KOORDINATES_EXPORT CancelSource {
 public:
  CancelSource();

  void cancel() noexcept;
  [[nodiscard]] bool cancelled() const noexcept;
  [[nodiscard]] CancelToken token() const noexcept;

 private:
  std::shared_ptr<detail::CancelState> state_;
};

/// Registers a listener with a token for the lifetime of this object.
///
/// If the token is already cancelled, the listener is notified at once. The destructor waits for a notification that is
/// running on another thread.
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
