"""Trains the antecedent ranker on what the shipped language model says of GUM's training documents."""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
import torch
from legation.analysis.coreference import Links, links, one_hot, vectors
from legation.analysis.coreference_chains import CHAIN_SIZE, Chains
from legation.analysis.coreference_features import PAIR_SIZE, ROW_SIZES, Facts, facts
from legation.analysis.mention_spans import Candidate, candidates
from legation.analysis.model import LanguageModel, Parse
from legation.analysis.model_files import CHAINS, default_folder
from legation.text.words import Word
from legation.types.span import Span
from numpy.typing import NDArray
from torch import Tensor, nn

from legation_training import treebank
from legation_training.disguise import Disguise

SEED = 20251125
SMALL, HIDDEN, WIDTH = 96, 160, 384
EPOCHS = 8
#: Disguises of each document, and the share of words that change in them.
DISGUISES, DISGUISED = 2, 0.5


@dataclass(frozen=True, slots=True)
class Text:
    """One document's mentions and pairs, and which pairs are right."""

    vectors: Tensor
    own: Tensor
    later: Tensor
    earlier: Tensor
    features: Tensor
    chains: Tensor
    right: Tensor


class Ranker(nn.Module):
    """Scores pairs of mentions, and mentions as new."""

    def __init__(self) -> None:
        super().__init__()
        own = SMALL + sum(ROW_SIZES)
        self.project = nn.Linear(WIDTH, SMALL, bias=False)
        self.now, self.before = nn.Linear(own, HIDDEN), nn.Linear(own, HIDDEN, bias=False)
        self.both, self.pair = nn.Linear(SMALL, HIDDEN, bias=False), nn.Linear(PAIR_SIZE, HIDDEN, bias=False)
        self.chain = nn.Linear(CHAIN_SIZE, HIDDEN, bias=False)
        self.out = nn.Linear(HIDDEN, 1, bias=False)
        self.new, self.new_out = nn.Linear(own, 64), nn.Linear(64, 1, bias=False)
        self.drop = nn.Dropout(0.3)

    def forward(self, text: Text) -> tuple[Tensor, Tensor]:
        small = self.drop(self.project(text.vectors))
        mention = torch.cat((small, text.own), dim=1)
        both = small[text.later] * small[text.earlier]
        hidden = self.now(mention)[text.later] + self.before(mention)[text.earlier] + self.both(both)
        hidden = torch.relu(hidden + self.pair(text.features) + self.chain(text.chains))
        new = self.new_out(self.drop(torch.relu(self.new(mention))))
        return self.out(self.drop(hidden))[:, 0], new[:, 0]

    def arrays(self) -> dict[str, np.ndarray]:
        names = {
            "project": self.project,
            "now": self.now,
            "before": self.before,
            "both": self.both,
            "pair": self.pair,
            "chain": self.chain,
            "new": self.new,
        }
        found = {k: v.weight for k, v in names.items()}
        found |= {
            "bias": self.now.bias,
            "new_bias": self.new.bias,
            "out": self.out.weight[0],
            "new_out": self.new_out.weight[0],
        }
        return {k: v.detach().numpy().astype(np.float16) for k, v in found.items()}


def words_of(forms: list[str]) -> tuple[Word, ...]:
    """Given words as if printed with single spaces."""
    found, at = [], 0
    for form in forms:
        found.append(Word(form, Span(at, at + len(form))))
        at += len(form) + 1
    return tuple(found)


def texts(model: LanguageModel, path: Path) -> Iterator[list[Text]]:
    """The licensed documents of a GUM file, each as it is and in its disguises."""
    docs = [d for d in treebank.documents(path) if treebank.genre(d[0].doc) not in treebank.CLOSED_GENRES]
    disguise = Disguise(docs, DISGUISED)
    for number, doc in enumerate(docs):
        others = [disguise(doc, random.Random(f"{i}-{number}")) for i in range(DISGUISES)]
        yield [_text(some, _read(model, some)) for some in (doc, *others)]


def _read(model: LanguageModel, doc: list[treebank.Parsed]) -> list[Parse]:
    return model.read([words_of([r.form for r in s.rows]) for s in doc])


