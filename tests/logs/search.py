#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Searches what the clients of all tests logged: the planted marker must be there, and no token.

usage: search.py FOLDER [--begin]      --begin empties the folder, before the tests
"""
import pathlib
import re
import sys

MARKER = "planted-marker"
TOKEN = re.compile(r"[\w.]*-token\b")  # every token that the tests use ends so


def main():
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    logs = sorted(folder.glob("*.log"))
    if "--begin" in sys.argv:
        for log in logs:
            log.unlink()
        return
    marked = lines = 0
    for log in logs:
        for number, line in enumerate(log.read_text(encoding="utf-8").splitlines(), 1):
            lines += 1
            marked += MARKER in line
            if TOKEN.search(line):
                sys.exit(f"a token stands in {log}:{number}: {line}")
    if marked == 0:
        sys.exit(f"{MARKER} is in none of {len(logs)} logs: were the tests run that make them?")
    print(f"{lines} lines in {len(logs)} logs, {marked} with the marker, none with a token")


if __name__ == "__main__":
    main()
