// SPDX-License-Identifier: BSD-3-Clause
// The members of exports, of what validating one says, and of crop layers.
#include <koordinates/exports.hpp>

#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& ExportItem::model_info() {
  static const ModelInfo info = ModelBuilder<ExportItem>("export's item")
                                    .member<&ExportItem::item>("item", required)
                                    .member<&ExportItem::color>("color")
                                    .member<&ExportItem::tiles>("tiles")
                                    .member<&ExportItem::title>("title", read_only)
                                    .member<&ExportItem::format>("format", read_only)
                                    .member<&ExportItem::short_format>("short_format", read_only)
                                    .member<&ExportItem::data_type>("data_type", read_only)
                                    .member<&ExportItem::data_type_label>("data_type_label", read_only)
                                    .build();
  return info;
}

const ModelInfo& Export::model_info() {
  static const ModelInfo info = ModelBuilder<Export>("export", "EXPORT")
                                    .member<&Export::id>("id", read_only)
                                    .member<&Export::name>("name")
                                    .member<&Export::created_at>("created_at", read_only)
                                    .member<&Export::created_via>("created_via", read_only)
                                    .member<&Export::state>("state", read_only)
                                    .member<&Export::url>("url", read_only)
                                    .member<&Export::download_url>("download_url", read_only)
                                    .member<&Export::extent>("extent")
                                    .member<&Export::delivery>("delivery")
                                    .member<&Export::formats>("formats", required)
                                    .member<&Export::items>("items", required)
                                    .member<&Export::crs>("crs")
                                    .member<&Export::options>("options")
                                    .member<&Export::size_estimate_zipped>("size_estimate_zipped", read_only)
                                    .member<&Export::progress>("progress", read_only)
                                    .member<&Export::user>("user", read_only)
                                    .member<&Export::size_estimate_unzipped>("size_estimate_unzipped", read_only)
                                    .member<&Export::size_complete_zipped>("size_complete_zipped", read_only)
                                    .member<&Export::size_complete_unzipped>("size_complete_unzipped", read_only)
                                    .member<&Export::is_cropped>("is_cropped", read_only)
                                    .member<&Export::invoice>("invoice", read_only)
                                    .member<&Export::from>("from", read_only)
                                    .member<&Export::downloaded_at>("downloaded_at", read_only)
                                    .member<&Export::finished_at>("finished_at", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

const ModelInfo& ExportItemValidation::model_info() {
  using V = ExportItemValidation;
  static const ModelInfo info = ModelBuilder<V>("export's item")
                                    .member<&V::item>("item", read_only)
                                    .member<&V::color>("color", read_only)
                                    .member<&V::license>("license", read_only)
                                    .member<&V::price>("price", read_only)
                                    .member<&V::is_valid>("is_valid", read_only)
                                    .member<&V::invalid_reasons>("invalid_reasons", read_only)
                                    .member<&V::currency>("currency", read_only)
                                    .member<&V::size_estimate_zipped>("size_estimate_zipped", read_only)
                                    .build();
  return info;
}

const ModelInfo& ExportValidationResponse::model_info() {
  using V = ExportValidationResponse;
  static const ModelInfo info = ModelBuilder<V>("validation of an export")
                                    .member<&V::items>("items", read_only)
                                    .member<&V::size_estimate_zipped>("size_estimate_zipped", read_only)
                                    .member<&V::is_valid>("is_valid", read_only)
                                    .member<&V::invalid_reasons>("invalid_reasons", read_only)
                                    .member<&V::suggested_crs>("suggested_crs", read_only)
                                    .member<&V::suggested_crs_vertical>("suggested_crs_vertical", read_only)
                                    .member<&V::name>("name", read_only)
                                    .member<&V::zip_filename>("zip_filename", read_only)
                                    .member<&V::delivery>("delivery", read_only)
                                    .member<&V::courier_cost>("courier_cost", read_only)
                                    .build();
  return info;
}

const ModelInfo& CropFeature::model_info() {
  static const ModelInfo info = ModelBuilder<CropFeature>("crop feature", "CROPFEATURE")
                                    .member<&CropFeature::id>("id", read_only)
                                    .member<&CropFeature::url>("url", read_only)
                                    .member<&CropFeature::name>("name", read_only)
                                    .member<&CropFeature::geometry>("geometry", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

const ModelInfo& CropLayer::model_info() {
  static const ModelInfo info = ModelBuilder<CropLayer>("crop layer", "CROPLAYER")
                                    .member<&CropLayer::id>("id", read_only)
                                    .member<&CropLayer::name>("name", read_only)
                                    .member<&CropLayer::url>("url", read_only)
                                    .member<&CropLayer::features>("features", read_only)
                                    .member<&CropLayer::extent>("extent", read_only)
                                    .member<&CropLayer::source_layer>("source_layer", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
