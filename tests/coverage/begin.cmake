# SPDX-License-Identifier: BSD-3-Clause
# Forgets what was counted before. By ctest.

file(GLOB_RECURSE counts "${BUILD}/*.gcda")
if(counts)
  file(REMOVE ${counts})
endif()
file(REMOVE_RECURSE "${BUILD}/report")
file(MAKE_DIRECTORY "${BUILD}/report")
