# SPDX-License-Identifier: BSD-3-Clause
# Install rules and the CMake package: find_package(koordinates CONFIG [COMPONENTS testing]).

include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(koordinates_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/koordinates")

# koordinates_install_library(<target> <export> <component>)
function(koordinates_install_library target export component)
  set(file_set "")
  if(CMAKE_VERSION VERSION_GREATER_EQUAL 3.23)
    set(file_set FILE_SET HEADERS DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" COMPONENT ${component})
  endif()
  install(
    TARGETS ${target}
    EXPORT ${export}
    RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT ${component}
    LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT ${component} NAMELINK_COMPONENT ${component}
    ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" COMPONENT ${component}
    INCLUDES DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
    ${file_set})
  install(
    EXPORT ${export}
    NAMESPACE koordinates::
    DESTINATION "${koordinates_package_dir}"
    COMPONENT ${component})
endfunction()

koordinates_install_library(koordinates koordinatesTargets koordinates)
install(FILES "${PROJECT_BINARY_DIR}/include/koordinates/export.hpp"
        DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/koordinates" COMPONENT koordinates)
if(CMAKE_VERSION VERSION_LESS 3.23)
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/koordinates" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}"
          COMPONENT koordinates PATTERN "testing" EXCLUDE)
endif()

if(KOORDINATES_BUILD_TESTING_KIT)
  koordinates_install_library(koordinates_testing koordinatesTestingTargets koordinates_testing)
  # The program finds a shared library by its own place, unless whoever builds it decided otherwise.
  if(BUILD_SHARED_LIBS AND UNIX AND NOT DEFINED CMAKE_INSTALL_RPATH)
    file(RELATIVE_PATH koordinates_from_bin "${CMAKE_INSTALL_FULL_BINDIR}" "${CMAKE_INSTALL_FULL_LIBDIR}")
    set(koordinates_origin "$ORIGIN")
    if(APPLE)
      set(koordinates_origin "@loader_path")
    endif()
    set_target_properties(koordinates-sandbox PROPERTIES INSTALL_RPATH "${koordinates_origin}/${koordinates_from_bin}")
  endif()
  install(TARGETS koordinates-sandbox RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}" COMPONENT koordinates_testing)
  install(FILES cmake/koordinates-httplib.cmake DESTINATION "${koordinates_package_dir}" COMPONENT koordinates_testing)
  if(CMAKE_VERSION VERSION_LESS 3.23)
    install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/koordinates/testing"
            DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/koordinates" COMPONENT koordinates_testing)
  endif()
endif()

# A static library passes its own dependencies on to whoever links it, a shared one keeps them to itself.
get_target_property(koordinates_type koordinates TYPE)
string(COMPARE EQUAL "${koordinates_type}" "STATIC_LIBRARY" koordinates_is_static)
configure_package_config_file(
  cmake/koordinatesConfig.cmake.in "${PROJECT_BINARY_DIR}/koordinatesConfig.cmake"
  INSTALL_DESTINATION "${koordinates_package_dir}"
  NO_SET_AND_CHECK_MACRO)
# Before 1.0 a minor version may break what an older one offered.
write_basic_package_version_file("${PROJECT_BINARY_DIR}/koordinatesConfigVersion.cmake" COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/koordinatesConfig.cmake" "${PROJECT_BINARY_DIR}/koordinatesConfigVersion.cmake"
        DESTINATION "${koordinates_package_dir}" COMPONENT koordinates)
install(FILES LICENSE DESTINATION "${CMAKE_INSTALL_DOCDIR}" COMPONENT koordinates)

include(cmake/pkgconfig.cmake)
