# SPDX-License-Identifier: BSD-3-Clause
# shellcheck shell=bash disable=SC2034
# Which Debian packages the project is built with, and how to get them. Sourced by tests/run.sh and the scripts in examples/.

# Names apart by "|" do the same job: one of them is enough, and the first is installed where none is there.
koordinates_build_packages=(
  g++ cmake ninja-build 'pkgconf|pkg-config' ca-certificates
  'libcurl4-openssl-dev|libcurl4-gnutls-dev' nlohmann-json3-dev
  libpugixml-dev
)
# What the testing kit needs, and with it the sandbox.
koordinates_kit_packages=(libcpp-httplib-dev libssl-dev zlib1g-dev)
# The tests, with the checks that take a minute.
koordinates_test_packages=(catch2 python3 python3-yaml abigail-tools codespell cppcheck shellcheck)
koordinates_coverage_packages=(gcovr)
koordinates_lint_packages=(clang clang-format clang-tidy g++-mingw-w64-x86-64-posix)

koordinates_is_installed() {
  local name
  for name in ${1//|/ }; do
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$name" 2>/dev/null)" != installed ] || return 0
  done
  return 1
}

# koordinates_install_packages <package>...: installs what is missing, as root or through sudo. Says nothing and needs no
# network where nothing is missing. All output goes to standard error.
koordinates_install_packages() {
  local package missing=() as_root=()
  if ! command -v dpkg-query apt-get >/dev/null; then
    echo 'This is not Debian: taking the compiler, CMake and the libraries as they are.' >&2
    return 0
  fi
  for package; do
    koordinates_is_installed "$package" || missing+=("${package%%|*}")
  done
  [ ${#missing[@]} -gt 0 ] || return 0

  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Going on without the packages ${missing[*]}: installing them takes root, or sudo." >&2
      return 0
    fi
    as_root=(sudo)
  fi
  local apt=("${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get -qq -o DPkg::Lock::Timeout=300 -o Acquire::Retries=3)
  local log
  log=$(mktemp)
  echo "Installing ${missing[*]}" >&2
  if ! { "${apt[@]}" update && "${apt[@]}" install -y --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 </dev/null; then
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
  rm -f "$log"
}
