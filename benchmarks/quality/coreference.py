"""Coreference on GUM dev (licensed genres): MUC, B-cubed and CEAF-e on predicted mentions, singletons left out.

    python benchmarks/quality/coreference.py --shared ../shared

Words and sentences are gold, everything else is predicted; a mention counts when its words are exactly GUM's.
MUC: Vilain et al. 1995; B-cubed: Bagga and Baldwin 1998; CEAF-e: Luo 2005 with the entity similarity of the
CoNLL-2012 scorer. Third-person pronouns: of those in a gold chain with an earlier gold mention among the
candidates, how many are linked to a mention of their chain.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from legation.analysis.coreference import CoreferenceModel
from legation.analysis.coreference_features import PRONOUNS
from legation.analysis.mention_spans import Candidate, candidates
from legation.analysis.model import LanguageModel, Parse

sys.path.insert(0, str(Path(__file__).parents[2] / "training"))
sys.path.insert(0, str(Path(__file__).parent))

from legation_training import treebank
from names import words_of

Mention = tuple[int, int, int]
Chains = list[frozenset[Mention]]
THIRD = frozenset(("m", "f", "n", "p"))


def gold_chains(doc: list[treebank.Parsed]) -> Chains:
    """Chains of two mentions or more."""
    groups: dict[str, set[Mention]] = {}
    for number, found in enumerate(treebank.mentions(doc)):
        for mention in found:
            groups.setdefault(mention.group, set()).add((number, mention.first, mention.last))
    return [frozenset(g) for g in groups.values() if len(g) > 1]


def muc(key: Chains, response: Chains) -> tuple[float, float]:
    """Recall's numerator and denominator."""
    where = {m: i for i, chain in enumerate(response) for m in chain}
    found = 0
    for chain in key:
        parts = len({where[m] for m in chain if m in where}) + sum(m not in where for m in chain)
        found += len(chain) - parts
    return found, sum(len(c) - 1 for c in key)


def b_cubed(key: Chains, response: Chains) -> tuple[float, float]:
    """Recall's numerator and denominator."""
    where = {m: chain for chain in response for m in chain}
    total = 0.0
    for chain in key:
        for mention in chain:
            total += len(chain & where.get(mention, frozenset())) / len(chain)
    return total, sum(map(len, key))


def ceaf(key: Chains, response: Chains) -> float:
    """The similarity of the best one-to-one alignment of chains."""
    if not key or not response:
        return 0.0
    score = np.array([[2 * len(k & r) / (len(k) + len(r)) for r in response] for k in key])
    if len(key) > len(response):
        score = score.T
    return assignment(score)


def assignment(score: np.ndarray) -> float:
    """The largest sum of one entry per row in distinct columns (Kuhn-Munkres; rows at most columns)."""
    rows, columns = score.shape
    cost = score.max() - score
    u, v = np.zeros(rows + 1), np.zeros(columns + 1)
    owner = np.zeros(columns + 1, dtype=int)
    for row in range(1, rows + 1):
        owner[0], column = row, 0
        low, way = np.full(columns + 1, np.inf), np.zeros(columns + 1, dtype=int)
        used = np.zeros(columns + 1, dtype=bool)
        while owner[column]:
            used[column] = True
            slack = cost[owner[column] - 1] - u[owner[column]] - v[1:]
            better = ~used[1:] & (slack < low[1:])
            low[1:][better], way[1:][better] = slack[better], column
            free = np.where(used, np.inf, low)
            free[0] = np.inf
            step = free.min()
            u[owner[used]] += step
            v[used] -= step
            low[~used] -= step
            column = int(free.argmin())
        while column:
            owner[column] = owner[way[column]]
            column = int(way[column])
    return float(sum(score[owner[c] - 1, c - 1] for c in range(1, columns + 1) if owner[c]))


class Tally:
    """Sums over documents."""

    def __init__(self) -> None:
        self.sums: Counter[str] = Counter()

    def add(self, key: Chains, response: Chains) -> None:
        """Counts one document."""
        for name, of in (("muc", muc), ("b3", b_cubed)):
            for side, pair in (("r", of(key, response)), ("p", of(response, key))):
                self.sums[f"{name}{side}"] += pair[0]
                self.sums[f"{name}{side}n"] += pair[1]
        same = ceaf(key, response)
        self.sums.update(ceafr=same, ceafp=same, ceafrn=len(key), ceafpn=len(response))
        mine, yours = {m for c in key for m in c}, {m for c in response for m in c}
        self.sums.update(mr=len(mine & yours), mp=len(mine & yours), mrn=len(mine), mpn=len(yours))

    def f1(self, name: str) -> tuple[float, float, float]:
        """Precision, recall and F1 in per cent."""
        p = 100 * self.sums[f"{name}p"] / max(1, self.sums[f"{name}pn"])
        r = 100 * self.sums[f"{name}r"] / max(1, self.sums[f"{name}rn"])
        return p, r, 2 * p * r / max(1e-9, p + r)


