// SPDX-License-Identifier: BSD-3-Clause
// With one_definition_main.cpp: every public header in two files of one program.
#include "every_header.hpp"

const char* version_of_the_other_file();

const char* version_of_the_other_file() { return koordinates::version(); }
