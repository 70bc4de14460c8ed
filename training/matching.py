"""Learns how much each thing that two events share speaks for one incident: `python matching.py PAIRS`, the file that
`cargo xtask evaluate pairs --dump PAIRS` writes. Prints points for `crates/events/src/reconcile/shared.rs`, and how well they do
on countries that they were not learned from."""
import argparse, collections, re, zlib
from pathlib import Path
import numpy as np

SCALE = 10  # points for one unit of log odds
RIDGE = 10.0  # as if so many pairs had spoken for the points there are: headlines say little about some things
PRECISION = 0.6  # incidents put together wrongly are worse than incidents told twice


def load(path):
    rows = [line.rstrip("\n").split("\t") for line in open(path, encoding="utf8")]
    return [(int(same), country, shared.split()) for same, country, shared in rows]


# How telling a place or a day is depends on how much news there is: in these headlines, drawn from thirty years, two of one
# country and day are mostly one story, in a day's feed they are not. So their points stay as they were set by hand, and so do
# two known actors on one side, whom headlines leave out too often to count against one story.
GIVEN = ("Place", "Day", "News", "SideOther")


def points():
    """The points there are."""
    source = Path(__file__).parent / "../crates/events/src/reconcile/shared.rs"
    return {name: int(v) for names, v in re.findall(r"((?:Self::\w+\s*\|?\s*)+)=>[\s{]*(-?\d+)", source.read_text()) for name in re.findall(r"::(\w+)", names)}


def fit(X, y, prior, given, steps=60):
    """Logistic regression by Newton steps, drawn to `prior`; the last column is the constant."""
    w = prior.copy()
    shrink = np.where(given, 1e6, RIDGE); shrink[-1] = 1e-3
    for _ in range(steps):
        p = 1 / (1 + np.exp(-X @ w))
        g = X.T @ (p - y) + shrink * (w - prior)
        h = (X * (p * (1 - p))[:, None]).T @ X + np.diag(shrink)
        step = np.linalg.solve(h, g); w -= step
        if np.abs(step).max() < 1e-6: break
    return w


def marks(scores, y):
    """F1 and precision from every mark on."""
    order = np.argsort(-scores); hit = np.cumsum(y[order]); n = np.arange(1, len(y) + 1)
    return scores[order], 2 * hit / (n + y.sum()), hit / n


def report(what, scores, y, constant):
    mark, f1, precision = marks(scores, y)
    for name, at in (("best F1", int(f1.argmax())), (f"precision {PRECISION}", int(np.where(precision >= PRECISION, f1, 0).argmax()))):
        print(f"{what}, {name}: F1 {100 * f1[at]:.1f}, precision {100 * precision[at]:.1f} from {SCALE * (mark[at] - constant):.0f} points on")


def main():
    a = argparse.ArgumentParser(); a.add_argument("pairs"); a.add_argument("--unit", type=float, default=SCALE, help="points for one unit of log odds that the points there are stand for")
    args = a.parse_args()
    rows, known = load(args.pairs), points()
    names = sorted(known)
    X = np.zeros((len(rows), len(names) + 1)); X[:, -1] = 1
    for n, (_, _, shared) in enumerate(rows):
        for s, k in collections.Counter(shared).items(): X[n, names.index(s)] = k
    y = np.array([same for same, _, _ in rows], float)
    fold = np.array([zlib.crc32(country.encode()) % 5 for _, country, _ in rows])
    prior = np.array([known[n] / args.unit for n in names] + [0.0])
    given = np.array([n.startswith(GIVEN) for n in names] + [False])
    print(f"{len(y)} compared pairs, {int(y.sum())} of one event")
    report("points there are", X @ prior, y, 0)
    held = np.zeros(len(y))
    for f in range(5):
        w = fit(X[fold != f], y[fold != f], prior, given)
        held[fold == f] = X[fold == f] @ w - w[-1]
    w = fit(X, y, prior, given)
    report("learned, on countries held out", held, y, 0)
    report("learned, on all", X @ w, y, w[-1])
    for name, v, n in sorted(zip(names, w, X.sum(0)), key=lambda x: -x[1]): print(f"{name:14} {round(SCALE * v):4}   ({int(n)} pairs; was {known[name]})")


if __name__ == "__main__":
    main()