def documents(path: Path) -> Iterator[list[treebank.Parsed]]:
    """Documents of the licensed genres."""
    return (d for d in treebank.documents(path) if treebank.genre(d[0].doc) not in treebank.CLOSED_GENRES)


@dataclass(frozen=True, slots=True)
class Found:
    """What the system says of one document: mentions, antecedents by number, parses."""

    parses: list[Parse]
    mentions: list[Candidate]
    antecedents: list[int]

    @property
    def spans(self) -> list[Mention]:
        """The mentions' words."""
        return [(m.sentence, m.first, m.last) for m in self.mentions]

    def chains(self) -> Chains:
        """Chains of two mentions or more."""
        spans, member, chain = self.spans, {}, {}
        for i, j in enumerate(self.antecedents):
            member[i] = member[j] if j >= 0 else i
            chain.setdefault(member[i], []).append(spans[i])
        return [frozenset(c) for c in chain.values() if len(c) > 1]


def pronouns(doc: list[treebank.Parsed], found: Found) -> Iterator[tuple[bool, bool]]:
    """For each third-person pronoun that could be linked: linked to a mention of its chain, by words and by head."""
    at = {span: i for i, span in enumerate(found.spans)}
    for chain in gold_chains(doc):
        heads = {(s, treebank.head_of(doc[s].rows, first, last)) for s, first, last in chain}
        for mention in chain:
            word = doc[mention[0]].rows[mention[1]].form.lower()
            if mention[1] != mention[2] or PRONOUNS.get(word) not in THIRD or mention not in at:
                continue
            if any(m < mention and m in at for m in chain):
                link = found.antecedents[at[mention]]
                target = found.mentions[link] if link >= 0 else None
                exact = target is not None and (target.sentence, target.first, target.last) in chain
                yield exact, target is not None and (exact or (target.sentence, target.head) in heads)


def score(language: LanguageModel, coreference: CoreferenceModel, path: Path) -> tuple[float, float]:
    """Prints the scores; gives CoNLL F1 and the share of third-person pronouns linked rightly, in per cent."""
    tally, results, reach = Tally(), [], [0, 0]
    for doc in documents(path):
        parses = language.read([words_of([r.form for r in s.rows]) for s in doc])
        mentions = candidates(parses)
        found = Found(parses, mentions, coreference.antecedents(parses, mentions))
        key = gold_chains(doc)
        tally.add(key, found.chains())
        results.extend(pronouns(doc, found))
        gold = {m for c in key for m in c}
        reach = [reach[0] + len(gold & set(found.spans)), reach[1] + len(gold)]
    print_scores(tally, results)
    print(f"candidates hold {100 * reach[0] / reach[1]:.1f} of gold mentions")
    return conll(tally), 100 * sum(exact for exact, _ in results) / max(1, len(results))


def conll(tally: Tally) -> float:
    """The mean of the three F1 scores, in per cent."""
    return sum(tally.f1(n)[2] for n in ("muc", "b3", "ceaf")) / 3


def print_scores(tally: Tally, results: list[tuple[bool, bool]]) -> None:
    """Prints what has been counted."""
    for name in ("muc", "b3", "ceaf", "m"):
        p, r, f = tally.f1(name)
        print(f"{name} P {p:.1f} R {r:.1f} F1 {f:.1f}")
    print(f"CoNLL F1 {conll(tally):.2f}")
    exact, head = (100 * sum(r[k] for r in results) / max(1, len(results)) for k in (0, 1))
    print(f"third-person pronouns: {exact:.1f} by exact mention, {head:.1f} by head, of {len(results)}")


def main() -> None:
    """Scores the model in its folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path)
    args = parser.parse_args()
    path = args.shared / "treebanks" / "en_gum-dev.conllu"
    score(LanguageModel.load(args.model), CoreferenceModel.load(args.model), path)


if __name__ == "__main__":
    main()
