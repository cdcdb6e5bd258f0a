#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Every difference that docs/from-python.md names with an id must have a test that carries the id.

usage: python_ids.py SOURCE_DIR
"""
import pathlib
import re
import sys


def main():
    source = pathlib.Path(sys.argv[1])
    named = set(re.findall(r"PY-\d+", (source / "docs/from-python.md").read_text(encoding="utf-8")))
    tested = set()
    for test in (source / "tests").rglob("*.cpp"):
        tested |= set(re.findall(r"PY-\d+", test.read_text(encoding="utf-8")))
    missing = sorted(named - tested, key=lambda name: int(name[3:]))
    unnamed = sorted(tested - named, key=lambda name: int(name[3:]))
    if missing or unnamed:
        sys.exit(f"without a test: {missing}; in a test, but not on the page: {unnamed}")
    print(f"{len(named)} differences have their tests")


if __name__ == "__main__":
    main()
