# SPDX-License-Identifier: BSD-3-Clause
# Makes the Conan package of the checkout and tests it. By ctest; it is skipped where there is no Conan 2, and where that does not
# have the libraries that the SDK needs.

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

find_program(conan conan)
set(version "")
if(conan)
  execute_process(COMMAND "${conan}" --version OUTPUT_VARIABLE version ERROR_QUIET)
endif()
if(NOT version MATCHES "version 2\\.")
  message("skipped: there is no Conan 2")
  return()
endif()
execute_process(COMMAND "${conan}" graph info "${SOURCE}" --no-remote RESULT_VARIABLE status OUTPUT_QUIET ERROR_VARIABLE error)
if(NOT status EQUAL 0)
  message("skipped: Conan's cache does not hold what is needed\n${error}")
  return()
endif()

run("${conan}" create "${SOURCE}" -tf "${SOURCE}/tests/consume/conan" --no-remote --build=missing --build=koordinates/*
    -c "tools.cmake.cmake_layout:test_folder=${WORK}" -c tools.build:jobs=2)
