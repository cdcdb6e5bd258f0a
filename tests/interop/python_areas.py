# SPDX-License-Identifier: BSD-3-Clause
"""Checks of python_client.py: sets, publishing of several, permissions and metadata. `report` and `site` are its own."""
import io
import tempfile

import koordinates

DUBLIN_CORE = b'<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>From Python</dc:title></metadata>'


def draft_of(site, number):
    """A new draft of the number-th generated layer."""
    return site.client.layers.create_draft(site.layer(number).id)


def check_sets(report, site):
    sets = site.client.sets
    layers = [site.layer(12), site.layer(13)]
    one = koordinates.Set(title="From Python", group=101, items=[layer.url for layer in layers])
    report.true("sets.list(): some", len(sets.list()) == len(list(sets.list())) > 0)
    created = sets.create(one)
    report.equal("sets.create(): as it was asked for", (created.title, created.items, created.group.id),
                 ("From Python", [layer.url for layer in layers], 101))
    report.true("sets.create(): a draft", created.is_draft_version and created.version.id)
    report.true("sets.list_drafts() has it", created.id in [entry.id for entry in sets.list_drafts()])
    report.raises("sets.get_published(): none yet", koordinates.NotFound, lambda: sets.get_published(created.id))
    created.items = list(reversed(created.items))
    created.save()
    report.equal("Set.save(): another order", sets.get_draft(created.id).items, [layers[1].url, layers[0].url])
    publish = created.publish()
    report.equal("Set.publish()", (type(publish), publish.items), (koordinates.Publish, [created.this_version]))
    report.equal("Set.publish(): published", publish.refresh().state, "completed")
    published = sets.get_published(created.id)
    report.true("sets.get_published()", published.is_published_version)
    draft = sets.create_draft(created.id)
    report.true("sets.create_draft()", draft.is_draft_version)
    report.raises("409 a second draft of a set", koordinates.Conflict, lambda: sets.create_draft(created.id))
    report.equal("Set.list_versions()", [entry.id for entry in published.list_versions()],
                 [published.version.id, draft.version.id])
    report.equal("sets.get_version()", sets.get_version(created.id, draft.version.id).version.id, draft.version.id)
    draft.delete_version()
    report.raises("Set.delete_version()", koordinates.NotFound, lambda: sets.get_draft(created.id))
    report.raises("405 Set.save() of a published version", koordinates.NotAllowed, published.save)
    report.raises("400 a set without an owner", koordinates.BadRequest,
                  lambda: sets.create(koordinates.Set(title="Nobody's", items=[])))
    report.raises("400 a set of what is not there", koordinates.BadRequest,
                  lambda: sets.create(koordinates.Set(title="x", user=1, items=[layers[0].url.replace("layers", "maps")])))


def check_publishing(report, site):
    publishing = site.client.publishing
    drafts = [draft_of(site, number) for number in (14, 15)]
    publish = koordinates.Publish(publish_strategy=koordinates.Publish.PUBLISH_STRATEGY_TOGETHER,
                                  error_strategy=koordinates.Publish.ERROR_STRATEGY_IGNORE)
    for draft in drafts:
        publish.add_layer_item(draft)
    created = publishing.create(publish)
    report.equal("publishing.create(): its items", created.items, [draft.this_version for draft in drafts])
    report.equal("publishing.create(): its strategy", created.error_strategy, "ignore")
    report.equal("publishing.create(): completed", created.refresh().state, "completed")
    report.raises("409 Publish.cancel(): too late", koordinates.Conflict, created.cancel)
    report.raises("409 publishing.create(): published already", koordinates.Conflict, lambda: publishing.create(publish))
    report.raises("400 publishing.create(): nothing", koordinates.BadRequest,
                  lambda: publishing.create(koordinates.Publish()))
    report.raises("400 publishing.create(): a strategy that no document names", koordinates.BadRequest,
                  lambda: publishing.create(koordinates.Publish(items=publish.items, publish_strategy="individual")))
    later = koordinates.Publish(items=[draft_of(site, 16).this_version], publish_at="2999-01-01T00:00:00Z")
    waiting = publishing.create(later)
    report.equal("publishing.create(): at its time", waiting.refresh().state, "waiting-for-time")
    waiting.cancel()
    report.equal("Publish.cancel()", publishing.get(waiting.id).state, "cancelled")


def check_permissions(report, site):
    for thing in (site.client.layers.get(site.layer(17).id), site.client.sets.list()[0]):
        name = type(thing).__name__
        permissions = thing.permissions
        report.equal(f"{name}.permissions.list()", [(one.id, one.permission) for one in permissions.list()][1:],
                     [("group.everyone", "download")])
        created = permissions.create(koordinates.Permission(permission="edit", group=102))
        report.equal(f"{name}.permissions.create()", (created.id, created.permission, created.group.id),
                     ("group.102", "edit", 102))
        for named in ("group.102", 102):
            report.equal(f"{name}.permissions.get({named!r})", permissions.get(named).group.name, created.group.name)
        wanted = [{"permission": "admin", "user": 2}, {"permission": "admin", "group": "administrators"},
                  {"permission": "view", "group": "everyone"}]
        report.equal(f"{name}.permissions.set()", [one.id for one in permissions.set(wanted)],
                     ["user.2", "group.administrators", "group.everyone"])
        report.raises(f"{name}.permissions.create(): edit for everyone", koordinates.BadRequest,
                      lambda: permissions.create(koordinates.Permission(permission="edit", group="everyone")))


def check_metadata(report, site):
    draft = draft_of(site, 18)
    draft.set_metadata(io.BytesIO(DUBLIN_CORE))
    report.equal("Layer.set_metadata(): its formats", draft.metadata.get_formats(), ["dc", "fgdc", "iso"])
    with tempfile.TemporaryDirectory() as folder:
        for form, expected in (("native", b"From Python"), ("dc", b"From Python"), ("iso", b"MD_Metadata"),
                               ("fgdc", b"idinfo")):
            path = f"{folder}/{form}.xml"
            draft.metadata.get_xml(path, form)
            with open(path, "rb") as file:
                report.true(f"Metadata.get_xml({form})", expected in file.read())
    report.raises("400 no metadata", koordinates.BadRequest, lambda: draft.set_metadata(io.BytesIO(b"<html/>")))
    published = site.client.layers.get_published(site.layer(19).id)
    report.raises("405 metadata of a published version", koordinates.NotAllowed,
                  lambda: published.set_metadata(io.BytesIO(DUBLIN_CORE)))


AREAS = (check_sets, check_publishing, check_permissions, check_metadata)
