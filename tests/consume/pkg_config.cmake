# SPDX-License-Identifier: BSD-3-Clause
# Compiles and runs a program with what pkg-config says of an installed package. By ctest.

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

file(GLOB_RECURSE found "${PREFIX}/*/${MODULE}.pc")
list(LENGTH found count)
if(NOT count EQUAL 1)
  message(FATAL_ERROR "${MODULE}.pc was installed ${count} times")
endif()
cmake_path(GET found PARENT_PATH folder)
set(ENV{PKG_CONFIG_PATH} "${folder}:$ENV{PKG_CONFIG_PATH}")

run("${PKG_CONFIG}" --exact-version=${VERSION} ${MODULE})
execute_process(COMMAND "${PKG_CONFIG}" --cflags --libs ${MODULE} OUTPUT_VARIABLE flags OUTPUT_STRIP_TRAILING_WHITESPACE
                        COMMAND_ERROR_IS_FATAL ANY)
if(LIBRARY_TYPE STREQUAL "SHARED_LIBRARY" AND flags MATCHES "curl|pugixml")
  message(FATAL_ERROR "a shared library must not make its users link what it is made with: ${flags}")
endif()
separate_arguments(flags UNIX_COMMAND "${flags}")
separate_arguments(own UNIX_COMMAND "${CXX_FLAGS}")

file(MAKE_DIRECTORY "${WORK}")
run("${COMPILER}" -std=c++17 ${own} "${PROGRAM}" -o "${WORK}/consumer" ${flags})
cmake_path(GET folder PARENT_PATH libraries)
set(ENV{LD_LIBRARY_PATH} "${libraries}")
set(ENV{DYLD_LIBRARY_PATH} "${libraries}")
run_consumer("${WORK}/consumer" "${EXPECTED}")
