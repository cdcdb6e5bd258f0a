#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compares what a shared library offers with what it offered before: abidiff against a baseline in the checkout.

What is new is welcome. What is gone or different breaks programs that were built before: then either the change is undone, or
the baseline is written anew by --update, and the changelog says so.
"""
import argparse
import lzma
import pathlib
import subprocess
import sys
import tempfile


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--headers", required=True, help="what lies elsewhere is private")
    parser.add_argument("--update", action="store_true", help="write the baseline instead of comparing with it")
    parser.add_argument("baseline", type=pathlib.Path)
    parser.add_argument("shared_object", help="built with debug information")
    options = parser.parse_args()

    if options.update:
        written = subprocess.run(
            ["abidw", "--headers-dir", options.headers, "--drop-private-types", "--no-show-locs", "--no-comp-dir-path",
             "--no-corpus-path", "--exported-interfaces-only", options.shared_object], stdout=subprocess.PIPE, check=True)
        options.baseline.write_bytes(lzma.compress(written.stdout, preset=9 | lzma.PRESET_EXTREME))
        return 0

    with tempfile.TemporaryDirectory() as directory:
        before = pathlib.Path(directory, "before.abi")
        before.write_bytes(lzma.decompress(options.baseline.read_bytes()))
        result = subprocess.run(["abidiff", "--headers-dir2", options.headers, "--drop-private-types", "--no-added-syms",
                                 before, options.shared_object], stdout=subprocess.PIPE, text=True, check=False)
    print(result.stdout)
    if result.returncode:
        print(f"the library differs from {options.baseline}: see the head of {__file__}")
    return 1 if result.returncode else 0


if __name__ == "__main__":
    sys.exit(main())
