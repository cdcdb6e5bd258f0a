# SPDX-License-Identifier: BSD-3-Clause
# Files for those who build without CMake. They find their way from where they lie, so the tree may be moved.

# koordinates_install_pc(<name> <component> DESCRIPTION <text> LIBS <flag>... [REQUIRES <module>...])
function(koordinates_install_pc name component)
  cmake_parse_arguments(PARSE_ARGV 2 arg "" "DESCRIPTION" "LIBS;REQUIRES")
  set(pc_name "${name}")
  set(pc_description "${arg_DESCRIPTION}")
  list(JOIN arg_LIBS " " pc_libs)
  list(JOIN arg_REQUIRES ", " pc_requires)

  # A directory that was given in full stays where it is.
  set(folder "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
  if(IS_ABSOLUTE "${folder}")
    set(pc_prefix "${CMAKE_INSTALL_PREFIX}")
  else()
    file(RELATIVE_PATH up "/prefix/${folder}" "/prefix")
    string(REGEX REPLACE "/$" "" up "${up}")
    set(pc_prefix "\${pcfiledir}/${up}")
  endif()
  foreach(kind IN ITEMS LIB INCLUDE)
    string(TOLOWER "pc_${kind}dir" variable)
    set(${variable} "${CMAKE_INSTALL_${kind}DIR}")
    if(NOT IS_ABSOLUTE "${${variable}}")
      string(PREPEND ${variable} "\${prefix}/")
    endif()
  endforeach()

  configure_file("${PROJECT_SOURCE_DIR}/cmake/pkgconfig.pc.in" "${PROJECT_BINARY_DIR}/${name}.pc" @ONLY)
  install(FILES "${PROJECT_BINARY_DIR}/${name}.pc" DESTINATION "${folder}" COMPONENT ${component})
endfunction()

# A static library needs what it was made with at link time; that stands under Requires, because `pkg-config --static` on
# Debian's libcurl asks for more.
set(koordinates_pc_requires "")
set(koordinates_pc_threads "")
if(koordinates_is_static)
  set(koordinates_pc_requires REQUIRES "libcurl >= 7.84" "pugixml >= 1.11")
  set(koordinates_pc_threads ${CMAKE_THREAD_LIBS_INIT})
endif()
koordinates_install_pc(
  koordinates koordinates
  DESCRIPTION "${PROJECT_DESCRIPTION}"
  LIBS -lkoordinates ${koordinates_pc_threads}
  ${koordinates_pc_requires})

if(KOORDINATES_BUILD_TESTING_KIT)
  # How cpp-httplib was built is known to pkg-config only where it came from there.
  if(koordinates_httplib_pc_FOUND)
    koordinates_install_pc(
      koordinates-testing koordinates_testing
      DESCRIPTION "Sandbox and fake transport, for tests of programs that use koordinates"
      LIBS -lkoordinates_testing ${CMAKE_THREAD_LIBS_INIT}
      REQUIRES "koordinates = ${PROJECT_VERSION}" cpp-httplib openssl zlib)
  else()
    message(STATUS "pkg-config does not know this cpp-httplib: koordinates-testing.pc is left out")
  endif()
endif()
