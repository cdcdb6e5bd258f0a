// SPDX-License-Identifier: BSD-3-Clause
// What must be sent when a model is made or saved.
#include <limits>

#include <koordinates/error.hpp>

#include "core/models/mapping.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

// A member as a request would hold it; empty where it is not held.
std::string request_text(const Member& member, const FieldBase& field) {
  JsonWriter out;
  if (field.is_null()) {
    out.null();
  } else if (field.has_value()) {
    member.codec->write(out, field, WriteForm::request);
  }
  return out.take();
}

void collect_missing(const ModelInfo& info, const void* model, const std::string& prefix, RequiredFor purpose,
                     std::string& missing) {
  for (const Member& member : info.members) {
    if (!member.is(required)) continue;
    if (member.is(imports) && purpose == RequiredFor::saving) continue;
    if (member.is(first_only) && purpose != RequiredFor::creating) continue;
    const FieldBase& field = member.field_of(model);
    if (info.record(const_cast<void*>(model)).extra.was_set(member.name)) continue;
    if (!field.has_value()) {
      missing += (missing.empty() ? "" : ", ") + prefix + std::string(member.name);
      if (field.state() == FieldState::unreadable) missing += " (it has a form that cannot be sent: set it again)";
    } else if (const ModelInfo* inner = member.codec->nested()) {
      collect_missing(*inner, member.codec->value(field), prefix + std::string(member.name) + ".", purpose, missing);
    }
  }
}

}  // namespace

std::vector<std::string> secrets_of(const ModelInfo& info, const void* model) {
  std::vector<std::string> found;
  for (const Member& member : info.members) {
    const FieldBase& field = member.field_of(model);
    if (!field.has_value()) continue;
    if (member.is(secret)) found.push_back(info.text_of(model, member.name));
    if (const ModelInfo* inner = member.codec->nested()) {
      const std::vector<std::string> within = secrets_of(*inner, member.codec->value(field));
      found.insert(found.end(), within.begin(), within.end());
    }
  }
  return found;
}

void require_members(const ModelInfo& info, const void* model, RequiredFor purpose) {
  std::string missing;
  collect_missing(info, model, "", purpose, missing);
  if (!missing.empty()) throw ClientValidationError(std::string("a ") + info.name + " needs: " + missing);
}

Changes find_changes(const ModelInfo& info, const void* model, const std::string& last_json, bool with_data,
                     bool everything) {
  const std::shared_ptr<void> holder = info.list.make(1);
  void* const before = info.list.item(holder.get(), 0);
  if (!last_json.empty()) decode_object(info, before, last_json, nullptr, std::numeric_limits<int>::max());

  Changes changes;
  JsonWriter out;
  out.begin_object();
  for (const Member& member : info.members) {
    if (member.is(read_only) || member.is(create_only)) continue;
    if (info.record(const_cast<void*>(model)).extra.was_set(member.name)) continue;  // sent from there, below
    const std::string now = request_text(member, member.field_of(model));
    if (now.empty()) continue;
    const bool changed = now != request_text(member, member.field_of(before));
    if (member.is(imports) && !with_data) {
      changes.data_left_out = changes.data_left_out || changed;
      continue;
    }
    changes.any = changes.any || changed || everything || member.is(imports);
    if (!changed && !everything && (!member.is(required) || member.is(first_only))) continue;
    out.key(member.name);
    out.raw_text(now);
  }
  const Record& record = info.record(const_cast<void*>(model));
  for (const auto& [name, value] : record.extra) {
    if (!record.extra.was_set(name)) continue;
    changes.any = true;
    out.key(name);
    out.raw(value);
  }
  out.end_object();
  changes.body = out.take();
  return changes;
}

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
