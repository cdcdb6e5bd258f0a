# SPDX-License-Identifier: BSD-3-Clause
# As an overlay this port builds the checkout that it lies in; make-registry.sh puts a commit in place of it.
get_filename_component(SOURCE_PATH "${CMAKE_CURRENT_LIST_DIR}/../../../.." ABSOLUTE)

vcpkg_check_features(
    OUT_FEATURE_OPTIONS FEATURE_OPTIONS
    FEATURES
        testing KOORDINATES_BUILD_TESTING_KIT
)

vcpkg_cmake_configure(
    SOURCE_PATH "${SOURCE_PATH}"
    OPTIONS
        ${FEATURE_OPTIONS}
        -DKOORDINATES_BUILD_EXAMPLES=OFF
        -DKOORDINATES_BUILD_TESTS=OFF
        -DKOORDINATES_INSTALL=ON
)
vcpkg_cmake_install()
vcpkg_copy_pdbs()
vcpkg_cmake_config_fixup(CONFIG_PATH lib/cmake/koordinates)
vcpkg_fixup_pkgconfig()

# The programs, each with its feature.
if("testing" IN_LIST FEATURES)
    vcpkg_copy_tools(TOOL_NAMES koordinates-sandbox AUTO_CLEAN)
endif()

file(REMOVE_RECURSE
    "${CURRENT_PACKAGES_DIR}/debug/include"
    "${CURRENT_PACKAGES_DIR}/debug/share"
    "${CURRENT_PACKAGES_DIR}/share/doc"
)
vcpkg_install_copyright(FILE_LIST "${SOURCE_PATH}/LICENSE")
