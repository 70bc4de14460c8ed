"""Takes the weights of a shipped model back into numbers that training can go on from: `python unpack.py MODEL OUT.pt`, then
`python train.py --start OUT.pt`. They are as exact as the 7 bits they shipped in; the table and the gate are made
anew."""
import sys
import numpy as np, onnx, torch
from onnx import numpy_helper
import fixture


def weights(graph):
    """Tensors by the name that `model.py` gives them."""
    known = {i.name: numpy_helper.to_array(i) for i in graph.initializer}
    made = {output: node for node in graph.node for output in node.output}

    def product(name, steps=6):
        """The matrix whose product a bias is added to."""
        node = made.get(name)
        if node is None or not steps:
            return None
        if node.op_type == "MatMulInteger":
            return node.input[1]
        return next(filter(None, (product(n, steps - 1) for n in node.input)), None)

    out = {n: a for n, a in known.items() if n in ("pos", "mark") or n.startswith("norm.") or ".norm" in n}
    for node in (n for n in graph.node if n.op_type == "Add"):
        for bias, other in (node.input, node.input[::-1]):
            if bias in known and bias.endswith(".bias") and (matrix := product(other)):
                stem = matrix.removesuffix("_quantized")
                zero = np.asarray(known.get(f"{stem}_zero_point", 0), np.float32)
                weight = ((known[matrix].astype(np.float32) - zero) * known[f"{stem}_scale"]).T
                name = bias.removesuffix(".bias")
                if name.endswith(".linear"):  # see `Smooth` in export.py
                    name = name.removesuffix(".linear")
                    weight = weight * known[f"{name}.inverse"][None]
                out[f"{name}.weight"], out[f"{name}.bias"] = weight, known[bias]
    return {n: torch.tensor(np.array(a)) for n, a in out.items()}


def main():
    _, parts = fixture.read(sys.argv[1])
    graph = lambda name: onnx.load_model_from_string(parts[name]).graph
    torch.save({f"{name}.{n}": a for name in ("encoder", "roles") for n, a in weights(graph(name)).items()}, sys.argv[2])


if __name__ == "__main__":
    main()
