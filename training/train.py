"""Trains the reader, from prepared data to weights: `python train.py --out DIR`; begun again, it goes on where it was.

Every epoch is told with its scores on the held-out tenth; the best is kept."""
import argparse, glob, itertools, json, random, time, zlib
from pathlib import Path
import numpy as np, torch, torch.nn.functional as F
from tokenizers import Tokenizer
import encoder, passages, real
from model import Reader
from passages import KINDS, ROLES

TOKENS = 1024  # in one batch
TRIGGERS = 2  # of one window in one step


def held_out(name):
    """A tenth, by the name of the passage."""
    return zlib.crc32(name.encode()) % 10 == 0


def plain(passage):
    """The same in small letters, as some feeds write; none where a letter is not as long as its capital."""
    text = passage["text"].lower()
    return [dict(passage, text=text)] if len(text) == len(passage["text"]) else []


def load(args, tokenizer):
    train, dev = [], []
    again = lambda p: 2 if not p["events"] else 1  # texts without events are few here and most of the world
    own = (p for path in sorted(glob.glob(f"{args.passages}/**/*.txt", recursive=True)) for p in passages.parse(path))
    found = (p for labels, texts in zip(args.labels, args.texts) for p in real.passages(labels, texts, args.words))
    for p in itertools.chain(own, found):
        cut = list(passages.windows(p, tokenizer))
        if held_out(p["id"]):
            dev += cut
        else:
            train += cut * again(p)
            if zlib.crc32(p["id"].encode()) % 12 == 1:
                train += [w for small in plain(p) for w in passages.windows(small, tokenizer)]
    if args.event_location:
        train += list(passages.event_location(args.event_location, tokenizer))
    return train, dev


