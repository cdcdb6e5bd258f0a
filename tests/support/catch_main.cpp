// SPDX-License-Identifier: BSD-3-Clause
// The main function of every test program under Catch2 2; version 3 brings its own. Compiled once.
#define CATCH_CONFIG_MAIN
#include <catch2/catch.hpp>
