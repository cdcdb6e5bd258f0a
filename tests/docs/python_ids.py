#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Each known difference to the Python client, PY-1 to PY-74, has a test that carries its id and stands on docs/from-python.md, or
stands there under "Nothing to do" with the reason.

usage: python_ids.py SOURCE_DIR
"""
import pathlib
import re
import sys

DIFFERENCES = 74


def ids_in(text):
    return {int(number) for number in re.findall(r"PY-(\d+)", text)}


def main():
    source = pathlib.Path(sys.argv[1])
    page = (source / "docs/from-python.md").read_text(encoding="utf-8")
    described, _, nothing = page.partition("## Nothing to do")
    named, excused = ids_in(described), ids_in(nothing)
    tested = set()
    for test in (source / "tests").rglob("*.cpp"):
        tested |= ids_in(test.read_text(encoding="utf-8"))
    every = set(range(1, DIFFERENCES + 1))
    complaints = [("without a test", named - tested), ("in a test, but not on the page", tested - named),
                  ("neither tested nor excused", every - tested - excused), ("excused, but tested", excused & tested),
                  ("no difference of that number", (named | excused | tested) - every)]
    found = [f"{what}: {sorted(ids)}" for what, ids in complaints if ids]
    if found:
        sys.exit("; ".join(found))
    print(f"{len(tested)} differences have their tests, {len(excused)} need nothing")


if __name__ == "__main__":
    main()
