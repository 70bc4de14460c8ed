"""Divisions: the table of them, and in which of them a point lies."""

from collections import Counter, defaultdict

from common import CONFLICT, clean_names, fold, middle, tsv

# What a first-order division is called, in English and in French with its preposition.
KIND = {
    "Region": ("Region", "région de"), "Province": ("Province", "province de"),
    "State": ("State", "État de"), "Governorate": ("Governorate", "gouvernorat de"),
    "Department": ("Department", "département de"), "District": ("District", "district de"),
    "Oblast": ("Oblast", "oblast de"), "Prefecture": ("Prefecture", "préfecture de"),
}
COUNTRY_KIND = {c: k for k, cs in {
    "Region": "ML BF NE TD ET SO CM SN GN MR TZ GH FR IT PE CL NA",
    "Province": "CD AF PK TR IR MZ AR BI DZ CU CN ZM MG ZA CA PH VN",
    "State": "NG SD SS MM MX BR IN US VE AU DE",
    "Governorate": "SY IQ YE LB PS EG JO TN OM SA",
    "Department": "CO HT HN GT SV NI BO PY",
    "Oblast": "UA RU KZ KG",
    "Prefecture": "CF",
    "District": "LY",
}.items() for c in cs.split()}
STRIP = (" Region", " Province", " State", " Governorate", " Department", " Oblast", " District",
         " Prefecture", " County", " Cercle", " Zone", " Raion", " Rayon", " Local Government Area",
         " Regional State")
STRIP_FRONT = ("Province du ", "Province de la ", "Province de l'", "Province des ", "Province de ",
               "Province d'", "Département de ", "Département du ", "Département d'", "Cercle de ",
               "Muhafazat ", "Ville de ", "State of ", "Région de ", "Région du ", "Région ")
# Other countries whose second-order divisions the news names as readily as towns: counties.
COUNTIES = ("CA", "GB", "IE", "US")
# Old provinces of CD were cut up in 2015; the polygons are of districts before that.
CD_DISTRICTS = {
    "CD.Mai-Ndombe": "Mai-Ndombe", "CD.Plateaux": "Mai-Ndombe", "CD.Kwilu": "Kwilu",
    "CD.Kikwit": "Kwilu", "CD.Bandundu": "Kwilu", "CD.Kwango": "Kwango", "CD.Equateur": "Équateur",
    "CD.Mbandaka": "Équateur", "CD.Sud-Ubangi": "Sud-Ubangi", "CD.Zongo": "Sud-Ubangi",
    "CD.Nord-Ubangi": "Nord-Ubangi", "CD.Gbadolite": "Nord-Ubangi", "CD.Mongala": "Mongala",
    "CD.Tshuapa": "Tshuapa", "CD.Tshopo": "Tshopo", "CD.Kisangani": "Tshopo",
    "CD.Bas-Uele": "Bas-Uele", "CD.Haut-Uele": "Haut-Uele", "CD.Ituri": "Ituri",
    "CD.Lualaba": "Lualaba", "CD.Kolwezi": "Lualaba", "CD.Haut-Lomami": "Haut-Lomami",
    "CD.Tanganyka": "Tanganyika", "CD.Haut-Katanga": "Haut-Katanga", "CD.Lubumbashi": "Haut-Katanga",
    "CD.Likasi": "Haut-Katanga", "CD.Tshilenge": "East Kasai", "CD.Mbuji-Mayi": "East Kasai",
    "CD.Sankuru": "Sankuru", "CD.Kabinda": "Lomami", "CD.Mwene-Ditu": "Lomami",
    "CD.Kananga": "Kasai-Central", "CD.Lulua": "Kasai-Central", "CD.Kasai": "Kasai",
    "CD.Nord-Kivu": "North Kivu", "CD.Beni": "North Kivu", "CD.Goma": "North Kivu",
    "CD.Butembo": "North Kivu", "CD.Sud-Kivu": "South Kivu", "CD.Bukavu": "South Kivu",
}
# Younger first-order divisions, by the old second-order polygon they were made of.
NEW_REGIONS = {"ML.Menaka": "Ménaka"}


