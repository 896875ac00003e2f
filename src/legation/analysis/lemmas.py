"""Lemma edit scripts: ``L2|y`` lowers a form, cuts two characters and adds ``y`` (Chrupała 2006)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources

_VERBS = frozenset({"VERB", "AUX"})


def lemma_of(form: str, script: str) -> str:
    """The lemma that a script makes of a form; the form itself when the script leaves nothing."""
    cut, _, added = script[1:].partition("|")
    base = form.lower() if script.startswith("L") else form
    return (base[: max(0, len(base) - int(cut))] + added) or form


def checked_lemma(form: str, upos: str, guess: str) -> str:
    """The lemma of a word: for a form of a known verb its base, else what the model made of it."""
    return _verbs().get(form.lower(), guess) if upos in _VERBS else guess


@cache
def _verbs() -> Mapping[str, str]:
    """Inflected form → base form (generated from resources/verbs.yaml and the lexicons)."""
    forms: Mapping[str, str] = json.loads(resources.files("legation.data").joinpath("verbs.json").read_text("utf-8"))
    return forms


def script_of(form: str, lemma: str) -> str:
    """The shortest script from form to lemma; one that keeps the case before one that lowers it."""
    return min((_script(form, lemma, kind) for kind in "KL"), key=_cost)


def _cost(script: str) -> tuple[int, int]:
    cut, _, added = script[1:].partition("|")
    return int(cut), len(added)


def _script(form: str, lemma: str, kind: str) -> str:
    base = form.lower() if kind == "L" else form
    shared = 0
    while shared < min(len(base), len(lemma)) and base[shared] == lemma[shared]:
        shared += 1
    return f"{kind}{len(base) - shared}|{lemma[shared:]}"
