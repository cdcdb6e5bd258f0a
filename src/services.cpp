// SPDX-License-Identifier: BSD-3-Clause
// Services and styles of layers.
#include <koordinates/services.hpp>

#include "core/models/codecs.hpp"

namespace koordinates {
inline namespace v0 {

using namespace detail;

const ModelInfo& ServiceUrl::model_info() {
  static const ModelInfo info = ModelBuilder<ServiceUrl>("service's address")
                                    .member<&ServiceUrl::name>("name", read_only)
                                    .member<&ServiceUrl::service_url>("service_url", read_only)
                                    .build();
  return info;
}

const ModelInfo& Service::model_info() {
  static const ModelInfo info = ModelBuilder<Service>("service", "SERVICE")
                                    .member<&Service::id>("id", read_only)
                                    .member<&Service::authority>("authority", read_only)
                                    .member<&Service::key>("key", read_only)
                                    .member<&Service::short_name>("short_name", read_only)
                                    .member<&Service::label>("label", read_only)
                                    .member<&Service::auth_method>("auth_method", read_only)
                                    .member<&Service::auth_scopes>("auth_scopes", read_only)
                                    .member<&Service::domain>("domain", read_only)
                                    .member<&Service::template_urls>("template_urls", read_only)
                                    .member<&Service::capabilities>("capabilities", read_only)
                                    .member<&Service::permissions>("permissions", read_only)
                                    .member<&Service::advertised>("advertised", read_only)
                                    .member<&Service::user_capabilities>("user_capabilities", read_only)
                                    .member<&Service::enabled>("enabled", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

const ModelInfo& Style::model_info() {
  static const ModelInfo info = ModelBuilder<Style>("style", "STYLE")
                                    .member<&Style::id>("id", read_only)
                                    .member<&Style::name>("name", read_only)
                                    .member<&Style::url>("url", read_only)
                                    .member<&Style::description>("description", read_only)
                                    .member<&Style::state>("state", read_only)
                                    .member<&Style::is_default>("is_default", read_only)
                                    .member<&Style::created_at>("created_at", read_only)
                                    .member<&Style::published_at>("published_at", read_only)
                                    .any_filters()
                                    .build();
  return info;
}

}  // namespace v0
}  // namespace koordinates