ORDINALS = set("first second third fourth fifth sixth seventh eighth ninth tenth premier premiere deuxieme "
               "troisieme quatrieme cinquieme sixieme septieme huitieme".split())


def bare(name):
    """A division's name without the word for what it is; "Second Region" is nothing without it."""
    whole = name
    for front in STRIP_FRONT:
        if name.startswith(front):
            name = name[len(front):]
    for end in STRIP:
        if name.endswith(end) and len(name) > len(end) + 1:
            name = name[: -len(end)]
    return whole if fold(name) in ORDINALS else name


class Placer:
    """Finds the divisions of a point by polygon, and what GeoNames calls them."""

    def __init__(self, areas, world, names1, names2):
        self.areas, self.names1, self.names2 = areas, names1, names2
        votes = defaultdict(Counter)
        for row in world:
            if row["country"] not in CONFLICT or not row["admin1"]:
                continue
            for kind in ("region", "county"):
                f = areas.find(row["country"], kind, float(row["lat"]), float(row["lon"]))
                if f:
                    votes[f["id"]][row["admin1"]] += 1
        self.first = {}
        for f in areas.features:
            key = f"{f['country']}.{f['name']}"
            own = [n for c, n in names1.items()
                   if c.startswith(f["country"] + ".") and fold(bare(n)) == fold(bare(f["name"]))]
            if f["country"] == "CD" and f["kind"] == "county":
                self.first[f["id"]] = CD_DISTRICTS.get(key)
            elif f["kind"] == "county":
                self.first[f["id"]] = NEW_REGIONS.get(key)
            elif own:
                self.first[f["id"]] = own[0]
            elif votes[f["id"]]:
                self.first[f["id"]] = votes[f["id"]].most_common(1)[0][0]
        self.second = {}
        for code, name in names2.items():
            country, code1, _ = code.split(".", 2)
            self.second[country, names1.get(f"{country}.{code1}"), fold(bare(name))] = name

    def divisions(self, country, lat, lon):
        """(admin1, admin2), each None where no polygon says."""
        region = self.areas.find(country, "region", lat, lon)
        county = self.areas.find(country, "county", lat, lon)
        first = county and self.first.get(county["id"]) or region and self.first.get(region["id"])
        second = None
        if county and country != "CD":
            second = self.second.get((country, first, fold(bare(county["name"]))), county["name"])
        return first, second

    def fill_second(self, rows):
        """Gives rows with a first-order division alone the second one, where the polygons agree."""
        for row in rows:
            if row["country"] in CONFLICT and row["admin1"] and not row["admin2"]:
                first, second = self.divisions(row["country"], float(row["lat"]), float(row["lon"]))
                if first == row["admin1"]:
                    row["admin2"] = second or ""

    def place(self, rows):
        for row in rows:
            first, second = self.divisions(row["country"], float(row["lat"]), float(row["lon"]))
            row["admin1"], row["admin2"] = first or "", second or ""


def divisions(args, here, areas, world, placer):
    """Rows of the table of divisions."""
    aliases = {f"g{c[3]}": (c[4], c[5].split("|")) for c in tsv(args.subdivisions)}
    pack, wof_names = {}, {}
    for c in tsv(args.places):
        if c[2] == "A":
            pack[c[0]] = c
    french = defaultdict(list)
    for country, name, others in tsv(here / "french.tsv"):
        french[country, name] += others.split("|")
    towns, polygons = defaultdict(list), {}
    for row in world:
        towns[row["code1"]].append(row)
        if row["code2"].count(".") == 2 and not row["code2"].endswith("."):
            towns[row["code2"]].append(row)
    for f in areas.features:
        level = {"region": 1, "county": 2}.get(f["kind"])
        if level:
            polygons.setdefault((f["country"], level, fold(bare(f["name"]))), f)
            first = placer.first.get(f["id"])
            if level == 1 and first:
                polygons.setdefault((f["country"], 1, fold(bare(first))), f)
    rows, used = [], set()
    for level, path in ((1, args.admin1), (2, args.admin2)):
        for c in tsv(path):
            country = c[0].split(".")[0]
            if level == 2 and country not in (*CONFLICT, *COUNTIES):
                continue
            gid = f"g{c[3]}"
            polygon = polygons.get((country, level, fold(bare(c[1]))))
            point = locate(gid, polygon, pack, towns[c[0]], c[1])
            if not point:
                continue
            kind, others = aliases.get(gid, ("", []))
            others = [c[2], *others]
            if gid in pack and country not in ("CD", "CF"):
                others += pack[gid][8].split("|")
            if polygon and level == 2:
                used.add(polygon["id"])
            first = placer.names1.get(".".join(c[0].split(".")[:2]), "")
            rows.append({
                "id": gid, "country": country, "class": "A", "code": f"ADM{level}",
                "lat": point[0], "lon": point[1],
                "population": people(country, level, towns[c[0]]),
                "admin1": first, "admin2": c[1] if level == 2 else "",
                "names": clean_names(c[1], variants(country, level, c[1], kind, others, french)),
            })
    rows += unmatched(areas, pack, used, placer, french)
    return sorted(rows, key=lambda r: (r["country"], r["code"], r["names"][0], r["id"]))


