#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Checks how large a library is in memory: its code and data, without debug information."""
import argparse
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="size")
    parser.add_argument("--limit", type=int, required=True, help="in bytes")
    parser.add_argument("shared_object")
    options = parser.parse_args()

    result = subprocess.run([options.size, options.shared_object], stdout=subprocess.PIPE, text=True, check=True)
    text, data = (int(number) for number in result.stdout.splitlines()[1].split()[:2])
    print(f"{text + data:,} bytes of code and data, {options.limit:,} allowed")
    return 0 if 0 < text + data <= options.limit else 1


if __name__ == "__main__":
    sys.exit(main())
