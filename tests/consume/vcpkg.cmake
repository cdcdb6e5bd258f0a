# SPDX-License-Identifier: BSD-3-Clause
# Makes a vcpkg registry of the last commit, and lets a project that names it in its manifest be configured, built and run by
# the vcpkg in VCPKG_ROOT. By ctest; without a vcpkg it says so, and is skipped.

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

file(TO_CMAKE_PATH "$ENV{VCPKG_ROOT}" root)
find_program(vcpkg vcpkg PATHS "${root}" NO_DEFAULT_PATH)
find_program(git git)
find_program(bash bash)
set(missing "")
if(NOT root)
  set(missing "VCPKG_ROOT, the place of a vcpkg, is not set")
elseif(NOT vcpkg OR NOT EXISTS "${root}/.git")
  set(missing "VCPKG_ROOT=${root} is no clone of vcpkg with the program in it")
elseif(NOT git OR NOT bash)
  set(missing "git and bash are needed")
elseif(NOT EXISTS "${SOURCE}/.git")
  set(missing "${SOURCE} is not a git checkout")
endif()
if(missing)
  message("skipped: ${missing}")
  return()
endif()

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}/registries")
set(ENV{X_VCPKG_REGISTRIES_CACHE} "${WORK}/registries")
# Apart from other runs of the same vcpkg. In a file, since it is a list.
file(WRITE "${WORK}/options.cmake" "set(VCPKG_INSTALL_OPTIONS [[--x-buildtrees-root=${WORK}/buildtrees]]
    [[--x-packages-root=${WORK}/packages]] CACHE STRING [[]])\n")

execute_process(COMMAND "${bash}" "${SOURCE}/cmake/vcpkg/make-registry.sh" "${WORK}/registry"
                OUTPUT_VARIABLE registry_baseline OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
execute_process(COMMAND "${git}" -C "${root}" rev-parse HEAD
                OUTPUT_VARIABLE builtin_baseline OUTPUT_STRIP_TRAILING_WHITESPACE COMMAND_ERROR_IS_FATAL ANY)
set(registry "${WORK}/registry")

file(COPY "${CMAKE_CURRENT_LIST_DIR}/main.cpp" "${CMAKE_CURRENT_LIST_DIR}/${PROJECT}" DESTINATION "${WORK}")
set(PROJECT "${WORK}/${PROJECT}")
file(COPY "${CMAKE_CURRENT_LIST_DIR}/vcpkg/vcpkg.json" DESTINATION "${PROJECT}")
configure_file("${CMAKE_CURRENT_LIST_DIR}/vcpkg/vcpkg-configuration.json.in" "${PROJECT}/vcpkg-configuration.json" @ONLY)

set(options -C "${WORK}/options.cmake" "-DCMAKE_TOOLCHAIN_FILE=${root}/scripts/buildsystems/vcpkg.cmake"
            "-DVCPKG_MANIFEST_FEATURES=${FEATURES}" "-DEXPECTED_VERSION=${VERSION}"
            "-DEXPECTED_PREFIX=${WORK}/build/vcpkg_installed")
string(APPEND WORK "/build")
unset(OUTER)  # all comes from this vcpkg
include("${CMAKE_CURRENT_LIST_DIR}/project.cmake")