def variants(country, level, name, kind, others, french):
    """Other names of a division: with and without the word for what it is, and in French."""
    short = bare(name)
    if country in COUNTIES and level == 2:
        return county_forms(country, name, others)
    found = [short, *others, *(bare(o) for o in others)]
    own = french.get((country, name), []) or french.get((country, short), [])
    found += own
    english, of = KIND.get(COUNTRY_KIND.get(country) or kind, (None, None))
    if level == 1 and english:
        found.append(f"{short} {english}")
        found += [form for n in [short, *own] for form in french_forms(of, n)]
    if level == 2 and country == "ML":
        found += [f"cercle de {short}", f"{short} Cercle"]
    return found


def county_forms(country, name, others):
    """`County Mayo` and `Mayo` are one, but `Lamar` alone is a town of Texas."""
    front = "County "
    if country == "US":
        return others[:1]
    if country == "IE":
        short = name.removeprefix(front)
        return [*others[:1], short, front + short, f"Co. {short}"]
    return [*others[:1], name.removeprefix(front)]


def french_forms(of, name):
    """`région de Gao`, `région d'Agadez`, `État du Plateau`."""
    word = of[: -len(" de")]
    if fold(name)[0] in "aeiouh":
        return [f"{word} d'{name}", f"{word} de l'{name}"]
    return [f"{word} {preposition} {name}" for preposition in ("de", "du", "de la", "des")]


def people(country, level, towns):
    """The people of its towns: where these alone are more than a million, and of counties."""
    found = sum(int(t["population"]) for t in towns)
    return found if found > 1_000_000 or country in COUNTIES and level == 2 else ""


def locate(gid, polygon, pack, towns, name):
    """Middle of the polygon, else GeoNames' own point, else the middle of its towns."""
    if polygon:
        return middle(polygon["rings"])
    if gid in pack:
        return float(pack[gid][4]), float(pack[gid][5])
    seat = [t for t in towns if fold(t["names"][0]) == fold(bare(name))]
    towns = seat or towns
    if not towns:
        return None
    return (sum(float(t["lat"]) for t in towns) / len(towns),
            sum(float(t["lon"]) for t in towns) / len(towns))


def unmatched(areas, pack, used, placer, french):
    """Second-order polygons that GeoNames' list does not name."""
    rows = []
    for f in areas.features:
        if f["kind"] != "county" or f["id"] in used or f["country"] in ("CD", "MR"):
            continue
        lat, lon = middle(f["rings"])
        first, second = placer.divisions(f["country"], lat, lon)
        if not first:
            continue
        known = pack.get(f"w{f['id']}")
        others = known[8].split("|") if known else []
        others = [o for o in others if fold(o)[:3] == fold(f["name"])[:3]]
        rows.append({
            "id": f"w{f['id']}", "country": f["country"], "class": "A", "code": "ADM2",
            "lat": lat, "lon": lon, "population": "", "admin1": first, "admin2": f["name"],
            "names": clean_names(f["name"], others),
        })
    return rows
