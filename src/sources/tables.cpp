// SPDX-License-Identifier: BSD-3-Clause
// The members of sources, scans and datasources.
#include <koordinates/sources.hpp>

#include "items/tables.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& SourceOptions::model_info() {
  static const ModelInfo info = ModelBuilder<SourceOptions>("source's options")
                                    .member<&SourceOptions::username>("username", write_only | secret)
                                    .member<&SourceOptions::password>("password", write_only | secret)
                                    .member<&SourceOptions::ssl_verify>("ssl_verify")
                                    .member<&SourceOptions::folders>("folders")
                                    .member<&SourceOptions::schemas>("schemas")
                                    .write_request([](JsonWriter& out, const void* model) {
                                      // It is sent as a whole, so what is not known goes back as it came.
                                      SourceOptions all = *static_cast<const SourceOptions*>(model);
                                      const ExtraMembers received = all.extra;
                                      for (const auto& [name, value] : received) all.extra.set(name, value);
                                      out.raw_text(write_request_body(SourceOptions::model_info(), &all, true));
                                    })
                                    .build();
  return info;
}

const ModelInfo& ChangeCounts::model_info() {
  static const ModelInfo info = ModelBuilder<ChangeCounts>("scan's changes")
                                    .member<&ChangeCounts::deleted>("deleted", read_only)
                                    .member<&ChangeCounts::updated>("updated", read_only)
                                    .member<&ChangeCounts::added>("added", read_only)
                                    .build();
  return info;
}

const ModelInfo& Scan::model_info() {
  static const ModelInfo info = ModelBuilder<Scan>("scan", "SCAN")
                                    .member<&Scan::id>("id", read_only)
                                    .member<&Scan::url>("url", read_only)
                                    .member<&Scan::status>("status", read_only)
                                    .member<&Scan::started_at>("started_at", read_only)
                                    .member<&Scan::completed_at>("completed_at", read_only)
                                    .member<&Scan::change_counts>("change_counts", read_only)
                                    .member<&Scan::log>("log", read_only)
                                    .member<&Scan::source>("source", read_only | expandable)
                                    .member<&Scan::progress>("progress", read_only)
                                    .filters({"status", "started_at", "completed_at"})
                                    .sorts({"id", "started_at", "completed_at"})
                                    .build();
  return info;
}

const ModelInfo& Datasource::model_info() {
  static const ModelInfo info = ModelBuilder<Datasource>("datasource", "DATASOURCE")
                                    .member<&Datasource::id>("id", read_only)
                                    .member<&Datasource::url>("url", read_only)
                                    .member<&Datasource::title>("title", read_only)
                                    .member<&Datasource::data_type>("data_type", read_only)
                                    .member<&Datasource::format>("format", read_only)
                                    .member<&Datasource::geometry_type>("geometry_type", read_only)
                                    .member<&Datasource::updated_at>("updated_at", read_only)
                                    .member<&Datasource::upload_path>("upload_path", read_only)
                                    .member<&Datasource::crs>("crs", read_only)
                                    .member<&Datasource::fields>("fields", read_only)
                                    .member<&Datasource::num_dims>("num_dims", read_only)
                                    .member<&Datasource::num_features>("num_features", read_only)
                                    .member<&Datasource::num_bands>("num_bands", read_only)
                                    .member<&Datasource::extent>("extent", read_only)
                                    .member<&Datasource::source>("source", read_only | expandable)
                                    .member<&Datasource::metadata>("metadata", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

const ModelInfo& Source::model_info() {
  static const ModelInfo info = [] {
    ModelBuilder<Source> table("source", "SOURCE");
    add_described_members(table, "title", "name");
    return table.member<&Source::type>("type", required)
        .member<&Source::license>("license")
        .member<&Source::last_scanned_at>("last_scanned_at", read_only)
        .member<&Source::scan_schedule>("scan_schedule")
        .member<&Source::options>("options")
        .member<&Source::url_remote>("url_remote")
        .member<&Source::datasources>("datasources", read_only)
        .member<&Source::scans>("scans", read_only)
        .any_filters()
        .build();
  }();
  return info;
}

}  // namespace v0
}  // namespace koordinates
