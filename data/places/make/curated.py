"""Which places of conflict countries are worth a person's eye, and the project's own entries."""

import difflib
import re
from collections import defaultdict

from admin import bare
from common import CONFLICT, clean_names, fold

SEATS = {"PPLA", "PPLA2", "PPLA3", "PPLA4", "PPLC", "PPLG"}
# Landscapes and built places that reports name as scenes.
WORTH = {
    "L": {"RGN", "AREA", "RESF", "RESN", "RES", "PRK", "OAS", "MILB", "MNA", "OILF", "GASF", "RESW", "RESH"},
    "V": {"FRST", "FRSTF"},
    "S": {"AIRP", "AIRB", "AIRF", "CMPRF", "MILB", "INSM", "FT", "DAM", "MN", "MNAU", "HSP", "PRN",
          "BDG", "OILR", "PS", "HTL", "UNIV", "MSSN", "RSTN", "PSTB", "PSTC", "CTRM"},
    "T": {"MTS", "PLAT", "PASS", "DSRT", "ERG", "VAL", "VLY", "PEN"},
    "H": {"LK", "STMD"},
}


def choose(here, world, detail, divisions):
    """(curated rows, the rest). Named places are looked up; own ones are added."""
    named = read_named(here / "named.txt")
    index = defaultdict(list)
    for row in [*world, *detail]:
        if row["country"] in CONFLICT:
            for name in row["names"]:
                index[row["country"], fold(name)].append(row)
    # A town that bears its division's name is its seat.
    divided = {(r["country"], r["admin1"], fold(bare(r["names"][0]))) for r in divisions if r["code"] == "ADM2"}
    picked = {}
    for row in [*world, *detail]:
        if row["class"] == "P" and (row["country"], row["admin1"], fold(row["names"][0])) in divided:
            picked[row["id"]] = row
    for row in detail:
        if row["code"] in SEATS or row["code"] in WORTH.get(row["class"], ()):
            picked[row["id"]] = row
        elif row["class"] == "P" and row["given"] >= (5 if row["origin"] == "dump+wof" else 8):
            picked[row["id"]] = row
    for row in world:
        if row["country"] in CONFLICT and row["code"] in SEATS - {"PPLA4"}:
            picked[row["id"]] = row
    missing = []
    for country, name, others in named:
        rows = [r for r in index[country, fold(name)] if r["class"] in "PSL"]
        rows = rows or index[country, fold(name)]
        if not rows:
            missing.append(f"{country} {name}")
        for row in rows:
            row["names"] = clean_names(row["names"][0], [*row["names"][1:], name, *others])
            picked[row["id"]] = row
    if missing:
        print("named, but nowhere found:", "; ".join(missing))
    own = read_own(here / "own.txt", [*world, *detail])
    picked.update({row["id"]: row for row in own})
    return list(picked.values()), [r for r in detail if r["id"] not in picked]


def read_named(path):
    """Lines `CC: name; name = other = other; …`."""
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            country, names = line.split(":", 1)
            for entry in filter(None, (e.strip() for e in names.split(";"))):
                name, *others = (n.strip() for n in entry.split("="))
                found.append((country.strip(), name, others))
    return found


def read_own(path, rows_known):
    """Own entries. `@CC|admin1|admin2` opens a group, then lines `name = other … lat lon CODE`.

    A first name that only adds a word to the second (`Pishchane Kharkiv = Pishchane`) makes the id
    and is no name. A place that the sources know nearby is left to them: it gets the names.
    """
    rows, ids, group, near = [], set(), ("", "", ""), grid(rows_known)
    for line in path.read_text(encoding="utf-8").splitlines():
        line = line.split("#")[0].strip()
        if not line:
            continue
        if line.startswith("@"):
            group = tuple((line[1:] + "||").split("|")[:3])
            continue
        match = re.fullmatch(r"(.+?)\s+(-?[\d.]+)\s+(-?[\d.]+)\s+([A-Z])\.([A-Z0-9]+)", line)
        if not match:
            raise SystemExit(f"{path.name}: cannot read: {line}")
        names = [n.strip() for n in match[1].split("=")]
        own_id = "-".join(filter(None, ["o", group[0].lower(), slug(names[0])]))
        if len(names) > 1 and names[0].startswith(names[1] + " "):
            names = names[1:]
        lat, lon = float(match[2]), float(match[3])
        known = find_near(near, group[0], match[4], lat, lon, names)
        if known:
            known["names"] = clean_names(known["names"][0], [*known["names"][1:], *names])
            if known["id"] not in ids:
                rows.append(known)
            ids.add(known["id"])
            continue
        if own_id in ids:
            raise SystemExit(f"{path.name}: {own_id} twice; tell them apart by name")
        ids.add(own_id)
        rows.append({"id": own_id, "country": group[0], "class": match[4], "code": match[5],
                     "lat": lat, "lon": lon, "population": "", "admin1": group[1], "admin2": group[2],
                     "names": clean_names(names[0], names[1:])})
    return rows


CELL = 4  # cells of the grid per degree


def grid(rows):
    cells = defaultdict(list)
    for row in rows:
        cell = (row["country"], int(float(row["lat"]) * CELL // 1), int(float(row["lon"]) * CELL // 1))
        cells[cell].append(row)
    return cells


def find_near(cells, country, letter, lat, lon, names, same=0.24, like=0.11):
    """The known place of the same class and name within some 25 km, or of a like name within 12.

    `same` and `like` are these distances in degrees.
    """
    keys = [fold(n) for n in names]
    best, score = None, 0.0
    for dy in (-1, 0, 1):
        for dx in (-1, 0, 1):
            cell = (country, int(lat * CELL // 1) + dy, int(lon * CELL // 1) + dx)
            for row in cells.get(cell, ()):
                away = max(abs(float(row["lat"]) - lat), abs(float(row["lon"]) - lon))
                if row["class"] != letter or away > same:
                    continue
                for other in map(fold, row["names"]):
                    for key in keys:
                        likeness = 1.0 if key == other else alike(key, other) if away < like else 0.0
                        if likeness - away / 10 > score and likeness >= 0.86:
                            best, score = row, likeness - away / 10
    if best and score < 0.97:
        print(f"own entry {names[0]} taken for {best['names'][0]} ({best['id']})")
    return best


def alike(a, b):
    """How like two folded names are, 0 to 1; other first letters are other names."""
    if a[0] != b[0] or min(len(a), len(b)) < 5:
        return 0.0
    return difflib.SequenceMatcher(None, a, b).ratio()


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", "".join(fold(w) + "-" for w in name.split())).strip("-")
