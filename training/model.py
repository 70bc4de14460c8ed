"""The reader: an encoder that marks act words, and a second step that, given one act word, marks who did it to whom,
where, when, with what and how many."""
import random
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from passages import KINDS, ROLES

ENCODER, ROLE = 7, 2  # layers of each step, taken in order from the bottom of the starting encoder
WIDTH, HEADS = 384, 12
REACH, NEAR = 2, 24  # of the gate: neighbours on each side, and numbers that each gives to each


class Layer(nn.Module):
    def __init__(self, t, i):
        super().__init__()
        given = lambda w, b: self.linear(t[w], t[b])
        self.qkv = self.linear(np.concatenate([t[f"{i}.{n}.w"] for n in "qkv"]), np.concatenate([t[f"{i}.{n}.b"] for n in "qkv"]))
        self.out, self.up, self.down = (given(f"{i}.{n}.w", f"{i}.{n}.b") for n in ("ao", "fi", "fo"))
        self.norm1, self.norm2 = (norm(t[f"{i}.{n}.w"], t[f"{i}.{n}.b"]) for n in ("aln", "oln"))

    @staticmethod
    def linear(w, b):
        layer = nn.Linear(w.shape[1], w.shape[0])
        layer.weight.data, layer.bias.data = torch.from_numpy(w.copy()), torch.from_numpy(b.copy())
        return layer

    def forward(self, x, bias, drop):
        B, T, H = x.shape
        q, k, v = self.qkv(x).view(B, T, 3, HEADS, H // HEADS).permute(2, 0, 3, 1, 4)
        a = F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
        x = self.norm1(x + drop(self.out(a.transpose(1, 2).reshape(B, T, H))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


def norm(w, b):
    layer = nn.LayerNorm(WIDTH, eps=1e-12)
    layer.weight.data, layer.bias.data = torch.from_numpy(w.copy()), torch.from_numpy(b.copy())
    return layer


class Dropout(nn.Module):
    """One in ten is dropped. PyTorch's own takes longer on a CPU than all the products between."""

    def forward(self, x):
        if not self.training:
            return x
        thrown = torch.frombuffer(bytearray(random.randbytes(x.numel())), dtype=torch.uint8)
        return x * ((thrown >= 26).view(x.shape) * (256 / 230))


class Encoder(nn.Module):
    """Embedded pieces [B,T,384] and their mask [B,T] to hidden states, act scores [B,T,26], mode [B,T,4] and ground [B,T,2]."""

    def __init__(self, t):
        super().__init__()
        self.pos = nn.Parameter(torch.from_numpy(t["pos"].copy()))
        self.norm = norm(t["ln.w"], t["ln.b"])
        self.layers = nn.ModuleList(Layer(t, i) for i in range(ENCODER))
        self.act, self.mode, self.ground = nn.Linear(WIDTH, len(KINDS) + 1), nn.Linear(WIDTH, 4), nn.Linear(WIDTH, 2)
        self.drop = Dropout()

    def forward(self, words, mask):
        x = self.drop(self.norm(words + self.pos[:words.shape[1]]))
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return x, self.act(x), self.mode(x), self.ground(x)


class Roles(nn.Module):
    """Hidden states [B,T,384], mask [B,T] and which pieces are the act word [B,T] to role scores [B,T,13]."""

    def __init__(self, t):
        super().__init__()
        self.mark = nn.Parameter(torch.zeros(WIDTH))
        nn.init.normal_(self.mark, std=0.1)
        self.layers = nn.ModuleList(Layer(t, ENCODER + i) for i in range(ROLE))
        self.role = nn.Linear(WIDTH, len(ROLES) + 1)
        self.drop = Dropout()

    def forward(self, hidden, mask, act):
        x = hidden + act[:, :, None] * self.mark
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return self.role(x)


class Gate(nn.Module):
    """Which windows are worth the encoder: by what looks most like an act word among its neighbours, and by what all the words
    are about. Each piece has a row of numbers, which ships, and adds a part of it to each of its neighbours."""

    def __init__(self):
        super().__init__()
        self.row = nn.Linear(WIDTH, (2 * REACH + 1) * NEAR, bias=False)
        self.bias = nn.Parameter(torch.zeros(NEAR))
        self.act, self.subject = nn.Linear(NEAR, 1), nn.Linear(NEAR, 1)

    def rows(self, words):
        """Embedded pieces [B,T,384] to their rows [B,T,5*24]."""
        return self.row(F.layer_norm(words, words.shape[-1:]))

    def forward(self, rows, mask):
        """How far each piece speaks for an act, and the whole window [B]."""
        B, T, _ = rows.shape
        parts = (rows * mask[:, :, None]).view(B, T, 2 * REACH + 1, NEAR)
        near = sum(F.pad(parts[:, :, k], (0, 0, k, 2 * REACH - k))[:, REACH:REACH + T] for k in range(2 * REACH + 1))
        near = F.relu(near + self.bias)
        act, subject = self.act(near).squeeze(-1), self.subject(near).squeeze(-1)
        return act, (act - (1 - mask) * 1e4).amax(1) + (subject * mask).sum(1) / mask.sum(1)


class Reader(nn.Module):
    def __init__(self, start):
        super().__init__()
        t = {k: start[k] for k in start.files}
        table = torch.from_numpy(t["table"].astype(np.float32) * t["scale"][:, None])
        self.table = nn.Embedding.from_pretrained(table, freeze=True)
        self.encoder, self.roles, self.gate = Encoder(t), Roles(t), Gate()
