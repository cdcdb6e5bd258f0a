// SPDX-License-Identifier: BSD-3-Clause
// Publishing: jobs that publish versions once their imports have ended.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include <koordinates/core/call_options.hpp>
#include <koordinates/core/field.hpp>
#include <koordinates/core/open_enum.hpp>
#include <koordinates/core/ref.hpp>
#include <koordinates/core/resource.hpp>
#include <koordinates/core/timestamp.hpp>
#include <koordinates/export.hpp>
#include <koordinates/users.hpp>

namespace koordinates {
inline namespace v0 {

struct PublishStateNames {
  static constexpr std::string_view waiting_for_items = "waiting-for-items";
  static constexpr std::string_view waiting_for_time = "waiting-for-time";
  static constexpr std::string_view waiting_for_approval = "waiting-for-approval";
  static constexpr std::string_view publishing = "publishing";
  static constexpr std::string_view cancelled = "cancelled";
  static constexpr std::string_view cancelled_due_to_error = "cancelled-due-to-error";
  static constexpr std::string_view errored = "errored";
  static constexpr std::string_view completed = "completed";
  static constexpr std::string_view all[] = {waiting_for_items, waiting_for_time, waiting_for_approval,
                                             publishing,        cancelled,        cancelled_due_to_error,
                                             errored,           completed};
};
using PublishState = OpenEnum<PublishStateNames>;

// A publish job. Endpoint: /publish/{id}/.
struct KOORDINATES_EXPORT Publish : Model<Publish> {
  Field<std::int64_t> id;
  Field<std::string> url;
  Field<PublishState> state;
  Field<Timestamp> created_at;
  Field<Ref<User>> created_by;
  Field<std::string> error_strategy;    // "abort" or "ignore"
  Field<std::string> publish_strategy;  // "together" or "manual"
  Field<Timestamp> publish_at;
  Field<std::vector<std::string>> items;  // URLs of versions
  Field<std::string> reference;

  // Reads the job again, which shows how far it has got. GET /publish/{id}/
  void refresh(const CallOptions& options = {});
  // Cancels it. DELETE /publish/{id}/. Throws Conflict where it is too late. Read it again to see what became of it.
  void cancel(const CallOptions& options = {}) const;

  [[nodiscard]] static const detail::ModelInfo& model_info();
};

}  // namespace v0
}  // namespace koordinates
