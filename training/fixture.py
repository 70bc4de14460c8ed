"""What Rust is held against: `python fixture.py --out DIR` builds a tiny random model and what ONNX Runtime makes of it
(`crates/neural/tests/fixture`); with `--model FILE --texts FILE` the same for a model in use and the lines of a text."""
import argparse, json, struct, tempfile
from pathlib import Path
import numpy as np, onnxruntime, torch
from tokenizers import Tokenizer
import encoder, export, model as architecture

WIDTH, LAYERS, ROLE_LAYERS, LIMIT = 48, 2, 1, 80
TEXTS = ["Gunmen killed 8 villagers near Kaya on Monday, residents said.",
         "À Ménaka, l’armée a déjoué une attaque… « les assaillants » ont fui hier\u00a0: 3 blessés, № 5, selon l'état\u2011major.",
         "Protesters ☂ marched in ﬁve cities ☂☂ in Tôkyō; police ﬁred tear gas.",
         ""]


def pieces():
    """Letters of the texts save a few, and some words and parts of words."""
    plain = "".join(TEXTS).replace("…", "...").replace("ﬁ", "fi").replace("№", "No")
    letters = sorted({c for c in plain if not c.isspace() and c not in "☂ō"}) + ["▁", "‐"]
    words = ["▁Gunmen", "▁killed", "▁kill", "ed", "▁vill", "agers", "▁near", "▁Ka", "ya", "▁on", "▁Mon", "day", "▁said",
             "▁residents", "▁l", "’armée", "▁dé", "jou", "é", "▁attaque", "...", "▁bless", "és", "▁selon", "▁march", "▁in",
             "▁fi", "red", "▁police", "▁gas", "▁cit", "ies", "ant", "s", "▁une", "▁a", "▁«", "▁»", "▁No", "▁les"]
    found = list(dict.fromkeys(encoder.SPECIAL + words + letters))
    rng = np.random.default_rng(3)
    scores = [0.0] * 4 + [float(np.float32(-3 - 5 * rng.random() - (4 if len(p) == 1 else 0))) for p in found[4:]]
    return found, scores


def start(count):
    """Random tensors as `encoder.prepare` stores them, of a small width."""
    rng = np.random.default_rng(5)
    r = lambda *shape, s=0.3: (rng.standard_normal(shape) * s).astype(np.float32)
    t = {"pos": r(LIMIT, WIDTH), "ln.w": 1 + r(WIDTH), "ln.b": r(WIDTH)}
    for i in range(LAYERS + ROLE_LAYERS):
        for name, rows, columns in [("q", WIDTH, WIDTH), ("k", WIDTH, WIDTH), ("v", WIDTH, WIDTH), ("ao", WIDTH, WIDTH),
                                    ("fi", 2 * WIDTH, WIDTH), ("fo", WIDTH, 2 * WIDTH)]:
            t[f"{i}.{name}.w"], t[f"{i}.{name}.b"] = r(rows, columns), r(rows)
        for name in ("aln", "oln"):
            t[f"{i}.{name}.w"], t[f"{i}.{name}.b"] = 1 + r(WIDTH), r(WIDTH)
    t["table"], t["scale"] = encoder.quantise(r(count, WIDTH, s=1.0))
    return t


class Tensors(dict):
    files = property(lambda self: list(self))


def tiny(path):
    found, scores = pieces()
    tokenizer = encoder.tokenizer(found, scores)
    architecture.ENCODER, architecture.ROLE, architecture.WIDTH = LAYERS, ROLE_LAYERS, WIDTH
    torch.manual_seed(1)
    tensors = Tensors(start(len(found)))
    reader = architecture.Reader(tensors)
    for linear in (reader.encoder.act, reader.encoder.mode, reader.encoder.ground, reader.roles.role):
        linear.weight.data *= 4  # so that the probabilities are not all alike
    windows = [(tokenizer.encode(t).ids, [1]) for t in TEXTS if t]
    with tempfile.TemporaryDirectory() as folder:
        export.write(path, export.parts(export.smoothed(reader, windows), tensors, tokenizer.to_str().encode(), Path(folder)),
                     name="tiny", limit=LIMIT, width=WIDTH, calibration=None)


