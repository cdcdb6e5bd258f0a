# SPDX-License-Identifier: BSD-3-Clause
# Configures and builds a project that uses the SDK, and runs its program. By ctest.

include("${CMAKE_CURRENT_LIST_DIR}/run.cmake")

# What stands behind "--" is for the project, as are the options of a script that includes this one.
set(is_option FALSE)
foreach(number RANGE 1 ${CMAKE_ARGC})
  if(is_option AND number LESS CMAKE_ARGC)
    list(APPEND options "${CMAKE_ARGV${number}}")
  elseif("${CMAKE_ARGV${number}}" STREQUAL "--")
    set(is_option TRUE)
  endif()
endforeach()

# OUTER is a script that says where the build that is tested found its libraries.
if(OUTER)
  list(APPEND options -C "${OUTER}")
endif()

if(NOT KEEP)
  file(REMOVE_RECURSE "${WORK}")
endif()
run("${CMAKE_COMMAND}" --no-warn-unused-cli -S "${PROJECT}" -B "${WORK}" -G "${GENERATOR}"
    "-DCMAKE_MAKE_PROGRAM=${MAKE_PROGRAM}" "-DCMAKE_CXX_COMPILER=${COMPILER}" "-DCMAKE_CXX_FLAGS=${CXX_FLAGS}"
    "-DCMAKE_BUILD_TYPE=${CONFIG}" "-DCMAKE_RUNTIME_OUTPUT_DIRECTORY=$<1:${WORK}>" ${options})
if(CONFIGURE_ONLY)
  return()
endif()
run("${CMAKE_COMMAND}" --build "${WORK}" --config "${CONFIG}" --parallel 2)

if(WIN32 AND PREFIX)
  set(ENV{PATH} "${PREFIX}/bin;$ENV{PATH}")
endif()
run_consumer("${WORK}/consumer" "${EXPECTED}")
