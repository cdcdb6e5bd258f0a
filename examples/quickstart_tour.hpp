// SPDX-License-Identifier: BSD-3-Clause
// The whole life of a data set, for the quickstart.
#pragma once

#include <koordinates/koordinates.hpp>

// Uploads a file, waits for its scan, makes a layer of what was found, describes, shares and publishes it, and downloads it again
// as an export into the folder. Everything is new on the site, and stays there.
void tour_a_data_set(const koordinates::Client& client, const char* folder);
