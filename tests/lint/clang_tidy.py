#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Runs clang-tidy on each source of a folder that the build knows, several at once, and prints each finding once."""
import argparse
import concurrent.futures
import json
import os
import pathlib
import re
import subprocess
import sys


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--clang-tidy", required=True)
    parser.add_argument("--build", type=pathlib.Path, required=True, help="where compile_commands.json is")
    parser.add_argument("--jobs", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("folders", type=pathlib.Path, nargs="+")
    options = parser.parse_args()

    commands = json.loads((options.build / "compile_commands.json").read_text(encoding="utf-8"))
    known = sorted({pathlib.Path(command["file"]).resolve() for command in commands})
    sources = [path for path in known if any(folder.resolve() in path.parents for folder in options.folders)]
    if not sources:
        print("there is no source to look at")
        return 1

    def look_at(path):
        return subprocess.run([options.clang_tidy, "-p", options.build, "--quiet", path], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, text=True, check=False)

    findings = set()
    failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for path, result in zip(sources, pool.map(look_at, sources)):
            found = re.findall(r"(?m)^(/.*: (?:warning|error): .*)$", result.stdout)
            findings.update(found)
            if result.returncode != 0 and not found:
                failed += 1
                print(f"{path}: clang-tidy ended with {result.returncode}\n{result.stderr}")
    print("\n".join(sorted(findings)))
    print(f"{len(sources)} sources, {len(findings)} findings")
    return 1 if findings or failed else 0


if __name__ == "__main__":
    sys.exit(main())
