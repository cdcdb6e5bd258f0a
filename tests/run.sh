#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Builds the project and runs all its tests: tests/run.sh [PRESET]
#
# PRESET is one of CMakePresets.json: dev (the default), release, shared, asan, tsan, coverage, lint. On Debian 12 and 13
# what is missing is installed first, as root or through sudo. CC and CXX choose the compiler, JOBS how many jobs run at
# once, JUNIT names a file for the results in JUnit's form. The build is in build/PRESET. The exit status is that of ctest,
# whose summary is the last thing printed; but for coverage, where that is how much of src/ and include/ ran.
set -euo pipefail

preset=${1:-dev}
if [ $# -gt 1 ] || [[ $preset == -* ]]; then
  sed -n '3,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
junit=${JUNIT:-}
[[ -z $junit || $junit == /* ]] || junit=$PWD/$junit
cd "$(dirname -- "${BASH_SOURCE[0]}")/.."

# shellcheck source=cmake/debian-packages.sh
. cmake/debian-packages.sh
packages=("${koordinates_build_packages[@]}" "${koordinates_kit_packages[@]}" "${koordinates_test_packages[@]}")
case $preset in
  coverage) packages+=("${koordinates_coverage_packages[@]}") ;;
  lint) packages+=("${koordinates_lint_packages[@]}") ;;
esac
koordinates_install_packages "${packages[@]}"

jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN)}
configure=(cmake --preset "$preset")
# Another compiler than that of the last time begins anew: CMake would silently stay with the old one.
cache=build/$preset/CMakeCache.txt
read -r compiler _ <<<"${CXX:-}" # such as "ccache g++"
compiler=$(command -v "$compiler") || true
if [ -n "$compiler" ] && [ -e "$cache" ] &&
  ! grep -qxF -e "CMAKE_CXX_COMPILER:STRING=$compiler" -e "CMAKE_CXX_COMPILER:FILEPATH=$compiler" "$cache"; then
  configure+=(--fresh)
fi
"${configure[@]}"
cmake --build --preset "$preset" --parallel "$jobs"
status=0
ctest --preset "$preset" --parallel "$jobs" ${junit:+--output-junit "$junit"} || status=$?
[ "$preset" != coverage ] || cat build/coverage/report/summary.txt || status=1
exit "$status"
