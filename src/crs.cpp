// SPDX-License-Identifier: BSD-3-Clause
// Coordinate reference systems and columns.
#include <koordinates/crs.hpp>

#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& Crs::model_info() {
  static const ModelInfo info = ModelBuilder<Crs>("crs")
                                    .member<&Crs::id>("id", bare)
                                    .member<&Crs::url>("url", read_only)
                                    .member<&Crs::name>("name", read_only)
                                    .member<&Crs::kind>("kind", read_only)
                                    .member<&Crs::unit_horizontal>("unit_horizontal", read_only)
                                    .member<&Crs::unit_vertical>("unit_vertical", read_only)
                                    .member<&Crs::url_external>("url_external", read_only)
                                    .member<&Crs::component_horizontal>("component_horizontal", read_only)
                                    .member<&Crs::component_vertical>("component_vertical", read_only)
                                    .member<&Crs::srid>("srid", read_only)
                                    .write_request([](JsonWriter& out, const void* model) {
                                      const auto& crs = *static_cast<const Crs*>(model);
                                      if (!crs.id) return write_model_value(model_info(), out, model, WriteForm::full);
                                      out.string(*crs.id);
                                    })
                                    .build();
  return info;
}

const ModelInfo& LayerField::model_info() {
  static const ModelInfo info =
      ModelBuilder<LayerField>("field").member<&LayerField::name>("name").member<&LayerField::type>("type").build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
