"""The language model beside its bars: names, what raw text costs, chains and pronouns."""

from __future__ import annotations

import contextlib
import io
import sys
from collections.abc import Mapping
from pathlib import Path

from benchmarks.quality.suite import Suite
from legation.analysis.coreference import CoreferenceModel
from legation.analysis.model import LanguageModel

UNER, RE3D = "gold/ner/uner_ewt/en_ewt-ud-dev.iob2", "gold/ner/re3d"
GUM, EWT = "treebanks/en_gum-dev.conllu", "treebanks/en_ewt-dev.conllu"


def measure(shared: Path) -> Mapping[str, float]:
    """F1 of names, LAS from raw text, CoNLL F1 and pronouns, as shares of 1."""
    sys.path.insert(0, str(Path(__file__).parent))
    import coreference
    import names
    import raw_parse

    model = LanguageModel.load()
    with contextlib.redirect_stdout(io.StringIO()):
        raw = {name: raw_parse.score(model, name, shared / path) for name, path in (("GUM", GUM), ("EWT", EWT))}
        chains, pronouns = coreference.score(model, CoreferenceModel.load(), shared / GUM)
        figures = {
            "UNER EWT dev F1": names.score_uner(model, shared / UNER),
            "re3d F1": names.score_re3d(model, shared / RE3D),
        }
    figures |= {f"{name} dev LAS from raw text": las / 100 for name, (las, _) in raw.items()}
    figures |= {f"{name} dev LAS kept from raw text": 1 - loss / 100 for name, (_, loss) in raw.items()}
    return figures | {"chains CoNLL F1": chains / 100, "third-person pronouns": pronouns / 100}


SUITE = Suite("language", measure, (UNER, RE3D, GUM, EWT))
