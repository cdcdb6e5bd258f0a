# SPDX-License-Identifier: BSD-3-Clause
# What can be chosen. Inside another project everything but the library is off.

if(PROJECT_IS_TOP_LEVEL)
  option(BUILD_SHARED_LIBS "Build a shared library instead of a static one" OFF)
endif()

option(KOORDINATES_BUILD_TESTING_KIT "Build koordinates::testing: fake transport, fake clock, sandbox server"
       ${PROJECT_IS_TOP_LEVEL})
option(KOORDINATES_BUILD_EXAMPLES "Build the examples" ${PROJECT_IS_TOP_LEVEL})
option(KOORDINATES_BUILD_TESTS "Build the tests; needs the testing kit and Catch2" ${PROJECT_IS_TOP_LEVEL})
option(KOORDINATES_INSTALL "Generate the install rules" ${PROJECT_IS_TOP_LEVEL})
option(KOORDINATES_WARNINGS_AS_ERRORS "Treat compiler warnings in the project's own files as errors" OFF)
option(KOORDINATES_LINT "Add the checks of the sources that take long to the tests" OFF)
set(KOORDINATES_SANITIZE "" CACHE STRING "List of sanitizers to build with, such as address;undefined or thread")

if(KOORDINATES_BUILD_TESTS AND NOT KOORDINATES_BUILD_TESTING_KIT)
  message(FATAL_ERROR "KOORDINATES_BUILD_TESTS needs KOORDINATES_BUILD_TESTING_KIT")
endif()

get_property(koordinates_multi_config GLOBAL PROPERTY GENERATOR_IS_MULTI_CONFIG)
if(PROJECT_IS_TOP_LEVEL AND NOT koordinates_multi_config AND NOT CMAKE_BUILD_TYPE)
  set(CMAKE_BUILD_TYPE Release CACHE STRING "Debug, Release, RelWithDebInfo or MinSizeRel" FORCE)
endif()
