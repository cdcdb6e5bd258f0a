// SPDX-License-Identifier: BSD-3-Clause
// Cancellation of calls: `CancelSource` requests it, and `CancelToken` passes the request to a call.
//
//     koordinates::CancelSource stop;
//     std::thread worker([&] { client.layers().get(123, {}, CallOptions().cancel(stop.token())); });
//     stop.cancel();                       // the call ends at once with `Cancelled`
#pragma once

#include <memory>

#include <koordinates/export.hpp>

namespace koordinates {
inline namespace v0 {

namespace detail {
struct CancelState;
}

/// A callback for cancellation. Attach it to a token with a CancelRegistration.
class KOORDINATES_EXPORT CancelListener {
 public:
  virtual ~CancelListener();
  /// Called once, on the thread that cancels. An implementation must not block and must not throw.
  virtual void on_cancel() noexcept = 0;
};

/// Tells a call whether it is cancelled. Cheap to copy; copies observe the same CancelSource, whose state they share.
/// Thread-safe.
class KOORDINATES_EXPORT CancelToken {
 public:
  /// Constructs a token without a source, which is never cancelled.
  CancelToken() noexcept = default;

  /// True once the source is cancelled.
  [[nodiscard]] bool cancelled() const noexcept;
  /// True if the token has a source. A token without a source is never cancelled.
  [[nodiscard]] bool can_cancel() const noexcept { return state_ != nullptr; }

 private:
  friend class CancelSource;
  friend class CancelRegistration;
  explicit CancelToken(std::shared_ptr<detail::CancelState> state) noexcept;
  std::shared_ptr<detail::CancelState> state_;
};

/// Requests cancellation. Cheap to copy; copies share one state. Thread-safe.
class KOORDINATES_EXPORT CancelSource {
 public:
  /// Constructs a new source that is not cancelled.
  CancelSource();

  /// Cancels every token of this source, now and for ever. Further calls are no-ops.
  void cancel() noexcept;
  /// True once cancel() was called on this source or on a copy.
  [[nodiscard]] bool cancelled() const noexcept;
  /// Returns a token of this source.
  [[nodiscard]] CancelToken token() const noexcept;

 private:
  std::shared_ptr<detail::CancelState> state_;
};

/// Attaches a listener to a token for the lifetime of this object.
///
/// It refers to the listener, which must outlive it. The destructor waits until a call to the listener that runs on
/// another thread has returned.
class KOORDINATES_EXPORT CancelRegistration {
 public:
  /// Attaches the listener. If the token is already cancelled, calls the listener at once.
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
