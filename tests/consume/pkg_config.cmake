# SPDX-License-Identifier: BSD-3-Clause
# Installs the build, moves what was installed elsewhere, and compiles and runs a program with what pkg-config says. By ctest.

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

file(REMOVE_RECURSE "${WORK}")
file(MAKE_DIRECTORY "${WORK}")
run("${CMAKE_COMMAND}" --install "${BUILD}" --config "${CONFIG}" --prefix "${WORK}/installed")
file(RENAME "${WORK}/installed" "${WORK}/moved")
file(GLOB_RECURSE found "${WORK}/moved/*/koordinates.pc")
list(LENGTH found count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "koordinates.pc was installed ${count} times")
endif()
cmake_path(GET found PARENT_PATH folder)
set(ENV{PKG_CONFIG_PATH} "${folder}")

run("${PKG_CONFIG}" --exact-version=${VERSION} koordinates)
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs koordinates OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE
                        COMMAND_ERROR_IS_FATAL ANY)
separate_arguments(flags UNIX_COMMAND "${flags}")
separate_arguments(own UNIX_COMMAND "${CXX_FLAGS}")
run("${COMPILER}" -std=c++17 ${own} "${PROJECT}/main.cpp" -o "${WORK}/consumer" ${flags})
cmake_path(GET folder PARENT_PATH libraries)
set(ENV{LD_LIBRARY_PATH} "${libraries}")
run("${WORK}/consumer")
