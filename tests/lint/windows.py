#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compiles the sources of the library, the kit and the tests for Windows, with MinGW and the libraries' headers of this machine.

They are only parsed and checked: there is nothing to link with. It shows mistakes in what stands behind _WIN32, and names of ours that
are macros of the real <windows.h>.
"""
import argparse
import concurrent.futures
import os
import pathlib
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--source", type=pathlib.Path, required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="where export.hpp and every_header.hpp were made")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("headers", type=pathlib.Path, nargs="+", help="of the libraries: files, and folders such as curl/")
    options = parser.parse_args()

    tests = options.source / "tests"
    portable_tests = set(tests.rglob("*_test.cpp")) - set(tests.rglob("*_posix_test.cpp"))
    sources = [*sorted((options.source / "src").rglob("*.cpp")), *sorted(portable_tests), tests / "compile/windows_macros.cpp"]
    with tempfile.TemporaryDirectory() as directory:
        # The folders that they lie in hold headers of this system's C library too.
        for header in options.headers:
            for path in header.iterdir() if header.is_dir() else [header]:
                link = pathlib.Path(directory, path.relative_to(header.parent))
                link.parent.mkdir(exist_ok=True)
                if not link.exists():
                    link.symlink_to(path.resolve())
        command = [options.compiler, "-std=c++17", "-fsyntax-only", "-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wsign-conversion", "-Wshadow",
                   "-Wnon-virtual-dtor", "-Woverloaded-virtual", "-Wno-unknown-pragmas", "-Wno-attributes",
                   "-D_WIN32_WINNT=0x0A00", "-DCPPHTTPLIB_OPENSSL_SUPPORT", "-DKOORDINATES_TEST_FIXTURES=\"\"",
                   "-DKOORDINATES_SANDBOX_PROGRAM=\"\"", "-isystem", directory, "-I", options.source / "include",
                   "-I", options.source / "src", "-I", tests,
                   "-I", options.build / "include", "-I", options.build / "tests/compile"]

        def compiled(path):
            return subprocess.run([*command, path], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)

        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            results = list(pool.map(compiled, sources))
    failed = [result.stdout for result in results if result.returncode or result.stdout]
    print("\n".join(failed))
    print(f"{len(sources)} sources, {len(failed)} with complaints")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
