#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compiles each header in a file of its own, twice in a row, with strict warnings as errors."""
import argparse
import concurrent.futures
import os
import subprocess
import sys

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow", "-Werror"]


def compile_alone(options, header):
    command = [options.compiler, "-std=" + options.std, "-fsyntax-only", *WARNINGS, "-x", "c++", "-"]
    command += ["-I" + directory for directory in options.include]
    source = f"#include <{header}>\n#include <{header}>\nint main() {{}}\n"
    return subprocess.run(command, input=source, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--std", default="c++17")
    parser.add_argument("-I", dest="include", action="append", default=[])
    parser.add_argument("headers", nargs="+")
    options = parser.parse_args()

    failed = 0
    with concurrent.futures.ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        results = pool.map(lambda header: compile_alone(options, header), options.headers)
        for header, result in zip(options.headers, results):
            if result.returncode != 0:
                failed += 1
                print(f"{header} does not compile alone:\n{result.stdout}")
    print(f"{len(options.headers)} headers, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
