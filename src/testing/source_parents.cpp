// SPDX-License-Identifier: BSD-3-Clause
#include "source_parents.hpp"

#include "metadata.hpp"
#include "router.hpp"
#include "state.hpp"

namespace koordinates {
inline namespace v0 {
namespace testing {
namespace sandbox_parts {

namespace {

MetadataParent metadata_parent(State& state, bool datasource) {
  MetadataParent parent;
  parent.path = datasource ? "sources/{id:id}/datasources/{datasource:id}/" : "sources/{id:id}/";
  parent.name = datasource ? "Datasource" : "Source";
  parent.read_scope = "sources:read";
  parent.write_scope = "sources:write";
  parent.readable = [&state, datasource](const Call& call) {
    const Source& source = source_of(state, call);
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

void add_source_parents(Router& router, State& state) {
  add_metadata_views(router, state, metadata_parent(state, false));
  add_metadata_views(router, state, metadata_parent(state, true));
  PermissionParent permissions;
  permissions.path = "sources/{id:id}/";
  permissions.name = "Source";
  permissions.read_scope = "sources:read";
  permissions.write_scope = "sources:write";
  permissions.find = [&state](const Call& call) {
    const Source& source = source_of(state, call);
    return PermissionHolder{path_of(source), source_grants(source)};
  };
  add_permission_views(router, state, permissions);
}

}  // namespace sandbox_parts
}  // namespace testing
}  // namespace v0
}  // namespace koordinates
