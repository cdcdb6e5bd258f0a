#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compares the peak memory of listing many layers with that of listing few: the first may take 1.1 times the second.

usage: list_peak.py SANDBOX LIST_LAYERS FEW MANY
"""
import subprocess
import sys

ALLOWED = 1.1


def peak_kib(program, url, count):
    """Peak resident memory of listing `count` layers, as the program itself has it: that of a child begins with its parent's."""
    done = subprocess.run([program, url, "sandbox-token", str(count)], stdout=subprocess.PIPE, text=True)
    seen = done.stdout.split()
    if done.returncode != 0 or seen[:2] != [str(count)] * 2:
        sys.exit(f"listing {count} layers ended with status {done.returncode} and said {done.stdout!r}")
    return int(seen[2])


def main():
    sandbox_program, list_layers, few, many = sys.argv[1:]
    few, many = int(few), int(many)
    with subprocess.Popen([sandbox_program, "--layers", str(many)], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                          text=True) as sandbox:
        url = sandbox.stdout.readline().removeprefix("LISTENING ").strip()
        small = peak_kib(list_layers, url, few)
        large = peak_kib(list_layers, url, many)
        sandbox.stdin.close()
    print(f"listing {few} layers: {small} KiB; {many}: {large} KiB; {large / small:.3f} times as much")
    if large > ALLOWED * small:
        sys.exit(f"more than {ALLOWED} times as much")


if __name__ == "__main__":
    main()
