// SPDX-License-Identifier: BSD-3-Clause
#include "testing/sandbox/areas/sources/parents.hpp"

#include "testing/sandbox/api/call.hpp"
#include "testing/sandbox/api/router.hpp"
#include "testing/sandbox/areas/metadata/views.hpp"
#include "testing/sandbox/areas/permissions/views.hpp"
#include "testing/sandbox/areas/sources/datasources.hpp"
#include "testing/sandbox/areas/sources/views.hpp"
#include "testing/sandbox/store/jobs/datasource.hpp"
#include "testing/sandbox/store/jobs/sources.hpp"
#include "testing/sandbox/store/root.hpp"
#include "testing/sandbox/store/values/tree.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

MetadataParent metadata_parent(Store& store, bool datasource) {
  MetadataParent parent;
  parent.path = datasource ? "sources/{id:id}/datasources/{datasource:id}/" : "sources/{id:id}/";
  parent.name = datasource ? "Datasource" : "Source";
  parent.read_scope = "sources:read";
  parent.write_scope = "sources:write";
  parent.readable = [&store, datasource](const Call& call) {
    const Source& source = source_of(store, call);
    const std::string page = html_url(source, call);
    if (!datasource) return MetadataHolder{path_of(source), source.title(), page};
    const Datasource& found = datasource_of(source, call);
    return MetadataHolder{path_of(source, found), found.title, page};
  };
  parent.writable = parent.readable;  // neither has versions that could be published
  return parent;
}

}  // namespace

Grants source_grants(const Source& source) {
  return initial_grants(integer_of(member(source.content, "group"), 0), integer_of(member(source.content, "user"), 0),
                        "");
}

void add_source_parents(Router& router, Store& store) {
  add_metadata_views(router, store, metadata_parent(store, false));
  add_metadata_views(router, store, metadata_parent(store, true));
  PermissionParent permissions;
  permissions.path = "sources/{id:id}/";
  permissions.name = "Source";
  permissions.read_scope = "sources:read";
  permissions.write_scope = "sources:write";
  permissions.find = [&store](const Call& call) {
    const Source& source = source_of(store, call);
    return PermissionHolder{path_of(source), source_grants(source)};
  };
  add_permission_views(router, store, permissions);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
