"""The network: a six-layer encoder with heads for tags, lemmas, trees, names and mentions."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from legation.analysis.model_input import SHAPES
from torch import Tensor, nn
from torch.nn import functional as F

WIDTH, LAYERS, HEADS, INNER = 384, 6, 12, 1536
ARC, REL, HIDDEN, REACH = 256, 192, 384, 16


@dataclass(frozen=True, slots=True)
class Sizes:
    """Numbers of labels per head."""

    upos: int
    xpos: int
    feats: int
    lemma: int
    rel: int
    bio: int
    mention: int


class Drop(nn.Module):
    """Dropout with masks cut from one random pool: the usual one spends 7 % of a step on random numbers."""

    POOL = 1 << 22

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share
        self.pool: Tensor | None = None

    def forward(self, x: Tensor) -> Tensor:
        if not self.training:
            return x
        if x.numel() > self.POOL // 2:
            return F.dropout(x, self.share)
        if self.pool is None:
            keep = torch.rand(self.POOL, generator=torch.Generator().manual_seed(int(self.share * 1000))) >= self.share
            self.pool = keep.to(torch.bfloat16) / (1 - self.share)
        start = int(torch.randint(self.POOL - x.numel(), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One post-norm transformer layer, as in BERT."""

    def __init__(self) -> None:
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.drop = Drop(0.1)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        x = self.norm1(x + self.drop(self.out(self._attend(x, bias))))
        return self.norm2(x + self.drop(self.down(F.gelu(self.up(x)))))

    def _attend(self, x: Tensor, bias: Tensor) -> Tensor:
        parts = self.qkv(x).reshape(x.shape[0], x.shape[1], 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        score = parts[0] @ parts[1].transpose(-1, -2) * (WIDTH // HEADS) ** -0.5 + bias.to(parts.dtype)
        y = score.softmax(-1).to(parts.dtype) @ parts[2]
        return y.transpose(1, 2).reshape(x.shape)


class Encoder(nn.Module):
    """MiniLM with a shape embedding added at the input; gives every layer's output."""

    def __init__(self, layers: int = LAYERS) -> None:
        super().__init__()
        self.words = nn.Embedding(30522, WIDTH)
        self.places = nn.Embedding(512, WIDTH)
        self.shapes = nn.Embedding(SHAPES, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(layers))
        self.drop = Drop(0.1)
        nn.init.normal_(self.shapes.weight, std=0.02)
        self.words.weight.requires_grad_(False)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor) -> list[Tensor]:
        places = self.places.weight[: ids.shape[1]]
        x = self.drop(self.norm(self.words(ids) + places + self.shapes(shapes)))
        bias = ((1.0 - mask) * -10000.0)[:, None, None, :]
        outputs = []
        for layer in self.layers:
            x = layer(x, bias)
            outputs.append(x)
        return outputs


class Mix(nn.Module):
    """A learned weighted mean of the encoder's upper layers."""

    def __init__(self) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.tensor([0.0, 0.0, 1.0]))

    def forward(self, outputs: list[Tensor]) -> Tensor:
        share = self.weight.softmax(0)
        return share[0] * outputs[-3] + share[1] * outputs[-2] + share[2] * outputs[-1]


def ends(x: Tensor, first: Tensor, last: Tensor) -> Tensor:
    """Word vectors: a word's first sub-token beside its last."""
    wide = (first.shape[0], first.shape[1], x.shape[2])
    return torch.cat((x.gather(1, first[..., None].expand(wide)), x.gather(1, last[..., None].expand(wide))), dim=-1)


