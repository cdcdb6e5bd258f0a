// SPDX-License-Identifier: BSD-3-Clause
// The items of a page that is gone at the end of the expression.
// error: use of deleted function
// error: call to deleted
// error: attempt to use a deleted function
#include <koordinates/layers.hpp>

koordinates::Page<koordinates::Layer> first_page(const koordinates::LayerManager& layers) {
  return *layers.list().pages().begin();
}

std::size_t walk(const koordinates::LayerManager& layers) {
  std::size_t titled = 0;
#ifdef KOORDINATES_MUST_NOT_COMPILE
  for (const koordinates::Layer& layer : first_page(layers).items()) titled += layer.title ? 1U : 0U;
#else
  const auto page = first_page(layers);
  for (const koordinates::Layer& layer : page.items()) titled += layer.title ? 1U : 0U;
#endif
  return titled;
}