def batches(windows, rng=None):
    order = sorted(range(len(windows)), key=lambda i: (len(windows[i]["ids"]) // 8, rng.random() if rng else 0))
    out, batch, longest = [], [], 0
    for i in order:
        n = max(longest, len(windows[i]["ids"]))
        if batch and n * (len(batch) + 1) > TOKENS:
            out.append(batch); batch, n = [], len(windows[i]["ids"])
        batch.append(windows[i]); longest = n
    out.append(batch)
    if rng:
        rng.shuffle(out)
    return out


def tensors(batch):
    T = -(-max(len(w["ids"]) for w in batch) // 16) * 16  # few different shapes
    ids, mask = torch.ones(len(batch), T, dtype=torch.long), torch.zeros(len(batch), T)
    for b, w in enumerate(batch):
        ids[b, :len(w["ids"])] = torch.tensor(w["ids"]); mask[b, :len(w["ids"])] = 1
    return ids, mask


POSITIVE = 3.0  # pieces of an act or a role count more than the many that are of none


def drawn(triggers):
    """At most TRIGGERS act words of a window, the first mentions rather than later ones."""
    if len(triggers) <= TRIGGERS:
        return triggers
    return sorted(random.sample(triggers, len(triggers)), key=lambda t: random.random() / t["weight"])[:TRIGGERS]


def gate_loss(gate, words, mask, gold):
    """Whether there is an act in the window and, so that it learns by which words, whether it is there. One that is missed is lost."""
    acts, weight = (gold > 0).float(), torch.tensor(4.0)
    each, whole = gate(gate.rows(words), mask)
    each = F.binary_cross_entropy_with_logits(each, acts, pos_weight=weight, reduction="none")
    return F.binary_cross_entropy_with_logits(whole, acts.amax(1), pos_weight=weight) + (each * mask).sum() / mask.sum()


def losses(model, batch):
    ids, mask = tensors(batch)
    B, T = ids.shape
    hidden, act, mode, ground = model.encoder(model.table(ids), mask)
    act, mode, ground = act.float(), mode.float(), ground.float()
    gold = torch.full((B, T), -100)
    for b, w in enumerate(batch):
        if w["act_known"]:
            gold[b, :len(w["ids"])] = torch.tensor(w["acts"])
    parts = {}
    if (gold >= 0).any():
        # Whether a piece is of an act, and of which kind it then is, are learned apart: few pieces are.
        logp = F.log_softmax(act, -1)
        some = torch.logsumexp(logp[:, :, 1:], -1)
        yes, no = gold > 0, gold == 0
        parts["act"] = -(POSITIVE * some[yes].sum() + logp[:, :, 0][no].sum()) / (POSITIVE * yes.sum() + no.sum())
        if yes.any():
            parts["kind"] = F.cross_entropy(act[yes][:, 1:], gold[yes] - 1)
    triggers = [(b, t, w) for b, w in enumerate(batch) for t in drawn(w["triggers"])]
    if triggers:
        where = torch.tensor([b for b, _, _ in triggers])
        marked = torch.zeros(len(triggers), T)
        for n, (_, t, _) in enumerate(triggers):
            marked[n, t["at"]] = 1
        scores = model.roles(hidden[where], mask[where], marked).float()
        total, weight = 0.0, 0.0
        logp = F.log_softmax(scores, -1)
        for n, (b, t, w) in enumerate(triggers):
            size = len(w["ids"])
            lp, labels = logp[n, :size], torch.tensor(t["roles"])
            if w["known"] is not None:  # all that this set does not label counts as one class
                known = [ROLES.index(r) + 1 for r in w["known"]]
                rest = [i for i in range(lp.shape[-1]) if i not in known]
                lp = torch.cat([torch.logsumexp(lp[:, rest], -1, keepdim=True), lp[:, known]], -1)
                labels = torch.tensor([known.index(x) + 1 if x in known else 0 for x in t["roles"]])
            each = torch.where(labels > 0, POSITIVE, 1.0) * t["weight"]
            total = total + (F.nll_loss(lp, labels, reduction="none") * each).sum(); weight += float(each.sum())
        parts["role"] = total / weight
        sure = [(b, t) for b, t, _ in triggers if t["mode"] >= 0]
        if sure:
            rows = torch.tensor([b for b, t in sure for _ in t["at"]]); cols = torch.tensor([i for _, t in sure for i in t["at"]])
            parts["mode"] = F.cross_entropy(mode[rows, cols], torch.tensor([t["mode"] for _, t in sure for _ in t["at"]]))
            parts["ground"] = F.cross_entropy(ground[rows, cols], torch.tensor([t["ground"] for _, t in sure for _ in t["at"]]))
    return parts


WEIGHTS = dict(act=2.0, kind=1.0, role=2.0, mode=0.2, ground=0.2)


def fit_gate(model, windows, epochs=2):
    """The gate shares nothing with the encoder but the table, and takes a minute."""
    windows = [w for w in windows if w["act_known"]]
    optimiser = torch.optim.AdamW(model.gate.parameters(), lr=2e-3, weight_decay=0.01)
    model.gate.train()
    todo = [b for epoch in range(epochs) for b in batches(windows, random.Random(epoch))]
    for n, batch in enumerate(todo):
        ids, mask = tensors(batch)
        gold = torch.zeros_like(ids)
        for b, w in enumerate(batch):
            gold[b, :len(w["ids"])] = torch.tensor(w["acts"])
        for group in optimiser.param_groups:
            group["lr"] = 2e-3 * (1 - n / len(todo))
        gate_loss(model.gate, model.table(ids), mask, gold).backward()
        optimiser.step(); optimiser.zero_grad()


@torch.no_grad()
def gate_score(model, windows):
    """For gates that let 98, 99 and 99.5 of 100 windows with an act through: the least probability, and how many of 100 others pass."""
    worth = []
    for batch in batches([w for w in windows if w["act_known"]]):
        ids, mask = tensors(batch)
        worth += [(float(p), any(w["acts"])) for p, w in zip(torch.sigmoid(model.gate(model.gate.rows(model.table(ids)), mask)[1]), batch)]
    with_act, without = sorted(p for p, some in worth if some), [p for p, some in worth if not some]
    at = lambda lost: with_act[int(len(with_act) * lost)]
    return {f"{100 - 100 * lost:g}": (round(at(lost), 4), round(100 * sum(p >= at(lost) for p in without) / max(1, len(without)), 1))
            for lost in (0.02, 0.01, 0.005)}


@torch.no_grad()
def evaluate(model, windows):
    """Act words found and their kinds; role words given the act word; by piece."""
    model.eval()
    c = dict(tp=0, fp=0, fn=0, kind=0, kinds=0, mode=0, ground=0, said=0)
    roles = np.zeros((len(ROLES) + 1, 3), int)
    for batch in batches(windows):
        ids, mask = tensors(batch)
        hidden, act, mode, ground = model.encoder(model.table(ids), mask)
        none = torch.softmax(act.float(), -1)[:, :, 0]
        best = act[:, :, 1:].argmax(-1) + 1
        for b, w in enumerate(batch):
            if w["act_known"]:
                gold = np.array(w["acts"]); found = (none[b, :len(gold)] < 0.5).numpy()
                c["tp"] += int((found & (gold > 0)).sum()); c["fp"] += int((found & (gold == 0)).sum())
                c["fn"] += int((~found & (gold > 0)).sum())
                c["kinds"] += int((gold > 0).sum()); c["kind"] += int((best[b, :len(gold)].numpy() == gold)[gold > 0].sum())
            for t in w["triggers"]:
                if t["mode"] >= 0:
                    c["said"] += 1; i = t["at"][0]
                    c["mode"] += int(mode[b, i].argmax() == t["mode"]); c["ground"] += int(ground[b, i].argmax() == t["ground"])
                if t["weight"] < 1: continue
                marked = torch.zeros(1, ids.shape[1]); marked[0, t["at"]] = 1
                s = model.roles(hidden[b:b + 1], mask[b:b + 1], marked)[0, :len(w["ids"])].argmax(-1).numpy()
                g = np.array(t["roles"])
                for r in range(1, len(ROLES) + 1):
                    if w["known"] and ROLES[r - 1] not in w["known"]: continue
                    roles[r] += [(s == r)[g == r].sum(), ((s == r) & (g != r)).sum(), ((s != r) & (g == r)).sum()]
    model.train()
    f1 = lambda tp, fp, fn: round(100 * 2 * tp / max(1, 2 * tp + fp + fn), 1)
    return dict(act=f1(c["tp"], c["fp"], c["fn"]), kind=round(100 * c["kind"] / max(1, c["kinds"]), 1),
                mode=round(100 * c["mode"] / max(1, c["said"]), 1), ground=round(100 * c["ground"] / max(1, c["said"]), 1),
                roles={r: f1(*roles[i + 1]) for i, r in enumerate(ROLES)}, role=f1(*roles[1:].sum(0)))


def main():
    a = argparse.ArgumentParser()
    a.add_argument("--out", required=True); a.add_argument("--passages", default="../corpora/passages/train")
    a.add_argument("--labels", nargs="*", default=[], help="labels without texts, as training/labels/muc4.txt")
    a.add_argument("--texts", nargs="*", default=[], help="for each of them the file with its texts")
    a.add_argument("--event-location"); a.add_argument("--words", nargs="*", default=[])
    a.add_argument("--epochs", type=int, default=8); a.add_argument("--rate", type=float, default=1.2e-4)
    a.add_argument("--start", help="weights to go on from, as best.pt of an earlier training")
    a.add_argument("--seed", type=int, default=1); a.add_argument("--threads", type=int, default=2)
    args = a.parse_args()
    torch.manual_seed(args.seed); random.seed(args.seed); torch.set_num_threads(args.threads)
    out = Path(args.out)
    words = sorted({w for f in args.words for l in open(f, encoding="utf8") for w in l.split()})
    for path in sorted(glob.glob(f"{args.passages}/**/*.txt", recursive=True)):
        words += Path(path).read_text(encoding="utf8").split()
    words = sorted({x for w in words for x in (w, w.capitalize(), w.lower())})
    encoder.prepare(out, words)
    tokenizer = Tokenizer.from_file(str(out / "tokenizer.json"))
    train, dev = load(args, tokenizer)
    print(f"{len(train)} windows to train on, {len(dev)} held out, {sum(len(w['ids']) for w in train)} pieces", flush=True)
    model = Reader(np.load(out / "start.npz"))
    if args.start:
        # The table is not trained, and may have more pieces now; labels that are new stay as they begin.
        own = model.state_dict()
        for name, weights in torch.load(args.start).items():
            if name in own and not name.startswith("table."):
                own[name][:len(weights)] = weights
    base = [p for n, p in model.named_parameters() if "layers" in n or n.endswith(("pos", "norm.weight", "norm.bias"))]
    heads = [p for n, p in model.named_parameters() if p.requires_grad and not any(p is q for q in base)]
    optimiser = torch.optim.AdamW([dict(params=base, lr=args.rate), dict(params=heads, lr=1.5e-3)], weight_decay=0.01)
    steps = args.epochs * len(batches([w for n, w in enumerate(train) if w["known"] is None or n % 2 == 0], random.Random(0)))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda s: min((s + 1) / (0.06 * steps), max(0.02, 1 - s / steps)))
    first, best = 0, -1.0
    if (out / "last.pt").exists():
        saved = torch.load(out / "last.pt", weights_only=False)
        model.load_state_dict(saved["model"]); optimiser.load_state_dict(saved["optimiser"]); schedule.load_state_dict(saved["schedule"])
        first, best = saved["epoch"], saved["best"]
    else:
        fit_gate(model, train)
        print("gate", json.dumps(gate_score(model, dev)), flush=True)
    model.train()
    for epoch in range(first, args.epochs):
        torch.manual_seed(args.seed * 1000 + epoch); begun, sums = time.time(), {}
        random.seed(args.seed * 1000 + epoch)
        # The sentences with a place alone are many: half of them in every second epoch.
        part = [w for n, w in enumerate(train) if w["known"] is None or n % 2 == epoch % 2]
        todo = batches(part, random.Random(args.seed * 1000 + epoch))
        for n, batch in enumerate(todo):
            with torch.autocast("cpu", torch.bfloat16, enabled=torch.cpu._is_amx_tile_supported()):  # slower elsewhere
                parts = losses(model, batch)
                loss = sum(WEIGHTS[k] * v for k, v in parts.items())
            loss.backward()
            torch.nn.utils.clip_grad_norm_(base + heads, 1.0)
            optimiser.step(); schedule.step(); optimiser.zero_grad()
            for k, v in parts.items():
                s = sums.setdefault(k, [0.0, 0]); s[0] += float(v.detach()); s[1] += 1
            if n % 100 == 99:
                print(f"epoch {epoch} {n + 1}/{len(todo)} {(time.time() - begun) / (n + 1):.2f} s a step",
                      {k: round(s / c, 4) for k, (s, c) in sums.items()}, flush=True)
        scores = evaluate(model, dev)
        mark = scores["act"] + scores["role"]
        print(f"epoch {epoch} done in {time.time() - begun:.0f} s", json.dumps(scores), flush=True)
        if mark > best:
            best = mark
            torch.save(model.state_dict(), out / "best.pt"); (out / "scores.json").write_text(json.dumps(scores, indent=1))
        torch.save(dict(model=model.state_dict(), optimiser=optimiser.state_dict(), schedule=schedule.state_dict(),
                        epoch=epoch + 1, best=best), out / "last.pt")


if __name__ == "__main__":
    main()
