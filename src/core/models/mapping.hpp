// SPDX-License-Identifier: BSD-3-Clause
// JSON <-> structs: `ModelInfo` is a model's one table of members, from which reading, writing and printing come.
//
// A model's source defines its table:
//
//   const detail::ModelInfo& License::model_info() {
//     static const detail::ModelInfo info = detail::ModelBuilder<License>("license", "LICENSE")
//         .member<&License::id>("id", detail::read_only)
//         .member<&License::title>("title", detail::read_only)
//         .build();
//     return info;
//   }
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/resource.hpp>

#include "core/models/field_access.hpp"
#include "json/document.hpp"
#include "json/writer.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

// What a member is for. `plain` is readable and writable.
enum MemberFlags : std::uint16_t {
  plain = 0,
  read_only = 1,    // made by the server, never sent
  write_only = 2,   // sent, never received
  create_only = 4,  // sent when the object is made, not when it is saved
  required = 8,     // must be there when the object is made
  expandable = 16,  // a link that may come as the object
  secret = 32,      // never printed, never logged
  bare = 64,        // the whole object may be written as this member's value alone
  imports = 128,    // sending it starts an import: only where the caller says so
  first_only = 256  // with `required`: when the object is made, not when it is saved
};
constexpr MemberFlags operator|(MemberFlags a, MemberFlags b) noexcept {
  return static_cast<MemberFlags>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}

// In which form a model is written.
enum class WriteForm {
  full,    // all that is held, in the form in which the server sends it
  request  // references as ids or URLs, categories as slugs: the form in which the server takes it
};

// What reading needs to know of where the JSON came from.
struct ReadContext {
  std::shared_ptr<Session> session;      // none: the models stay unbound
  std::shared_ptr<const Origin> nested;  // the origin of resources inside others; made when first needed
  bool from_list = false;                // in list form, which leaves members out
  bool drafts = false;                   // in a list of drafts
  std::size_t objects_left = 1'000'000;  // how many may still be read: a few bytes of JSON become far more as a struct
};

// Reads and writes a Field<T> without knowing T.
struct FieldCodec {
  // False where the value is of another shape than T takes; the field is then to be marked unreadable.
  bool (*read)(JsonView value, FieldBase& field, ReadContext& context);
  void (*write)(JsonWriter& out, const FieldBase& field, WriteForm form);
  void (*reset)(FieldBase& field);
  // The table of the model that the field holds, and that model; null where it holds no model.
  const ModelInfo* (*nested)();
  const void* (*value)(const FieldBase& field);
};

struct Member {
  std::string_view name;
  std::string_view other_name;  // an older name for the same thing; read, never written in a request
  MemberFlags flags = plain;
  FieldBase& (*field)(void* model) = nullptr;
  const FieldCodec* codec = nullptr;
  FieldLabel label{};

  [[nodiscard]] bool is(MemberFlags flag) const noexcept { return (flags & flag) != 0; }
  [[nodiscard]] const FieldBase& field_of(const void* model) const { return field(const_cast<void*>(model)); }
};

// How a page of models is kept without knowing their type.
struct ListCodec {
  std::shared_ptr<void> (*make)(std::size_t size);  // a std::vector<T> of that size
  void* (*item)(void* list, std::size_t index);
  std::size_t (*size)(const void* list);
};

// The names that a list's filter() and order_by() take.
struct ListRules {
  std::vector<std::string_view> filters;
  std::vector<std::string_view> sorts;
  bool open = false;        // nobody knows which there are: any is sent
  bool open_sorts = false;  // of the sort keys alone
};

struct ModelInfo {
  const char* name;      // "layer": for people
  const char* datatype;  // "LAYER": in the endpoint table; empty for what has no address
  std::vector<Member> members;
  std::vector<std::pair<std::string_view, std::uint16_t>> by_name;  // sorted; both names of a member
  Record& (*record)(void* model);
  Resource* (*resource)(void* model);  // null for records
  void (*clear)(void* model);          // as if it were new
  // Replaces the table's way of writing one in a request, where the server takes another form.
  void (*write_request)(JsonWriter& out, const void* model);
  ListCodec list;
  ListRules rules;
  bool is_version = false;  // the summary of a version: it may also be read from the whole object in that version

  [[nodiscard]] const Member* find(std::string_view member_name) const noexcept;
  // The member `id`, as a number; 0 where it is none.
  [[nodiscard]] std::int64_t id_of(const void* model) const;
  // The value of a text member; empty where it has none.
  [[nodiscard]] std::string text_of(const void* model, std::string_view member_name) const;
  // The same; throws FieldMissing where it has none.
  [[nodiscard]] std::string required_text(const void* model, std::string_view member_name) const;
};

// Reads one model: a JSON object, or the value of a bare member. False where it is neither. Members of other shapes than
// the table says become unreadable and are kept in `extra`, so one odd member never costs the rest.
bool read_model_value(const ModelInfo& info, JsonView value, void* model, ReadContext& context);
void write_model_value(const ModelInfo& info, JsonWriter& out, const void* model, WriteForm form);

// Binds a model that was read by itself (not inside another) to its session, with the text it was read from.
void bind_resource(const ModelInfo& info, void* model, JsonView value, const ReadContext& context);

// Reads a whole answer into `model`: one object. Throws DecodeError where it is something else.
void decode_object(const ModelInfo& info, void* model, std::string json, const std::shared_ptr<Session>& session,
                   int max_depth);

// A list in an answer, decoded.
struct DecodedList {
  std::shared_ptr<void> items;  // std::vector<T>
  std::size_t size = 0;
  bool cut = false;  // there were more than were wanted
};

// Reads an answer that is a list of objects: the first `limit` of them. Throws DecodeError where it is something else or has
// more than `most` entries, which are counted before any is made.
[[nodiscard]] DecodedList decode_list(const ModelInfo& info, std::string json, ReadContext context, int max_depth,
                                      std::size_t most, std::size_t limit);

// The members of `model` that a request may hold, in write form. `creating` tells whether create_only members count.
[[nodiscard]] std::string write_request_body(const ModelInfo& info, const void* model, bool creating);

// The values of secret members, those inside others included: what no error may show where the server repeats it.
[[nodiscard]] std::vector<std::string> secrets_of(const ModelInfo& info, const void* model);

// Throws ClientValidationError with the names of all required members that have no value, those inside others included. A
// save without data does not ask for what only an import needs.
enum class RequiredFor { creating, saving, saving_with_data };
void require_members(const ModelInfo& info, const void* model, RequiredFor purpose);

// What a save has to send.
struct Changes {
  std::string body;            // the request
  bool any = false;            // is there anything to send?
  bool data_left_out = false;  // a member that would start an import was changed, and is not in it
};

// Compares a model with what the server last said of it. `everything`: all writable members that are held are sent.
[[nodiscard]] Changes find_changes(const ModelInfo& info, const void* model, const std::string& last_json,
                                   bool with_data, bool everything);

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
