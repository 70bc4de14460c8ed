"""What the table makers share: names, polygons, reading the sources, writing tables."""

import gzip
import io
import json
import lzma
import re
import subprocess
import unicodedata

COLUMNS = "id country class code lat lon population admin1 admin2 pcode names".split()

# Countries where armed conflict is reported: they get second-order divisions and villages.
CONFLICT = (
    "ML NE BF NG TD CF CM CD SD SS ET SO MZ LY SY IQ YE LB PS UA MM AF PK CO MX HT"
).split()

SPECIAL = str.maketrans(
    {"œ": "oe", "æ": "ae", "ß": "ss", "ı": "i", "ø": "o", "ɔ": "o", "đ": "d", "ð": "d", "ɗ": "d",
     "ł": "l", "ə": "e", "ɛ": "e", "ǝ": "e", "ŋ": "n", "ɲ": "n", "ɓ": "b", "ƙ": "k"}
)


def fold(name):
    """The same key as `fold` in the crate, near enough to find doubles."""
    name = unicodedata.normalize("NFKD", name)
    name = "".join(c for c in name if not unicodedata.combining(c)).lower().translate(SPECIAL)
    return "".join(c for c in name if c.isalnum() and not 0x2B0 <= ord(c) <= 0x2FF)


def is_latin(name):
    return all(ord(c) < 0x250 or 0x2B0 <= ord(c) <= 0x36F or 0x1E00 <= ord(c) <= 0x1EFF
               or 0x250 <= ord(c) <= 0x2AF or 0x2010 <= ord(c) <= 0x2019 for c in name)


def is_code(name):
    """Airport and country codes among the alternate names: EYL, MLI."""
    return re.fullmatch(r"[A-Z]{2,4}", name) is not None


def clean_names(primary, others):
    """The standard name, then the others of Latin script, one for each folded spelling."""
    seen, names = set(), []
    for i, name in enumerate([primary, *others]):
        name = " ".join(name.replace("|", " ").replace("\t", " ").split())
        if i and (not is_latin(name) or is_code(name) or re.search(r"[0-9(),;:/]", name)):
            continue
        key = fold(name)
        if len(key) > 1 and key not in seen:
            seen.add(key)
            names.append(name)
    return names


def open_text(path):
    path = str(path)
    if path.endswith(".zst"):
        return io.StringIO(subprocess.run(["zstdcat", path], check=True,
                                          stdout=subprocess.PIPE).stdout.decode())
    if path.endswith(".xz"):
        return lzma.open(path, "rt", encoding="utf-8")
    if path.endswith(".gz"):
        return gzip.open(path, "rt", encoding="utf-8")
    return open(path, encoding="utf-8")


def tsv(path):
    with open_text(path) as lines:
        for line in lines:
            if line.strip() and not line.startswith("#"):
                yield line.rstrip("\n").split("\t")


def write_table(path, header, rows, level=None):
    """Writes rows (dicts of COLUMNS, names a list) as a table; packed when `level` is given."""
    text = "".join(f"# {line}\n" for line in header) + "\t".join(COLUMNS) + "\n"
    for row in rows:
        cells = {**row, "names": "|".join(row["names"]),
                 "lat": degrees(row["lat"]), "lon": degrees(row["lon"])}
        text += "\t".join(str(cells.get(c) or ("0" if c in ("lat", "lon") else "")) for c in COLUMNS) + "\n"
    if level is None:
        path.write_text(text, encoding="utf-8")
    else:
        subprocess.run(["zstd", "-q", "-f", f"-{level}", "-o", str(path)], input=text.encode(), check=True)


def degrees(value):
    return f"{float(value):.5f}".rstrip("0").rstrip(".")


class Areas:
    """Polygons with a point-in-polygon test (even-odd rule over all rings of a feature)."""

    def __init__(self, path):
        self.features = []
        with open_text(path) as lines:
            for line in lines:
                feature = json.loads(line)
                p, g = feature["properties"], feature["geometry"]
                polygons = [g["coordinates"]] if g["type"] == "Polygon" else g["coordinates"]
                rings = [ring for polygon in polygons for ring in polygon]
                xs = [x for ring in rings for x, _ in ring]
                ys = [y for ring in rings for _, y in ring]
                self.features.append({
                    "id": p["id"], "country": p["cc"].upper(), "kind": p["pt"], "name": p["name"],
                    "rings": rings, "box": (min(xs), min(ys), max(xs), max(ys)), "bands": bands(rings),
                })
        self.by_kind = {}
        for f in self.features:
            self.by_kind.setdefault((f["country"], f["kind"]), []).append(f)

    def find(self, country, kind, lat, lon):
        for f in self.by_kind.get((country, kind), []):
            x0, y0, x1, y1 = f["box"]
            if x0 <= lon <= x1 and y0 <= lat <= y1 and inside(f["bands"], lon, lat):
                return f
        return None


BAND = 20  # bands of latitude per degree


def bands(rings):
    """The edges of some rings by band of latitude, so that a point is tested against few."""
    found = {}
    for ring in rings:
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            for band in range(int(min(y0, y1) * BAND // 1), int(max(y0, y1) * BAND // 1) + 1):
                found.setdefault(band, []).append((x0, y0, x1, y1))
            x0, y0 = x1, y1
    return found


def inside(by_band, x, y):
    odd = False
    for x0, y0, x1, y1 in by_band.get(int(y * BAND // 1), ()):
        if (y0 > y) != (y1 > y) and x < (x1 - x0) * (y - y0) / (y1 - y0) + x0:
            odd = not odd
    return odd


def middle(rings):
    """Centroid of the largest ring, as (lat, lon)."""
    best, point = 0.0, (0.0, 0.0)
    for ring in rings:
        area = cx = cy = 0.0
        x0, y0 = ring[-1]
        for x1, y1 in ring:
            cross = x0 * y1 - x1 * y0
            area, cx, cy = area + cross, cx + (x0 + x1) * cross, cy + (y0 + y1) * cross
            x0, y0 = x1, y1
        if abs(area) > best:
            best, point = abs(area), (cy / (3 * area), cx / (3 * area))
    return point
