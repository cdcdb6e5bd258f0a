#!/usr/bin/env bash
# SPDX-License-Identifier: BSD-3-Clause
# Makes a vcpkg registry, which is a git repository, of this library: make-registry.sh DIR [URL [REF]]
#
# DIR is a new or empty folder, or a registry made before, which gets what has changed as a new version, or as a new
# port-version where the version is the old one. The port builds the commit REF of the repository at URL: by default HEAD of
# this checkout, by its place on this machine. Give URL, such as https://example.com/koordinates.git, for a registry that others
# are to use. Prints the registry's own commit, which is the "baseline" that consumers write down.
set -euo pipefail

die() {
  echo "make-registry.sh: $1" >&2
  exit 1
}

if [ $# -lt 1 ] || [ $# -gt 3 ] || [[ $1 == -* ]]; then
  sed -n '3,8s/^# \{0,1\}//p' "$0" >&2
  exit 2
fi
command -v git >/dev/null || die 'git is needed and was not found'
unset GIT_DIR GIT_WORK_TREE GIT_INDEX_FILE # they name another repository where this is called in a hook of git's
mkdir -p -- "$1"
registry=$(cd -- "$1" && pwd -P)
checkout=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/../.." && pwd -P)

[ "$(git -C "$checkout" rev-parse --show-toplevel 2>/dev/null)" -ef "$checkout" ] ||
  die "$checkout is not a git checkout: the port in a registry has to name a commit"
commit=$(git -C "$checkout" rev-parse --verify --quiet "${3:-HEAD}^{commit}") || die "there is no commit ${3:-HEAD} in $checkout"
url=${2:-file://${checkout// /%20}}
[[ $url =~ ^[A-Za-z0-9.+-]+://[^[:space:]\"\;\$\\]+$ ]] || die "this is no URL that vcpkg can fetch from: $url"
[ -n "${3:-}" ] || [ -z "$(git -C "$checkout" status --porcelain)" ] ||
  echo "make-registry.sh: what is not committed in $checkout is not in the registry" >&2

in_registry() {
  git -C "$registry" -c core.autocrlf=false -c commit.gpgsign=false -c core.hooksPath=/dev/null \
    -c user.name="$(git config user.name || echo koordinates)" \
    -c user.email="$(git config user.email || echo koordinates@localhost)" "$@"
}

# version_in < MANIFEST: the value of "version-semver", and after a colon that of "port-version", which is 0 where none stands.
version_in() {
  sed -n -e 's/^  "version-semver": "\([^"]*\)".*/\1/p' -e 's/^  "port-version": \([0-9]*\).*/:\1/p' | tr -d '\n' |
    sed -e 's/^[^:]*$/&:0/'
}

# The port is that of the commit, with the commit in place of the checkout.
port=ports/koordinates
from_commit() {
  git -C "$checkout" show "$commit:cmake/vcpkg/$port/$1" 2>/dev/null || die "commit $commit has no cmake/vcpkg/$port/$1"
}
manifest=$(from_commit vcpkg.json)
portfile=$(from_commit portfile.cmake | sed -e '/^# As an overlay/d' -e "/^get_filename_component(SOURCE_PATH/c\\
vcpkg_from_git(\\
    OUT_SOURCE_PATH SOURCE_PATH\\
    URL \"$url\"\\
    REF $commit\\
)")
[[ $portfile == *$'\nvcpkg_from_git(\n'* ]] || die "the portfile of commit $commit has no line that sets SOURCE_PATH"

if [ ! -e "$registry/.git" ]; then
  [ -z "$(ls -A -- "$registry")" ] || die "$registry is neither empty nor a registry"
  in_registry init --quiet
elif [ ! -e "$registry/versions/baseline.json" ]; then
  die "$registry is a git repository, but no vcpkg registry"
fi
[ -z "$(in_registry status --porcelain)" ] || die "$registry holds changes that are not committed"
mkdir -p "$registry/$port"
printf '%s\n' "$portfile" >"$registry/$port/portfile.cmake"

# What was published stays as it is, and a change to it is the next port-version: so the registry's history is the list of
# versions. A line each, the newest first: tree, version, port-version.
history=$(
  in_registry log --format=%H -- "$port" 2>/dev/null | while read -r old; do
    held=$(in_registry show "$old:$port/vcpkg.json" | version_in)
    echo "$(in_registry rev-parse "$old:$port") ${held%:*} ${held##*:}"
  done
) || true # a new registry has no history
version=$(version_in <<<"$manifest")
version=${version%:*}
newest=$(awk -v version="$version" '$2 == version && $3 >= newest { newest = $3 } END { print newest }' <<<"$history")
write_manifest() {
  printf '%s\n' "$manifest" |
    if [ "$1" -gt 0 ]; then sed -e "/^  \"version-semver\":/a\\
  \"port-version\": $1,"; else cat; fi >"$registry/$port/vcpkg.json"
}
write_manifest "${newest:-0}"
if [ -n "$newest" ] && [ -z "$(in_registry status --porcelain)" ]; then
  in_registry rev-parse HEAD
  exit
fi
port_version=${newest:+$((newest + 1))}
port_version=${port_version:-0}
write_manifest "$port_version"
in_registry add -A -- "$port"
history="$(in_registry write-tree --prefix="$port/") $version $port_version${history:+$'\n'}$history"

mkdir -p "$registry/versions/k-"
{
  printf '{\n  "versions": ['
  comma=
  while read -r tree is number; do
    printf '%s\n    {\n      "git-tree": "%s",\n      "version-semver": "%s",\n      "port-version": %s\n    }' \
      "$comma" "$tree" "$is" "$number"
    comma=,
  done <<<"$history"
  printf '\n  ]\n}\n'
} >"$registry/versions/k-/koordinates.json"
cat >"$registry/versions/baseline.json" <<END
{
  "default": {
    "koordinates": {
      "baseline": "$version",
      "port-version": $port_version
    }
  }
}
END

in_registry add -A -- versions
in_registry commit --quiet -m "koordinates $version, port-version $port_version" -m "Of commit $commit."
in_registry rev-parse HEAD
