// SPDX-License-Identifier: BSD-3-Clause
// Reading and writing models by their tables.
#include "core/models/mapping.hpp"

#include <ostream>

#include <koordinates/core/models/timestamp.hpp>
#include <koordinates/error.hpp>

#include "core/models/codecs.hpp"
#include "session/session.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

namespace {

// Resources inside others share one origin: they are bound, and have no text of their own to compare edits with.
void bind_nested(const ModelInfo& info, void* model, ReadContext& context) {
  Resource* resource = info.resource(model);
  if (resource == nullptr || context.session == nullptr) return;
  if (context.nested == nullptr) context.nested = std::make_shared<Origin>(Origin{context.session, {}});
  ResourceAccess::bind(*resource, context.nested);
}

void read_member(const Member& member, JsonView value, void* model, ReadContext& context, Record& record) {
  FieldBase& field = member.field(model);
  member.codec->reset(field);
  FieldAccess::set_name_index(field, value.key() == member.name ? std::uint8_t{0} : std::uint8_t{1});
  if (value.is_null()) {
    FieldAccess::set_state(field, FieldState::null);
  } else if (member.codec->read(value, field, context)) {
    FieldAccess::set_state(field, FieldState::value);
  } else {
    member.codec->reset(field);
    FieldAccess::set_state(field, FieldState::unreadable);
    FieldAccess::set_name_index(field, FieldAccess::came_unreadable);
    ResourceAccess::add_extra(record, value.key(), value.raw());
  }
}

// So that reading a field without a value can say whose it is and why.
void label_fields(const ModelInfo& info, void* model, const ReadContext& context) {
  const std::int64_t id = info.id_of(model);
  for (const Member& member : info.members) {
    FieldBase& field = member.field(model);
    FieldAccess::label(field, member.label, id);
    if (field.is_absent()) {
      FieldAccess::set_name_index(field, context.from_list ? FieldAccess::left_out_of_list : std::uint8_t{0});
    }
  }
}

// True if the field was already read from the member's other name. Of members of the same name, the last one counts.
bool came_by_other_name(const Member& member, std::string_view name, void* model) {
  const FieldBase& field = member.field(model);
  if (field.is_absent() || field.state() == FieldState::unreadable) return false;
  const bool is_main_name = name == member.name;
  return FieldAccess::name_index(field) == (is_main_name ? 1 : 0);
}

void read_each_member(const ModelInfo& info, JsonView object, void* model, ReadContext& context) {
  Record& record = info.record(model);
  for (auto child = object.first_child(); child; child = child->next()) {
    const Member* member = info.find(child->key());
    if (member == nullptr || came_by_other_name(*member, child->key(), model)) {
      // Under both of its names the first one counts; the other one is kept.
      ResourceAccess::add_extra(record, child->key(), child->raw());
      continue;
    }
    const bool replaces_unreadable = member->field(model).state() == FieldState::unreadable;
    read_member(*member, *child, model, context, record);
    // What was unreadable remains among the others, and is not written again.
    if (replaces_unreadable) FieldAccess::set_name_index(member->field(model), FieldAccess::came_unreadable);
  }
}

// An expanded list of versions has the whole object in each version: `id`, `url` and `created_at` are those of the object,
// and those of the version are in `version` and `this_version`. False if `object` is not such an object.
bool read_version_of_object(const ModelInfo& info, JsonView object, void* model, ReadContext& context) {
  if (!info.is_version) return false;
  const std::optional<JsonView> summary = object.find("version");
  const std::optional<JsonView> address = object.find("this_version");
  const bool has_summary = summary && summary->kind() == JsonKind::object;
  const bool has_address = address && address->kind() == JsonKind::string;
  if (!has_summary && !has_address) return false;
  Record& record = info.record(model);
  for (auto child = object.first_child(); child; child = child->next()) {
    if (info.find(child->key()) == nullptr) ResourceAccess::add_extra(record, child->key(), child->raw());
  }
  if (has_summary) read_each_member(info, *summary, model, context);
  if (!has_address) return true;
  const Member& url = *info.find("url");
  const Member& id = *info.find("id");
  read_member(url, *address, model, context, record);
  const std::int64_t number = last_number(*address->string());
  if (info.id_of(model) == 0 && number != 0) {
    static_cast<Field<std::int64_t>&>(id.field(model)) = number;
  }
  return true;
}

void read_members(const ModelInfo& info, JsonView object, void* model, ReadContext& context) {
  if (!read_version_of_object(info, object, model, context)) read_each_member(info, object, model, context);
  label_fields(info, model, context);
}

bool read_bare(const ModelInfo& info, JsonView value, void* model, ReadContext& context) {
  for (const Member& member : info.members) {
    FieldBase& field = member.field(model);
    if (!member.is(bare) || !member.codec->read(value, field, context)) continue;
    FieldAccess::set_state(field, FieldState::value);
    label_fields(info, model, context);
    FieldAccess::set_name_index(field, FieldAccess::bare_name);
    return true;
  }
  return false;
}

// The member whose value alone the model was read from, if it still is all there is.
const Member* bare_member(const ModelInfo& info, const void* model) {
  const Member* found = nullptr;
  for (const Member& member : info.members) {
    const FieldBase& field = member.field_of(model);
    if (field.is_absent()) continue;
    if (found != nullptr || !member.is(bare) || FieldAccess::name_index(field) != FieldAccess::bare_name)
      return nullptr;
    found = &member;
  }
  return found;
}

void write_member(JsonWriter& out, const Member& member, const FieldBase& field, WriteForm form) {
  const bool by_other_name =
      form == WriteForm::full && FieldAccess::name_index(field) == 1 && !member.other_name.empty();
  out.key(by_other_name ? member.other_name : member.name);
  if (field.is_null()) {
    out.null();
  } else {
    member.codec->write(out, field, form);
  }
}

bool has_something(const FieldBase& field) { return field.has_value() || field.is_null(); }

bool belongs_in_request(const Member& member, bool creating) {
  return !member.is(read_only) && (creating || !member.is(create_only));
}

void write_request_members(const ModelInfo& info, JsonWriter& out, const void* model, bool creating) {
  out.begin_object();
  for (const Member& member : info.members) {
    const FieldBase& field = member.field_of(model);
    if (info.record(const_cast<void*>(model)).extra.was_set(member.name)) continue;  // sent from there, below
    if (belongs_in_request(member, creating) && has_something(field))
      write_member(out, member, field, WriteForm::request);
  }
  const Record& record = info.record(const_cast<void*>(model));
  for (const auto& [name, value] : record.extra) {
    if (!record.extra.was_set(name)) continue;
    out.key(name);
    out.raw(value);
  }
  out.end_object();
}

// A member that could not be read is kept among the others; once it was set, that is what counts.
bool is_replaced(const ModelInfo& info, const void* model, const std::string& name) {
  const Member* member = info.find(name);
  return member != nullptr && has_something(member->field_of(model)) &&
         FieldAccess::name_index(member->field_of(model)) == FieldAccess::came_unreadable;
}

void write_everything(const ModelInfo& info, JsonWriter& out, const void* model) {
  if (const Member* alone = bare_member(info, model)) {
    alone->codec->write(out, alone->field_of(model), WriteForm::full);
    return;
  }
  out.begin_object();
  for (const Member& member : info.members) {
    const FieldBase& field = member.field_of(model);
    if (has_something(field) && !member.is(secret)) write_member(out, member, field, WriteForm::full);
  }
  for (const auto& [name, value] : info.record(const_cast<void*>(model)).extra) {
    const Member* member = info.find(name);
    if ((member != nullptr && member->is(secret)) || is_replaced(info, model, name)) continue;
    out.key(name);
    out.raw(value);
  }
  out.end_object();
}

}  // namespace

