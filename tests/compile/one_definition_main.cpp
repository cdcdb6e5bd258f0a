// SPDX-License-Identifier: BSD-3-Clause
// With one_definition_other.cpp: every public header in two files of one program.
#include "every_header.hpp"

#include <cstring>

const char* version_of_the_other_file();

int main() { return std::strcmp(koordinates::version(), version_of_the_other_file()) == 0 ? 0 : 1; }
