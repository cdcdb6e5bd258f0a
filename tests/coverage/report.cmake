# SPDX-License-Identifier: BSD-3-Clause
# Adds up what was counted, into report/ in the build's folder: summary.txt, and what never ran, file by file, in lines.txt and
# index.html. Branches that only an exception takes are left out, since every call could throw. By ctest.

set(report "${BUILD}/report")
execute_process(
  COMMAND "${GCOVR}" --root "${SOURCE}" --object-directory "${BUILD}" --filter src/ --filter include/ --exclude-throw-branches
          --exclude-unreachable-branches --html-details "${report}/index.html" --txt "${report}/lines.txt" --print-summary
          --fail-under-line ${LINES} --fail-under-branch ${BRANCHES} "${BUILD}/src" "${BUILD}/tests"
  WORKING_DIRECTORY "${SOURCE}"
  RESULT_VARIABLE status
  OUTPUT_VARIABLE summary ECHO_OUTPUT_VARIABLE)
file(WRITE "${report}/summary.txt" "${summary}")
if(NOT status EQUAL 0)
  message(FATAL_ERROR "less than ${LINES} % of the lines or ${BRANCHES} % of the branches, or gcovr failed: it ended with ${status}")
endif()
