#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Builds the library and runs examples/quickstart.cpp: against a sandbox on this machine, so that no account is needed, or,
# where KOORDINATES_HOST and KOORDINATES_TOKEN are both set, against that site, which is only read. On Debian 12 and 13 what is missing is
# installed first, as root or through sudo. The build is in build/quickstart.
set -euo pipefail

if [ -n "${KOORDINATES_HOST:-}" ] && [ -z "${KOORDINATES_TOKEN:-}" ]; then
  echo 'KOORDINATES_HOST is set, but KOORDINATES_TOKEN is not: set both for a real site, or none for the sandbox.' >&2
  exit 2
fi
if [ -z "${KOORDINATES_HOST:-}" ] && [ -n "${KOORDINATES_TOKEN:-}" ]; then
  echo 'KOORDINATES_TOKEN is set, but KOORDINATES_HOST is not: set both for a real site, or none for the sandbox.' >&2
  exit 2
fi
cd "$(dirname -- "${BASH_SOURCE[0]}")/.."

# shellcheck source=cmake/debian-packages.sh
. cmake/debian-packages.sh
koordinates_install_packages "${koordinates_build_packages[@]}" "${koordinates_kit_packages[@]}"

# What building says is of interest only when it fails.
log=$(mktemp)
trap 'rm -f "$log"' EXIT
echo 'Building (the first time takes a few minutes) ...' >&2
if ! { cmake --preset quickstart && cmake --build --preset quickstart --parallel "${JOBS:-$(getconf _NPROCESSORS_ONLN)}"; } >"$log" 2>&1; then
  cat "$log" >&2
  exit 1
fi

build=build/quickstart
if [ -n "${KOORDINATES_HOST:-}" ]; then
  "$build/examples/quickstart"
  exit
fi

# The sandbox ends when its standard input does, so it cannot outlive this script.
coproc sandbox { exec "$build/src/testing/koordinates-sandbox"; }
# shellcheck disable=SC2154 # coproc sets it
pid=$sandbox_PID
exec {answers}<&"${sandbox[0]}" {keep_alive}>&"${sandbox[1]}"
eval "exec ${sandbox[1]}>&-"

url=
while [ -z "$url" ] && IFS= read -r -t 30 -u "$answers" line; do
  [[ $line != 'LISTENING '* ]] || url=${line#LISTENING }
done
if [ -z "$url" ]; then
  echo 'The sandbox did not start.' >&2
  exit 1
fi

status=0
KOORDINATES_HOST=$url KOORDINATES_TOKEN=sandbox-token "$build/examples/quickstart" --tour "$build" {answers}<&- {keep_alive}>&- || status=$?
exec {keep_alive}>&-
wait "$pid" || true
exit "$status"