const Member* ModelInfo::find(std::string_view member_name) const noexcept {
  const auto found = std::lower_bound(by_name.begin(), by_name.end(), member_name,
                                      [](const auto& row, std::string_view wanted) { return row.first < wanted; });
  return found != by_name.end() && found->first == member_name ? &members[found->second] : nullptr;
}

std::int64_t ModelInfo::id_of(const void* model) const {
  const Member* member = find("id");
  if (member == nullptr) return 0;
  const FieldBase& field = member->field_of(model);
  if (member->codec == &TypedFieldCodec<RawJson>::codec) {
    return static_cast<const Field<RawJson>&>(field).value_or(RawJson()).as_int().value_or(0);
  }
  if (member->codec != &TypedFieldCodec<std::int64_t>::codec) return 0;
  return static_cast<const Field<std::int64_t>&>(field).value_or(0);
}

std::string ModelInfo::text_of(const void* model, std::string_view member_name) const {
  const Member* member = find(member_name);
  if (member == nullptr) return {};
  const FieldBase& field = member->field_of(model);
  if (member->codec == &TypedFieldCodec<RawJson>::codec) {
    const RawJson json = static_cast<const Field<RawJson>&>(field).value_or(RawJson());
    return json.is_null() ? std::string() : json.as_string().value_or(json.text());
  }
  if (member->codec != &TypedFieldCodec<std::string>::codec) return {};
  return static_cast<const Field<std::string>&>(field).value_or(std::string());
}

