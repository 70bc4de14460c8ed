"""The reader: an encoder that marks act words, and a second step that, given one act word, marks who did it to whom,
where, when, with what and how many."""
import numpy as np, torch, torch.nn as nn, torch.nn.functional as F
from passages import KINDS, ROLES

ENCODER, ROLE = 7, 2  # layers of each step, taken in order from the bottom of the starting encoder
WIDTH, HEADS = 384, 12


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
        a = torch.softmax(q @ k.transpose(-1, -2) * (H // HEADS) ** -0.5 + bias, -1)
        x = self.norm1(x + drop(self.out((drop(a) @ v).transpose(1, 2).reshape(B, T, H))))
        return self.norm2(x + drop(self.down(F.gelu(self.up(x)))))


def norm(w, b):
    layer = nn.LayerNorm(WIDTH, eps=1e-12)
    layer.weight.data, layer.bias.data = torch.from_numpy(w.copy()), torch.from_numpy(b.copy())
    return layer


class Encoder(nn.Module):
    """Embedded pieces [B,T,384] and their mask [B,T] to hidden states, act scores [B,T,26], mode [B,T,4] and ground [B,T,2]."""

    def __init__(self, t):
        super().__init__()
        self.pos = nn.Parameter(torch.from_numpy(t["pos"].copy()))
        self.norm = norm(t["ln.w"], t["ln.b"])
        self.layers = nn.ModuleList(Layer(t, i) for i in range(ENCODER))
        self.act, self.mode, self.ground = nn.Linear(WIDTH, len(KINDS) + 1), nn.Linear(WIDTH, 4), nn.Linear(WIDTH, 2)
        self.drop = nn.Dropout(0.1)

    def forward(self, words, mask):
        x = self.drop(self.norm(words + self.pos[:words.shape[1]]))
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return x, self.act(x), self.mode(x), self.ground(x)


class Roles(nn.Module):
    """Hidden states [B,T,384], mask [B,T] and which pieces are the act word [B,T] to role scores [B,T,12]."""

    def __init__(self, t):
        super().__init__()
        self.mark = nn.Parameter(torch.zeros(WIDTH))
        nn.init.normal_(self.mark, std=0.1)
        self.layers = nn.ModuleList(Layer(t, ENCODER + i) for i in range(ROLE))
        self.role = nn.Linear(WIDTH, len(ROLES) + 1)
        self.drop = nn.Dropout(0.1)

    def forward(self, hidden, mask, act):
        x = hidden + act[:, :, None] * self.mark
        bias = (1 - mask)[:, None, None, :] * -1e4
        for layer in self.layers:
            x = layer(x, bias, self.drop)
        return self.role(x)


class Reader(nn.Module):
    def __init__(self, start):
        super().__init__()
        t = {k: start[k] for k in start.files}
        table = torch.from_numpy(t["table"].astype(np.float32) * t["scale"][:, None])
        self.table = nn.Embedding.from_pretrained(table, freeze=True)
        self.encoder, self.roles = Encoder(t), Roles(t)
