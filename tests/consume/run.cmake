# SPDX-License-Identifier: BSD-3-Clause
# What the scripts here have in common.

# run(<command>...): runs it, and ends with what it printed where it fails.
function(run)
  execute_process(
    COMMAND ${ARGN}
    RESULT_VARIABLE status
    OUTPUT_VARIABLE output
    ERROR_VARIABLE output)
  if(NOT status EQUAL 0)
    list(JOIN ARGN " " command)
    message(FATAL_ERROR "${command}\n${output}")
  endif()
endfunction()

# run_consumer(<program> <expected>): the program must end well and print that line.
function(run_consumer program expected)
  execute_process(COMMAND "${program}" RESULT_VARIABLE status OUTPUT_VARIABLE output)
  if(NOT status EQUAL 0 OR NOT output STREQUAL "${expected}\n")
    message(FATAL_ERROR "${program} ended with ${status} and printed\n${output}\ninstead of\n${expected}")
  endif()
  message(STATUS "${output}")
endfunction()
