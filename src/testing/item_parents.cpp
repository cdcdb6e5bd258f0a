// SPDX-License-Identifier: BSD-3-Clause
#include "item_parents.hpp"

#include <string>

#include "item_access.hpp"
#include "router.hpp"
#include "shape_members.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

MetadataHolder holder_of(const Item& item, const ItemVersion& version, const Call& call) {
  return MetadataHolder{path_of({item.type, item.id, version.id}), text_of(member(version.content, "title")),
                        html_url(item, version.content, call)};
}

MetadataParent version_parent(State& state, ItemType type) {
  MetadataParent parent;
  parent.path = collection_name(type) + "/{id:id}/versions/{version:id}/";
  parent.name = label_of(type) + " Version";
  parent.read_scope = scope_of(type, "read");
  parent.write_scope = scope_of(type, "write");
  parent.readable = [&state, type](const Call& call) {
    const Item item = readable_item(state, type, call);
    return holder_of(item, readable_version(item, call), call);
  };
  parent.writable = [&state, type](const Call& call) {
    const Item item = existing_item(state, type, call);
    return holder_of(item, draft_version(item, call, "given metadata"), call);
  };
  return parent;
}

// The item itself stands for its published version. Sets had metadata before they had versions, and may still be written
// to there: that it goes to the version that the set shows, published or not, is an assumption.
MetadataParent item_parent(State& state, ItemType type) {
  MetadataParent parent = version_parent(state, type);
  parent.path = collection_name(type) + "/{id:id}/";
  parent.name = label_of(type);
  parent.readable = [&state, type](const Call& call) {
    const Item item = readable_item(state, type, call);
    return holder_of(item, *item.version(item.shown()), call);
  };
  parent.writable = nullptr;
  if (type == ItemType::set) {
    parent.writable = [&state, type](const Call& call) {
      const Item item = existing_item(state, type, call);
      return holder_of(item, *item.version(item.shown()), call);
    };
  }
  return parent;
}

PermissionParent permission_parent(State& state, ItemType type) {
  PermissionParent parent;
  parent.path = collection_name(type) + "/{id:id}/";
  parent.name = label_of(type);
  parent.read_scope = scope_of(type, "read");
  parent.write_scope = scope_of(type, "write");
  parent.find = [&state, type](const Call& call) {
    const Item item = existing_item(state, type, call);
    const Json& content = item.version(item.shown())->content;
    return PermissionHolder{path_of({type, item.id, 0}),
                            initial_grants(integer_of(member(content, "group"), 0),
                                           integer_of(member(content, "user"), 0), item.public_access)};
  };
  // Whether the item is public follows.
  parent.changed = [&state, type](const Call& call, const std::string& everyone) {
    editable_item(state, type, call).public_access = everyone;
  };
  return parent;
}

}  // namespace

void add_item_parents(Router& router, State& state, ItemType type) {
  add_metadata_views(router, state, version_parent(state, type));
  add_metadata_views(router, state, item_parent(state, type));
  add_permission_views(router, state, permission_parent(state, type));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
