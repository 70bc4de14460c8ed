"""Writes trained weights as the one file the program reads: `python export.py --in DIR --out FILE`.

The file: 8 bytes `TIDINGSM`, version u32, length of the head u32 (both little-endian), the head (JSON: names, labels,
limit, and each part's offset after the head, length and SHA-256), then the parts: `tokenizer` (JSON), `table` (8-bit
rows), `scale` (f32 each row), `encoder` and `roles` (ONNX, weights 8-bit), and the gate's: `gate` (8-bit rows),
`gate_scale` (f32 each row), `gate_ends` (f32).

Weights take 7 of their 8 bits, one scale for each output: processors without VNNI add products in 16 bits, which 8 bits
would overflow, and the same report must not read otherwise there. A few columns of activations are tens of times larger
than the rest and would leave the rest a handful of steps; they are divided before quantising and their weights
multiplied (`Smooth`), by how large they get on the labelled passages."""
import argparse, copy, glob, hashlib, json, struct
from pathlib import Path
import numpy as np, torch, torch.nn as nn
from onnxruntime.quantization import QuantType, quantize_dynamic
from tokenizers import Tokenizer
import encoder, passages
from model import Reader
from passages import KINDS, LIMIT, ROLES

VERSION = 2
MODES = ["happened", "alleged", "denied", "expected"]
LARGE, SOFTEN = 1.5, 0.75  # from how many medians on a column is divided, and by which power of the excess


class Smooth(nn.Module):
    """A linear layer whose large columns are divided before it and multiplied in it."""

    def __init__(self, linear, largest):
        super().__init__()
        factor = (largest / (largest.median() * LARGE)).clamp(min=1) ** SOFTEN
        self.inverse, self.linear = nn.Parameter(1 / factor), linear
        linear.weight.data = linear.weight.data * factor[None]

    def forward(self, x):
        return self.linear(x * self.inverse)


@torch.no_grad()
def smoothed(model, windows):
    """A copy of the model whose linear layers are smoothed by what these windows (ids, act word) put through them."""
    model = copy.deepcopy(model).eval()
    linears = {n: m for n, m in model.named_modules() if n.rpartition(".")[2] in ("qkv", "out", "up", "down")}
    largest = {}

    def watch(name):
        def hook(_, inputs, __):
            seen = inputs[0].abs().flatten(0, -2).amax(0)
            largest[name] = torch.maximum(largest.get(name, seen), seen)
        return hook

    hooks = [m.register_forward_hook(watch(n)) for n, m in linears.items()]
    for ids, at in windows:
        mask, act = torch.ones(1, len(ids)), torch.zeros(1, len(ids))
        act[0, at] = 1
        model.roles(model.encoder(model.table(torch.tensor([ids])), mask)[0], mask, act)
    for hook in hooks:
        hook.remove()
    for name, linear in linears.items():
        owner, _, field = name.rpartition(".")
        setattr(model.get_submodule(owner), field, Smooth(linear, largest[name]))
    return model


def onnx(module, inputs, names, outputs, path):
    axes = {n: {0: "b", 1: "t"} for n in names + outputs}
    module.eval()
    torch.onnx.export(module, inputs, str(path), input_names=names, output_names=outputs, dynamic_axes=axes,
                      opset_version=17, dynamo=False)
    quantize_dynamic(str(path), str(path.with_suffix(".q.onnx")), weight_type=QuantType.QInt8, per_channel=True,
                     reduce_range=True)
    return path.with_suffix(".q.onnx").read_bytes()


def parts(model, start, tokenizer, folder):
    """The parts of the file, in order; `folder` keeps the graphs."""
    width = start["table"].shape[1]
    words, mask = torch.randn(2, 16, width), torch.ones(2, 16)
    return dict(tokenizer=tokenizer, table=start["table"].tobytes(), scale=start["scale"].astype("<f4").tobytes(),
                encoder=onnx(model.encoder, (words, mask), ["words", "mask"], ["hidden", "act", "mode", "ground"], folder / "encoder.onnx"),
                roles=onnx(model.roles, (words, mask, mask * 0), ["hidden", "mask", "act"], ["role"], folder / "roles.onnx"),
                **gate(model))


@torch.no_grad()
def gate(model):
    """A row of 8-bit numbers for each piece with one scale, and the gate's few other numbers (f32): bias, act, subject, both offsets."""
    rows, scale = encoder.quantise(model.gate.rows(model.table.weight).numpy())
    g = model.gate
    rest = torch.cat([g.bias, g.act.weight[0], g.subject.weight[0], g.act.bias, g.subject.bias])
    return dict(gate=rows.tobytes(), gate_scale=scale.astype("<f4").tobytes(), gate_ends=rest.numpy().astype("<f4").tobytes())


def write(path, parts, **head):
    """One file from its parts; the rest goes into its head."""
    head.update(kinds=KINDS, roles=ROLES, modes=MODES, parts={})
    at = 0
    for name, raw in parts.items():
        head["parts"][name] = dict(offset=at, length=len(raw), sha256=hashlib.sha256(raw).hexdigest())
        at += len(raw)
    text = json.dumps(head, sort_keys=True).encode()
    Path(path).write_bytes(b"TIDINGSM" + struct.pack("<II", VERSION, len(text)) + text + b"".join(parts.values()))
    print(f"{path}: {Path(path).stat().st_size / 1e6:.1f} MB", {k: len(v) for k, v in parts.items()})


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--in", dest="folder", required=True); a.add_argument("--out", required=True)
    a.add_argument("--name", default="reader"); a.add_argument("--calibration")
    a.add_argument("--passages", default="../corpora/passages/train"); a.add_argument("--windows", type=int, default=200)
    args = a.parse_args()
    folder = Path(args.folder)
    start, tokenizer = np.load(folder / "start.npz"), Tokenizer.from_file(str(folder / "tokenizer.json"))
    model = Reader(start)
    if (folder / "best.pt").exists():
        model.load_state_dict(torch.load(folder / "best.pt"))
    files = sorted(glob.glob(f"{args.passages}/**/*.txt", recursive=True))
    seen = [p for f in files for p in passages.parse(f)]
    seen = [w for p in seen[::max(1, len(seen) // args.windows)] for w in passages.windows(p, tokenizer)]
    seen = [(w["ids"], w["triggers"][0]["at"] if w["triggers"] else []) for w in seen if w["ids"]]
    if not seen:
        raise SystemExit(f"no labelled passages in {args.passages}: name their folder by --passages")
    write(args.out, parts(smoothed(model, seen), start, (folder / "tokenizer.json").read_bytes(), folder),
          name=args.name, limit=LIMIT, width=start["table"].shape[1],
          calibration=json.loads(Path(args.calibration).read_text()) if args.calibration else None)


if __name__ == "__main__":
    main()
