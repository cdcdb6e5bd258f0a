#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Every promise in python_api.txt is kept: its C++ counterpart compiles, the test that is named for it exists and uses it, and
docs/from-python.md has a line on it.

usage: python_api.py COMPILER SOURCE_DIR TESTS INCLUDE_DIR...

TESTS is a file with the names of the tests that ctest runs, one a line.
"""
import pathlib
import re
import subprocess
import sys
import tempfile

PROMISED = {"class": 39, "exception": 14, "member": 168, "guide": 14}
HEAD = """#include <utility>
#include <vector>
#include <koordinates/koordinates.hpp>
using namespace koordinates;
template <class T> T& a();
"""


def promises(file):
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split(" | ")


def compile_all(rows, compiler, includes):
    """Complains with the compiler's own words."""
    lines = []
    for number, (kind, name, code, _) in enumerate(rows):
        type_ = code[5:] if code.startswith("type ") else f"decltype({code})"
        lines.append(f'#line {number + 1} "promises"\nusing promise_{number} = {type_};  // {kind} {name}')
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "promises.cpp"
        file.write_text(HEAD + "\n".join(lines) + "\n", encoding="utf-8")
        return subprocess.run([compiler, "-std=c++17", "-fsyntax-only", *(f"-I{i}" for i in includes), str(file)],
                              stderr=subprocess.PIPE, text=True).stderr


def source_of(test, tests_dir):
    """The file of a test: `koordinates.sets` is sets_test.cpp, `core.query` core/query_test.cpp."""
    program, name = test.split(".")
    folder = tests_dir if program == "koordinates" else tests_dir / program
    deeper = sorted(folder.glob(f"*/{name}_test.cpp")) if program != "koordinates" else []
    return deeper[0] if deeper else folder / f"{name}_test.cpp"


def code_of(file):
    """The text of a test without its comments and strings: what is only talked about is not used."""
    text = file.read_text(encoding="utf-8")
    text = re.sub(r'R"\(.*?\)"|"(?:\\.|[^"\\\n])*"', '""', text, flags=re.DOTALL)
    return re.sub(r"//[^\n]*", "", text)


def accessors_in(rows):
    """How a manager is reached: {"SetManager": "sets"}."""
    found = {"Client": "client"}
    for kind, name, code, _ in rows:
        reached = re.fullmatch(r"a<\w+>\(\)\.(\w+)\([^()]*\)", code)
        if kind == "class" and reached:
            found[name] = reached[1]
    return found


def is_used(code, text, accessors):
    """Does the test name the type, or make the last call of the expression, and have its object?"""
    if code.startswith("type "):
        return re.search(rf"\b{code[5:]}\b", text) is not None
    owner = re.match(r"\(?a<(?:Query<)?(\w+)", code)
    calls = re.findall(r"\.(\w+)(?:<\w+>)?\(", code) or re.findall(r"\.(\w+)", code)
    if not owner:
        return re.search(r"\bClient\(", text) is not None
    has_object = re.search(rf"\b(?:{owner[1]}|{accessors.get(owner[1], owner[1])})\b", text) is not None
    return has_object and re.search(rf"(?:\.|->){calls[-1]}\b", text) is not None


def on_page(kind, name, page):
    if kind == "guide":
        return f"| {name} |" in page
    class_, _, member = name.partition(".")
    return any(re.search(rf"\b{class_}\b", line) and (not member or re.search(rf"\b{member}\b", line))
               for line in page.splitlines())


def main():
    compiler, source, ran, *includes = sys.argv[1:]
    source = pathlib.Path(source)
    rows = list(promises(source / "tests/docs/python_api.txt"))
    page = (source / "docs/from-python.md").read_text(encoding="utf-8")
    registered = set(pathlib.Path(ran).read_text(encoding="utf-8").split())
    accessors = accessors_in(rows)
    complaints = []
    for kind, count in PROMISED.items():
        found = sum(1 for row in rows if row[0] == kind)
        if found != count:
            complaints.append(f"{found} rows of the kind {kind}, where {count} are promised")
    for kind, name, code, test in rows:
        file = source_of(test, source / "tests")
        if test not in registered or not file.exists():
            complaints.append(f"{kind} {name}: there is no test {test}")
        elif not is_used(code, code_of(file), accessors):
            complaints.append(f"{kind} {name}: {test} does not use it")
        if not on_page(kind, name, page):
            complaints.append(f"{kind} {name}: no line of docs/from-python.md names it")
    errors = compile_all(rows, compiler, includes)
    if errors:
        complaints.append(errors)
    if complaints:
        sys.exit("\n".join(complaints))
    print(", ".join(f"{count} {kind}" for kind, count in PROMISED.items()) + ": each kept, tested and told")


if __name__ == "__main__":
    main()
