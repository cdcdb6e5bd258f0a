// SPDX-License-Identifier: BSD-3-Clause
// Compiling is the test: everything is included after macros as <windows.h> and its company define them, so a name of ours that
// is one of them tears its declaration apart. On Windows they are the real ones.

// The standard library first, which elsewhere takes min and max away again.
#include <atomic>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <initializer_list>
#include <iosfwd>
#include <iterator>
#include <limits>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#ifdef _WIN32
// In this order.
// clang-format off
#include <winsock2.h>
#include <windows.h>
#include <wincrypt.h>
// clang-format on
#else
#define min(a, b) (((a) < (b)) ? (a) : (b))
#define max(a, b) (((a) > (b)) ? (a) : (b))
#define ABSOLUTE 1
#define ALTERNATE 1
#define BOOLEAN unsigned char
#define CALLBACK __attribute__((used))
#define CONST const
#define DELETE 0x00010000L
#define DIFFERENCE 11
#define DOMAIN 1
#define ERROR 0
#define FALSE 0
#define IGNORE 0
#define IN
#define INFINITE 0xFFFFFFFF
#define INPUT_FILE 1
#define MAX_PATH 260
#define NEAR
#define FAR
#define NO_ERROR 0L
#define OPAQUE 2
#define OPTIONAL
#define OUT
#define OVERFLOW 3
#define PASSTHROUGH 19
#define RELATIVE 2
#define STRICT 1
#define TRANSPARENT 1
#define TRUE 1
#define UNDERFLOW 4
#define VOID void
#define far
#define near
#define interface struct
#define small char
#define hyper __int64
#define pascal
#define cdecl
#define CreateFile CreateFileW
#define DeleteFile DeleteFileW
#define DrawText DrawTextW
#define FindText FindTextW
#define GetClassName GetClassNameW
#define GetCommandLine GetCommandLineW
#define GetCurrentTime() GetTickCount()
#define GetFreeSpace(w) (0x100000L)
#define GetJob GetJobW
#define GetMessage GetMessageW
#define GetObject GetObjectW
#define GetUserName GetUserNameW
#define LoadString LoadStringW
#define ReportEvent ReportEventW
#define SendMessage SendMessageW
#define SetPort SetPortW
#define StartDoc StartDocW
#define Yield()
#define environ _environ
#define s_addr S_un.S_addr
#endif

#include "every_header.hpp"

// What is a macro now is still one: a header that takes one away would break its user's code.
#if !defined(DELETE) || !defined(ERROR) || (!defined(_WIN32) && (!defined(min) || !defined(max)))
#error "a header undefined a macro of <windows.h>"
#endif

// Templates too, where they are used.
int call_through_the_macros(const koordinates::Client& client) {
  int count = 0;
  for (const auto& layer : client.layers().list().take(1)) count += layer.id.value_or(0) > 0 ? 1 : 0;
  return count;
}
