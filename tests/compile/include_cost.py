#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Measures what an include costs: CPU time of compiling a file with nothing but that include, against a baseline.

Medians of several rounds; in each round every candidate is compiled once, so that a slow moment of the machine meets
all of them alike.
"""
import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile

import many_models

BASELINE = "".join(f"#include <{name}>\n" for name in ("string", "vector", "optional", "memory"))


def cpu_seconds(command):
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--compiler", required=True)
    parser.add_argument("--umbrella", required=True)
    parser.add_argument("--limit", type=float, required=True)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("-I", dest="include", action="append", default=[])
    options = parser.parse_args()

    with tempfile.TemporaryDirectory() as directory:
        def write(name, text):
            path = os.path.join(directory, name)
            with open(path, "w", encoding="utf-8") as file:
                file.write(text)
            return path

        write("many_models.hpp", many_models.header())
        files = {
            "baseline": write("baseline.cpp", BASELINE),
            options.umbrella: write("umbrella.cpp", f"#include <{options.umbrella}>\n"),
            "60 models, 30 managers": write("many_models.cpp", '#include "many_models.hpp"\n'),
        }
        command = [options.compiler, "-std=c++17", "-O0", "-c", "-o", os.devnull]
        command += ["-I" + path for path in options.include]
        seconds = {name: [] for name in files}
        for name in files:  # once unmeasured: the disk's cache
            cpu_seconds(command + [files[name]])
        for _ in range(options.rounds):
            for name in files:
                seconds[name].append(cpu_seconds(command + [files[name]]))

    medians = {name: statistics.median(values) for name, values in seconds.items()}
    too_much = []
    for name, median in medians.items():
        ratio = median / medians["baseline"]
        print(f"{name:32} {median:6.3f} s CPU   {ratio:5.2f} times the baseline")
        if ratio > options.limit:
            too_much.append(name)
    for name in too_much:
        print(f"{name} costs more than {options.limit} times the baseline")
    return 1 if too_much else 0


if __name__ == "__main__":
    sys.exit(main())
