# SPDX-License-Identifier: BSD-3-Clause
# Reads the version out of the header, the one place where it is written, into `koordinates_version`.

set(koordinates_version "")
foreach(part IN ITEMS MAJOR MINOR PATCH)
  file(STRINGS "${CMAKE_CURRENT_LIST_DIR}/../include/koordinates/version.hpp" line
       REGEX "^#define KOORDINATES_VERSION_${part} [0-9]+$")
  if(NOT line MATCHES " ([0-9]+)$")
    message(FATAL_ERROR "include/koordinates/version.hpp has no KOORDINATES_VERSION_${part}")
  endif()
  list(APPEND koordinates_version "${CMAKE_MATCH_1}")
endforeach()
list(JOIN koordinates_version "." koordinates_version)
set_property(DIRECTORY APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS include/koordinates/version.hpp)
