#!/usr/bin/env python3
# SPDX-License-Identifier: BSD-3-Clause
"""Checks that includes point downwards only, as the tables of floors in docs/contributing.md say.

usage: floors.py ROOT           check the tree
       floors.py --edges ROOT   print which room includes which, as it is now

A room is a row of a table: files and folders that belong together. A folder stands for include/koordinates/FOLDER and for
src/FOLDER. The column `may include` names rooms further down the same table; `floors A-B` stands for all rooms of these
floors that are not private. Rows of the testing kit may name rooms of the library as well.
"""
import pathlib
import re
import sys

TABLES = "docs/contributing.md"
LARGEST_FOLDER = 16  # files in one folder of the testing kit
INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*([<"])([^>"]+)[>"]', re.MULTILINE)
ROOTS = ("include/koordinates/", "src/")


class Room:
    def __init__(self, table, order, floor, places, private, may):
        self.table, self.order, self.floor, self.places, self.private, self.may = table, order, floor, places, private, may
        self.name = places[0]
        self.allowed = set()


def tables(text):
    """The rows of each table that begins with a column called floor."""
    found, rows = [], None
    for line in text.splitlines():
        if not line.startswith("|"):
            rows = None
            continue
        cells = [cell.strip() for cell in line.strip().strip("|").split("|")]
        if cells[0] == "floor":
            rows = []
            found.append(rows)
        elif rows is not None and re.fullmatch(r"\d+", cells[0]):
            rows.append(cells)
    return found


def find_rooms(by_place, place):
    """The room of that name; or, for a folder that is no room itself, such as `core/`, all rooms in it."""
    if place in by_place:
        return [by_place[place]]
    return [room for key, room in by_place.items() if place.endswith("/") and key.startswith(place)]


def rooms_of(text, complaints):
    rooms = []
    for table, rows in enumerate(tables(text)):
        for order, cells in enumerate(rows):
            if len(cells) != 4:
                complaints.append(f"{TABLES}: the row of {cells[1]} has {len(cells)} columns, not 4")
                continue
            prefix = "testing/" if table else ""  # the second table is that of the kit
            places = [prefix + place for place in re.findall(r"`([^`]+)`", cells[1])]
            rooms.append(Room(table, order, int(cells[0]), places, "private" in cells[1].split(), cells[3]))
    for above, below in zip(rooms, rooms[1:]):
        if above.table == below.table and above.floor < below.floor:
            complaints.append(f"{TABLES}: the row of `{below.name}` (floor {below.floor}) is below that of `{above.name}` "
                              f"(floor {above.floor}): sort the rows from the top floor down")
    by_place = {}
    for room in rooms:
        for place in room.places:
            if place in by_place:
                complaints.append(f"{TABLES}: `{place}` has two rows")
            by_place[place] = room
    for room in rooms:
        for low, high in re.findall(r"floors? (\d+)(?:-(\d+))?", room.may):
            span = range(int(low), int(high or low) + 1)
            room.allowed |= {one for one in rooms if one.table == room.table and one.floor in span
                             and one.order > room.order and not one.private}
        for place in re.findall(r"`([^`]+)`", room.may):
            named = find_rooms(by_place, "testing/" + place if room.table else place) or find_rooms(by_place, place)
            if not named:
                complaints.append(f"{TABLES}: the row of `{room.name}` names `{place}`, which has no row")
            for one in named:
                below = one.table < room.table or (one.table == room.table and one.order > room.order)
                if one is not room and not below:
                    complaints.append(f"{TABLES}: the row of `{room.name}` (floor {room.floor}) names `{place}`, which is not "
                                      f"further down (floor {one.floor})")
                room.allowed.add(one)
    return rooms, by_place


def place_of(file):
    for root in ROOTS:
        if file.startswith(root):
            return file[len(root):]
    return file


def room_of(file, by_place):
    """The room with the longest name that fits: `core/models/`, or for a file at the top `layers.hpp`, also as layers.cpp."""
    place = place_of(file)
    if "/" not in place or place.count("/") == 1 and place.startswith("testing/"):
        return by_place.get(re.sub(r"\.cpp$", ".hpp", place))
    parts = place.split("/")[:-1]
    return by_place.get("/".join(parts) + "/")


def sources(root):
    for top in ("include", "src"):
        for path in sorted((root / top).rglob("*")):
            if path.suffix in (".hpp", ".cpp"):
                yield path.relative_to(root).as_posix()


def included(root, file):
    """The project's files that a file includes."""
    for mark, header in INCLUDE.findall((root / file).read_text(encoding="utf-8")):
        if mark == "<":
            if header.startswith("koordinates/") and header != "koordinates/export.hpp":
                yield "include/" + header
            continue
        beside = (pathlib.PurePosixPath(file).parent / header).as_posix()
        yield beside if (root / beside).exists() else "src/" + header


def cycles(edges):
    """One cycle for each file that is in one, as a list of files; each cycle once."""
    found, seen, done = [], set(), set()
    for start in sorted(edges):
        if start in done:
            continue
        path, on_path, stack = [], set(), [(start, iter(sorted(edges.get(start, ()))))]
        path.append(start)
        on_path.add(start)
        while stack:
            node, following = stack[-1]
            step = next(following, None)
            if step is None:
                stack.pop()
                path.pop()
                on_path.discard(node)
                done.add(node)
            elif step in on_path:
                cycle = path[path.index(step):]
                if frozenset(cycle) not in seen:
                    seen.add(frozenset(cycle))
                    found.append(cycle + [step])
            elif step not in done:
                path.append(step)
                on_path.add(step)
                stack.append((step, iter(sorted(edges.get(step, ())))))
    return found


def check_folders(root, complaints):
    folders = {}
    for file in sources(root):
        if file.startswith("src/testing/"):
            folders.setdefault(file.rpartition("/")[0], []).append(file)
    for folder, files in folders.items():
        if len(files) > LARGEST_FOLDER:
            complaints.append(f"{folder}: {len(files)} files, {LARGEST_FOLDER} at most: divide the folder")
        name = folder.rpartition("/")[2]
        if not folder.startswith("src/testing/sandbox/"):
            continue
        for file in files:
            stem = pathlib.PurePosixPath(file).stem
            if stem == name or stem.startswith((name + "_", name.rstrip("s") + "_")) or stem == name.rstrip("s"):
                complaints.append(f"{file}: the name repeats that of its folder")


def main():
    arguments = sys.argv[1:]
    show = arguments[:1] == ["--edges"]
    if len(arguments) != 1 + show:
        print(__doc__)
        return 2
    root = pathlib.Path(arguments[-1])
    complaints = []
    rooms, by_place = rooms_of((root / TABLES).read_text(encoding="utf-8"), complaints)

    edges, of_rooms = {}, {}
    for file in sources(root):
        room = room_of(file, by_place)
        if room is None:
            complaints.append(f"{file} belongs to no row of the tables in {TABLES}: add its folder, or the file, to a row")
        edges[file] = set()
        for target in included(root, file):
            if not (root / target).exists():
                complaints.append(f"{file} includes {target}, which does not exist")
                continue
            edges[file].add(target)
            other = room_of(target, by_place)
            if room is None or other is None or other is room:
                continue
            of_rooms.setdefault(room.name, set()).add(other.name)
            if other in room.allowed:
                continue
            if (other.table, -other.order) > (room.table, -room.order):
                complaints.append(f"{file} (floor {room.floor}) includes {target} (floor {other.floor}): an include must point "
                                  "downwards")
            else:
                complaints.append(f"{file} includes {target}: {TABLES} does not list `{other.name}` in the row of "
                                  f"`{room.name}`: add it there, or remove the include")
    if show:
        print("\n".join(f"{name} -> {', '.join(sorted(others))}" for name, others in of_rooms.items()))
        return 0
    for cycle in cycles(edges):
        complaints.append("includes in a circle: " + " -> ".join(cycle))
    check_folders(root, complaints)
    print("\n".join(complaints))
    print(f"{len(rooms)} rooms, {len(edges)} files, {len(complaints)} complaints")
    return 1 if complaints or not rooms else 0


if __name__ == "__main__":
    sys.exit(main())
