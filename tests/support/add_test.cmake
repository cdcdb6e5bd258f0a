# SPDX-License-Identifier: BSD-3-Clause
# How a test is added.
#
#   koordinates_add_test(<name> [SOURCES <file>...] [INTERNAL <file>...] [LIBS <target>...]
#                        [LABELS <label>...] [TIMEOUT <seconds>] [RUN_SERIAL])
#
# One program of all the sources, and one line in ctest's list for each source, called `<name>.<file>`: http/url_test.cpp
# of the program `http` is `http.url`. Running a program once a source, not once a test case, keeps a run short and still
# says where to look. Files called *_posix_test.cpp, which use signals or shells, are left out on other systems.
#
#   SOURCES       include public headers and those of the kit only: they run against a shared library too
#   INTERNAL      include headers of src/, or use what only a static library shows: left out of a shared build
#   LABELS        in addition to "unit"
#   TIMEOUT       60 seconds by default, for each source
#   RUN_SERIAL    no other test runs at the same time, for what measures time

find_package(Catch2 REQUIRED)

add_library(koordinates_catch INTERFACE)
target_include_directories(koordinates_catch INTERFACE "${PROJECT_SOURCE_DIR}/tests")
target_compile_definitions(koordinates_catch INTERFACE "KOORDINATES_TEST_FIXTURES=\"${PROJECT_SOURCE_DIR}/tests/fixtures\"")
if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
  target_link_libraries(koordinates_catch INTERFACE Catch2::Catch2WithMain)
  set(koordinates_catch_options "")
else()
  add_library(koordinates_catch_main STATIC "${CMAKE_CURRENT_LIST_DIR}/catch_main.cpp")
  target_compile_features(koordinates_catch_main PRIVATE cxx_std_17)
  set_target_properties(koordinates_catch_main PROPERTIES CXX_EXTENSIONS OFF)
  target_link_libraries(koordinates_catch_main PUBLIC Catch2::Catch2)
  target_link_libraries(koordinates_catch INTERFACE koordinates_catch_main)
  set(koordinates_catch_options -w NoTests)  # else a filter that fits nothing would pass
endif()

# Nothing of the developer's own environment reaches a test.
set(koordinates_test_environment "")
foreach(name IN ITEMS KOORDINATES_HOST KOORDINATES_TOKEN http_proxy https_proxy all_proxy HTTP_PROXY HTTPS_PROXY
                      ALL_PROXY)
  list(APPEND koordinates_test_environment "${name}=unset:")
endforeach()

# What the clients of the tests log stands here, for the last test to search: see tests/logs/.
set(koordinates_test_logs "${PROJECT_BINARY_DIR}/tests/logs/written")
file(MAKE_DIRECTORY "${koordinates_test_logs}")
list(APPEND koordinates_test_environment "KOORDINATES_TEST_LOGS=set:${koordinates_test_logs}")

# What has to be begun before the tests: the logs, and the counting where a build counts.
set(koordinates_test_fixtures koordinates_logs)
if(CMAKE_CXX_FLAGS MATCHES "--coverage")
  list(APPEND koordinates_test_fixtures koordinates_coverage)
endif()

function(koordinates_add_test name)
  cmake_parse_arguments(PARSE_ARGV 1 arg "RUN_SERIAL" "TIMEOUT" "SOURCES;INTERNAL;LIBS;LABELS")
  set(sources ${arg_SOURCES} ${arg_INTERNAL})
  if(NOT sources OR arg_UNPARSED_ARGUMENTS)
    message(FATAL_ERROR "koordinates_add_test(${name}): needs sources; unknown: ${arg_UNPARSED_ARGUMENTS}")
  endif()
  get_target_property(library_type koordinates TYPE)
  if(NOT library_type STREQUAL "STATIC_LIBRARY")
    set(sources ${arg_SOURCES})
    set(arg_INTERNAL "")
  endif()
  if(NOT UNIX)
    list(FILTER sources EXCLUDE REGEX "_posix_test\\.cpp$")
  endif()
  if(NOT sources)
    return()
  endif()
  if(NOT arg_TIMEOUT)
    set(arg_TIMEOUT 60)
  endif()

  set(program koordinates_test_${name})
  add_executable(${program} ${sources})
  set_target_properties(${program} PROPERTIES OUTPUT_NAME test_${name})
  koordinates_setup_target(${program})
  target_link_libraries(${program} PRIVATE koordinates::koordinates ${arg_LIBS} koordinates_catch Threads::Threads)
  if(arg_INTERNAL)
    target_include_directories(${program} PRIVATE "${PROJECT_SOURCE_DIR}/src")
    target_link_libraries(${program} PRIVATE nlohmann_json::nlohmann_json CURL::libcurl)
  endif()

  foreach(source IN LISTS sources)
    cmake_path(GET source STEM file)
    string(REGEX REPLACE "_test$" "" short "${file}")
    set(test "${name}.${short}")
    # "-#" gives every test case the name of its file as a tag; "[.]" are those that run only when they are named.
    add_test(NAME ${test} COMMAND ${program} "-#" "[#${file}]~[.]" ${koordinates_catch_options})
    set_tests_properties(
      ${test}
      PROPERTIES TIMEOUT ${arg_TIMEOUT}
                 LABELS "unit;${arg_LABELS}"
                 RUN_SERIAL ${arg_RUN_SERIAL}
                 FIXTURES_REQUIRED "${koordinates_test_fixtures}"
                 ENVIRONMENT_MODIFICATION "${koordinates_test_environment};KOORDINATES_TEST_NAME=set:${test}")
    # Catch2 3 returns 4 if every test case was skipped. Version 2 returns the number of failures, so 4 is no skip there.
    if(Catch2_VERSION VERSION_GREATER_EQUAL 3)
      set_tests_properties(${test} PROPERTIES SKIP_RETURN_CODE 4)
    endif()
    set_property(GLOBAL APPEND PROPERTY koordinates_unit_tests ${test})
  endforeach()
endfunction()
