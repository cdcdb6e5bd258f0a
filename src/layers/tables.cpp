// SPDX-License-Identifier: BSD-3-Clause
// The members of layers, of tables, and of what is inside them.
#include <koordinates/layers.hpp>

#include "items/tables.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& DatasourceRef::model_info() {
  static const ModelInfo info = ModelBuilder<DatasourceRef>("datasource")
                                    .member<&DatasourceRef::id>("id", bare)
                                    .member<&DatasourceRef::url>("url", bare)
                                    .write_request([](JsonWriter& out, const void* model) {
                                      const auto& ref = *static_cast<const DatasourceRef*>(model);
                                      if (!ref.id && !ref.url)
                                        return write_model_value(model_info(), out, model, WriteForm::full);
                                      if (!ref.id) return out.string(*ref.url);
                                      out.begin_object();
                                      out.key("id");
                                      out.integer(*ref.id);
                                      out.end_object();
                                    })
                                    .build();
  return info;
}

const ModelInfo& LayerData::model_info() {
  static const ModelInfo info = ModelBuilder<LayerData>("layer data")
                                    .member<&LayerData::datasources>("datasources", required)
                                    .member<&LayerData::fields>("fields", read_only)
                                    .member<&LayerData::encoding>("encoding")
                                    .member<&LayerData::crs>("crs")
                                    .member<&LayerData::primary_key_fields>("primary_key_fields", read_only)
                                    .member<&LayerData::geometry_field>("geometry_field")
                                    .member<&LayerData::geometry_type>("geometry_type", read_only)
                                    .member<&LayerData::feature_count>("feature_count", read_only)
                                    .member<&LayerData::empty_geometry_count>("empty_geometry_count", read_only)
                                    .member<&LayerData::datasource_count>("datasource_count", read_only)
                                    .member<&LayerData::extent>("extent", read_only)
                                    .member<&LayerData::source_revision>("source_revision", read_only)
                                    .member<&LayerData::tile_revision>("tile_revision", read_only)
                                    .member<&LayerData::change_summary>("change_summary", read_only)
                                    .member<&LayerData::source_summary>("source_summary", read_only | expandable)
                                    .member<&LayerData::import_started_at>("import_started_at", read_only)
                                    .member<&LayerData::import_ended_at>("import_ended_at", read_only)
                                    .member<&LayerData::import_log>("import_log", read_only)
                                    .member<&LayerData::import_version>("import_version", read_only)
                                    .member<&LayerData::update_available>("update_available", read_only)
                                    .member<&LayerData::omitted_fields>("omitted_fields", read_only)
                                    .member<&LayerData::storage>("storage", read_only)
                                    .member<&LayerData::sample>("sample", read_only)
                                    .member<&LayerData::has_z>("has_z", read_only)
                                    .member<&LayerData::raster_resolution>("raster_resolution", read_only)
                                    .member<&LayerData::gridded_extent>("gridded_extent", read_only)
                                    .member<&LayerData::export_formats>("export_formats", read_only)
                                    .member<&LayerData::elevation_field>("elevation_field")
                                    .member<&LayerData::primary_key_field>("primary_key_field")
                                    .build();
  return info;
}

const ModelInfo& LayerVersion::model_info() {
  static const ModelInfo info = [] {
    ModelBuilder<LayerVersion> table("version", "LAYER_VERSION");
    add_version_members(table);
    return table.member<&LayerVersion::progress>("progress", read_only)
        .member<&LayerVersion::data_import>("data_import", read_only)
        .filters({"data.source_revision", "data_import"})
        .build();
  }();
  return info;
}

namespace {

template <class T>
ModelInfo make_table(const char* name, const char* datatype) {
  ModelBuilder<T> table(name, datatype);
  add_item_members(table, "title", "name");
  table.template member<&T::collected_at>("collected_at")
      .template member<&T::kind>("kind", read_only)
      .template member<&T::data>("data", required | imports)
      .template member<&T::license>("license")
      .template member<&T::elevation_field>("elevation_field", read_only)
      .template member<&T::supplier_reference>("supplier_reference")
      .template member<&T::version_reference>("version_reference")
      .template member<&T::autoupdate>("autoupdate")
      .template member<&T::publish_on_import>("publish", write_only)
      .template member<&T::default_style_id>("default_style_id")
      .template member<&T::mapstream_id>("mapstream_id")
      .template member<&T::tilegrids>("tilegrids")
      .template member<&T::services>("services", read_only)
      .template member<&T::repository>("repository", read_only | expandable)
      .template member<&T::styles>("styles", read_only | expandable)
      .template member<&T::doi>("doi", read_only)
      .template member<&T::attached>("attached", read_only)
      .filters({"kind", "public", "group", "license", "license.type", "license.jurisdiction", "license.version",
                "category", "geotag", "tag", "q", "created_at", "updated_at"})
      .sorts({"name", "created_at", "updated_at", "popularity"});
  return table.build();
}

}  // namespace

const ModelInfo& Layer::model_info() {
  static const ModelInfo info = make_table<Layer>("layer", "LAYER");
  return info;
}

const ModelInfo& Table::model_info() {
  static const ModelInfo info = make_table<Table>("table", "TABLE");
  return info;
}

}  // namespace v0
}  // namespace koordinates
