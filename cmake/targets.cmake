# SPDX-License-Identifier: BSD-3-Clause
# How a library of the project gets its headers.

# koordinates_add_headers(<target> <header>...): the public headers, as paths under include/.
function(koordinates_add_headers target)
  list(TRANSFORM ARGN PREPEND "${PROJECT_SOURCE_DIR}/include/" OUTPUT_VARIABLE headers)
  set_property(TARGET ${target} PROPERTY KOORDINATES_HEADERS ${ARGN})
  if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.23)
    target_sources(${target} PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}/include" FILES ${headers})
  else()
    target_sources(${target} PRIVATE ${headers})
    target_include_directories(${target} PUBLIC $<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>)
  endif()
endfunction()
