#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Names the C++ files that clang-format would change; with --fix, changes them. CLANG_FORMAT names the program.
set -euo pipefail

cd "$(dirname -- "${BASH_SOURCE[0]}")/../.."
clang_format=${CLANG_FORMAT:-clang-format}
mapfile -d '' -t files < <(find include src tests examples \( -name '*.hpp' -o -name '*.cpp' \) -print0 | sort -z)

if [ "${1:-}" = --fix ]; then
  exec "$clang_format" -i "${files[@]}"
fi
changed=$(printf '%s\0' "${files[@]}" | xargs -0 -n 20 -P "$(nproc)" "$clang_format" --dry-run 2>&1 |
  sed -n 's/^\([^:]*\):[0-9]*:[0-9]*: .*\[-Wclang-format-violations]$/\1/p' | sort -u)
if [ -n "$changed" ]; then
  echo "$changed"
  echo "These are not as clang-format has them: tests/tree/format.sh --fix"
  exit 1
fi
