"""How far two coders agree who labelled the same passages apart: `python agreement.py`, a table by language."""
import glob
import passages

FIELDS = ["who", "whom", "where", "when", "with", "killed", "injured", "captured", "says"]


def spans(event, role):
    return [(s, t) for r, s, t in event["spans"] if r == role]


def meet(a, b):
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def main():
    first = {p["id"]: p for f in glob.glob("../corpora/passages/train/*/*.txt") for p in passages.parse(f)}
    second = [p for f in sorted(glob.glob("../corpora/passages/double/*.txt")) for p in passages.parse(f)]
    print("| | events F1 | kind | foreground | standing |", " | ".join(FIELDS), "|")
    for language in ("en", "fr"):
        n = dict(a=0, b=0, both=0, kind=0, ground=0, standing=0)
        field = {f: [0, 0, 0] for f in FIELDS}
        for q in (q for q in second if q["id"].startswith(language)):
            p = first[q["id"]]
            n["a"] += len(p["events"]); n["b"] += len(q["events"]); used = set()
            for e in p["events"]:
                fits = [i for i, d in enumerate(q["events"]) if i not in used and meet(spans(e, "act"), spans(d, "act"))]
                if not fits: continue
                d = q["events"][max(fits, key=lambda i: q["events"][i]["kind"] == e["kind"])]
                used.add(q["events"].index(d)); n["both"] += 1
                for k in ("kind", "ground", "standing"): n[k] += e[k] == d[k]
                for f in FIELDS:
                    x, y = spans(e, f), spans(d, f)
                    field[f][0] += sum(meet([s], y) for s in x) + sum(meet([s], x) for s in y); field[f][1] += len(x) + len(y)
        pct = lambda x, y: f"{100 * x / max(1, y):.1f}"
        print(f"| {language} | {pct(2 * n['both'], n['a'] + n['b'])} |", " | ".join(pct(n[k], n["both"]) for k in ("kind", "ground", "standing")),
              "|", " | ".join(pct(field[f][0], field[f][1]) for f in FIELDS), f"| ({n['a']} and {n['b']} events)")


if __name__ == "__main__":
    main()
