# SPDX-License-Identifier: BSD-3-Clause
"""Checks of python_client.py: sources, uploads, scans, exports and downloads. `report` and `site` are its own."""
import io
import os
import pathlib
import tempfile
import time
import zipfile

import koordinates
import koordinates.exports

CSV = b"id,name\n1,Quay\n2,Pier\n"


def wait_until(is_so, seconds=20):
    """Asks again and again, as a script of the client's users would."""
    end = time.monotonic() + seconds
    while not is_so():
        if time.monotonic() > end:
            return False
        time.sleep(0.02)
    return True


def check_uploads(report, site):
    upload = koordinates.UploadSource(title="From Python", group=102)
    seen = []
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "piers.csv"
        path.write_bytes(CSV)
        upload.add_file(str(path))
        upload.add_file(io.BytesIO(b"\r\n--\x00" * 1000), "images/\u014ctara.tif")
        source = site.client.sources.create(upload, lambda sent, total: seen.append((sent, total)))
    report.equal("sources.create(): an upload", (source.type, source.title, source.group.id),
                 ("upload", "From Python", 102))
    report.true("sources.create(): progress to the end", seen and seen[-1][0] == seen[-1][1] > len(CSV))
    report.equal("Source.list_scans(): one, without asking for it", len(source.list_scans()), 1)
    report.true("Source.get_latest_scan(): completed",
                wait_until(lambda: source.get_latest_scan().status == "completed"))
    found = {one.title: source.get_datasource(one.id) for one in source.list_datasources()}
    report.equal("Source.list_datasources()", sorted(found), ["piers", "\u014ctara"])
    table = found["piers"]
    report.equal("Source.get_datasource()", (table.data_type, table.num_features, table.upload_path),
                 ("table", 2, "piers.csv"))
    report.equal("Datasource.updated_at: a time", table.updated_at.utcoffset().total_seconds(), 0)
    layer = koordinates.Layer(title="Piers", data=koordinates.layers.LayerData(datasources=[{"id": table.id}]))
    report.equal("layers.create() from it", site.client.layers.create(layer).title, "Piers")
    outside = koordinates.UploadSource(title="Outside")
    outside.add_file(io.BytesIO(b"x"), "../outside.csv")
    report.raises("400 a path out of the source", koordinates.BadRequest, lambda: site.client.sources.create(outside))


def check_sources(report, site):
    sources = site.client.sources
    source = sources.create(koordinates.Source(
        title="Map server", type=koordinates.Source.TYPE_ARCGIS, url_remote="https://maps.example/arcgis/rest/services",
        user=1, scan_schedule="@daily", options={"username": "reader", "password": "hush"}))
    report.equal("sources.create()", (source.scan_schedule, source.options, source.user.id), ("@daily", {}, 1))
    report.true("sources.list() has it", source.id in [one.id for one in sources.list()])
    report.equal("sources.get()", sources.get(source.id).url_remote, source.url_remote)
    scan = sources.start_scan(source.id)
    report.equal("sources.start_scan()", (scan.status, scan.completed_at), ("running", None))
    report.raises("409 another while it runs", koordinates.Conflict, lambda: sources.start_scan(source.id))
    report.true("sources.get_scan(): completed",
                wait_until(lambda: sources.get_scan(source.id, scan.id).status == "completed"))
    report.equal("Scan.refresh(): its counts", scan.refresh().change_counts["added"], 3)
    report.true("Scan.get_log_lines()", [line for line in scan.get_log_lines() if "Finished" in line])
    report.raises("409 Scan.cancel(): too late", koordinates.Conflict, scan.cancel)
    report.equal("filter(status='completed')", len(source.list_scans().filter(status="completed")), 1)
    report.equal("order_by('-id')", source.list_scans().order_by("-id")[0].id, scan.id)
    other = sources.start_scan(source.id)
    other.cancel()
    report.equal("Scan.cancel()", sources.get_scan(source.id, other.id).status, "cancelled")
    refused = report.raises("400 an address with a password in it", koordinates.BadRequest,
                            lambda: sources.create(koordinates.Source(title="x", type="cifs", user=1,
                                                                      url_remote="cifs://me:hush@host/share")))
    report.true(".. which does not come back", "hush" not in str(refused))
    source.delete()
    report.raises("Source.delete()", koordinates.NotFound, lambda: sources.get(source.id))


def order_of(site, **members):
    order = koordinates.Export(**{"name": "Python's own", "formats": {"vector": "application/x-zipped-shp"}, **members})
    return order.add_item(site.layer(0), color="#003399")


def check_exports(report, site):
    exports = site.client.exports
    report.equal("exports.get_formats()", exports.get_formats()["table"]["text/csv"], "CSV")
    report.true("exports.validate()", exports.validate(order_of(site)).is_valid)
    area = exports.croplayers.list()[0].get_feature(441)
    report.true("exports.validate(): cropped", exports.validate(order_of(site, extent=area.url)).is_valid)
    far = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    answer = exports.validate(order_of(site, extent=far))
    report.equal("ExportValidationResponse.get_reasons()", answer.get_reasons(), {site.layer(0).url: ["outside-extent"]})
    report.raises("400 exports.create(): outside", koordinates.BadRequest, lambda: exports.create(order_of(site, extent=far)))
    report.raises("400 exports.create(): no format", koordinates.BadRequest,
                  lambda: exports.create(order_of(site, formats={"raster": "image/jpeg"})))
    export = exports.create(order_of(site))
    report.equal("exports.create()", (export.state, export.name, export.items[0]["color"]),
                 ("processing", "kx-pythons-own", "#003399"))
    with tempfile.TemporaryDirectory() as folder:
        report.raises("Export.download(): not yet", koordinates.exports.DownloadError, lambda: export.download(folder))
        report.true("Export.refresh(): complete", wait_until(lambda: export.refresh().state == "complete"))
        seen = []
        path = export.download(folder, lambda done, total: seen.append((done, total)))
        report.equal("Export.download(): its name", os.path.basename(path), export.name + ".zip")
        with zipfile.ZipFile(os.path.join(folder, export.name + ".zip")) as archive:
            report.equal("Export.download(): a zip file", archive.testzip(), None)
        report.true("Export.download(): progress to the end", seen and seen[-1][0] == seen[-1][1] == 20000)
    report.raises("409 exports.cancel(): too late", koordinates.Conflict, lambda: exports.cancel(export.id))
    report.equal("exports.cancel()", exports.cancel(exports.create(order_of(site)).id).state, "cancelled")
    report.equal("exports.list()", [one.state for one in exports.list()], ["cancelled", "complete"])


AREAS = (check_uploads, check_sources, check_exports)
