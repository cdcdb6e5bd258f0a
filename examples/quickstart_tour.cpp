// SPDX-License-Identifier: BSD-3-Clause
// From a file on this machine to a published layer, and back to a file.
#include "quickstart_tour.hpp"

#include <chrono>
#include <iostream>
#include <optional>
#include <string>
#include <thread>

namespace {

const char* const roads = R"({"type": "FeatureCollection", "features": [
  {"type": "Feature", "properties": {"name": "Cedar Road"},
   "geometry": {"type": "LineString", "coordinates": [[174.76, -41.28], [174.78, -41.29]]}}]}
)";

const char* const metadata = R"(<?xml version="1.0" encoding="UTF-8"?>
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">
  <dc:title>Roads of the quickstart</dc:title>
  <dc:description>One road, for trying things out.</dc:description>
</metadata>
)";

// Looks until `is_over`, at most ten seconds.
template <class Look, class IsOver>
void wait_for(Look look, IsOver is_over) {
  for (int i = 0; i < 100 && !is_over(); ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    look();
  }
}

koordinates::Datasource upload(const koordinates::Client& client) {
  koordinates::UploadSource files;
  files.title = "Quickstart";
  files.user = *client.users().me().id;
  files.add_file(koordinates::Input::text(roads), "roads.geojson");
  const koordinates::UploadSource source = client.sources().create(files);
  std::cout << "  upload:    source " << source << '\n';
  std::optional<koordinates::Scan> scan = source.get_latest_scan();
  wait_for([&] { scan = source.get_latest_scan(); }, [&] { return scan && scan->completed_at; });
  std::cout << "  scan:      " << scan->status.value_or("missing") << '\n';
  koordinates::Datasource found = source.list_datasources().first().value();
  std::cout << "  found:     datasource " << found << ", " << found.data_type.value_or("unknown") << '\n';
  return found;
}

koordinates::Layer make_layer(const koordinates::Client& client, const koordinates::Datasource& datasource) {
  koordinates::Layer fresh;
  fresh.title = "Roads of the quickstart";
  fresh.data.emplace().datasources = {*datasource.id};
  fresh.license = client.licenses().get_creative_commons("cc-by", "nz");
  koordinates::Layer draft = client.layers().create(fresh);
  wait_for([&] { draft.refresh(); }, [&] { return draft.version->status != koordinates::VersionStatus::importing; });
  std::cout << "  import:    layer " << draft << " is " << *draft.version->status << '\n';
  return draft;
}

void publish(const koordinates::Layer& draft) {
  koordinates::Publish job = draft.publish();
  wait_for([&] { job.refresh(); }, [&] { return job.state == koordinates::PublishState::completed; });
  std::cout << "  publish:   " << *job.state << '\n';
}

void download(const koordinates::Client& client, const koordinates::Layer& layer, const char* folder) {
  koordinates::Export order;
  order.formats["vector"] = "application/x-ogc-gpkg";
  order.add_item(layer);
  koordinates::Export made = client.exports().create(order);
  wait_for([&] { made.refresh(); }, [&] { return made.state != koordinates::ExportState::processing; });
  std::cout << "  export:    " << *made.state << '\n';
  koordinates::DownloadOptions again;
  again.overwrite = true;
  std::cout << "  download:  " << made.download(folder, again) << '\n';
}

}  // namespace

void tour_a_data_set(const koordinates::Client& client, const char* folder) {
  std::cout << "\nThe life of a data set:\n";
  koordinates::Layer draft = make_layer(client, upload(client));
  draft.set_metadata(koordinates::Input::text(metadata));
  std::string xml;
  draft.metadata->get_xml(koordinates::Output::text(xml));
  std::cout << "  metadata:  \"" << koordinates::MetadataDocument::parse(xml).title << "\"\n";
  std::cout << "  everyone:  "
            << *draft.permissions().grant("group.everyone", koordinates::PermissionLevel::download).permission << '\n';
  publish(draft);
  download(client, client.layers().get(*draft.id), folder);
}
