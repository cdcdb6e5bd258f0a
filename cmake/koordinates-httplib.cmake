# SPDX-License-Identifier: BSD-3-Clause
# Defines the target `koordinates_httplib` when cpp-httplib is found, from its CMake package or, where a distribution has
# none, from pkg-config. Used by the build, and by the installed package for those who link koordinates::testing.

if(NOT TARGET koordinates_httplib)
  find_package(httplib CONFIG QUIET)
  if(httplib_FOUND)
    add_library(koordinates_httplib INTERFACE IMPORTED)
    target_link_libraries(koordinates_httplib INTERFACE httplib::httplib)
  else()
    find_package(PkgConfig QUIET)
    if(PkgConfig_FOUND)
      pkg_check_modules(koordinates_httplib_pc QUIET IMPORTED_TARGET cpp-httplib)
    endif()
    if(koordinates_httplib_pc_FOUND)
      # Its flags matter: they say how the compiled part of cpp-httplib was built.
      add_library(koordinates_httplib INTERFACE IMPORTED)
      target_link_libraries(koordinates_httplib INTERFACE PkgConfig::koordinates_httplib_pc)
    endif()
  endif()
endif()
