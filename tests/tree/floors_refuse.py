#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Checks that floors.py refuses what it should: it spoils a copy of the tree, one way at a time.

usage: floors_refuse.py ROOT
"""
import pathlib
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent


def add_include(root, file, line):
    path = root / file
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("#pragma once\n", f"#pragma once\n{line}\n", 1), encoding="utf-8")


def upward_in_include(root):
    add_include(root, "include/koordinates/core/models/field.hpp", "#include <koordinates/layers.hpp>")
    return ["include/koordinates/core/models/field.hpp", "include/koordinates/layers.hpp", "must point downwards"]


def upward_in_src(root):
    add_include(root, "src/json/writer.hpp", '#include "session/session.hpp"')
    return ["src/json/writer.hpp", "src/session/session.hpp", "must point downwards"]


def upward_from_store(root):
    add_include(root, "src/testing/sandbox/store/licenses.hpp", '#include "testing/sandbox/api/call.hpp"')
    return ["src/testing/sandbox/store/licenses.hpp", "src/testing/sandbox/api/call.hpp", "must point downwards"]


def upward_to_the_service(root):
    add_include(root, "src/testing/sandbox/areas/tokens/views.hpp", '#include "testing/sandbox/site/service.hpp"')
    return ["src/testing/sandbox/areas/tokens/views.hpp", "src/testing/sandbox/site/service.hpp", "must point downwards"]


def unlisted_include(root):
    add_include(root, "src/testing/sandbox/areas/licenses/views.hpp", '#include "testing/sandbox/store/jobs/sources.hpp"')
    return ["src/testing/sandbox/areas/licenses/views.hpp", "src/testing/sandbox/store/jobs/sources.hpp", "does not list"]


def private_include(root):
    add_include(root, "src/session/session.hpp", '#include "http/curl/pool.hpp"')
    return ["src/session/session.hpp", "src/http/curl/pool.hpp", "does not list"]


def library_that_needs_the_kit(root):
    add_include(root, "include/koordinates/client.hpp", "#include <koordinates/testing/sandbox.hpp>")
    return ["include/koordinates/client.hpp", "include/koordinates/testing/sandbox.hpp"]


def folder_without_row(root):
    folder = root / "src/testing/sandbox/areas/weather"
    folder.mkdir()
    (folder / "views.hpp").write_text("#pragma once\n", encoding="utf-8")
    return ["src/testing/sandbox/areas/weather/views.hpp", "belongs to no row"]


def circle_of_files(root):
    for one, other in (("one", "other"), ("other", "one")):
        (root / f"src/text/{one}.hpp").write_text(f'#pragma once\n#include "text/{other}.hpp"\n', encoding="utf-8")
    return ["src/text/one.hpp", "src/text/other.hpp", "in a circle"]


def row_that_points_upwards(root):
    page = root / "docs/contributing.md"
    text = page.read_text(encoding="utf-8")
    page.write_text(text.replace("reading and writing JSON; `RawJson` | floor 0 |",
                                 "reading and writing JSON; `RawJson` | floor 0, `session/` |"), encoding="utf-8")
    return ["the row of `json/`", "`session/`", "not further down"]


def missing_room(root):
    page = root / "docs/contributing.md"
    page.write_text(page.read_text(encoding="utf-8").replace("the exceptions | `text/`", "the exceptions | `prose/`"), encoding="utf-8")
    return ["names `prose/`, which has no row"]


def crowded_folder(root):
    for number in range(17):
        (root / f"src/testing/encoding/more{number}.hpp").write_text("#pragma once\n", encoding="utf-8")
    return ["src/testing/encoding", "divide the folder"]


def name_of_the_folder(root):
    (root / "src/testing/sandbox/areas/items/item_rows.hpp").write_text("#pragma once\n", encoding="utf-8")
    return ["item_rows.hpp", "repeats that of its folder"]


SPOILED = [upward_in_include, upward_in_src, upward_from_store, upward_to_the_service, unlisted_include, private_include,
           library_that_needs_the_kit, folder_without_row, circle_of_files, row_that_points_upwards, missing_room,
           crowded_folder, name_of_the_folder]


def check(root, spoil):
    """What floors.py gets wrong about a copy of the tree that `spoil` has changed."""
    with tempfile.TemporaryDirectory() as folder:
        copy = pathlib.Path(folder)
        for top in ("include", "src"):
            shutil.copytree(root / top, copy / top)
        (copy / "docs").mkdir()
        shutil.copy(root / "docs/contributing.md", copy / "docs")
        words = spoil(copy) if spoil else []
        result = subprocess.run([sys.executable, "-B", str(HERE / "floors.py"), str(copy)], text=True,
                                stdout=subprocess.PIPE, stderr=subprocess.STDOUT, check=False)
        if spoil is None:
            return [] if result.returncode == 0 else [f"the unspoiled tree fails: {result.stdout}"]
        name = spoil.__name__
        if result.returncode != 1:
            return [f"{name}: exit status {result.returncode}, not 1: {result.stdout}"]
        if not any(all(word in line for word in words) for line in result.stdout.splitlines()):
            return [f"{name}: no line has {words}: {result.stdout}"]
        return []


def main():
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    root = pathlib.Path(sys.argv[1])
    complaints = [complaint for spoil in [None] + SPOILED for complaint in check(root, spoil)]
    print("\n".join(complaints))
    print(f"{len(SPOILED)} spoiled trees, {len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
