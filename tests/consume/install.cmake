# SPDX-License-Identifier: BSD-3-Clause
# Installs a build into an empty folder, and checks that the package does not remember where it was made. By ctest.

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

file(REMOVE_RECURSE "${WORK}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${WORK}/installed")

file(GLOB_RECURSE package_files "${WORK}/installed/*.cmake" "${WORK}/installed/*.pc")
if(NOT package_files)
  message(FATAL_ERROR "nothing was installed by which the package is found")
endif()
foreach(file IN LISTS package_files)
  file(READ "${file}" text)
  foreach(place IN ITEMS "${BUILD}" "${SOURCE}" "${WORK}")
    string(FIND "${text}" "${place}" at)
    if(NOT at EQUAL -1)
      message(FATAL_ERROR "${file} names ${place}")
    endif()
  endforeach()
endforeach()