def softmax(x):
    e = np.exp(x - x.max(-1, keepdims=True))
    return e / e.sum(-1, keepdims=True)


def read(path):
    """Head and parts of a model file."""
    raw = Path(path).read_bytes()
    version, length = struct.unpack_from("<II", raw, 8)
    assert raw[:8] == b"TIDINGSM" and version <= export.VERSION
    head, body = json.loads(raw[16:16 + length]), raw[16 + length:]
    return head, {n: body[p["offset"]:p["offset"] + p["length"]] for n, p in head["parts"].items()}


def worth(part, ids):
    """How likely a window of these pieces has an act, by the gate alone."""
    near, reach = architecture.NEAR, architecture.REACH
    rows = np.frombuffer(part["gate"], np.int8).reshape(-1, 2 * reach + 1, near)[ids] * np.frombuffer(part["gate_scale"], "<f4")[ids, None, None]
    ends = np.frombuffer(part["gate_ends"], "<f4")
    bias, act, subject, offsets = ends[:near], ends[near:2 * near], ends[2 * near:3 * near], ends[3 * near:]
    sums = np.array([sum(rows[j, i - j + reach] for j in range(max(0, i - reach), min(len(ids), i + reach + 1))) for i in range(len(ids))])
    found = np.maximum(sums + bias, 0)
    return float(1 / (1 + np.exp(-((found @ act).max() + (found @ subject).mean() + offsets.sum()))))


def expected(path, texts):
    """For each text: its pieces as byte ranges, and all probabilities; roles for the first two pieces as the act word."""
    head, part = read(path)
    tokenizer = Tokenizer.from_str(part["tokenizer"].decode())
    table = np.frombuffer(part["table"], np.int8).reshape(-1, head["width"])
    scale = np.frombuffer(part["scale"], "<f4")
    encoder_, roles = (onnxruntime.InferenceSession(part[n]) for n in ("encoder", "roles"))
    numbers = lambda a: [[round(float(x), 6) for x in row] for row in a]
    out = []
    for text in texts:
        e = tokenizer.encode(text)
        byte = lambda at: len(text[:at].encode())
        one = dict(text=text, pieces=[[byte(s), byte(t)] for s, t in e.offsets], act=[], mode=[], ground=[], roles=[], worth=None)
        if e.ids:
            ids, mask = e.ids[:head["limit"]], np.ones((1, min(len(e.ids), head["limit"])), np.float32)
            words = (table[ids].astype(np.float32) * scale[ids, None])[None]
            hidden, act, mode, ground = encoder_.run(None, dict(words=words, mask=mask))
            at = np.zeros_like(mask); at[0, :2] = 1
            role, = roles.run(None, dict(hidden=hidden, mask=mask, act=at))
            one.update(act=numbers(softmax(act[0])), mode=numbers(softmax(mode[0])), roles=numbers(softmax(role[0])),
                       ground=[round(float(x), 6) for x in softmax(ground[0])[:, 1]],
                       worth=round(worth(part, ids), 6))
        out.append(one)
    return out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True); a.add_argument("--model"); a.add_argument("--texts")
    args = a.parse_args()
    if args.model:
        lines = [l.strip() for l in Path(args.texts).read_text(encoding="utf8").splitlines() if l.strip()]
        Path(args.out).write_text(json.dumps(expected(args.model, lines), ensure_ascii=False))
        return
    folder = Path(args.out); folder.mkdir(parents=True, exist_ok=True)
    tiny(folder / "tiny.model")
    rows = ",\n".join(json.dumps(x, ensure_ascii=False) for x in expected(folder / "tiny.model", TEXTS))
    (folder / "expected.json").write_text(f"[{rows}]\n", encoding="utf8")


if __name__ == "__main__":
    main()
