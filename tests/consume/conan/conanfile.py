# SPDX-License-Identifier: BSD-3-Clause
"""Uses the package that was just made: conan create . -tf tests/consume/conan"""
import io
import os

from conan import ConanFile
from conan.errors import ConanException
from conan.tools.build import can_run
from conan.tools.cmake import CMake, CMakeToolchain, cmake_layout


class ConsumerConan(ConanFile):
    settings = "os", "arch", "compiler", "build_type"
    generators = "CMakeDeps", "PkgConfigDeps", "VirtualRunEnv"

    def requirements(self):
        self.requires(self.tested_reference_str)

    def layout(self):
        cmake_layout(self)

    @property
    def _has_kit(self):
        return bool(self.dependencies["koordinates"].options.with_testing_kit)

    def generate(self):
        toolchain = CMakeToolchain(self)
        toolchain.user_presets_path = False
        toolchain.cache_variables["WITH_TESTING_KIT"] = self._has_kit
        toolchain.generate()

    def build(self):
        cmake = CMake(self)
        cmake.configure()
        cmake.build()

    def _check(self, program, expected):
        printed = io.StringIO()
        self.run(os.path.join(self.cpp.build.bindir, program), stdout=printed, env="conanrun")
        self.output.info(printed.getvalue().rstrip())
        if printed.getvalue().splitlines() != [expected]:
            raise ConanException(f"{program} printed {printed.getvalue()!r} instead of {expected!r}")

    def test(self):
        if can_run(self):
            version = self.dependencies["koordinates"].ref.version
            self._check("consumer", f"koordinates {version} for https://labs.koordinates.com: 3 - CC BY 4.0")
            if self._has_kit:
                self._check("testing_consumer", "25 layers")
