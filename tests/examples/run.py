#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Runs an example against a sandbox, and looks for a text in what it prints.

usage: run.py SANDBOX SEED EXPECTED PROGRAM [ARGUMENT...]      SEED is a file, or empty
"""
import os
import subprocess
import sys
import tempfile


def main():
    sandbox_program, seed, expected, *command = sys.argv[1:]
    serve = [sandbox_program, "--strict"] + (["--seed", seed] if seed else [])
    with subprocess.Popen(serve, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as sandbox:
        url = sandbox.stdout.readline().removeprefix("LISTENING ").strip()
        environment = dict(os.environ, KOORDINATES_HOST=url, KOORDINATES_TOKEN="sandbox-token")
        with tempfile.TemporaryDirectory() as folder:  # what it downloads into "." goes with it
            done = subprocess.run(command, env=environment, cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                  text=True)
        sandbox.stdin.close()
    print(done.stdout)
    if done.returncode != 0 or expected not in done.stdout:
        sys.exit(f"status {done.returncode}, and this was to be found: {expected!r}")


if __name__ == "__main__":
    main()
