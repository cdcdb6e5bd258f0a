// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/items/parents.hpp"

#include <string>

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/json.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/metadata/views.hpp"
#include "testing/sandbox/areas/permissions/views.hpp"
#include "testing/sandbox/areas/shapes/members.hpp"
#include "testing/sandbox/areas/versions/access.hpp"
#include "testing/sandbox/store/people/permissions.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

MetadataHolder holder_of(const Item& item, const ItemVersion& version, const Call& call) {
  return MetadataHolder{path_of({item.type, item.id, version.id}), text_of(member(version.content, "title")),
                        html_url(item, version.content, call)};
}

MetadataParent version_parent(Store& store, ItemType type) {
  MetadataParent parent;
  parent.path = collection_name(type) + "/{id:id}/versions/{version:id}/";
  parent.name = label_of(type) + " Version";
  parent.read_scope = scope_of(type, "read");
  parent.write_scope = scope_of(type, "write");
  parent.readable = [&store, type](const Call& call) {
    const Item item = readable_item(store, type, call);
    return holder_of(item, readable_version(item, call), call);
  };
  parent.writable = [&store, type](const Call& call) {
    const Item item = existing_item(store, type, call);
    return holder_of(item, draft_version(item, call, "given metadata"), call);
  };
  return parent;
}

// The item itself stands for its published version. Sets had metadata before they had versions, and may still be written
// to there: that it goes to the version that the set shows, published or not, is an assumption.
MetadataParent item_parent(Store& store, ItemType type) {
  MetadataParent parent = version_parent(store, type);
  parent.path = collection_name(type) + "/{id:id}/";
  parent.name = label_of(type);
  parent.readable = [&store, type](const Call& call) {
    const Item item = readable_item(store, type, call);
    return holder_of(item, *item.version(item.shown()), call);
  };
  parent.writable = nullptr;
  if (type == ItemType::set) {
    parent.writable = [&store, type](const Call& call) {
      const Item item = existing_item(store, type, call);
      return holder_of(item, *item.version(item.shown()), call);
    };
  }
  return parent;
}

PermissionParent permission_parent(Store& store, ItemType type) {
  PermissionParent parent;
  parent.path = collection_name(type) + "/{id:id}/";
  parent.name = label_of(type);
  parent.read_scope = scope_of(type, "read");
  parent.write_scope = scope_of(type, "write");
  parent.find = [&store, type](const Call& call) {
    const Item item = existing_item(store, type, call);
    const Json& content = item.version(item.shown())->content;
    return PermissionHolder{path_of({type, item.id, 0}),
                            initial_grants(integer_of(member(content, "group"), 0),
                                           integer_of(member(content, "user"), 0), item.public_access)};
  };
  // Whether the item is public follows.
  parent.changed = [&store, type](const Call& call, const std::string& everyone) {
    editable_item(store, type, call).public_access = everyone;
  };
  return parent;
}

}  // namespace

void add_item_parents(Router& router, Store& store, ItemType type) {
  add_metadata_views(router, store, version_parent(store, type));
  add_metadata_views(router, store, item_parent(store, type));
  add_permission_views(router, store, permission_parent(store, type));
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
