"""Labels of real news, kept here without its texts: what stands where, by characters of texts that are found elsewhere.

A line `=== DOC | START-END`, then events as in `corpora/passages`, their values places in the document: `act: 120-129 ; 140-146`.
`python real.py FILE…` writes such labels from labelled passages whose names are `DOC@…` (see `stand_off`)."""
import json, re, sys
from pathlib import Path

# Short names that the wire wrote in capitals; the texts of muc4 are in small letters throughout.
CAPITALS = set("fmln eln farc un oas afp efe cia dea fbi us usa ussr urng epl arena mrta cgt dos dni das pcs frg fdr".split())
MONTHS = set("january february april june july august september october november december monday tuesday wednesday thursday friday "
             "saturday sunday".split())


def texts(path):
    """Texts of a JSON-lines file by their name: `docid`, or the number of the line."""
    for n, line in enumerate(open(path, encoding="utf8")):
        r = json.loads(line)
        yield (r["docid"], recased(r["doctext"])) if "docid" in r else (f"isaf-{n}", r["text"])


WORDS = set()


def recased(text):
    """The text with capitals where a newspaper has them, letter for letter as long as before."""
    begins, out = True, []
    for part in re.split(r"(\s+)", text):
        if part.strip():
            word = re.sub(r"[^a-z-]", "", part.removesuffix("'s"))
            if word in CAPITALS:
                part = part.upper()
            elif word in MONTHS or word and not all(w in WORDS for w in word.split("-") if w):
                part = re.sub(r"[a-z]+", lambda m: m.group().capitalize() if m.group() != "s" else "s", part)
            elif begins:
                part = re.sub(r"[a-z]", lambda m: m.group().upper(), part, count=1)
            begins = bool(re.search(r"[.!?][\"')]*$", part)) and len(part) > 2
        out.append(part)
    return re.sub(r"\b(san|santa|el|la|los|las) (?=[A-Z])", lambda m: m.group().capitalize(), "".join(out))


def labelled(path):
    """Labelled stretches of documents: `doc`, where it stands, and events with their spans in the stretch."""
    for block in re.split(r"^=== ", Path(path).read_text(encoding="utf8"), flags=re.M)[1:]:
        head, _, lines = block.partition("\n")
        doc, start, end = re.match(r"(\S+) \| (\d+)-(\d+)", head).groups()
        start, end, events = int(start), int(end), []
        for line in lines.strip().splitlines():
            if m := re.match(r"\d+ (.+?) \| (news|background) \| (\w+)$", line):
                events.append(dict(kind=m[1], ground=m[2], standing=m[3], spans=[]))
            else:
                role, _, places = line.partition(": ")
                events[-1]["spans"] += [(role, int(a) - start, int(b) - start) for a, b in re.findall(r"(\d+)-(\d+)", places)]
        yield dict(id=f"{doc}@{start}", doc=doc, start=start, end=end, events=events)


def passages(labels, found, word_files):
    """Labelled passages, their texts taken from the file `found`; words that are not in `word_files` in small letters are names."""
    WORDS.update(w for f in word_files for w in Path(f).read_text(encoding="utf8").split() if w == w.lower())
    known = dict(texts(found))
    for p in labelled(labels):
        # Windows of one document are held out together.
        yield dict(id=p["doc"], text=known[p["doc"]][p["start"]:p["end"]], events=p["events"])


def stand_off(labelled, found):
    """Labels without texts, from labelled passages that differ from the texts in blanks, signs and capitals only."""
    from passages import parse
    known = {name: text.lower() for name, text in texts(found)}
    bare = lambda t: [(c, i) for i, c in enumerate(t) if c.isalnum()]
    for p in (p for path in labelled for p in parse(path)):
        doc = p["id"].split("@")[0]
        whole, part = bare(known[doc]), bare(p["text"].lower())
        at = "".join(c for c, _ in whole).index("".join(c for c, _ in part))
        place = {i: whole[at + n][1] for n, (_, i) in enumerate(part)}
        inside = lambda s, t: [place[i] for i in range(s, t) if i in place]
        span = lambda s, t: f"{inside(s, t)[0]}-{inside(s, t)[-1] + 1}"
        end = place[part[-1][1]] + 1
        end += len(re.match(r"[.!?\"')]*", known[doc][end:]).group())
        yield f"=== {doc} | {place[part[0][1]]}-{end}\n"
        for n, e in enumerate(p["events"], 1):
            yield f"{n} {e['kind']} | {e['ground']} | {e['standing']}\n"
            for role in dict.fromkeys(r for r, _, _ in e["spans"]):
                yield f"{role}: {' ; '.join(span(s, t) for r, s, t in e['spans'] if r == role)}\n"


if __name__ == "__main__":
    sys.stdout.writelines(stand_off(sys.argv[2:], sys.argv[1]))