std::string ModelInfo::required_text(const void* model, std::string_view member_name) const {
  const Member* member = find(member_name);
  if (member == nullptr || member->codec != &TypedFieldCodec<std::string>::codec) return {};
  return static_cast<const Field<std::string>&>(member->field_of(model)).value();
}

bool read_model_value(const ModelInfo& info, JsonView value, void* model, ReadContext& context) {
  if (context.objects_left-- == 0) throw DecodeError("the response holds more than 1,000,000 objects", value.pointer());
  if (value.kind() != JsonKind::object) return read_bare(info, value, model, context);
  read_members(info, value, model, context);
  bind_nested(info, model, context);
  return true;
}

void bind_resource(const ModelInfo& info, void* model, JsonView value, const ReadContext& context) {
  Resource* resource = info.resource(model);
  if (resource == nullptr || context.session == nullptr) return;
  ResourceAccess::bind(*resource,
                       std::make_shared<Origin>(Origin{context.session, std::string(value.text()), context.drafts}));
}

void decode_object(const ModelInfo& info, void* model, std::string json, const std::shared_ptr<Session>& session,
                   int max_depth) {
  const JsonDocument document(std::move(json), JsonLimits{max_depth});
  ReadContext context;
  context.session = session;
  if (document.root().kind() != JsonKind::object) {
    throw DecodeError(std::string("the response is not a ") + info.name + ": an object was expected", "",
                      std::string(document.root().text().substr(0, 60)));
  }
  read_model_value(info, document.root(), model, context);
  bind_resource(info, model, document.root(), context);
}

DecodedList decode_list(const ModelInfo& info, std::string json, ReadContext context, int max_depth, std::size_t most,
                        std::size_t limit) {
  const JsonDocument document(std::move(json), JsonLimits{max_depth});
  const JsonView root = document.root();
  if (root.kind() != JsonKind::array) {
    throw DecodeError(std::string("the response is not a list of ") + info.name + "s: an array was expected", "",
                      std::string(root.text().substr(0, 60)));
  }
  // A model takes a thousand times the room of an empty object: nothing is made before it is known to be wanted.
  if (root.child_count() > most) {
    throw DecodeError("the page has " + std::to_string(root.child_count()) + " entries; more than " +
                      std::to_string(most) + " are refused unless page_size() requests that many");
  }
  for (auto child = root.first_child(); child; child = child->next()) {
    if (child->kind() == JsonKind::object) continue;
    throw DecodeError(std::string("an entry of the list is not a ") + info.name, child->pointer(),
                      std::string(child->text().substr(0, 60)));
  }
  DecodedList list;
  list.size = std::min(root.child_count(), limit);
  list.cut = list.size < root.child_count();
  list.items = info.list.make(list.size);
  std::size_t index = 0;
  for (auto child = root.first_child(); child && index < list.size; child = child->next(), ++index) {
    void* const item = info.list.item(list.items.get(), index);
    read_model_value(info, *child, item, context);
    bind_resource(info, item, *child, context);
  }
  return list;
}

void write_model_value(const ModelInfo& info, JsonWriter& out, const void* model, WriteForm form) {
  if (form == WriteForm::full) {
    write_everything(info, out, model);
  } else if (info.write_request != nullptr) {
    info.write_request(out, model);
  } else {
    write_request_members(info, out, model, true);
  }
}

std::string write_request_body(const ModelInfo& info, const void* model, bool creating) {
  JsonWriter out;
  write_request_members(info, out, model, creating);
  return out.take();
}

std::string write_model(const ModelInfo& info, const void* model) {
  JsonWriter out;
  write_everything(info, out, model);
  return out.take();
}

