#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""docs/coverage.md names every endpoint of docs/endpoints.md, and every test that it names exists.

usage: coverage.py SOURCE_DIR
"""
import pathlib
import re
import sys

ROW = re.compile(r"^\| (\w+(?:, \w+)*) \| `([^`]+)` \| (.+) \| `([\w.]+)` \|$", re.MULTILINE)


def main():
    source = pathlib.Path(sys.argv[1])
    page = (source / "docs/coverage.md").read_text(encoding="utf-8")
    table = (source / "docs/endpoints.md").read_text(encoding="utf-8")
    covered, complaints = set(), []
    for verbs, path, _, test in ROW.findall(page):
        covered |= {(verb, re.sub(r"\{\w+\}", "{}", path)) for verb in verbs.split(", ")}
        program, name = test.split(".")
        folder = source / "tests" if program == "koordinates" else source / "tests" / program
        if not (folder / f"{name}_test.cpp").exists():
            complaints.append(f"{path}: there is no test {test}")
    for verb, path in re.findall(r"\| \w+ \| (\w+) \| \w+ \| `([^`]+)` \|", table):
        if (verb, re.sub(r"\{\w+\}", "{}", path)) not in covered:
            complaints.append(f"{verb} {path} is not on the page")
    if complaints or not covered:
        sys.exit("\n".join(complaints) or "no rows")
    print(f"{len(covered)} endpoints are covered")


if __name__ == "__main__":
    main()
