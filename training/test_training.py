"""Run with `python test_training.py`: a model of random weights, no download but the packages."""
from pathlib import Path
import numpy as np, torch
import passages, train
from model import Reader

PASSAGE = """=== t-1 | wire | Mali | 2024-06-07
Police said gunmen killed 12 people in Gao. The raid shocked Gao.
---
1 Attack | news | attributed
act: killed ; raid
who: gunmen
where: Gao#2
killed: 12 people
says: Police [said]
"""


class Words:
    """A tokenizer of plain words."""

    def encode(self, text):
        import re
        found = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
        return type("E", (), dict(ids=[4 + n % 50 for n in range(len(found))], offsets=found))


def start(rows=60, seed=0):
    r = np.random.default_rng(seed)
    t = {"table": r.integers(-9, 9, (rows, 384)).astype(np.int8), "scale": np.ones(rows, np.float32) / 9,
         "pos": r.normal(size=(512, 384)).astype(np.float32), "ln.w": np.ones(384, np.float32), "ln.b": np.zeros(384, np.float32)}
    for i in range(12):
        for n, a, b in [("q", 384, 384), ("k", 384, 384), ("v", 384, 384), ("ao", 384, 384), ("fi", 1536, 384), ("fo", 384, 1536)]:
            t[f"{i}.{n}.w"], t[f"{i}.{n}.b"] = r.normal(0, .05, (a, b)).astype(np.float32), np.zeros(a, np.float32)
        for n in ("aln", "oln"):
            t[f"{i}.{n}.w"], t[f"{i}.{n}.b"] = np.ones(384, np.float32), np.zeros(384, np.float32)
    t["files"] = list(t)
    return type("Start", (), dict(files=[k for k in t if k != "files"], __getitem__=lambda s, k: t[k]))()


def window(tmp="/tmp/passage-test.txt"):
    open(tmp, "w", encoding="utf8").write(PASSAGE)
    return next(passages.windows(next(passages.parse(tmp)), Words()))


def spans_come_out_where_they_were_labelled():
    w = window()
    assert [i for i, a in enumerate(w["acts"]) if a] == [3, 9], w["acts"]
    role = lambda name: [i for i, r in enumerate(w["triggers"][0]["roles"]) if r == passages.ROLES.index(name) + 1]
    assert role("who") == [2] and role("killed") == [4, 5] and role("where") == [11] and role("says") == [0]


def a_long_text_is_cut_at_its_sentences():
    text = " ".join(f"Sentence {n} ends here." for n in range(9))
    passage = dict(id="t", text=text, events=[dict(kind="Attack", ground="news", standing="reported", spans=[("act", text.index("ends"), text.index("ends") + 4)])])
    cut = list(passages.windows(passage, Words(), limit=11))
    assert [len(w["ids"]) for w in cut] == [8, 8, 8, 8, 4] and [len(w["triggers"]) for w in cut] == [1, 0, 0, 0, 0], cut


def labels_without_texts_come_back():
    import json, tempfile, real
    folder = Path(tempfile.mkdtemp())
    (folder / "texts.jsonl").write_text(json.dumps(dict(docid="D-1", doctext="yesterday, the fmln attacked   usulutan.  12 died.")))
    (folder / "words.txt").write_text("yesterday\nthe\nattacked\ndied\n")
    (folder / "labelled.txt").write_text(
        "=== D-1@0 | wire | El Salvador | 1989-12-01\nYesterday, the FMLN attacked Usulutan. 12 died.\n---\n"
        "1 Attack | news | reported\nact: attacked\nwho: FMLN\nwhere: Usulutan\n")
    (folder / "labels.txt").write_text("".join(real.stand_off([folder / "labelled.txt"], folder / "texts.jsonl")))
    back, = real.passages(folder / "labels.txt", folder / "texts.jsonl", [folder / "words.txt"])
    assert back["text"] == "Yesterday, the FMLN attacked   Usulutan.  12 died.", back["text"]
    assert [back["text"][s:t] for _, s, t in back["events"][0]["spans"]] == ["attacked", "FMLN", "Usulutan"]


def every_weight_gets_a_gradient():
    torch.manual_seed(0)
    model = Reader(start())
    sum(train.losses(model, [window()]).values()).backward()
    ids, mask = train.tensors([window()])
    train.gate_loss(model.gate, model.table(ids), mask, torch.tensor([window()["acts"] + [0] * (ids.shape[1] - len(window()["acts"]))])).backward()
    idle = [n for n, p in model.named_parameters() if p.requires_grad and (p.grad is None or not p.grad.abs().sum() > 0)]
    assert not idle, idle


if __name__ == "__main__":
    for test in (spans_come_out_where_they_were_labelled, a_long_text_is_cut_at_its_sentences, labels_without_texts_come_back, every_weight_gets_a_gradient):
        test(); print("ok", test.__name__)
