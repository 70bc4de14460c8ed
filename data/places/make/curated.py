"""Which places of conflict countries are worth a person's eye, and the project's own entries."""

import re
from collections import defaultdict

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
    picked = {}
    for row in detail:
        if row["code"] in SEATS or row["code"] in WORTH.get(row["class"], ()):
            picked[row["id"]] = row
        elif row["origin"] == "dump+wof" and row["class"] == "P" and row["given"] >= 5:
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
    own = read_own(here / "own.txt", index)
    chosen = [*picked.values(), *own]
    return chosen, [r for r in detail if r["id"] not in picked]


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


def read_own(path, index):
    """Own entries. `@CC|admin1|admin2` opens a group, then lines `name = other … lat lon CODE`.

    A place that the sources know within a quarter of a degree is left to them: it gets the names.
    """
    rows, ids, group = [], set(), ("", "", "")
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
        lat, lon = float(match[2]), float(match[3])
        known = [r for n in names for r in index[group[0], fold(n)]
                 if r["class"] == match[4] and abs(float(r["lat"]) - lat) < 0.25
                 and abs(float(r["lon"]) - lon) < 0.25]
        if known:
            known[0]["names"] = clean_names(known[0]["names"][0], [*known[0]["names"][1:], *names])
            if known[0]["id"] not in ids:
                ids.add(known[0]["id"])
                rows.append(known[0])
            continue
        own_id = "-".join(filter(None, ["o", group[0].lower(), slug(names[0])]))
        if own_id in ids:
            raise SystemExit(f"{path.name}: {own_id} twice; tell them apart by name")
        ids.add(own_id)
        rows.append({"id": own_id, "country": group[0], "class": match[4], "code": match[5],
                     "lat": lat, "lon": lon, "population": "", "admin1": group[1], "admin2": group[2],
                     "names": clean_names(names[0], names[1:])})
    return rows


def slug(name):
    return re.sub(r"[^a-z0-9]+", "-", "".join(fold(w) + "-" for w in name.split())).strip("-")
