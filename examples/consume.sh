#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Builds the program tests/consume/main.cpp with the library, by one of the ways to get it, and runs it:
#
#   examples/consume.sh find_package | pkg_config             of an installed library
#   examples/consume.sh add_subdirectory | fetch_content      as a part of the program's own build
#   examples/consume.sh conan [OPTION...]                     options of conan create, such as -o "&:shared=True"
#   examples/consume.sh vcpkg [FEATURE]                       the feature testing builds a program with the sandbox
#
# On Debian what is missing is installed first, as root or through sudo. conan and VCPKG_ROOT are taken where they are there,
# and fetched otherwise. The commands are printed as they run; all they make is in build/consume. JOBS says how many compilers
# run at once.
set -euo pipefail

way=${1:-}
[ $# -eq 0 ] || shift
[[ ($# -eq 0 || $way == conan || ($way == vcpkg && $* == testing)) && \
  $way =~ ^(find_package|pkg_config|add_subdirectory|fetch_content|conan|vcpkg)$ ]] || {
  sed -n '3,12s/^# \{0,1\}//p' "$0" >&2
  exit 2
}
cd "$(dirname -- "${BASH_SOURCE[0]}")/.."

# shellcheck source=cmake/debian-packages.sh
. cmake/debian-packages.sh
jobs=${JOBS:-$(getconf _NPROCESSORS_ONLN)}
read -ra compiler <<<"${CXX:-c++}" # such as "ccache g++"
work=$PWD/build/consume
mkdir -p "$work"

say() {
  printf '+'
  printf ' %q' "$@"
  printf '\n'
  "$@"
}

# build_project <folder> [option...]: configures and builds a project of tests/consume.
build_project() {
  local project=$1
  shift
  say cmake -S "tests/consume/$project" -B "$work/$way" -G Ninja -DCMAKE_BUILD_TYPE=Release "$@"
  say cmake --build "$work/$way" --parallel "$jobs"
}

install_library() {
  say cmake -S . -B "$work/library" -G Ninja -DCMAKE_BUILD_TYPE=Release -DKOORDINATES_BUILD_TESTS=OFF \
    -DKOORDINATES_BUILD_EXAMPLES=OFF -DKOORDINATES_BUILD_TESTING_KIT=OFF
  say cmake --build "$work/library" --parallel "$jobs"
  say cmake --install "$work/library" --prefix "$work/installed"
}

use_find_package() {
  install_library
  build_project package "-DCMAKE_PREFIX_PATH=$work/installed"
  say "$work/$way/consumer"
}

use_pkg_config() {
  install_library
  local file flags
  file=$(find "$work/installed" -name koordinates.pc)
  say export "PKG_CONFIG_PATH=${file%/*}${PKG_CONFIG_PATH:+:$PKG_CONFIG_PATH}"
  say pkg-config --cflags --libs koordinates
  eval "flags=($(pkg-config --cflags --libs koordinates))" # it quotes for a shell
  mkdir -p "$work/$way"
  say "${compiler[@]}" -std=c++17 tests/consume/main.cpp -o "$work/$way/consumer" "${flags[@]}"
  say "$work/$way/consumer"
}

use_add_subdirectory() {
  build_project subproject "-DKOORDINATES_CHECKOUT=$PWD" -DWAY=add_subdirectory
  say "$work/$way/consumer"
}

use_fetch_content() {
  build_project subproject "-DKOORDINATES_CHECKOUT=$PWD" -DWAY=FetchContent
  say "$work/$way/consumer"
}

use_conan() {
  koordinates_install_packages make perl # for the recipes that are built
  if ! command -v conan >/dev/null; then
    koordinates_install_packages python3-venv
    say python3 -m venv "$work/tool"
    say "$work/tool/bin/pip" install --quiet 'conan>=2.0.9,<3'
    PATH=$work/tool/bin:$PATH
  fi
  conan profile show >/dev/null 2>&1 || say conan profile detect
  say conan create . -tf tests/consume/conan --build=missing -c "tools.build:jobs=$jobs" "$@"
}

use_vcpkg() {
  if [ -z "${VCPKG_ROOT:-}" ]; then
    koordinates_install_packages git curl zip unzip tar make perl autoconf automake libtool linux-libc-dev
    export VCPKG_ROOT=$work/vcpkg-tool
    [ -e "$VCPKG_ROOT/.git" ] || say git clone --quiet https://github.com/microsoft/vcpkg "$VCPKG_ROOT"
    [ -x "$VCPKG_ROOT/vcpkg" ] || say "$VCPKG_ROOT/bootstrap-vcpkg.sh" -disableMetrics
  fi
  local version project=package expected
  version=$(sed -n 's/^#define KOORDINATES_VERSION_[A-Z]* \([0-9]*\)$/\1/p' include/koordinates/version.hpp | paste -sd.)
  expected="koordinates $version for https://labs.koordinates.com: 3 - CC BY 4.0"
  if [ "${1:-}" = testing ]; then
    project=testing
    expected='25 layers'
  fi
  # As docs/vcpkg.md describes it: makes a registry of the last commit, and a project whose manifest names the library.
  say cmake "-DSOURCE=$PWD" "-DPROJECT=$project" "-DFEATURES=${1:-}" "-DWORK=$work/$way" -DGENERATOR=Ninja \
    "-DMAKE_PROGRAM=$(command -v ninja)" "-DCOMPILER=$(command -v "${compiler[-1]}")" -DCONFIG=Release \
    "-DVERSION=$version" "-DEXPECTED=$expected" -P tests/consume/vcpkg.cmake
}

koordinates_install_packages "${koordinates_build_packages[@]}"
"use_$way" "$@"
