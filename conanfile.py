# SPDX-License-Identifier: BSD-3-Clause
"""Builds a checkout with Conan 2: conan create ."""
import os
import re

from conan import ConanFile
from conan.errors import ConanException
from conan.tools.build import check_min_cppstd
from conan.tools.cmake import CMake, CMakeDeps, CMakeToolchain, cmake_layout
from conan.tools.files import copy, load, rmdir

required_conan_version = ">=2.0.9"


class KoordinatesConan(ConanFile):
    name = "koordinates"
    description = "C++ client for the Koordinates REST API"
    license = "BSD-3-Clause"
    homepage = "https://koordinates.com"
    topics = ("gis", "geospatial", "rest", "client")

    package_type = "library"
    settings = "os", "arch", "compiler", "build_type"
    options = {"shared": [True, False], "fPIC": [True, False], "with_testing_kit": [True, False]}
    default_options = {"shared": False, "fPIC": True, "with_testing_kit": False}
    implements = ["auto_shared_fpic"]

    exports_sources = ("CMakeLists.txt", "LICENSE", "cmake/*", "docs/*", "include/*", "src/*", "tests/*",
                       "!tests/consume/conan/build/*", "!*/__pycache__/*")

    @property
    def _runs_tests(self):
        # They take longer than the library, so they run where they are asked for: -c tools.build:skip_test=False
        return not self.conf.get("tools.build:skip_test", default=True, check_type=bool)

    def set_version(self):
        header = load(self, os.path.join(self.recipe_folder, "include", "koordinates", "version.hpp"))
        parts = re.findall(r"^#define KOORDINATES_VERSION_(?:MAJOR|MINOR|PATCH) (\d+)$", header, re.MULTILINE)
        if len(parts) != 3:
            raise ConanException("include/koordinates/version.hpp does not say which version this is")
        self.version = ".".join(parts)

    def layout(self):
        cmake_layout(self)

    # The kit's libraries are those of the tests too, since these are written with it.
    def _kit_requirements(self, require):
        require("cpp-httplib/[>=0.11.4 <1]", options={"with_openssl": True, "with_zlib": True})
        require("openssl/[>=1.1 <4]")
        require("zlib/[>=1.2.11 <2]")

    def requirements(self):
        self.requires("libcurl/[>=7.84 <9]")
        self.requires("pugixml/[>=1.11 <2]")
        # Only headers, and only in the library's own sources: nobody who links it meets them.
        self.requires("nlohmann_json/[>=3.11 <4]", visible=False)
        if self.options.with_testing_kit:
            self._kit_requirements(self.requires)

    def build_requirements(self):
        self.tool_requires("cmake/[>=3.21 <5]")
        if self._runs_tests:
            self.test_requires("catch2/[>=2.13 <4]")
            if not self.options.with_testing_kit:
                self._kit_requirements(self.test_requires)

    def validate(self):
        check_min_cppstd(self, 17)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.user_presets_path = False  # nothing is written into the checkout
        toolchain.cache_variables["KOORDINATES_BUILD_EXAMPLES"] = False
        toolchain.cache_variables["KOORDINATES_BUILD_TESTS"] = self._runs_tests
        toolchain.cache_variables["KOORDINATES_BUILD_TESTING_KIT"] = self._runs_tests or bool(self.options.with_testing_kit)
        toolchain.cache_variables["KOORDINATES_INSTALL"] = True
        toolchain.generate()
        CMakeDeps(self).generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()
        if self._runs_tests:
            # The other labels check the checkout, which is not here.
            self.run(f'ctest -C {self.settings.build_type} -L "^unit$" --output-on-failure --no-tests=error',
                     cwd=self.build_folder, env=["conanbuild", "conanrun"])

    def package(self):
        copy(self, "LICENSE", self.source_folder, os.path.join(self.package_folder, "licenses"))
        cmake = CMake(self)
        cmake.install(component="koordinates")
        if self.options.with_testing_kit:
            cmake.install(component="koordinates_testing")
        # Conan writes its own, which know where it keeps the other packages.
        rmdir(self, os.path.join(self.package_folder, "lib", "cmake"))
        rmdir(self, os.path.join(self.package_folder, "lib", "pkgconfig"))
        rmdir(self, os.path.join(self.package_folder, "share"))

    def package_info(self):
        self.cpp_info.set_property("cmake_file_name", "koordinates")
        # The package as a whole needs a name too, other than those that the build itself gives.
        self.cpp_info.set_property("cmake_target_name", "koordinates::all")
        self.cpp_info.set_property("pkg_config_name", "koordinates-all")

        library = self.cpp_info.components["koordinates"]
        library.set_property("cmake_target_name", "koordinates::koordinates")
        library.set_property("pkg_config_name", "koordinates")
        library.libs = ["koordinates"]
        library.requires = ["libcurl::libcurl", "pugixml::pugixml"]
        if self.settings.os in ("Linux", "FreeBSD"):
            library.system_libs = ["pthread"]

        if self.options.with_testing_kit:
            kit = self.cpp_info.components["testing"]
            kit.set_property("cmake_target_name", "koordinates::testing")
            kit.set_property("pkg_config_name", "koordinates-testing")
            kit.libs = ["koordinates_testing"]
            kit.requires = ["koordinates", "cpp-httplib::cpp-httplib", "openssl::openssl", "zlib::zlib"]
            if self.settings.os in ("Linux", "FreeBSD"):
                kit.system_libs = ["pthread"]
