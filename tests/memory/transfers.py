#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Compares the peak memory of a large download and a large upload by the SDK with that of libcurl alone.

usage: transfers.py PROGRAMS [MIB]

PROGRAMS is the folder with koordinates_test_transfer_sdk and koordinates_test_transfer_curl, such as
build/release/tests/memory; MIB is the size of a transfer, 3072 by default. The server is another process. What comes is
compared with what was sent. The SDK may take 6 MiB more than libcurl.
"""
import http.server
import multiprocessing
import os
import pathlib
import re
import socketserver
import sys
import tempfile
import time

ALLOWED_KIB = 6 * 1024
MIB = 1 << 20
BLOCK = bytes((i * 7 + i // 251) % 256 for i in range(MIB))


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def do_GET(self):
        """/N: N times the block."""
        count = int(self.path[1:])
        self.send_response(200)
        self.send_header("Content-Length", str(count * MIB))
        self.end_headers()
        for _ in range(count):
            self.wfile.write(BLOCK)

    def do_POST(self):
        """Answers with how many whole blocks stand in a row behind the head of the file's part, and what is too much."""
        if "100-continue" in self.headers.get("Expect", ""):
            self.send_response_only(100)
            self.end_headers()
        left = int(self.headers["Content-Length"])
        start = b""
        while b"file0" not in start or b"\r\n\r\n" not in start[start.index(b"file0"):]:
            start += self.rfile.read(1)
        left -= len(start)
        blocks = 0
        while left >= MIB and self.rfile.read(MIB) == BLOCK:
            left -= MIB
            blocks += 1
        self.rfile.read(left)
        answer = f"{blocks} blocks, {left > 200}".encode()
        self.send_response(201)
        self.send_header("Content-Length", str(len(answer)))
        self.end_headers()
        self.wfile.write(answer)


class Server(socketserver.ThreadingMixIn, http.server.HTTPServer):
    daemon_threads = True


def serve(connection):
    server = Server(("127.0.0.1", 0), Handler)
    connection.send(server.server_address[1])
    server.serve_forever()


def run(program, verb, url, file):
    """Peak resident memory in KiB, seconds, and what was printed."""
    reader, writer = os.pipe()
    begun = time.monotonic()
    process = os.posix_spawn(program, [program, verb, url, str(file)], os.environ,
                             file_actions=[(os.POSIX_SPAWN_DUP2, writer, 1)])
    os.close(writer)
    with os.fdopen(reader) as output:
        said = output.read().strip()
    _, status = os.waitpid(process, 0)
    peak = re.search(r"^peak (\d+)$", said, re.MULTILINE)
    if status != 0 or not peak:
        sys.exit(f"{program} {verb} ended with status {status} and said {said!r}")
    return int(peak.group(1)), time.monotonic() - begun, said


def check_file(file, count):
    with open(file, "rb") as stream:
        for i in range(count):
            if stream.read(MIB) != BLOCK:
                sys.exit(f"block {i} of {file} is not what was sent")
        if stream.read(1):
            sys.exit(f"{file} is too long")


def transfer(programs, verb, url, folder, count):
    peaks = {}
    for name in ("curl", "sdk"):
        program = str(programs / f"koordinates_test_transfer_{name}")
        file = folder / ("large.bin" if verb == "upload" else f"{name}.bin")
        peaks[name], seconds, said = run(program, verb, url, file)
        if verb == "download":
            check_file(file, count)
            file.unlink()
        elif not re.search(rf"\b{count} blocks, False", said):
            sys.exit(f"{name}: the server received {said!r} of {count} blocks")
        print(f"{verb} of {count} MiB by {name}: {peaks[name]} KiB at most, {seconds:.2f} s")
    return peaks["sdk"] - peaks["curl"]


def main():
    if len(sys.argv) not in (2, 3):
        sys.exit(__doc__)
    programs = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) == 3 else 3072
    here, there = multiprocessing.Pipe()
    server = multiprocessing.Process(target=serve, args=(there,), daemon=True)
    server.start()
    url = f"http://127.0.0.1:{here.recv()}/{count}"
    too_much = []
    with tempfile.TemporaryDirectory(prefix="koordinates-transfers-") as name:
        folder = pathlib.Path(name)
        for verb in ("download", "upload"):
            if verb == "upload":
                with open(folder / "large.bin", "wb") as file:
                    for _ in range(count):
                        file.write(BLOCK)
            more = transfer(programs, verb, url, folder, count)
            print(f"{verb}: {more} KiB more than libcurl alone, {ALLOWED_KIB} allowed")
            if more > ALLOWED_KIB:
                too_much.append(verb)
    server.terminate()
    if too_much:
        sys.exit("too much memory: " + ", ".join(too_much))


if __name__ == "__main__":
    main()
