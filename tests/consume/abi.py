#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compares what a shared library offers with what it offered before: abidiff against a baseline in the checkout.

What is new is welcome. What is gone or different breaks programs that were built before: then either the change is undone, or
the baseline is written anew by --update, and the changelog says so. Before that is believed, two spoiled copies of the baseline
have to be told from the library.
"""
import argparse
import lzma
import pathlib
import re
import subprocess
import sys
import tempfile


def write_baseline(path, shared_object, headers):
    """What is declared elsewhere than in the headers is private, and no part of it."""
    written = subprocess.run(
        ["abidw", "--headers-dir", headers, "--drop-private-types", "--no-show-locs", "--no-comp-dir-path", "--no-corpus-path",
         "--exported-interfaces-only", shared_object], stdout=subprocess.PIPE, check=True)
    path.write_bytes(lzma.compress(written.stdout, preset=9 | lzma.PRESET_EXTREME))


def difference(before, shared_object):
    """What abidiff says, or nothing. Without its options for headers: with them version 2.2 takes every function for private."""
    with tempfile.TemporaryDirectory() as directory:
        path = pathlib.Path(directory, "before.abi")
        path.write_text(before, encoding="utf-8")
        result = subprocess.run(["abidiff", "--no-added-syms", path, shared_object], stdout=subprocess.PIPE, text=True, check=False)
    return result.stdout or f"abidiff ended with {result.returncode}" if result.returncode else ""


def spoiled(before):
    """Copies of the baseline with a function that is gone since, and with a struct that has another size since."""
    function = re.search(r"<elf-symbol name='(_ZN[^']+)' type='func-type'", before).group(1)
    yield "a function that is gone", before.replace(function, function + "_gone")
    size = re.search(r"<class-decl name='ClientOptions' size-in-bits='(\d+)'", before)
    yield "a struct of another size", before.replace(size.group(0), size.group(0).replace(size.group(1), str(int(size.group(1)) - 64)))


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--update", metavar="HEADERS", help="write the baseline instead of comparing with it")
    parser.add_argument("baseline", type=pathlib.Path)
    parser.add_argument("shared_object", help="built with debug information")
    options = parser.parse_args()

    if options.update:
        write_baseline(options.baseline, options.shared_object, options.update)
        return 0

    before = lzma.decompress(options.baseline.read_bytes()).decode("utf-8")
    found = difference(before, options.shared_object)
    if found:
        print(f"{found}\nthe library differs from {options.baseline}: see the head of {__file__}")
    unnoticed = [name for name, other in spoiled(before) if not difference(other, options.shared_object)]
    for name in unnoticed:
        print(f"not noticed: {name}")
    return 1 if found or unnoticed else 0


if __name__ == "__main__":
    sys.exit(main())
