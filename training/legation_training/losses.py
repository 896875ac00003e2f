"""The losses: cross-entropies, and a CRF that can learn from partly annotated names."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional as F

from legation_training.batches import BIO, Batch
from legation_training.net import Net, Scores

_NEVER = -1e4


def legal_steps() -> Tensor:
    """0 where tag j may follow tag i, a large negative number where it may not."""
    steps = torch.zeros(len(BIO), len(BIO))
    for i, a in enumerate(BIO):
        for j, b in enumerate(BIO):
            if b.startswith("I-") and a[2:] != b[2:]:
                steps[i, j] = _NEVER
    return steps


def legal_starts() -> Tensor:
    return torch.tensor([_NEVER if t.startswith("I-") else 0.0 for t in BIO])


def crf(score: Tensor, steps: Tensor, batch: Batch) -> Tensor:
    """Mean over words of log Z minus log of the mass of all taggings that the annotation allows."""
    rows = batch.has_names.nonzero()[:, 0]
    if not len(rows):
        return score.sum() * 0.0
    score, length = score[rows].float(), batch.length[rows]
    gold = score.masked_fill(~batch.allowed[rows], _NEVER)
    both = torch.cat((score, gold))
    total = _forward(both, steps + legal_steps(), torch.cat((length, length)))
    return (total[: len(rows)] - total[len(rows) :]).sum() / length.sum()


def _forward(score: Tensor, steps: Tensor, length: Tensor) -> Tensor:
    alpha = score[:, 0] + legal_starts()
    for t in range(1, score.shape[1]):
        new = torch.logsumexp(alpha[:, :, None] + steps[None], dim=1) + score[:, t]
        alpha = torch.where((t < length)[:, None], new, alpha)
    return torch.logsumexp(alpha, dim=1)


def _tags(score: Tensor, gold: Tensor) -> Tensor:
    if not (gold >= 0).any():
        return score.sum() * 0.0
    return F.cross_entropy(score.float().flatten(0, 1), gold.flatten(), ignore_index=-100)


def _arcs(scores: Scores, batch: Batch) -> Tensor:
    width = scores.arcs.shape[2]
    outside = torch.arange(width)[None, :] > batch.length[:, None]
    return _tags(scores.arcs.float().masked_fill(outside[:, None, :], -1e4), batch.heads)


def _rels(net: Net, scores: Scores, batch: Batch) -> Tensor:
    at = (batch.rels >= 0).nonzero()
    if not len(at):
        return scores.rel_dep.sum() * 0.0
    b, i = at[:, 0], at[:, 1]
    predicted = net.tree.relations(scores.rel_dep[b, i], scores.rel_head[b, batch.heads[b, i]])
    return F.cross_entropy(predicted.float(), batch.rels[b, i])


def _groups(score: Tensor, gold: Tensor) -> Tensor:
    at = gold >= 0
    return F.binary_cross_entropy_with_logits(score.float()[at], gold[at].float()) if at.any() else score.sum() * 0.0


def losses(net: Net, scores: Scores, batch: Batch, names_weight: float) -> dict[str, Tensor]:
    """The weighted losses by head."""
    return {
        "arc": _arcs(scores, batch),
        "rel": _rels(net, scores, batch),
        "upos": 0.5 * _tags(scores.upos, batch.upos),
        "xpos": 0.5 * _tags(scores.xpos, batch.xpos),
        "feats": 0.4 * _tags(scores.feats, batch.feats),
        "lemma": 0.4 * _tags(scores.lemma, batch.lemma),
        "bio": names_weight * crf(scores.bio, net.steps, batch),
        "mention": 0.4 * _tags(scores.mention, batch.mention),
        "group": 0.2 * _groups(scores.group, batch.group),
    }