def _text(doc: list[treebank.Parsed], parses: list[Parse]) -> Text:
    mentions = candidates(parses)
    groups = _groups(doc, mentions)
    found = facts(parses, mentions)
    pairs = links(found, parses)
    right = [groups[i] != "" and groups[i] == groups[j] for i, j in zip(pairs.later, pairs.earlier, strict=True)]
    told = gold_chains(found, groups, pairs)
    arrays = (vectors(found, parses), one_hot(found), pairs.later, pairs.earlier, pairs.features, told)
    return Text(*(torch.from_numpy(a) for a in arrays), torch.tensor(right))


def gold_chains(found: list[Facts], groups: list[str], pairs: Links) -> NDArray[np.float32]:
    """What the true chains say of every pair."""
    chains, last, rows = Chains(found), {}, []
    bounds = np.searchsorted(pairs.later, np.arange(len(found) + 1))
    for i, group in enumerate(groups):
        rows.append(chains.features(i, pairs.earlier[bounds[i] : bounds[i + 1]].tolist()))
        chains.add(i, last.get(group, -1) if group else -1)
        last[group] = i
    return np.concatenate(rows)


def _groups(doc: list[treebank.Parsed], mentions: list[Candidate]) -> list[str]:
    """Every candidate's gold chain: by its words, else by its head when that heads one gold mention only."""
    exact: dict[tuple[int, int, int], str] = {}
    heads: dict[tuple[int, int], set[str]] = {}
    for number, (sentence, found) in enumerate(zip(doc, treebank.mentions(doc), strict=True)):
        for m in found:
            exact[number, m.first, m.last] = m.group
            heads.setdefault((number, treebank.head_of(sentence.rows, m.first, m.last)), set()).add(m.group)
    taken = {g for m in mentions if (g := exact.get((m.sentence, m.first, m.last)))}
    return [
        exact.get((m.sentence, m.first, m.last)) or _lone(heads.get((m.sentence, m.head), set()) - taken)
        for m in mentions
    ]


def _lone(groups: set[str]) -> str:
    return next(iter(groups)) if len(groups) == 1 else ""


def loss(model: Ranker, text: Text) -> Tensor:
    """Minus the log of the probability of all right antecedents, or of being new where there is none."""
    score, new = model(text)
    count = len(new)
    total = _log_sums(torch.cat((score, new)), torch.cat((text.later, torch.arange(count))), count)
    has = torch.zeros(count, dtype=torch.bool).index_fill_(0, text.later[text.right], True)
    alone = torch.arange(count)[~has]
    gold_score = torch.cat((score[text.right], new[alone]))
    gold = _log_sums(gold_score, torch.cat((text.later[text.right], alone)), count)
    weight = torch.where(has, 1.0, 0.8)
    return ((total - gold) * weight).mean()


def _log_sums(score: Tensor, row: Tensor, count: int) -> Tensor:
    top = torch.full((count,), -1e9).scatter_reduce(0, row, score.detach(), "amax")
    return top + torch.log(torch.zeros(count).index_add(0, row, torch.exp(score - top[row])) + 1e-12)


def train(data: list[list[Text]]) -> Ranker:
    """One document a step, in one of its disguises; the rate falls to zero."""
    torch.manual_seed(SEED)
    chance = random.Random(SEED)
    model = Ranker()
    optimizer = torch.optim.AdamW(model.parameters(), lr=2e-3, weight_decay=0.01)
    steps = EPOCHS * len(data)
    fall = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min(1.0, (s + 1) / 100) * (1 - s / steps))
    for epoch in range(EPOCHS):
        total = 0.0
        for number in chance.sample(range(len(data)), len(data)):
            text = data[number][(epoch + number) % len(data[number])]
            optimizer.zero_grad()
            value = loss(model, text)
            value.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            fall.step()
            total += float(value.detach())
        print(f"epoch {epoch} loss {total / len(data):.4f}", flush=True)
    return model.eval()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--shared", type=Path, default=Path("../../shared"))
    parser.add_argument("--target", type=Path, default=default_folder())
    parser.add_argument("--documents", type=int, default=0, help="so many documents only; 0 for all")
    args = parser.parse_args()
    torch.set_num_threads(1)
    found = texts(LanguageModel(args.target, check=False), args.shared / "treebanks" / "en_gum-train.conllu")
    data = list(islice(found, args.documents or None))
    print(f"{len(data)} documents", flush=True)
    np.savez(args.target / CHAINS, **train(data).arrays())


if __name__ == "__main__":
    main()
