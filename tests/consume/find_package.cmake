# SPDX-License-Identifier: BSD-3-Clause
# Installs the build, moves what was installed elsewhere, and configures, builds and runs a project against it. By ctest.

foreach(name IN ITEMS BUILD SOURCE PROJECT WORK GENERATOR COMPILER VERSION)
  if(NOT ${name})
    message(FATAL_ERROR "${name} is not set")
  endif()
endforeach()

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${WORK}/installed")
file(RENAME "${WORK}/installed" "${WORK}/moved")

# The package must not remember where it was made.
file(GLOB_RECURSE package_files "${WORK}/moved/*.cmake")
foreach(file IN LISTS package_files)
  file(READ "${file}" text)
  foreach(place IN ITEMS "${BUILD}" "${SOURCE}" "${WORK}")
    string(FIND "${text}" "${place}/" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${file} names ${place}")
    endif()
  endforeach()
endforeach()

run("${CMAKE_COMMAND}" --no-warn-unused-cli -S "${PROJECT}" -B "${WORK}/build" -G "${GENERATOR}" "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}"
    "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}" "-DCMAKE_BUILD_TYPE=${CONFIG}"
    "-DCMAKE_PREFIX_PATH=${WORK}/moved" "-DEXPECTED_VERSION=${VERSION}" "-DEXPECTED_TYPE=${LIBRARY_TYPE}")
run("${CMAKE_COMMAND}" --build "${WORK}/build" --config "${CONFIG}")
run("${CMAKE_CTEST_COMMAND}" --test-dir "${WORK}/build" -C "${CONFIG}" --output-on-failure --no-tests=error)
