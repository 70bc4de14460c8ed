"""Writes trained weights as the one file the program reads: `python export.py --in DIR --out FILE`.

The file: 8 bytes `TIDINGSM`, version u32, length of the head u32, the head (JSON: names, labels, thresholds, and each
part's offset, length and SHA-256), then the parts: `tokenizer` (JSON, zstd), `table` (8-bit rows), `scale` (f32 each
row), `encoder` and `roles` (ONNX, weights 8-bit)."""
import argparse, hashlib, json, struct
from pathlib import Path
import numpy as np, torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from model import Reader
from passages import KINDS, LIMIT, ROLES

VERSION = 1


def onnx(module, inputs, names, outputs, path):
    axes = {n: {0: "b", 1: "t"} for n in names + outputs}
    module.eval()
    torch.onnx.export(module, inputs, str(path), input_names=names, output_names=outputs, dynamic_axes=axes,
                      opset_version=17, dynamo=False)
    quantize_dynamic(str(path), str(path.with_suffix(".q.onnx")), weight_type=QuantType.QInt8, per_channel=False)
    return path.with_suffix(".q.onnx").read_bytes()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--in", dest="folder", required=True); a.add_argument("--out", required=True)
    a.add_argument("--name", default="reader"); a.add_argument("--calibration")
    args = a.parse_args()
    folder = Path(args.folder)
    start = np.load(folder / "start.npz")
    model = Reader(start)
    if (folder / "best.pt").exists():
        model.load_state_dict(torch.load(folder / "best.pt"))
    words, mask = torch.randn(2, 16, 384), torch.ones(2, 16)
    parts = dict(tokenizer=(folder / "tokenizer.json").read_bytes(), table=start["table"].tobytes(), scale=start["scale"].tobytes(),
                 encoder=onnx(model.encoder, (words, mask), ["words", "mask"], ["hidden", "act", "mode", "ground"], folder / "encoder.onnx"),
                 roles=onnx(model.roles, (words, mask, mask * 0), ["hidden", "mask", "act"], ["role"], folder / "roles.onnx"))
    head = dict(name=args.name, kinds=KINDS, roles=ROLES, modes=["happened", "alleged", "denied", "expected"], limit=LIMIT, width=384,
                calibration=json.loads(Path(args.calibration).read_text()) if args.calibration else None, parts={})
    at, body = 0, b""
    for name, raw in parts.items():
        head["parts"][name] = dict(offset=at, length=len(raw), sha256=hashlib.sha256(raw).hexdigest())
        at += len(raw); body += raw
    text = json.dumps(head, sort_keys=True).encode()
    Path(args.out).write_bytes(b"TIDINGSM" + struct.pack("<II", VERSION, len(text)) + text + body)
    print(f"{args.out}: {Path(args.out).stat().st_size / 1e6:.1f} MB", {k: len(v) for k, v in parts.items()})


if __name__ == "__main__":
    main()