class Tree(nn.Module):
    """Biaffine arcs with a bias by distance; relations are scored for one governor per word."""

    def __init__(self, rels: int) -> None:
        super().__init__()
        self.arc_dep = nn.Linear(2 * WIDTH, ARC)
        self.arc_head = nn.Linear(2 * WIDTH, ARC)
        self.rel_dep = nn.Linear(2 * WIDTH, REL)
        self.rel_head = nn.Linear(2 * WIDTH, REL)
        self.root_arc = nn.Parameter(torch.zeros(ARC))
        self.root_rel = nn.Parameter(torch.zeros(REL))
        self.pair = nn.Linear(ARC, ARC, bias=False)
        self.head_bias = nn.Linear(ARC, 1, bias=False)
        self.distance = nn.Parameter(torch.zeros(2 * REACH + 1))
        self.root_bias = nn.Parameter(torch.zeros(1))
        self.label = nn.Linear(2 * REL, rels)
        self.drop = Drop(0.25)

    def forward(self, words: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        """Arc scores [B, N, N+1] (column 0 is the root), relation vectors of dependants and of governors."""
        dep = self.drop(F.gelu(self.arc_dep(words)))
        head = self._rooted(F.gelu(self.arc_head(words)), self.root_arc)
        head = self.drop(head)
        arcs = self.pair(dep) @ head.transpose(1, 2) * ARC**-0.5 + self.head_bias(head).transpose(1, 2)
        rel_head = self._rooted(self.rel_head(words), self.root_rel)
        return arcs + self._steps(words), self.rel_dep(words), rel_head

    def _rooted(self, head: Tensor, root: Tensor) -> Tensor:
        return torch.cat((root.to(head.dtype)[None, None].expand(head.shape[0], 1, -1), head), dim=1)

    def _steps(self, words: Tensor) -> Tensor:
        at = torch.arange(words.shape[1], device=words.device)
        step = (at[None, :] - at[:, None]).clamp(-REACH, REACH) + REACH
        root = self.root_bias[None].expand(words.shape[1], 1)
        return torch.cat((root, self.distance[step]), dim=1)[None]

    def relations(self, dep: Tensor, head: Tensor) -> Tensor:
        """Scores of relations between dependants and their governors, row by row."""
        joined = torch.cat((F.relu(dep + head), dep * head), dim=-1)
        return self.label(self.drop(joined))


@dataclass(frozen=True, slots=True)
class Scores:
    """What the network says of a batch."""

    upos: Tensor
    xpos: Tensor
    feats: Tensor
    lemma: Tensor
    bio: Tensor
    mention: Tensor
    group: Tensor
    arcs: Tensor
    rel_dep: Tensor
    rel_head: Tensor
    vectors: Tensor


class Net(nn.Module):
    """Encoder and heads."""

    def __init__(self, sizes: Sizes, layers: int = LAYERS) -> None:
        super().__init__()
        self.encoder = Encoder(layers)
        self.syntax, self.naming = Mix(), Mix()
        self.tag_hidden = nn.Linear(2 * WIDTH, HIDDEN)
        self.name_hidden = nn.Linear(2 * WIDTH, HIDDEN)
        self.upos = nn.Linear(HIDDEN, sizes.upos)
        self.xpos = nn.Linear(HIDDEN, sizes.xpos)
        self.feats = nn.Linear(HIDDEN, sizes.feats)
        self.lemma = nn.Linear(HIDDEN, sizes.lemma)
        self.bio = nn.Linear(HIDDEN, sizes.bio)
        self.steps = nn.Parameter(torch.zeros(sizes.bio, sizes.bio))
        self.mention = nn.Linear(HIDDEN, sizes.mention)
        self.group = nn.Linear(HIDDEN, 1)
        self.tree = Tree(sizes.rel)
        self.drop = Drop(0.2)

    def forward(self, ids: Tensor, shapes: Tensor, mask: Tensor, first: Tensor, last: Tensor) -> Scores:
        outputs = self.encoder(ids, shapes, mask)
        words = self.drop(ends(self.syntax(outputs), first, last))
        names = ends(self.naming(outputs), first, last)
        tag = self.drop(F.gelu(self.tag_hidden(words)))
        name = self.drop(F.gelu(self.name_hidden(self.drop(names))))
        arcs, dep, head = self.tree(words)
        return Scores(
            self.upos(tag),
            self.xpos(tag),
            self.feats(tag),
            self.lemma(tag),
            self.bio(name),
            self.mention(name),
            self.group(name)[..., 0],
            arcs,
            dep,
            head,
            (names[..., :WIDTH] + names[..., WIDTH:]) * 0.5,
        )


def load_encoder(net: Net, path: Path) -> None:
    """Puts the pretrained weights of a BERT-shaped safetensors file into the encoder."""
    from safetensors.torch import load_file

    old = {k.removeprefix("bert."): v for k, v in load_file(path).items()}
    new = {
        "words.weight": old["embeddings.word_embeddings.weight"],
        "places.weight": old["embeddings.position_embeddings.weight"]
        + old["embeddings.token_type_embeddings.weight"][0],
        "shapes.weight": net.encoder.shapes.weight.detach(),
        "norm.weight": old["embeddings.LayerNorm.weight"],
        "norm.bias": old["embeddings.LayerNorm.bias"],
    }
    for i in range(LAYERS):
        new.update(_layer(old, f"encoder.layer.{i}.", f"layers.{i}."))
    net.encoder.load_state_dict(new)


def _layer(old: dict[str, Tensor], source: str, target: str) -> dict[str, Tensor]:
    names = {
        "out": "attention.output.dense",
        "norm1": "attention.output.LayerNorm",
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    found = {f"{target}{n}.{p}": old[f"{source}{o}.{p}"] for n, o in names.items() for p in ("weight", "bias")}
    for part in ("weight", "bias"):
        qkv = [old[f"{source}attention.self.{n}.{part}"] for n in ("query", "key", "value")]
        found[f"{target}qkv.{part}"] = torch.cat(qkv)
    return found
