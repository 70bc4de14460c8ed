"""How far two coders agree who labelled the same texts apart: `python agreement.py`, a table by language of our passages and
by source of real news (`labels/`, whose places in the text need no text)."""
import glob
import passages, real

FIELDS = ["who", "whom", "where", "when", "with", "killed", "injured", "captured", "says"]


def spans(event, role):
    return [(s, t) for r, s, t in event["spans"] if r == role]


def meet(a, b):
    return any(x[0] < y[1] and y[0] < x[1] for x in a for y in b)


def main():
    ours = lambda pattern: [p for f in sorted(glob.glob(f"../corpora/passages/{pattern}")) for p in passages.parse(f)]
    news = lambda pattern: [p for f in sorted(glob.glob(f"labels/{pattern}")) for p in real.labelled(f)]
    first = {p["id"]: p for p in ours("train/*/*.txt") + news("*.txt")}
    second = ours("double/*.txt") + news("double/*.txt")
    print("| | events F1 | kind | foreground | standing |", " | ".join(FIELDS), "|")
    for language in ("en", "fr", "DEV-MUC3", "isaf"):
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
