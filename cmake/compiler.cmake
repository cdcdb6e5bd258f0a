# SPDX-License-Identifier: BSD-3-Clause
# Warnings, sanitizers and visibility: what every target of the project shares. Nothing of it reaches consumers.

if(MSVC)
  set(koordinates_warning_flags /W4 /permissive- /utf-8 /Zc:__cplusplus)
  set(koordinates_werror_flag /WX)
else()
  set(koordinates_warning_flags -Wall -Wextra -Wpedantic -Wconversion -Wsign-conversion -Wshadow -Wnon-virtual-dtor
                                -Woverloaded-virtual)
  set(koordinates_werror_flag -Werror)
endif()

# koordinates_setup_target(<target>): language level, warnings, visibility.
function(koordinates_setup_target target)
  target_compile_options(${target} PRIVATE ${koordinates_warning_flags})
  if(KOORDINATES_WARNINGS_AS_ERRORS)
    target_compile_options(${target} PRIVATE ${koordinates_werror_flag})
  endif()
  set_target_properties(
    ${target}
    PROPERTIES CXX_EXTENSIONS OFF
               CXX_VISIBILITY_PRESET hidden
               VISIBILITY_INLINES_HIDDEN ON)
  # An archive can become part of a plugin, unless whoever builds it decided otherwise.
  if(NOT DEFINED CMAKE_POSITION_INDEPENDENT_CODE)
    set_target_properties(${target} PROPERTIES POSITION_INDEPENDENT_CODE ON)
  endif()
endfunction()

if(KOORDINATES_SANITIZE)
  list(JOIN KOORDINATES_SANITIZE "," koordinates_sanitizers)
  add_compile_options(-fsanitize=${koordinates_sanitizers} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  add_link_options(-fsanitize=${koordinates_sanitizers})
endif()

# Checks of the standard library's own that cost little and change no ABI.
if(PROJECT_IS_TOP_LEVEL)
  add_compile_definitions($<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)
endif()
