// SPDX-License-Identifier: BSD-3-Clause
// How each type that a Field can hold is read and written, and `ModelBuilder`, which makes a model's table of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include <koordinates/core/models/field.hpp>
#include <koordinates/core/models/open_enum.hpp>
#include <koordinates/core/models/ref.hpp>
#include <koordinates/core/models/timestamp.hpp>

#include "core/models/mapping.hpp"

namespace koordinates {
inline namespace v0 {
namespace detail {

template <class T, class = void>
struct ValueCodec;

template <>
struct ValueCodec<bool> {
  static bool read(JsonView value, bool& out, ReadContext&) {
    const auto found = value.boolean();
    if (found) out = *found;
    return found.has_value();
  }
  static void write(JsonWriter& out, bool value, WriteForm) { out.boolean(value); }
};

template <>
struct ValueCodec<std::int64_t> {
  static bool read(JsonView value, std::int64_t& out, ReadContext&) {
    const auto found = value.integer();
    if (found) out = *found;
    return found.has_value();
  }
  static void write(JsonWriter& out, std::int64_t value, WriteForm) { out.integer(value); }
};

template <>
struct ValueCodec<double> {
  static bool read(JsonView value, double& out, ReadContext&) {
    const auto found = value.number();
    if (found) out = *found;
    return found.has_value();
  }
  static void write(JsonWriter& out, double value, WriteForm) { out.number(value); }
};

template <>
struct ValueCodec<std::string> {
  static bool read(JsonView value, std::string& out, ReadContext&) {
    const auto found = value.string();
    if (found) out.assign(found->data(), found->size());
    return found.has_value();
  }
  static void write(JsonWriter& out, const std::string& value, WriteForm) { out.string(value); }
};

template <>
struct ValueCodec<Timestamp> {
  static bool read(JsonView value, Timestamp& out, ReadContext&) {
    const auto found = value.string();
    if (found) out = Timestamp::read(*found);
    return found.has_value();
  }
  static void write(JsonWriter& out, const Timestamp& value, WriteForm) { out.string(value.to_string()); }
};

template <>
struct ValueCodec<RawJson> {
  static bool read(JsonView value, RawJson& out, ReadContext&) {
    out = value.raw();
    return true;
  }
  static void write(JsonWriter& out, const RawJson& value, WriteForm) { out.raw(value); }
};

template <class Names>
struct ValueCodec<OpenEnum<Names>> {
  static bool read(JsonView value, OpenEnum<Names>& out, ReadContext&) {
    const auto found = value.string();
    if (found) out = *found;
    return found.has_value();
  }
  static void write(JsonWriter& out, const OpenEnum<Names>& value, WriteForm) { out.string(value.str()); }
};

// Models inside models.
template <class T>
struct ValueCodec<T, std::void_t<decltype(T::model_info())>> {
  static bool read(JsonView value, T& out, ReadContext& context) {
    return read_model_value(T::model_info(), value, &out, context);
  }
  static void write(JsonWriter& out, const T& value, WriteForm form) {
    write_model_value(T::model_info(), out, &value, form);
  }
};

bool read_link(JsonView value, RefBase& out);
void write_ref(JsonWriter& out, const RefBase& ref, const ModelInfo& info, WriteForm form);

template <class T>
struct ValueCodec<Ref<T>> {
  static bool read(JsonView value, Ref<T>& out, ReadContext& context) {
    if (value.kind() != JsonKind::object) return read_link(value, out);
    auto object = std::make_shared<T>();
    if (!read_model_value(T::model_info(), value, object.get(), context)) return false;
    const std::int64_t id = T::model_info().id_of(object.get());
    std::string url = T::model_info().text_of(object.get(), "url");
    RefAccess::set(out, std::move(object), id, std::move(url));
    return true;
  }
  static void write(JsonWriter& out, const Ref<T>& value, WriteForm form) {
    write_ref(out, value, T::model_info(), form);
  }
};

template <class T>
struct ValueCodec<std::vector<T>> {
  static bool read(JsonView value, std::vector<T>& out, ReadContext& context) {
    if (value.kind() != JsonKind::array) return false;
    out.clear();
    for (auto child = value.first_child(); child; child = child->next()) {
      if (!ValueCodec<T>::read(*child, out.emplace_back(), context)) return false;
    }
    return true;
  }
  static void write(JsonWriter& out, const std::vector<T>& value, WriteForm form) {
    out.begin_array();
    for (const T& item : value) ValueCodec<T>::write(out, item, form);
    out.end_array();
  }
};

template <class T>
struct ValueCodec<std::map<std::string, T>> {
  static bool read(JsonView value, std::map<std::string, T>& out, ReadContext& context) {
    if (value.kind() != JsonKind::object) return false;
    out.clear();
    for (auto child = value.first_child(); child; child = child->next()) {
      if (!ValueCodec<T>::read(*child, out[std::string(child->key())], context)) return false;
    }
    return true;
  }
  static void write(JsonWriter& out, const std::map<std::string, T>& value, WriteForm form) {
    out.begin_object();
    for (const auto& [name, item] : value) {
      out.key(name);
      ValueCodec<T>::write(out, item, form);
    }
    out.end_object();
  }
};

template <class T, class = void>
struct HasModelInfo : std::false_type {};
template <class T>
struct HasModelInfo<T, std::void_t<decltype(T::model_info())>> : std::true_type {};

// The FieldCodec of Field<T>.
template <class T>
struct TypedFieldCodec {
  static Field<T>& typed(FieldBase& field) noexcept { return static_cast<Field<T>&>(field); }
  static bool read(JsonView value, FieldBase& field, ReadContext& context) {
    return ValueCodec<T>::read(value, FieldAccess::raw(typed(field)), context);
  }
  static void write(JsonWriter& out, const FieldBase& field, WriteForm form) {
    ValueCodec<T>::write(out, static_cast<const Field<T>&>(field).value(), form);
  }
  static void reset(FieldBase& field) { typed(field).reset(); }
  static const ModelInfo* nested() {
    if constexpr (HasModelInfo<T>::value) return &T::model_info();
    return nullptr;
  }
  static const void* value(const FieldBase& field) { return &static_cast<const Field<T>&>(field).value(); }
  static constexpr FieldCodec codec{&read, &write, &reset, &nested, &value};
};

template <class Pointer>
struct MemberPointer;
template <class Owner, class T>
struct MemberPointer<Field<T> Owner::*> {
  using value_type = T;
};

// Makes a model's table.
template <class T>
class ModelBuilder {
 public:
  // `name` is the model for people ("layer"), `datatype` its key in the endpoint table.
  explicit ModelBuilder(const char* name, const char* datatype = "") {
    info_.name = name;
    info_.datatype = datatype;
    info_.record = [](void* model) -> Record& { return *static_cast<T*>(model); };
    if constexpr (std::is_base_of_v<Resource, T>) {
      info_.resource = [](void* model) -> Resource* { return static_cast<T*>(model); };
    } else {
      info_.resource = [](void*) -> Resource* { return nullptr; };
    }
    info_.clear = [](void* model) { *static_cast<T*>(model) = T(); };
    info_.write_request = nullptr;
    info_.list.make = [](std::size_t size) -> std::shared_ptr<void> { return std::make_shared<std::vector<T>>(size); };
    info_.list.item = [](void* list, std::size_t index) -> void* {
      return &(*static_cast<std::vector<T>*>(list))[index];
    };
    info_.list.size = [](const void* list) { return static_cast<const std::vector<T>*>(list)->size(); };
  }

  template <auto Pointer>
  ModelBuilder& member(const char* name, MemberFlags flags = plain, const char* other_name = "") {
    Member row;
    row.name = name;
    row.other_name = other_name;
    row.flags = flags;
    row.field = [](void* model) -> FieldBase& { return static_cast<T*>(model)->*Pointer; };
    row.codec = &TypedFieldCodec<typename MemberPointer<decltype(Pointer)>::value_type>::codec;
    row.label = FieldLabel{info_.name, name};
    info_.members.push_back(row);
    return *this;
  }
  ModelBuilder& is_version() {
    info_.is_version = true;
    return *this;
  }
  ModelBuilder& write_request(void (*writer)(JsonWriter& out, const void* model)) {
    info_.write_request = writer;
    return *this;
  }
  ModelBuilder& filters(std::vector<std::string_view> names) {
    info_.rules.filters = std::move(names);
    return *this;
  }
  ModelBuilder& sorts(std::vector<std::string_view> names) {
    info_.rules.sorts = std::move(names);
    return *this;
  }

  // Any sort key is sent, and only those filters.
  ModelBuilder& any_sorts() {
    info_.rules.open_sorts = true;
    return *this;
  }
  // Any filter and sort key is sent: it is not known which there are.
  ModelBuilder& any_filters() {
    info_.rules.open = true;
    return *this;
  }

  [[nodiscard]] ModelInfo build() {
    for (std::size_t i = 0; i < info_.members.size(); ++i) {
      info_.by_name.emplace_back(info_.members[i].name, static_cast<std::uint16_t>(i));
      if (!info_.members[i].other_name.empty()) {
        info_.by_name.emplace_back(info_.members[i].other_name, static_cast<std::uint16_t>(i));
      }
    }
    std::sort(info_.by_name.begin(), info_.by_name.end());
    return std::move(info_);
  }

 private:
  ModelInfo info_{};
};

}  // namespace detail
}  // namespace v0
}  // namespace koordinates
