# SPDX-License-Identifier: BSD-3-Clause
# What the library and the kit are built with. Nothing is ever downloaded here.

# A project that this one is a part of may have them already, made by itself.
if(NOT TARGET CURL::libcurl)
  find_package(CURL 7.84 REQUIRED)
endif()
if(NOT TARGET nlohmann_json::nlohmann_json)
  find_package(nlohmann_json 3.11 REQUIRED)
endif()
if(NOT TARGET pugixml::pugixml)
  find_package(pugixml 1.11 REQUIRED)  # the first with the target pugixml::pugixml
endif()
set(THREADS_PREFER_PTHREAD_FLAG ON)
find_package(Threads REQUIRED)

if(KOORDINATES_BUILD_TESTING_KIT)
  find_package(OpenSSL REQUIRED)
  find_package(ZLIB REQUIRED)
  include(cmake/koordinates-httplib.cmake)
  if(NOT TARGET koordinates_httplib)
    message(FATAL_ERROR "The testing kit needs cpp-httplib (Debian: libcpp-httplib-dev). "
                        "Install it, or turn off KOORDINATES_BUILD_TESTING_KIT and KOORDINATES_BUILD_TESTS.")
  endif()
endif()
