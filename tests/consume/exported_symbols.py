#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Checks that a shared library exports names of the namespace koordinates and nothing else."""
import argparse
import re
import subprocess
import sys

# "vtable for koordinates::..." and its like belong to the namespace too.
ALLOWED = re.compile(
    r"^((construction vtable|VTT|vtable|typeinfo name|typeinfo|guard variable) for |(non-virtual|virtual) thunk to )?"
    r"koordinates::")


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nm", default="nm")
    parser.add_argument("shared_object")
    options = parser.parse_args()

    result = subprocess.run([options.nm, "--dynamic", "--demangle", "--defined-only", options.shared_object],
                            stdout=subprocess.PIPE, text=True, check=True)
    names = [line.split(maxsplit=2)[2] for line in result.stdout.splitlines() if line.count(" ") >= 2]
    strangers = [name for name in names if not ALLOWED.match(name)]
    print("\n".join(strangers))
    print(f"{len(names)} exported, {len(strangers)} of them strangers")
    return 1 if strangers or not names else 0


if __name__ == "__main__":
    sys.exit(main())
