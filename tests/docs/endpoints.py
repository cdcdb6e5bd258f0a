#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""The table in docs/endpoints.md is the one in src/session/endpoints.cpp.

usage: endpoints.py SOURCE_DIR
"""
import pathlib
import re
import sys


def main():
    source = pathlib.Path(sys.argv[1])
    code = (source / "src/session/endpoints.cpp").read_text(encoding="utf-8")
    page = (source / "docs/endpoints.md").read_text(encoding="utf-8")
    in_code = set(re.findall(r'\{"(\w+)", "(\w+)", "(\w+)", "([^"]+)", (?:true|false)(?:, "([^"]+)")?\}', code))
    on_page = set(re.findall(r"\| (\w+) \| (\w+) \| (\w+) \| `([^`]+)` \|(?: (\S+))? \|", page))
    if not in_code or in_code != on_page:
        sys.exit(f"only in the code: {sorted(in_code - on_page)}; only on the page: {sorted(on_page - in_code)}")
    print(f"{len(in_code)} endpoints, the same in both")


if __name__ == "__main__":
    main()
