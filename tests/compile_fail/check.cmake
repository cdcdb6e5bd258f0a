# SPDX-License-Identifier: BSD-3-Clause
# Compiles one case, or its twin, and compares the outcome with what the file says. Run by ctest:
#   cmake -DCOMPILER= -DMSVC= -DCASE= -DTWIN= -DINCLUDES= -P check.cmake

list(TRANSFORM INCLUDES PREPEND "-I")
if(MSVC)
  set(flags /nologo /std:c++17 /permissive- /EHsc /Zs)
else()
  set(flags -std=c++17 -fsyntax-only -x c++)
endif()
if(NOT TWIN)
  list(APPEND flags -DKOORDINATES_MUST_NOT_COMPILE)
endif()
set(ENV{LC_ALL} C)

execute_process(
  COMMAND "${COMPILER}" ${flags} ${INCLUDES} "${CASE}"
  RESULT_VARIABLE status
  OUTPUT_VARIABLE output
  ERROR_VARIABLE output)

if(TWIN)
  if(NOT status EQUAL 0)
    message("${output}")
    message(FATAL_ERROR "the right way does not compile either")
  endif()
  return()
endif()

if(status EQUAL 0)
  message(FATAL_ERROR "this compiles, and must not")
endif()
file(STRINGS "${CASE}" expected REGEX "^// error: ")
if(NOT expected)
  message(FATAL_ERROR "${CASE} does not say which error it expects: no line that begins with '// error: '")
endif()
foreach(line IN LISTS expected)
  string(REGEX REPLACE "^// error: *" "" pattern "${line}")
  if(output MATCHES "${pattern}")
    return()
  endif()
endforeach()
list(JOIN expected "\n  " expected)
message("${output}")
message(FATAL_ERROR "refused, but for none of these reasons:\n  ${expected}")
