"""Labelled passages (`corpora/passages`, format in its README) and other labelled sets as windows for training.

A window is a text of at most LIMIT pieces with, for each act word, the words that fill its roles."""
import json, re
from pathlib import Path

KINDS = ["Government regains territory", "Non-state actor overtakes territory", "Armed clash",
         "Excessive force against protesters", "Protest with intervention", "Peaceful protest", "Violent demonstration",
         "Mob violence", "Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack",
         "Remote explosive/landmine/IED", "Grenade", "Sexual violence", "Attack", "Abduction/forced disappearance",
         "Agreement", "Arrests", "Change to group/activity", "Disrupted weapons use",
         "Headquarters or base established", "Looting/property destruction", "Non-violent transfer of territory", "Other"]
ROLES = ["who", "whom", "where", "when", "with", "killed", "injured", "captured", "crowd", "displaced", "says",
         "same"]  # the last: another mention of the act itself
STANDINGS = ["reported", "attributed", "confirmed", "alleged", "disputed", "denied", "expected"]
# What the model tells apart: that it happened, is doubted, is denied, is yet to come.
MODES = dict(reported=0, attributed=0, confirmed=0, alleged=1, disputed=1, denied=2, expected=3)
LIMIT = 224


def parse(path):
    """Passages of one file. Every value is an exact piece of the text; `#2` takes its second place."""
    for block in re.split(r"^=== ", Path(path).read_text(encoding="utf8"), flags=re.M)[1:]:
        head, _, rest = block.partition("\n")
        name, style, country, day = [x.strip() for x in head.split("|")]
        text, _, labels = rest.partition("\n---")
        text, events = text.strip(), []
        for line in labels.strip().splitlines():
            if m := re.match(r"\d+ (.+?) \| (news|background) \| (\w+)\s*$", line):
                events.append(dict(kind=m[1], ground=m[2], standing=m[3], spans=[]))
            elif m := re.match(r"(\w+):\s*(.*)$", line):
                for value in filter(None, (v.strip() for v in m[2].split(" ; "))):
                    events[-1]["spans"] += spans(text, m[1], value)
        yield dict(id=name, style=style, country=country, published=day, text=text, events=events)


def spans(text, field, value):
    role = "says" if field in ("says", "denies", "claims") else field
    if role == "says":
        value = re.sub(r"\s*\[.*?\]\s*", "", value)
    value, _, nth = value.partition("#")
    at = -1
    for _ in range(int(nth or 1)):
        at = text.find(value, at + 1)
    return [(role, at, at + len(value))] if at >= 0 and value else []


def windows(passage, tokenizer, limit=LIMIT):
    """A passage as windows cut at sentences, as the program cuts reports."""
    e = tokenizer.encode(passage["text"])
    starts = [m.end() for m in re.finditer(r"(?<=[.!?»”\"])\s+|\n+", passage["text"])]
    begins = sorted({0} | {next((i for i, (a, _) in enumerate(e.offsets) if a >= s), len(e.ids)) for s in starts} - {len(e.ids)})
    at = 0
    while at < len(e.ids):
        to = len(e.ids) if len(e.ids) - at <= limit else max([b for b in begins if at < b <= at + limit] or [at + limit])
        yield window(passage, e.ids[at:to], e.offsets[at:to])
        at = to


def window(passage, ids, offsets):
    """Pieces with their places in the text, and the spans of the events that have an act word among them."""
    cover = lambda s, t: [i for i, (a, b) in enumerate(offsets) if a < t and s < b]
    acts, triggers = [0] * len(ids), []
    for event in passage["events"]:
        kind = KINDS.index(event["kind"]) + 1
        labels = [0] * len(ids)
        for role, s, t in event["spans"]:
            if role == "act":
                for i in cover(s, t):
                    acts[i] = kind
            elif role in ROLES:
                for i in cover(s, t):
                    labels[i] = ROLES.index(role) + 1
        mentions = [c for role, s, t in event["spans"] if role == "act" and (c := cover(s, t))]
        for n, mention in enumerate(mentions):
            own = list(labels)
            for other in mentions:
                for i in other if other is not mention else []:
                    own[i] = ROLES.index("same") + 1
            triggers.append(dict(at=mention, kind=kind, roles=own, weight=1.0 if n == 0 else 0.5,
                                 mode=MODES[event["standing"]], ground=int(event["ground"] == "background")))
    return dict(id=passage["id"], ids=ids, offsets=offsets, acts=acts, triggers=triggers, known=None, act_known=True)


def event_location(path, tokenizer):
    """A verb and the words of its place: only the role `where` is known. Records are numbered from 1: even ones tune, odd
    ones report, and a sentence that an odd record has too is left out."""
    records = [json.loads(line) for line in open(path, encoding="utf8")]
    reported = {r["text"] for r in records[::2]}
    for r in records[1::2]:
        if r["text"] in reported:
            continue
        e = tokenizer.encode(r["text"])
        cover = lambda x: [i for i, (a, b) in enumerate(e.offsets) if a < x["end"] and x["start"] < b]
        labels = [0] * len(e.ids)
        for x in r["spans"]:
            if x["label"] != "VERB":
                for i in cover(x):
                    labels[i] = ROLES.index("where") + 1
        at = [i for x in r["spans"] if x["label"] == "VERB" for i in cover(x)]
        if at and len(e.ids) <= LIMIT:
            yield dict(id=str(r["id"]), ids=e.ids, offsets=e.offsets, acts=[0] * len(e.ids), act_known=False, known=["where"],
                       text=r["text"], triggers=[dict(at=at, kind=0, roles=labels, weight=1.0, mode=-1, ground=-1)])
