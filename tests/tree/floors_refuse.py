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


KIT = "src/testing/sandbox/"

# Each spoils the tree by one include: the file, what it includes, and what the message says besides both names.
PLANTED = [
    ("include/koordinates/core/models/field.hpp", "include/koordinates/layers.hpp", "must point downwards"),
    ("src/json/writer.hpp", "src/session/session.hpp", "must point downwards"),
    ("include/koordinates/client.hpp", "include/koordinates/testing/sandbox.hpp", "an include must"),
    (KIT + "store/licenses.hpp", KIT + "api/call.hpp", "must point downwards"),
    (KIT + "areas/tokens/views.hpp", KIT + "site/service.hpp", "must point downwards"),
    (KIT + "areas/licenses/views.hpp", KIT + "store/jobs/sources.hpp", "does not list"),
    ("src/session/session.hpp", "src/http/curl/pool.hpp", "does not list"),
]


def planted(file, target, words):
    def plant(root):
        line = f"#include <{target[len('include/'):]}>" if target.startswith("include/") else f'#include "{target[len("src/"):]}"'
        path = root / file
        text = path.read_text(encoding="utf-8")
        assert "#pragma once\n" in text and (root / target).exists(), f"choose other files than {file} and {target}"
        path.write_text(text.replace("#pragma once\n", f"#pragma once\n{line}\n", 1), encoding="utf-8")
        return [file, target, words]

    plant.__name__ = f"{file} includes {target}"
    return plant


def change_page(root, old, new):
    page = root / "docs/contributing.md"
    text = page.read_text(encoding="utf-8")
    assert old in text, f"{page.name} does not contain {old!r} any more: change this test"
    page.write_text(text.replace(old, new, 1), encoding="utf-8")


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
    change_page(root, "| floor 0, `http/` |", "| floor 0, `http/`, `session/` |")
    return ["the row of `http/curl/`", "`session/`", "not further down"]


def missing_room(root):
    change_page(root, "| 0 | `error.hpp` |", "| 0 | `mistake.hpp` |")
    return ["names `error.hpp`, which has no row"]


def rows_out_of_order(root):
    change_page(root, "| 0 | `error.hpp` |", "| 5 | `error.hpp` |")
    return ["the row of `error.hpp` (floor 5)", "sort the rows"]


def place_in_two_rows(root):
    change_page(root, "| 0 | `error.hpp` |", "| 0 | `error.hpp`, `version.hpp` |")
    return ["`version.hpp` has two rows"]


def crowded_folder(root):
    for number in range(17):
        (root / f"src/testing/encoding/more{number}.hpp").write_text("#pragma once\n", encoding="utf-8")
    return ["src/testing/encoding", "divide the folder"]


def name_of_the_folder(root):
    (root / "src/testing/sandbox/areas/items/item_rows.hpp").write_text("#pragma once\n", encoding="utf-8")
    return ["item_rows.hpp", "repeats that of its folder"]


SPOILED = [planted(*one) for one in PLANTED] + [
    folder_without_row, circle_of_files, row_that_points_upwards, missing_room, rows_out_of_order, place_in_two_rows,
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
