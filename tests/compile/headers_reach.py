#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Looks at what each public header brings in: no third party's header, and no costly standard one in the umbrella."""
import argparse
import re
import subprocess
import sys

THIRD_PARTIES = re.compile(r"/(curl/|nlohmann/|pugi|httplib\.h|catch2/|openssl/|zlib\.h)")
OPT_IN = {"koordinates/json.hpp": "/nlohmann/"}  # the one header that may
COSTLY = {"filesystem", "iostream", "regex", "future"}


def reached(options, header):
    """Every file that the header brings in, itself included."""
    command = [options.compiler, "-std=c++17", "-M", "-x", "c++", "-"]
    command += ["-I" + directory for directory in options.include]
    result = subprocess.run(command, input=f"#include <{header}>\n", text=True, stdout=subprocess.PIPE, check=True)
    return result.stdout.replace("\\\n", " ").split()[1:]


def complaints(header, files, is_umbrella):
    own = [file for file in files if "/koordinates/" in file]
    for file in files:
        match = THIRD_PARTIES.search(file)
        allowed = OPT_IN.get(header)
        if match and file not in own and not (allowed and allowed in file):
            yield f"{header} reaches {file}"
        # The standard's own headers have no suffix; <filesystem> stands for all of bits/fs_*.h.
        if is_umbrella and file.rsplit("/", 1)[-1] in COSTLY:
            yield f"{header}, the umbrella, reaches {file}"
    if is_umbrella:
        for file in own:
            if any(file.endswith(header) for header in OPT_IN) or "/koordinates/testing/" in file:
                yield f"{header}, the umbrella, reaches {file}, which is opt-in"


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--umbrella", required=True)
    parser.add_argument("-I", dest="include", action="append", default=[])
    parser.add_argument("headers", nargs="+")
    options = parser.parse_args()

    found = []
    for header in options.headers:
        found += complaints(header, reached(options, header), header == options.umbrella)
    print("\n".join(found))
    print(f"{len(options.headers)} headers, {len(found)} complaints")
    if options.umbrella not in options.headers:
        print(f"{options.umbrella} is not among them")
        return 1
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
