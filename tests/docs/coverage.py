#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""docs/coverage.md names every endpoint of docs/endpoints.md with tests that exist; and, where the logs of those tests are given,
each test did send what its row says, and was answered with success.

usage: coverage.py SOURCE_DIR [LOGS]
"""
import pathlib
import re
import sys

ROW = re.compile(r"^\| (\w+(?:, \w+)*) \| `([^`]+)` \| (.+) \| ((?:`[\w.]+`(?:, )?)+) \|$", re.MULTILINE)
# What stands in a path for a name in braces. Any other is an id, and holds a digit: so `sources/3/` is told from `sources/scans/`.
WORDS = {"format": "(?:dc|fgdc|iso)", "slug": "[a-z][a-z-]*", "jurisdiction": "[a-z]{2}", "collection": "[a-z]+",
         "org": "[^/]+", "name": "[^/]+", "permission_id": "[^/]+"}
ID = r"[^/]*\d[^/]*"
SENT = re.compile(r"koordinates #(\d+) > ([A-Z]+) https?://[^/]+/services/api/v1(?:\.x)?/([^? ]*)")
ANSWERED = re.compile(r"koordinates #(\d+) < (\d+) ")


def rows(page):
    """(verbs, path, tests) of each row."""
    for verbs, path, _, tests in ROW.findall(page):
        yield verbs.split(", "), path, re.findall(r"[\w.]+", tests)


def without_names(path):
    return re.sub(r"\{\w+\}", "{}", path)


def unlisted(page, table, tests_there):
    """Endpoints of the table that are not on the page, and tests that are not there."""
    covered = {(verb, without_names(path)) for verbs, path, _ in rows(page) for verb in verbs}
    for verb, path in re.findall(r"\| \w+ \| (\w+) \| \w+ \| `([^`]+)` \|", table):
        if (verb, without_names(path)) not in covered:
            yield f"{verb} {path} is not on the page"
    for _, path, tests in rows(page):
        for test in tests:
            if test not in tests_there:
                yield f"{path}: there is no test {test}"


def requests_in(folder):
    """The (verb, path)s that each test sent, and that were answered with success."""
    found = {}
    for log in folder.glob("*.log"):
        under_way, done = {}, found.setdefault(log.name.rpartition("-")[0], set())
        for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
            if sent := SENT.match(line):
                under_way[sent[1]] = (sent[2], sent[3])
            elif (answer := ANSWERED.match(line)) and int(answer[2]) < 400 and answer[1] in under_way:
                done.add(under_way.pop(answer[1]))
    return found


def unproven(page, found):
    """Rows of which a test did not send what it is to prove."""
    for verbs, path, tests in rows(page):
        pattern = re.compile(re.sub(r"\\\{(\w+)\\\}", lambda name: WORDS.get(name[1], ID), re.escape(path)) + "$")
        sent = {test: {verb for verb, url in done if pattern.match(url)} & set(verbs) for test, done in found.items()}
        for verb in verbs:
            if not any(verb in sent.get(test, ()) for test in tests):
                senders = ", ".join(sorted(test for test in sent if verb in sent[test])) or "no test did"
                yield f"{verb} {path}: {', '.join(tests)} did not send it and get it ({senders})"
        for test in tests:
            if not sent.get(test):
                yield f"{path}: {test} has nothing to do with it"


def main():
    source = pathlib.Path(sys.argv[1])
    page = (source / "docs/coverage.md").read_text(encoding="utf-8")
    table = (source / "docs/endpoints.md").read_text(encoding="utf-8")
    tests_there = {f"koordinates.{test.stem[:-len('_test')]}" for test in (source / "tests").glob("*_test.cpp")}
    complaints = list(unlisted(page, table, tests_there))
    proof = ""
    if len(sys.argv) > 2:
        found = requests_in(pathlib.Path(sys.argv[2]))
        complaints += unproven(page, found) if found else ["there are no logs: were the tests run that make them?"]
        proof = ", each by a request that its test sent"
    count = sum(len(verbs) for verbs, _, _ in rows(page))
    if complaints or not count:
        sys.exit("\n".join(complaints) or "no rows")
    print(f"{count} endpoints are covered{proof}")


if __name__ == "__main__":
    main()
