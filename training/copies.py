"""Learns the weights by which copies of a story are told from other articles (crates/intake/src/copies/compare.rs).

    cargo test -p tidings-intake --test copies -- --ignored --nocapture pairs | python training/copies.py

Logistic regression on the pairs of families that are not held back; prints WEIGHTS and BIAS, and precision and recall
of single pairs on both halves (the program also sees which pairs hang together, and does better).
"""

import sys

import numpy as np

L2, STEPS, RATE = 1e-3, 6000, 0.3


def read(lines):
    names, rows, held, labels = [], [], [], []
    for line in lines:
        if not line.startswith("pair\t"):
            continue
        _, _, _, back, is_copy, *values = line.rstrip("\n").split("\t")
        names = [v.split("=")[0] for v in values]
        rows.append([float(v.split("=")[1]) for v in values])
        held.append(back == "1")
        labels.append(float(is_copy))
    return names, np.array(rows), np.array(held), np.array(labels)


def fit(x, y):
    mean, spread = x.mean(0), x.std(0) + 1e-9
    z = (x - mean) / spread
    weights, bias = np.zeros(x.shape[1]), 0.0
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-(z @ weights + bias)))
        weights -= RATE * (z.T @ (p - y) / len(y) + L2 * weights)
        bias -= RATE * (p - y).mean()
    return weights / spread, bias - (mean * weights / spread).sum()


def main():
    names, x, held, y = read(sys.stdin)
    weights, bias = fit(x[~held], y[~held])
    for name, weight in zip(names, weights):
        print(f"{weight:8.2f}  {name}")
    print(f"{bias:8.2f}  bias")
    said = x @ weights + bias > 0
    for part, name in ((~held, "learned on"), (held, "held back")):
        right = (said & (y > 0) & part).sum()
        print(f"{name}: P {right / (said & part).sum():.3f} R {right / ((y > 0) & part).sum():.3f}")


if __name__ == "__main__":
    main()
