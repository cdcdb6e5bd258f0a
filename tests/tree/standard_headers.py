#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Is what a file uses of the standard library included: by itself, or by a header of the project that it includes?

Standard libraries include each other's headers differently: what one compiler lets pass, the next version of it refuses. Only
names that are easily told are looked for, in the headers where such mistakes were made or are likely.
"""
import pathlib
import re
import sys

TOP = ("include", "src", "tests", "examples")
NAMES = {
    "algorithm": r"(?:adjacent_find|all_of|any_of|binary_search|clamp|copy(?:_n)?|count(?:_if)?|equal|fill|find|find_if|find_if_not|"
                 r"for_each|generate|is_sorted|lower_bound|max|max_element|min|min_element|mismatch|none_of|remove_if|replace|reverse|rotate|"
                 r"search|sort|stable_sort|transform|unique|upper_bound)(?:<[\w:]+>)?\(",
    "array": r"array\b",
    "atomic": r"atomic",
    "chrono": r"chrono\b",
    "condition_variable": r"condition_variable",
    "cstdint": r"u?int(?:8|16|32|64|max|ptr)_t\b",
    "cstring": r"(?:memchr|memcmp|memcpy|memmove|memset|strcmp|strlen)\(",
    "deque": r"deque\b",
    "exception": r"(?:current_exception|exception_ptr|rethrow_exception|uncaught_exceptions)\b",
    "filesystem": r"filesystem\b",
    "fstream": r"(?:fstream|ifstream|ofstream)\b",
    "functional": r"(?:function|greater|hash|less)\b",
    "iterator": r"(?:back_inserter|distance|istreambuf_iterator|make_move_iterator|next|prev)\b",
    "limits": r"numeric_limits\b",
    "map": r"map\b",
    "memory": r"(?:addressof|make_shared|make_unique|shared_ptr|unique_ptr|weak_ptr)\b",
    "mutex": r"(?:call_once|lock_guard|mutex|once_flag|scoped_lock|unique_lock)\b",
    "optional": r"(?:nullopt|optional)\b",
    "set": r"set\b",
    "sstream": r"(?:istringstream|ostringstream|stringstream)\b",
    "stdexcept": r"(?:invalid_argument|length_error|logic_error|out_of_range|runtime_error)\b",
    "string": r"(?:string\b|to_string\b)",
    "string_view": r"string_view\b",
    "system_error": r"(?:error_code|generic_category|system_category|system_error)\b",
    "thread": r"(?:this_thread|thread)\b",
    "tuple": r"(?:make_tuple|tie|tuple)\b",
    "type_traits": r"(?:conditional_t|decay_t|enable_if_t|is_base_of|is_convertible|is_same)",
    "utility": r"(?:exchange|forward|make_pair|pair)\b",
    "variant": r"(?:get_if|holds_alternative|monostate|variant|visit)\b",
    "vector": r"vector\b",
}
# What the standard promises of a header, or every library of one has.
BRINGS = {"condition_variable": {"mutex"}, "map": {"utility"}, "filesystem": {"system_error"}, "fstream": {"string"},
          "sstream": {"string"}, "tuple": {"utility"}, "functional": {"utility"}}
INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]', re.MULTILINE)


class Tree:
    def __init__(self, root):
        self.root = root
        self.known = {}

    def found(self, path, quoted, name):
        places = [self.root / "src", self.root / "src/testing", self.root / "include", self.root / "tests"]
        for place in ([path.parent] if quoted else []) + places:
            if (place / name).is_file():
                return (place / name).resolve()
        return None

    def reached(self, path):
        """The headers that are not the project's, and that a file includes itself or by way of the project's."""
        if path not in self.known:
            self.known[path] = set()  # against circles
            for sign, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
                own = self.found(path, sign == '"', name)
                self.known[path] |= self.reached(own) if own else {name}
        return self.known[path]


def without_text(code):
    code = re.sub(r'R"(\w*)\(.*?\)\1"', '""', code, flags=re.DOTALL)
    return re.sub(r'//[^\n]*|"(?:\\.|[^"\\\n])*"', lambda match: "" if match[0].startswith("//") else '""', code)


def complaints_of(path, code, reached):
    have = reached.union(*(BRINGS.get(name, set()) for name in reached))
    for header, names in NAMES.items():
        used = re.search(r"\bstd::" + names, code)
        if used and header not in have:
            yield f"{path}: uses {used[0].rstrip('(')} and does not include <{header}>"


def main():
    root = pathlib.Path(sys.argv[1]).resolve()
    if not list(complaints_of("self-test", without_text('std::uint8_t x = "std::map";'), {"map"})):
        print("the check itself does not notice what it is for")
        return 1
    tree = Tree(root)
    complaints = []
    for top in TOP:
        for path in sorted((root / top).rglob("*.?pp")):
            if "compile_fail" not in path.parts:
                code = without_text(path.read_text(encoding="utf-8"))
                complaints += complaints_of(path.relative_to(root), code, tree.reached(path))
    print("\n".join(complaints))
    print(f"{len(complaints)} complaints")
    return 1 if complaints else 0


if __name__ == "__main__":
    sys.exit(main())
