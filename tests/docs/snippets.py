#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compiles every C++ block of the Markdown files, so that no page shows code that is not true.

usage: snippets.py COMPILER SOURCE_DIR INCLUDE_DIR...

A block with an #include stands for itself. Any other is the body of a function that has a `koordinates::Client client`.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

PRELUDE = """#include <chrono>
#include <iostream>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <koordinates/koordinates.hpp>
#include <koordinates/testing/fake_clock.hpp>
#include <koordinates/testing/fake_transport.hpp>
#include <koordinates/testing/sandbox.hpp>
"""


def blocks(page):
    """(line number, text) of each C++ block."""
    text = page.read_text(encoding="utf-8")
    for match in re.finditer(r"^```cpp\n(.*?)^```$", text, re.MULTILINE | re.DOTALL):
        yield text.count("\n", 0, match.start()) + 2, match.group(1)


def unit(name, number, code, line):
    where = f'#line {line} "{name}"\n'
    if "#include" in code:
        return where + code
    return f"void snippet_{number}([[maybe_unused]] koordinates::Client& client) {{\n{where}{code}\n}}\n"


def main():
    compiler, source, *includes = sys.argv[1:]
    source = pathlib.Path(source)
    pages = [source / "README.md", *sorted((source / "docs").rglob("*.md"))]
    whole, pieces = [], []
    for page in pages:
        for line, code in blocks(page):
            name = page.relative_to(source)
            (whole if "#include" in code else pieces).append(unit(name, len(pieces), code, line))
    if not pieces:
        sys.exit("no C++ block was found: is " + str(source) + " the right folder?")
    with tempfile.TemporaryDirectory() as folder:
        for number, text in enumerate([PRELUDE + "\n".join(pieces), *whole]):
            file = pathlib.Path(folder) / f"snippets_{number}.cpp"
            file.write_text(text, encoding="utf-8")
            command = [compiler, "-std=c++17", "-fsyntax-only", "-Wall", "-Wextra", "-Werror", "-Wno-unused-variable",
                       "-Wno-unused-but-set-variable", *(f"-I{include}" for include in includes), str(file)]
            subprocess.run(command, check=True)
    print(f"{len(whole) + len(pieces)} blocks compile")


if __name__ == "__main__":
    main()
