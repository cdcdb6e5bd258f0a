#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Checks of the files of the project: tree.py CHECK ROOT

  licences   every source, script and CMake file begins with its SPDX line
  lengths    no file is longer than a person can keep in mind
  includes   third parties' headers, and the SDK's own, are included only where they belong
  lists      the lists of sources and headers in src/ are sorted and name every file
  packages   the manifests for vcpkg have the version of version.hpp, and agree with each other
"""
import json
import pathlib
import re
import sys

SPDX = "SPDX-License-Identifier: BSD-3-Clause"
TOP = ("include", "src", "tests", "examples", "cmake", ".ci", ".circleci")
TOP_FILES = ("CMakeLists.txt", ".clang-format", ".clang-tidy", ".gitattributes", ".gitignore")
NO_COMMENTS = {".json", ".md", ".xml", ".pem", ".html", ".csv", ".gz", ".xz", ".zip"}
CODE = {".hpp", ".cpp", ".h", ".inc"}

LENGTHS = {"include": 500, "src": 500, "examples": 500, "cmake": 500, "tests": 800}

# Which header of whom -> where it may be included.
RESERVED = [
    (r"curl/", ["src/http/curl/", "tests/http/curl/", "tests/memory/"]),
    (r"nlohmann/", ["src/json/", "src/testing/", "include/koordinates/json.hpp", "tests/"]),
    (r"pugi", ["src/xml/"]),
    (r"httplib", ["src/testing/", "tests/testing/"]),
    (r"openssl/|zlib", ["src/testing/", "tests/"]),
    (r"catch2/", ["tests/support/"]),
    (r"koordinates/testing/", ["include/koordinates/testing/", "src/testing/", "tests/", "examples/"]),
    (r"koordinates/koordinates\.hpp", ["tests/", "examples/"]),
]


def files(root):
    for top in TOP:
        for path in sorted((root / top).rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
    for name in TOP_FILES:
        yield root / name


def text_of(path):
    return path.read_text(encoding="utf-8", errors="replace")


def licences(root):
    for path in files(root):
        if (path.with_suffix("") if path.suffix == ".in" else path).suffix in NO_COMMENTS:
            continue
        lines = text_of(path).splitlines()[:2]
        line = lines[1] if len(lines) > 1 and lines[0].startswith("#!") else (lines or [""])[0]
        if SPDX not in line:
            yield f"{path}: the first line, or the one after #!, is not '{SPDX}'"


def lengths(root):
    for path in files(root):
        limit = LENGTHS.get(path.relative_to(root).parts[0])
        if limit and (path.suffix in CODE | {".cmake", ".sh", ".py", ".in"} or path.name == "CMakeLists.txt"):
            count = len(text_of(path).splitlines())
            if count > limit:
                yield f"{path}: {count} lines, {limit} at most"


def includes(root):
    for path in files(root):
        if path.suffix not in CODE:
            continue
        place = path.relative_to(root).as_posix()
        for header in re.findall(r'^\s*#\s*include\s*[<"]([^>"]+)[>"]', text_of(path), re.MULTILINE):
            for pattern, allowed in RESERVED:
                if re.match(pattern, header) and not place.startswith(tuple(allowed)):
                    yield f"{path}: includes {header}, which belongs to {', '.join(allowed)}"
            if header.startswith("koordinates/") and not (root / "include" / header).exists():
                if header != "koordinates/export.hpp":
                    yield f"{path}: includes {header}, which does not exist"


def listed(text, function, target):
    """The lists that are given to a function for one target: more than one where a file depends on the platform."""
    matches = re.findall(function + r"\(\s*" + target + r"\s(.*?)\)", text, re.DOTALL)
    return [[word for word in match.split() if word != "PRIVATE"] for match in matches]


def lists(root):
    src, include = root / "src", root / "include"
    headers = {path.relative_to(include).as_posix() for path in include.rglob("*.hpp")}
    sources = {path.relative_to(src).as_posix() for path in src.rglob("*.cpp")} - {"testing/sandbox/program/main.cpp"}
    places = [("src/CMakeLists.txt", "koordinates", False, ""),
              ("src/testing/CMakeLists.txt", "koordinates_testing", True, "testing/")]
    for file, target, is_kit, prefix in places:
        text = text_of(root / file)
        wanted = [
            ("koordinates_add_headers", {name for name in headers if ("/testing/" in name) == is_kit}),
            ("target_sources", {name[len(prefix):] for name in sources if name.startswith("testing/") == is_kit}),
        ]
        for function, names in wanted:
            found = listed(text, function, target)
            named = {name for names_of_one in found for name in names_of_one}
            for name in sorted(names - named):
                yield f"{file}: {function} lacks {name}"
            for name in sorted(named - names):
                yield f"{file}: {function} names {name}, which does not exist"
            if any(names_of_one != sorted(names_of_one) for names_of_one in found):
                yield f"{file}: {function} is not sorted"


def packages(root):
    text = text_of(root / "include/koordinates/version.hpp")
    version = ".".join(re.search(rf"#define KOORDINATES_VERSION_{part} (\d+)\n", text).group(1)
                       for part in ("MAJOR", "MINOR", "PATCH"))
    development, port = (json.loads(text_of(root / place)) for place in
                         ("vcpkg.json", "cmake/vcpkg/ports/koordinates/vcpkg.json"))
    for place, manifest in (("vcpkg.json", development), ("the vcpkg port", port)):
        if manifest.get("version-semver") != version:
            yield f"{place}: version-semver is {manifest.get('version-semver')}, not {version} as in version.hpp"

    # A port needs tools of vcpkg's besides, and has no feature for the project's own tests.
    port["dependencies"] = [one for one in port["dependencies"] if isinstance(one, str) or not one.get("host")]
    development["features"].pop("tests", None)
    for key in sorted(set(development) | set(port) - {"version-semver"}):
        if key != "$schema" and development.get(key) != port.get(key):
            yield f"vcpkg.json and the vcpkg port differ in {key}"


def main():
    checks = {check.__name__: check for check in (licences, lengths, includes, lists, packages)}
    if len(sys.argv) != 3 or sys.argv[1] not in checks:
        print(__doc__)
        return 2
    complaints = list(checks[sys.argv[1]](pathlib.Path(sys.argv[2])))
    print("\n".join(complaints))
    print(f"{len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