void read_model(const ModelInfo& info, void* model, std::string_view json) {
  decode_object(info, model, std::string(json), nullptr, JsonLimits{}.max_depth);
}

void print_model(std::ostream& out, const ModelInfo& info, const void* model) {
  const std::int64_t id = info.id_of(model);
  std::string label = id != 0 ? std::to_string(id) : info.text_of(model, "id");
  std::string title;
  for (const char* name : {"title", "name", "slug"}) {
    if (title.empty()) title = info.text_of(model, name);
  }
  if (!label.empty() && !title.empty()) label += " - ";
  label += title;
  out << (label.empty() ? std::string("(") + info.name + ")" : label);
}

bool same_model(const ModelInfo& info, const void* a, const void* b) {
  return RawJson::parse(write_model(info, a)) == RawJson::parse(write_model(info, b));
}

namespace {

// The path of an object's address below the API's root, so that v1 and v1.x are one: "sets/5/".
std::string place_of(const ModelInfo& info, const void* model) {
  const std::string url = info.text_of(model, "url");
  const std::size_t root = url.find("/services/api/");
  const std::size_t slash = root == std::string::npos ? root : url.find('/', root + 14);
  return slash == std::string::npos ? url : url.substr(slash + 1);
}

std::shared_ptr<Session> session_in(const ModelInfo& info, const void* model) {
  const Resource* resource = info.resource(const_cast<void*>(model));
  const std::shared_ptr<const Origin> origin = resource != nullptr ? ResourceAccess::origin(*resource) : nullptr;
  return origin != nullptr ? origin->session : nullptr;
}

}  // namespace

bool same_resource(const ModelInfo& info, const void* a, const void* b) {
  const std::shared_ptr<Session> session_a = session_in(info, a);
  const std::shared_ptr<Session> session_b = session_in(info, b);
  if (session_a != nullptr && session_b != nullptr && !session_a->site().same_origin(session_b->site())) return false;
  // Ids of catalogue entries are only unique among their kind.
  const Member* id = info.find("id");
  if (id != nullptr && id->codec == &TypedFieldCodec<RawJson>::codec && place_of(info, a) != place_of(info, b))
    return false;
  const std::int64_t id_a = info.id_of(a);
  const std::int64_t id_b = info.id_of(b);
  return id_a != 0 || id_b != 0 ? id_a == id_b : same_model(info, a, b);
}

bool read_link(JsonView value, RefBase& out) {
  if (const auto id = value.integer()) {
    RefAccess::set(out, nullptr, *id, {});
    return true;
  }
  if (const auto url = value.string()) {
    RefAccess::set(out, nullptr, last_number(*url), std::string(*url));
    return true;
  }
  return false;
}

void write_ref(JsonWriter& out, const RefBase& ref, const ModelInfo& info, WriteForm form) {
  const void* object = RefAccess::object(ref);
  if (form == WriteForm::full && object != nullptr) {
    write_model_value(info, out, object, form);
  } else if (ref.id() != 0 && (object != nullptr || ref.url().empty())) {
    out.integer(ref.id());
  } else {
    out.string(ref.url());
  }
}

}  // namespace detail

void detail::throw_null_text() {
  throw ClientValidationError("a string is a null pointer, as getenv() returns for an unset variable");
}

// A field without a value was read.
void detail::FieldBase::throw_missing() const {
  if (label_ == nullptr) {
    throw FieldMissing(is_null() ? "this field is null; test it with is_null(), or use value_or()"
                                 : "this field was never set; set it (a struct with emplace()), test it "
                                   "with has_value(), or use value_or()");
  }
  const std::string name = "`" + std::string(label_->member) + "`";
  std::string owner = label_->model;
  if (owner_id_ != 0) owner += " " + std::to_string(owner_id_);
  switch (state_) {
    case FieldState::null:
      throw FieldMissing(owner + ": " + name + " is null; test it with is_null(), or use value_or()");
    case FieldState::unreadable:
      throw FieldMissing(owner + ": " + name + " has an unknown shape; `extra` holds it under its name");
    default:
      break;
  }
  if (name_index_ == FieldAccess::left_out_of_list) {
    throw FieldMissing(owner + " has no " + name + ": it came from a list; call refresh(), or expand() the list");
  }
  throw FieldMissing(owner + " has no " + name + ": the server did not send it; test it with has_value()");
}

}  // namespace v0
}  // namespace koordinates
