#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Runs the official Python client, release 0.7.1 of the package `koordinates`, over TLS against the sandbox.

usage: python_client.py SANDBOX

SANDBOX is the program koordinates-sandbox. The client is whichever `import koordinates` finds; without it, or with
another release, one line says so and the exit code is 77. Either of these makes it importable:

  pip install --target=DIR koordinates==0.7.1, then PYTHONPATH=DIR

  a checkout of the release in DIR and PYTHONPATH=DIR. The client asks Python's packaging for its own version, so a
  checkout that is not installed needs beside it a file DIR/koordinates-0.7.1.dist-info/METADATA of three lines:
      Metadata-Version: 2.1
      Name: koordinates
      Version: 0.7.1
  and, from elsewhere, the packages requests, requests-toolbelt, python-dateutil and six.

Besides Python it needs the command openssl. Each check prints a line: "ok", "FAILED", or, for a call that no server can
help because it fails inside the client, "always fails in Python". The last line counts them. Such a call passes as long
as it still fails in that way; the exit code is 1 when anything else happened.
"""
import datetime
import importlib.metadata
import io
import json
import logging
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import traceback

RELEASE = "0.7.1"
SKIPPED = 77
TOKEN = "interop-owner"
LAYERS, TABLES = 45, 5  # more than two pages of 20
IMPORT_POLLS = 5  # the client reads each version that it made: an import should outlast that
SEED = {"tokens": [{"key": "interop-reader", "scopes": ["layers:read"]},
                   {"key": "interop-catalog", "scopes": ["catalog"]}],
        "unavailable_datasources": [404]}

try:
    import koordinates
    import koordinates.layers
    found = importlib.metadata.version("koordinates")
except ImportError as missing:
    print(f"skipped: the Python client cannot be imported: {missing}")
    sys.exit(SKIPPED)
if found != RELEASE:
    print(f"skipped: this is release {found} of the Python client, not {RELEASE}")
    sys.exit(SKIPPED)
if shutil.which("openssl") is None:
    print("skipped: there is no command openssl to make a certificate with")
    sys.exit(SKIPPED)
import python_areas  # needs the client as well
import python_transfers  # needs the client as well
from python_transfers import wait_until


def described(error):
    """An exception with what the server said, which the client keeps but does not print."""
    answer = getattr(error, "response", None)
    return f"{type(error).__name__}: {error}" + ("" if answer is None else f": {answer.text[:500]}")


class Report:
    """Prints a line for each check and counts them."""

    def __init__(self):
        self.passed = 0
        self.failed = 0

    def say(self, fine, name, reason=""):
        self.passed += fine
        self.failed += not fine
        print(f"ok  {name}" if fine else f"FAILED {name}: {reason}", flush=True)

    def equal(self, name, seen, expected):
        self.say(seen == expected, name, f"{seen!r} is not {expected!r}")

    def true(self, name, condition):
        self.say(bool(condition), name, "it is not so")

    def raises(self, name, error_class, call):
        """The call raises that very class, not one derived from it. Returns what it raised."""
        try:
            returned = call()
        except Exception as error:  # whatever it is, it is what the check is about
            self.say(type(error) is error_class, f"{name}: {error_class.__name__}", described(error))
            return error
        self.say(False, name, f"returned {returned!r}, should raise {error_class.__name__}")
        return None

    def always_fails(self, call_name, error_class, call):
        """A call that fails inside the client, not because of what the server answered."""
        try:
            returned = call()
        except Exception as error:  # whatever it is, it is what the check is about
            if type(error) is error_class:
                self.passed += 1
                print(f"always fails in Python: {call_name}: {error_class.__name__}: {error}", flush=True)
            else:
                self.say(False, call_name, f"failed otherwise than it used to: {described(error)}")
            return
        self.say(False, call_name, f"returned {returned!r}, used to fail with {error_class.__name__}")

    def run(self, area, site):
        """One function of checks; an exception that it did not expect is a failed check."""
        try:
            area(self, site)
        except Exception as error:  # the next area is worth running all the same
            place = traceback.extract_tb(error.__traceback__)[1]
            self.say(False, f"{area.__name__}, line {place.lineno}", described(error))


class Site:
    """A running sandbox, and clients of it."""

    def __init__(self, program, folder):
        self.folder = pathlib.Path(folder)
        self.certificate, key = make_certificate(self.folder)
        seed = self.folder / "seed.json"
        seed.write_text(json.dumps(SEED), encoding="utf-8")
        self.process = subprocess.Popen(
            [program, "--tls-cert", self.certificate, "--tls-key", key, "--token", TOKEN, "--seed", str(seed),
             "--layers", str(LAYERS), "--tables", str(TABLES), "--import-polls", str(IMPORT_POLLS)],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        line = self.process.stdout.readline()
        if not line.startswith("LISTENING https://"):
            self.stop()
            sys.exit(f"the sandbox said {line!r}")
        self.host = line.removeprefix("LISTENING https://").strip()
        self.client = self.client_with(TOKEN)

    def client_with(self, token):
        return koordinates.Client(self.host, token=token)

    def layer(self, number):
        """The number-th of the generated layers. Checks that edit one each have their own."""
        return self.client.layers.list()[number]

    def stop(self):
        if not self.process.stdin.closed:
            self.process.stdin.close()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process.stdout.close()


def make_certificate(folder):
    certificate, key = str(folder / "certificate.pem"), str(folder / "key.pem")
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost",
                    "-addext", "subjectAltName=DNS:localhost,IP:127.0.0.1", "-out", certificate, "-keyout", key],
                   check=True, capture_output=True)
    return certificate, key


def member(entry, name):
    """Of an object of the client, or of a dictionary: the client leaves documents, which it does not know, as they come."""
    return entry.get(name) if isinstance(entry, dict) else getattr(entry, name, None)


def ids(query):
    return [member(entry, "id") for entry in query]


def titles(query):
    return [member(entry, "title") or member(entry, "name") for entry in query]


def status_of(error):
    """The status behind a ServerError; None where there was no answer."""
    answer = getattr(error, "response", None)
    return None if answer is None else answer.status_code


def wait_until_imported(client, layer):
    return wait_until(lambda: client.layers.get_version(layer.id, layer.version.id).version.status == "ok")


def wait_until_published(publish):
    return wait_until(lambda: publish.refresh().state == "completed")


# Reading


def check_connection(report, site):
    del os.environ["REQUESTS_CA_BUNDLE"]
    error = report.raises("TLS: a certificate that is not trusted", koordinates.ServerError,
                          site.client.layers.list().__len__)
    os.environ["REQUESTS_CA_BUNDLE"] = site.certificate
    report.true("TLS: .. is refused because of the certificate", "CERTIFICATE_VERIFY_FAILED" in str(error))
    report.equal("TLS: the same certificate, trusted", len(site.client.layers.list()), LAYERS)
    by_name = koordinates.Client(site.host.replace("127.0.0.1", "localhost"), token=TOKEN)
    report.equal("TLS: by name, and links lead to that name",
                 [layer.url.split("/")[2] for layer in by_name.layers.list()[:1]], [by_name.host])
    url = site.client.get_url("LAYER", "GET", "multi")
    report.equal("a URL without its last slash is redirected", site.client.request("GET", url[:-1]).url, url)


def check_lists(report, site):
    layers = site.client.layers
    query = layers.list()
    report.equal("layers.list(): len()", len(query), LAYERS)
    whole = ids(query)
    report.equal("layers.list(): all pages, from the one that len() kept", len(whole), LAYERS)
    report.equal("layers.list(): nothing comes twice", len(set(whole)), LAYERS)
    report.equal("layers.list(): a second time", ids(query), whole)
    report.equal("layers.list()[:3]", [entry.id for entry in query[:3]], whole[:3])
    report.equal("layers.list()[:23]: over the edge of a page", [entry.id for entry in query[:23]], whole[:23])
    report.equal("layers.list()[44]: on the last page", query[LAYERS - 1].id, whole[-1])
    report.raises("layers.list()[45]", IndexError, lambda: query[LAYERS])
    first = query[0]
    report.true("layers.list(): entries have a title and dates",
                first.title and isinstance(first.published_at, datetime.datetime))
    report.equal("layers.list().extra(page_size=50): one page", len(layers.list().extra(page_size=50)), LAYERS)
    report.equal("layers.filter(q=..): len() without a start tag", len(layers.filter(q="no such words")), 0)
    report.equal("layers.filter(q=..): nothing", ids(layers.filter(q="no such words")), [])


def check_filters(report, site):
    layers = site.client.layers
    every = list(layers.list().expand())

    def expect(name, query, fits):
        expected = [layer.id for layer in every if fits(layer)]
        report.equal(f"layers.filter({name}): {len(expected)} layers", (len(query), ids(query)),
                     (len(expected), expected))

    def licensed(layer, kind):
        return layer.license is not None and layer.license.type.startswith(kind)

    expect("kind", layers.filter(kind="raster"), lambda l: l.kind == "raster")
    expect("kind, several values", layers.filter(kind="raster").filter(kind="grid"),
           lambda l: l.kind in ("raster", "grid"))
    expect("public=True", layers.filter(public=True), lambda l: True)
    expect("group, an id", layers.filter(group=101), lambda l: l.group.id == 101)
    expect("group, a URL", layers.filter(group=every[1].group.url), lambda l: l.group.id == every[1].group.id)
    expect("group and kind", layers.filter(group=101, kind="vector"),
           lambda l: l.group.id == 101 and l.kind == "vector")
    expect("license, an id", layers.filter(license=9), lambda l: l.license is not None and l.license.id == 9)
    expect("license, none", layers.filter(license=False), lambda l: l.license is None)
    expect("license__type", layers.filter(license__type="cc-by-sa"), lambda l: licensed(l, "cc-by-sa"))
    expect("license__type, a family", layers.filter(license__type="cc"), lambda l: licensed(l, "cc"))
    expect("license__jurisdiction", layers.filter(license__jurisdiction="nz"),
           lambda l: getattr(l.license, "jurisdiction", None) == "nz")
    expect("license__version", layers.filter(license__version="4.0"),
           lambda l: getattr(l.license, "version", None) == "4.0")
    expect("category, with those below it", layers.filter(category="environment"),
           lambda l: l.categories[0]["slug"].startswith("environment"))
    expect("tag", layers.filter(tag="odd"), lambda l: "odd" in l.tags)
    expect("q", layers.filter(q="river channels"), lambda l: "river channels" in l.title)
    report.raises("layers.filter(no such name)", koordinates.ClientValidationError, lambda: layers.filter(colour="red"))


def check_date_filters(report, site):
    layers = site.client.layers
    every = list(layers.list().expand())
    begin = datetime.datetime(2014, 1, 1, tzinfo=datetime.timezone.utc)
    end = datetime.datetime(2016, 7, 1, 12, 30, tzinfo=datetime.timezone.utc)
    after = [layer.id for layer in every if layer.created_at > begin]
    between = [layer.id for layer in every if begin < layer.created_at < end]
    report.true("some layers fit, some do not", 0 < len(between) < len(after) < LAYERS)
    report.equal("layers.filter(created_at__after=text)", ids(layers.filter(created_at__after=begin.isoformat())),
                 after)
    report.equal("layers.filter(created_at__after=date)", ids(layers.filter(created_at__after=begin.date())), after)
    report.equal("layers.filter(created_at__after=datetime)", ids(layers.filter(created_at__after=begin)), after)
    report.equal("layers.filter(created_at__after.., created_at__before..)",
                 ids(layers.filter(created_at__after=begin, created_at__before="2016-07-01T12:30:00.000Z")), between)
    error = report.raises("layers.filter(created_at__after=no date)", koordinates.BadRequest,
                          lambda: ids(layers.filter(created_at__after="soon")))
    report.true("BadRequest names the parameter", str(error).startswith("created_at.after: "))


def check_orders(report, site):
    layers = site.client.layers
    every = list(layers.list().expand())
    by_title = [layer.id for layer in sorted(every, key=lambda layer: layer.title)]
    newest_first = [layer.id for layer in sorted(every, key=lambda layer: layer.created_at, reverse=True)]
    report.equal("layers.order_by('name')", ids(layers.order_by("name")), by_title)
    report.equal("layers.order_by('-name')", ids(layers.order_by("-name")), by_title[::-1])
    report.equal("layers.order_by('created_at'): the newest first", ids(layers.order_by("created_at")), newest_first)
    report.equal("layers.order_by('-created_at'): the oldest first", ids(layers.order_by("-created_at")),
                 newest_first[::-1])
    report.equal("layers.order_by('created_at')[:10]: the ten newest",
                 [layer.id for layer in layers.order_by("created_at")[:10]], newest_first[:10])
    for key in ("updated_at", "popularity"):
        order = ids(layers.order_by(key))
        report.true(f"layers.order_by('{key}')", sorted(order) == sorted(by_title) and order != sorted(order))
        report.equal(f"layers.order_by('-{key}')", ids(layers.order_by(f"-{key}")), order[::-1])
    query = layers.filter(kind="vector").order_by("-name")
    expected = [layer.id for layer in reversed(sorted(every, key=lambda layer: layer.title)) if layer.kind == "vector"]
    report.equal("layers.filter().order_by(): both on every page", (len(query), ids(query)), (len(expected), expected))
    report.raises("layers.order_by(no such key)", koordinates.ClientValidationError, lambda: layers.order_by("id"))


def check_expand(report, site):
    layers = site.client.layers
    report.true("layers.list(): entries are short", not hasattr(layers.list()[0], "description"))
    expanded = layers.list().expand()
    report.equal("layers.list().expand(): len()", len(expanded), LAYERS)
    first = expanded[0]
    report.true("layers.list().expand(): entries are in full", first.description and first.data.datasources)
    report.equal("layers.list().expand(): typed parts", (type(first.group), type(first.license), type(first.data)),
                 (koordinates.Group, koordinates.License, koordinates.layers.LayerData))
    report.true("layers.list().expand(): beyond the first page too", hasattr(expanded[LAYERS - 1], "description"))
    report.equal("layers.get(expand=['permissions'])", layers.get(first.id, expand=["permissions"]).title, first.title)
    entry = layers.list()[0]
    report.equal("Layer.refresh() fills a short entry", entry.refresh().description, first.description)


def check_get(report, site):
    layers = site.client.layers
    layer = layers.get(site.layer(0).id)
    report.equal("layers.get(): the entry of the list", (layer, layer.title), (site.layer(0), site.layer(0).title))
    report.true("layers.get(): it is the published version", layer.is_published_version and not layer.is_draft_version)
    report.true("layers.get(): dates of collection",
                [type(date) for date in layer.collected_at] == [datetime.datetime] * 2)
    report.equal("layers.get(): fields of the data", [sorted(field) for field in layer.data.fields[:1]],
                 [["name", "type"]])
    report.equal("str(layer)", str(layer), f"{layer.id} - {layer.title}")
    published = layers.get_published(layer.id)
    report.equal("layers.get_published(): id of the layer", published.id, layer.id)
    report.equal("layers.get_published(): this_version", published.this_version, layer.published_version)
    report.equal("Layer.get_published_version()", layer.get_published_version().version.id, published.version.id)


def check_versions(report, site):
    layers = site.client.layers
    layer = layers.get(site.layer(0).id)
    published = layers.get_published(layer.id)
    versions = list(layers.list_versions(layer.id))
    newest = versions[0]
    report.equal("layers.list_versions(): the newest first, ids of versions",
                 (len(layers.list_versions(layer.id)), newest.id), (2, published.version.id))
    report.true("layers.list_versions(): status, date, number of the user",
                newest.status == "ok" and newest.created_at > versions[1].created_at and newest.created_by == 1)
    report.equal("Layer.list_versions()", ids(layer.list_versions()), ids(versions))
    report.equal("layers.list_versions().expand(): layers in full",
                 [(full.id, full.version.id) for full in layers.list_versions(layer.id).expand()],
                 [(layer.id, version.id) for version in versions])
    old = layers.get_version(layer.id, versions[1].id)
    report.equal("layers.get_version()", (old.id, old.version.id), (layer.id, versions[1].id))
    report.true("layers.get_version(): an old version is neither",
                not old.is_published_version and not old.is_draft_version)
    report.equal("Layer.get_version()", layer.get_version(versions[1].id).this_version, old.this_version)
    for name, revision, expected in (("data__source_revision", 1, versions[1:]),
                                     ("data__source_revision__gte", 2, versions[:1]),
                                     ("data__source_revision__lt", 2, versions[1:])):
        query = layers.list_versions(layer.id).filter(**{name: revision})
        report.equal(f"list_versions().filter({name})", ids(query), ids(expected))


# Editing


def check_drafts(report, site):
    layers = site.client.layers
    layer = layers.get(site.layer(1).id)
    before = len(layers.list_drafts())
    draft = layers.create_draft(layer.id)
    report.equal("layers.create_draft(): the same layer, another version",
                 (draft.id, draft.is_draft_version, draft.this_version != layer.this_version), (layer.id, True, True))
    report.equal("layers.create_draft(): a copy", (draft.title, draft.data.datasources),
                 (layer.title, layer.data.datasources))
    report.equal("layers.create_draft(): no import", draft.version.status, "ok")
    report.equal("layers.get_draft()", layers.get_draft(layer.id).version.id, draft.version.id)
    report.equal("Layer.get_draft_version()", layer.get_draft_version().version.id, draft.version.id)
    report.equal("layers.list_drafts()", (len(layers.list_drafts()), layer.id in ids(layers.list_drafts())),
                 (before + 1, True))
    report.equal("layers.list_drafts().filter()", ids(layers.list_drafts().filter(q=layer.title)), [layer.id])
    report.equal("layers.list_versions() has the draft first", layers.list_versions(layer.id)[0].id, draft.version.id)
    report.true("layers.get() is the published version still", layers.get(layer.id).is_published_version)
    draft.delete_version()
    report.raises("Layer.delete_version(): no draft afterwards", koordinates.NotFound,
                  lambda: layers.get_draft(layer.id))
    report.equal("layers.list_drafts(): one fewer", len(layers.list_drafts()), before)
    again = layer.create_draft_version()
    report.true("Layer.create_draft_version()", again.is_draft_version and again.version.id != draft.version.id)
    layer.delete_version(again.version.id)
    report.raises("Layer.delete_version(id)", koordinates.NotFound, layer.get_draft_version)


def check_save(report, site):
    layers = site.client.layers
    draft = layers.create_draft(site.layer(2).id)
    datasources, owner = draft.data.datasources, draft.group.id
    draft.title = "Ngā awa o te takiwā ✓"
    draft.description = "Edited *here*."
    draft.tags = ["one", "two"]
    draft.categories = ["imagery", "transport/roads"]
    draft.license = site.client.licenses.get_creative_commons("cc-by-nc", "nz")
    draft.collected_at = [datetime.date(2015, 1, 2), datetime.date(2016, 3, 4)]
    draft.supplier_reference = "job 12"
    report.true("Layer.save() returns the layer", draft.save() is draft)
    read = layers.get_draft(draft.id)
    report.equal("Layer.save(): title and description", (read.title, read.description),
                 ("Ngā awa o te takiwā ✓", "Edited *here*."))
    report.equal("Layer.save(): tags", read.tags, ["one", "two"])
    report.equal("Layer.save(): categories by slug", [category["slug"] for category in read.categories],
                 ["imagery", "transport/roads"])
    report.equal("Layer.save(): the licence as an object", (read.license.type, read.license.jurisdiction),
                 ("cc-by-nc", "nz"))
    report.equal("Layer.save(): dates of collection", [date.date() for date in read.collected_at],
                 [datetime.date(2015, 1, 2), datetime.date(2016, 3, 4)])
    report.equal("Layer.save(): reference of the supplier", read.supplier_reference, "job 12")
    report.equal("Layer.save(): what was not named stays", (read.group.id, read.data.datasources), (owner, datasources))
    report.equal("Layer.save(): no import", read.version.status, "ok")
    report.true("Layer.save(): the published version is as it was", layers.get(draft.id).title != draft.title)
    draft.tags, draft.license, draft.group = [], 9, 103
    draft.save()
    report.equal("Layer.save(): licence and group by id", (draft.license.id, draft.group.id), (9, 103))
    report.equal("Layer.save(): an empty list is not sent, so it changes nothing", draft.tags, ["one", "two"])
    draft.delete_version()


def check_save_with_data(report, site):
    layers = site.client.layers
    draft = layers.create_draft(site.layer(3).id)
    draft.save(with_data=True)
    report.equal("Layer.save(with_data=True): unchanged data, no import", draft.version.status, "ok")
    draft.data.crs = "EPSG:4326"
    draft.data.datasources = [{"id": 70001}, {"id": 70002}]
    draft.save()
    report.equal("Layer.save(): changed data stays behind", (draft.data.crs, draft.version.status), ("EPSG:2193", "ok"))
    draft.data.crs = "EPSG:4326"
    draft.data.datasources = [{"id": 70001}, {"id": 70002}]
    draft.save(with_data=True)
    report.equal("Layer.save(with_data=True): an import of the changed data", (draft.data.crs, draft.version.status),
                 ("EPSG:4326", "importing"))
    report.equal("Layer.save(with_data=True): datasources", draft.data.datasources, [{"id": 70001}, {"id": 70002}])
    report.true("polling: the import ends", wait_until_imported(site.client, draft))
    draft.refresh()
    report.equal("Layer.refresh() is the published version", draft.data.crs, "EPSG:2193")
    layers.get_draft(draft.id).delete_version()


def new_layer(**members):
    return koordinates.Layer(data=koordinates.layers.LayerData(datasources=[{"id": 81001}]), **members)


def check_create(report, site):
    layers = site.client.layers
    layer = new_layer(title="A new layer", description="Made by the Python client", group=102, tags=["new"])
    report.true("layers.create() fills the object", layers.create(layer) is layer and layer.id)
    report.true("layers.create(): a draft", layer.is_draft_version and layer.published_version is None)
    report.equal("layers.create(): what was sent", (layer.title, layer.description, layer.tags, layer.group.id),
                 ("A new layer", "Made by the Python client", ["new"], 102))
    report.equal("layers.create(): its import runs", layer.version.status, "importing")
    report.true("layers.list_drafts() has it, layers.list() not",
                layer.id in ids(layers.list_drafts()) and layer.id not in ids(layers.list()))
    report.equal("layers.get() of a layer without a published version", layers.get(layer.id).is_draft_version, True)
    report.raises("layers.get_published() of it", koordinates.NotFound, lambda: layers.get_published(layer.id))
    report.true("polling: the import ends", wait_until_imported(site.client, layer))
    report.true("Layer.publish() and polling", wait_until_published(layer.publish()))
    report.true("layers.list() has it", layer.id in ids(layers.list()) and layer.id not in ids(layers.list_drafts()))
    report.equal("len(layers.list()): one more", len(layers.list()), LAYERS + 1)
    published = layers.get_published(layer.id)
    report.true("layers.get_published(): published for the first time",
                published.is_published_version and published.first_published_at == published.published_at)


def check_import(report, site):
    client, layers = site.client, site.client.layers
    draft = layers.create_draft(site.layer(4).id)
    started = layers.start_import(draft.id, draft.version.id)
    report.equal("layers.start_import(): the version", (started.id, started.version.id), (draft.id, draft.version.id))
    report.equal("layers.start_import(): it runs", started.version.status, "importing")
    report.equal("layers.start_import(): a running one is replaced",
                 layers.start_import(draft.id, draft.version.id).version.status, "importing")
    report.true("polling: the import ends", wait_until_imported(client, draft))
    report.true("Layer.start_import() returns the layer", draft.start_import() is draft)
    report.equal("Layer.start_import(): it runs", draft.version.status, "importing")
    report.true("polling: the import ends", wait_until_imported(client, draft))
    report.equal("Layer.start_import(id)", draft.start_import(draft.version.id).version.status, "importing")
    draft.delete_version()
    updated = site.layer(4).start_update()
    report.equal("Layer.start_update(): a draft that is imported", (updated.is_draft_version, updated.version.status),
                 (True, "importing"))
    report.true("progress: below 1 while it runs", 0 <= updated.version.progress < 1)
    report.true("polling: the import ends", wait_until_imported(client, updated))
    report.equal("progress: 1 at the end", layers.get_draft(updated.id).version.progress, 1)
    updated.delete_version()


def check_publish(report, site):
    client, layers = site.client, site.client.layers
    layer = layers.get(site.layer(5).id)
    draft = layer.start_update()
    draft.title = "Published by the Python client"
    draft.save()
    publish = draft.publish()
    report.equal("Layer.publish(): a publish of this version", (type(publish), publish.items),
                 (koordinates.Publish, [draft.this_version]))
    report.equal("Layer.publish(): it waits for the import", publish.state, "waiting-for-items")
    report.equal("Layer.publish(): strategies, as documented", (publish.publish_strategy, publish.error_strategy),
                 ("together", "abort"))
    report.equal("Publish.created_by: a user", (type(publish.created_by), publish.created_by.id), (koordinates.User, 1))
    report.true("publishing.list() has it", publish.id in ids(client.publishing.list()))
    report.equal("publishing.get()", client.publishing.get(publish.id).items, publish.items)
    report.equal("Publish.get_items(): layers", [item.version.id for item in publish.get_items()], [draft.version.id])
    report.true("polling: Publish.refresh() until it is completed", wait_until_published(publish))
    after = layers.get(layer.id)
    report.equal("layers.get(): the new version is the published one",
                 (after.title, after.published_version, after.is_published_version),
                 (draft.title, draft.this_version, True))
    report.true("layers.get(): published later, first published when it was",
                after.published_at > layer.published_at and after.first_published_at == layer.first_published_at)
    report.raises("layers.get_draft(): no draft is left", koordinates.NotFound, lambda: layers.get_draft(layer.id))
    report.equal("layers.list_versions(): three", len(layers.list_versions(layer.id)), 3)
    second = layers.create_draft(layer.id)
    report.true("Layer.publish(id)", wait_until_published(second.publish(second.version.id)))


# What the server refuses


def check_conflicts(report, site):
    layers = site.client.layers
    layer = layers.get(site.layer(6).id)
    published = layers.get_published(layer.id)
    draft = layers.create_draft(layer.id)
    error = report.raises("409 a second draft", koordinates.Conflict, lambda: layers.create_draft(layer.id))
    report.equal("Conflict.response: status", status_of(error), 409)
    report.true("Conflict.response: says why", "draft" in error.response.json()["detail"])
    report.raises("409 Layer.start_update() beside a draft", koordinates.Conflict, layer.start_update)
    report.raises("409 import of a published version", koordinates.Conflict, published.start_import)
    report.raises("409 publish of a published version", koordinates.Conflict, published.publish)
    draft.start_import()
    publish = draft.publish()
    report.raises("409 a second publish of a version", koordinates.Conflict, draft.publish)
    report.raises("405 edit of a published version", koordinates.NotAllowed, published.save)
    report.raises("405 deletion of a published version", koordinates.NotAllowed, published.delete_version)
    draft.delete_version()
    report.raises("409 deletion of a deleted version", koordinates.Conflict, draft.delete_version)
    report.equal("a publish whose version was deleted ends", publish.refresh().state, "cancelled-due-to-error")


def check_refused_content(report, site):
    layers = site.client.layers
    error = report.raises("400 create without a title", koordinates.BadRequest, lambda: layers.create(new_layer()))
    report.equal("BadRequest: field and message", str(error).split("\n"), ["title: This field is required."])
    error = report.raises("400 create without anything", koordinates.BadRequest,
                          lambda: layers.create(koordinates.Layer()))
    report.equal("BadRequest: a line for each field", [line.split(":")[0] for line in str(error).split("\n")],
                 ["data.datasources", "title"])
    error = report.raises("400 a group that is not there", koordinates.BadRequest,
                          lambda: layers.create(new_layer(title="t", group=999)))
    report.equal("BadRequest: status", status_of(error), 400)
    draft = layers.create_draft(site.layer(7).id)
    draft.data.datasources = [{"id": 404}]
    error = report.raises("400 import without a datasource that is there", koordinates.BadRequest,
                          lambda: draft.save(with_data=True))
    report.equal("BadRequest: detail", str(error), "detail: No valid datasources to import")
    draft.delete_version()


def check_not_there(report, site):
    layers = site.client.layers
    layer = site.layer(8)
    error = report.raises("404 layers.get()", koordinates.NotFound, lambda: layers.get(99))
    report.equal("404 status", status_of(error), 404)
    report.raises("404 layers.get_draft()", koordinates.NotFound, lambda: layers.get_draft(layer.id))
    report.raises("404 layers.get_version()", koordinates.NotFound, lambda: layers.get_version(layer.id, 99))
    report.raises("404 layers.list_versions()", koordinates.NotFound, lambda: len(layers.list_versions(99)))
    report.raises("404 publishing.get()", koordinates.NotFound, lambda: site.client.publishing.get(99999))
    report.raises("404 licenses.get()", koordinates.NotFound, lambda: site.client.licenses.get(99999))
    victim = layers.create(new_layer(title="To be deleted"))
    # The client has the URL to delete a layer, and a method that never reaches it: see the calls that always fail.
    answer = site.client.request("DELETE", site.client.get_url("LAYER", "DELETE", "delete", {"id": victim.id}))
    report.equal("a layer is deleted", answer.status_code, 204)
    error = report.raises("410 layers.get() of a deleted layer", koordinates.ServerError, lambda: layers.get(victim.id))
    report.equal("410 status", status_of(error), 410)


def check_tokens(report, site):
    stranger, reader = site.client_with("wrong"), site.client_with("interop-reader")
    error = report.raises("401 a wrong token", koordinates.AuthenticationError, lambda: len(stranger.layers.list()))
    report.equal("401 status", status_of(error), 401)
    report.raises("401 a wrong token, writing", koordinates.AuthenticationError,
                  lambda: stranger.layers.create_draft(site.layer(9).id))
    report.equal("a token with layers:read reads", len(reader.layers.list()), len(site.client.layers.list()))
    error = report.raises("403 a token without layers:write", koordinates.Forbidden,
                          lambda: reader.layers.create_draft(site.layer(9).id))
    report.equal("403 status", status_of(error), 403)
    report.equal("403 headers: the scopes that would do, the token's",
                 (error.response.headers["Accepted-OAuth-Scopes"], error.response.headers["OAuth-Scopes"]),
                 ("layers:write", "layers:read"))
    report.raises("403 nothing was made", koordinates.NotFound, lambda: site.client.layers.get_draft(site.layer(9).id))
    catalog_only = site.client_with("interop-catalog")
    report.equal("a token with catalog reads the catalogue", len(catalog_only.catalog.list()),
                 len(site.client.catalog.list()))
    report.raises("403 .. and no layers", koordinates.Forbidden, lambda: len(catalog_only.layers.list()))
    os.environ["KOORDINATES_TOKEN"] = TOKEN
    report.equal("a token of the environment", len(koordinates.Client(site.host).publishing.list()),
                 len(site.client.publishing.list()))
    del os.environ["KOORDINATES_TOKEN"]


# The other collections


def check_catalog(report, site):
    catalog = site.client.catalog
    every = list(catalog.list())
    entries = [entry for entry in every if not isinstance(entry, dict)]
    layer_ids = ids(site.client.layers.list())
    report.equal("catalog.list(): len()", len(catalog.list()), len(every))
    documents = [entry for entry in every if isinstance(entry, dict)]
    report.true("catalog.list(): documents", documents and all("/documents/" in entry["url"] for entry in documents))
    report.equal("catalog.list(): the sets", {type(entry) for entry in entries if "/sets/" in entry.url},
                 {koordinates.Set})
    report.equal("catalog.list(): the layers", [entry.id for entry in entries if "/layers/" in entry.url], layer_ids)
    tables = [entry for entry in entries if "/tables/" in entry.url]
    report.equal("catalog.list(): the tables", (len(tables), {entry.type for entry in tables}), (TABLES, {"table"}))
    report.true("catalog.list(): a table can be refreshed",
                tables[0].refresh().data.fields and tables[0].kind == "table")
    report.equal("tables.list(): the layers, the only URL that the client has", ids(site.client.tables.list()),
                 layer_ids)
    report.equal("catalog.list()[:25]", ids(catalog.list()[:25]), ids(every[:25]))
    report.equal("catalog.filter(kind='table')", ids(catalog.filter(kind="table")), ids(tables))
    report.equal("catalog.filter(kind, several values)", len(catalog.filter(kind="table").filter(kind="raster")),
                 TABLES + len(site.client.layers.filter(kind="raster")))
    report.equal("catalog.filter(license__type)", len(catalog.filter(license__type="public-domain")),
                 [member(member(entry, "license"), "type") for entry in catalog.list().expand()].count("public-domain"))
    report.equal("catalog.order_by('name')", titles(catalog.order_by("name")), sorted(titles(every)))
    report.equal("catalog.list().expand(): in full", type(catalog.list().expand()[0].data),
                 koordinates.layers.LayerData)


def check_latest(report, site):
    client, catalog = site.client, site.client.catalog
    before = len(catalog.list_latest())
    layer = client.layers.create(new_layer(title="In the catalogue"))
    report.true("catalog.list_latest() has what was never published, catalog.list() not",
                layer.id in ids(catalog.list_latest()) and layer.id not in ids(catalog.list()))
    report.equal("catalog.list_latest(): one more", len(catalog.list_latest()), before + 1)
    report.true("catalog.list_latest().filter(version__status='importing')",
                layer.id in ids(catalog.list_latest().filter(version__status="importing")))
    report.true("polling: the import ends", wait_until_imported(client, layer))
    report.true("catalog.list_latest().filter(version__status='ok')",
                layer.id in ids(catalog.list_latest().filter(version__status="ok")))
    report.equal("catalog.list_latest().filter(kind='table')", len(catalog.list_latest().filter(kind="table")), TABLES)
    layer.delete_version()


def check_licenses(report, site):
    licenses = site.client.licenses
    every = list(licenses.list())
    report.true("licenses.list(): more than a page", len(every) > 20 and len(licenses.list()) == len(every))
    one = licenses.get(every[0].id)
    report.equal("licenses.get()", (one, one.title, type(one)), (every[0], every[0].title, koordinates.License))
    ported = licenses.get_creative_commons("cc-by-nc-sa", "au")
    report.equal("get_creative_commons(), ported", (ported.type, ported.jurisdiction), ("cc-by-nc-sa", "au"))
    unported = licenses.get_creative_commons("cc-by")
    report.equal("get_creative_commons(), unported: with an empty country in the path",
                 (unported.type, unported.jurisdiction),
                 ("cc-by", ""))
    report.equal("License.refresh()", unported.refresh().id, unported.id)
    report.raises("get_creative_commons(no such country)", koordinates.NotFound,
                  lambda: licenses.get_creative_commons("cc-by", "zz"))
    report.raises("get_creative_commons(other slug)", koordinates.ClientValidationError,
                  lambda: licenses.get_creative_commons("by"))


def check_groups(report, site):
    group = site.client.layers.get(site.layer(0).id).group
    report.true("Layer.group: a name", group.id == 101 and group.name)
    report.true("Group.refresh(): what it holds", set(group.refresh().stats) == {"layers", "tables", "documents"})
    answer = site.client.request("GET", group.url.replace(f"/{group.id}/", "/"))
    report.true("groups/: the group is among them", group.id in [entry["id"] for entry in answer.json()])
    layers = site.client.layers.filter(group=group.id)
    report.true("layers.filter(group): theirs only",
                len(layers) > 0 and {l.group.id for l in layers.expand()} == {group.id})
    draft = site.client.layers.create_draft(site.layer(10).id)
    user = draft.publish().created_by
    report.equal("User.refresh()", user.refresh().id, 1)


# What fails inside the client


def fail_on_layers(report, site):
    client, layers = site.client, site.client.layers
    layer = layers.get(site.layer(11).id)
    report.always_fails("Layer.delete_layer()", KeyError, layer.delete_layer)
    report.true(".. and the layer is there still", layers.get(layer.id))
    report.always_fails("layers.start_update(id)", AttributeError, lambda: layers.start_update(layer.id))
    report.equal(".. after the draft was made and its import begun", layers.get_draft(layer.id).version.status,
                 "importing")
    layers.get_draft(layer.id).delete_version()
    report.always_fails("Layer.list_versions()[0].publish()", AttributeError,
                        lambda: layer.list_versions()[0].publish())
    report.always_fails("Layer.permissions.set([Permission])", TypeError,
                        lambda: layer.permissions.set([koordinates.Permission(permission="view", group="everyone")]))
    metadata = layers.create_from_result({"id": 1, "url": layer.url, "metadata": {"dc": layer.url}}).metadata
    report.always_fails("Metadata.get_xml(a format that is not there)", AttributeError,
                        lambda: metadata.get_xml(io.BytesIO(), "iso"))
    report.always_fails("koordinates.LayerData", AttributeError, lambda: koordinates.LayerData)
    report.always_fails("client.get_url(api_version='v1.x')", AttributeError,
                        lambda: client.get_url("LAYER", "GET", "multi", api_version="v1.x"))


def fail_on_lists(report, site):
    client, refused = site.client, koordinates.ClientValidationError
    report.always_fails("licenses.filter(type)", refused, lambda: client.licenses.filter(type="cc-by"))
    report.always_fails("licenses.order_by('title')", refused, lambda: client.licenses.order_by("title"))
    report.always_fails("publishing.filter(state)", refused, lambda: client.publishing.filter(state="completed"))
    report.always_fails("publishing.filter(reference)", refused, lambda: client.publishing.filter(reference="a"))
    report.always_fails("sets.filter(group)", refused, lambda: client.sets.filter(group=101))
    report.always_fails("sources.filter(type)", refused, lambda: client.sources.filter(type="upload"))
    report.always_fails("exports.order_by('name')", refused, lambda: client.exports.order_by("name"))
    report.always_fails("catalog.filter(type)", refused, lambda: client.catalog.filter(type="layer"))
    report.always_fails("catalog.get(id)", NotImplementedError, lambda: client.catalog.get(site.layer(0).id))
    groups, users = client.get_manager(koordinates.Group), client.get_manager(koordinates.User)
    report.always_fails("list() of the groups' manager", KeyError, groups.list)
    report.always_fails("get() of the groups' manager", KeyError, lambda: groups.get(101))
    report.always_fails("list() of the users' manager", KeyError, users.list)
    report.always_fails("get() of the users' manager", KeyError, lambda: users.get(1))


def fail_elsewhere(report, site):
    client = site.client
    somewhere = {"id": 1, "url": f"https://{site.host}/services/api/v1/nothing/1/"}
    report.always_fails("sources.list_scans()", AttributeError, client.sources.list_scans)
    report.always_fails("Source.save()", TypeError, client.sources.create_from_result(somewhere).save)
    report.always_fails("sets.set_metadata(id, fp)", AttributeError, lambda: client.sets.set_metadata(1, io.BytesIO()))
    report.always_fails("Set.set_metadata(fp)", AttributeError,
                        lambda: client.sets.create_from_result(somewhere).set_metadata(io.BytesIO(), 1))
    report.always_fails("Set.get_items()", AttributeError,
                        lambda: client.sets.create_from_result(somewhere).get_items())
    report.always_fails("Export.cancel()", AttributeError, client.exports.create_from_result(somewhere).cancel)
    report.always_fails("list() of the crop features' manager", KeyError, client.get_manager("CropFeature").list)
    report.always_fails("list() of the scans' manager", KeyError, client.get_manager("Scan").list)
    report.always_fails("list() of the datasources' manager", KeyError, client.get_manager("Datasource").list)
    report.always_fails("Publish.add_layer_version(id)", AttributeError,
                        lambda: koordinates.Publish().add_layer_version(1))
    report.always_fails("Publish.STRATEGY_TOGETHER", AttributeError, lambda: koordinates.Publish.STRATEGY_TOGETHER)


def check_stopped(report, site):
    site.stop()
    report.equal("the sandbox ended as it should", site.process.returncode, 0)
    error = report.raises("nobody answers", koordinates.ServerError, lambda: len(site.client.layers.list()))
    report.equal("nobody answers: no status", status_of(error), None)


AREAS = (check_connection, check_lists, check_filters, check_date_filters, check_orders, check_expand, check_get,
         check_versions, check_drafts, check_save, check_save_with_data, check_import, check_publish, check_conflicts,
         check_refused_content, check_not_there, check_create, check_tokens, check_catalog, check_latest,
         check_licenses, check_groups, *python_areas.AREAS, *python_transfers.AREAS, fail_on_layers, fail_on_lists,
         fail_elsewhere, check_stopped)


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    # Nothing of the caller's own set-up, and no way round by a proxy.
    for name in ("KOORDINATES_TOKEN", "CURL_CA_BUNDLE", "http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY",
                 "HTTPS_PROXY", "ALL_PROXY"):
        os.environ.pop(name, None)
    # It would print every refusal, and most are wanted here.
    logging.getLogger("koordinates").setLevel(logging.ERROR)
    report = Report()
    with tempfile.TemporaryDirectory() as folder:
        site = Site(sys.argv[1], folder)
        os.environ["REQUESTS_CA_BUNDLE"] = site.certificate
        try:
            for area in AREAS:
                report.run(area, site)
        finally:
            site.stop()
    print(f"{report.passed} passed, {report.failed} failed")
    return 1 if report.failed else 0


if __name__ == "__main__":
    sys.exit(main())
