"""Forms of English verbs and nouns, for finding a lexicon's words in running text."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

import yaml
from yaml_tables import HERE

_TABLE = yaml.load((HERE / "predicates/irregular.yaml").read_text("utf-8"), yaml.BaseLoader)  # noqa: S506 - plain strings
IRREGULAR: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {base: tuple(forms) for base, forms in _TABLE["verbs"].items()}
)
PLURALS: Mapping[str, str] = MappingProxyType(_TABLE["nouns"])
VOWELS = frozenset("aeiou")


def verb_forms(base: str) -> tuple[str, ...]:
    """Every form of a verb, itself first: third person, past, participles."""
    forms = [base]
    if base in IRREGULAR:
        forms += IRREGULAR[base]
    if not any(form.endswith("s") for form in forms[1:]) and base != "be":
        forms.append(_with_s(base))
    if not any(form.endswith("ing") for form in forms[1:]):
        forms.append(_with_ing(base))
    if base not in IRREGULAR:
        forms.append(_with_ed(base))
    return tuple(dict.fromkeys(forms))


def noun_forms(base: str) -> tuple[str, ...]:
    """Singular and plural."""
    return tuple(dict.fromkeys((base, PLURALS.get(base) or _with_s(base))))


def _with_s(word: str) -> str:
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ies"
    return word + ("es" if word.endswith(("s", "x", "z", "ch", "sh")) else "s")


def _with_ing(word: str) -> str:
    if word.endswith("e") and not word.endswith(("ee", "oe", "ye")):
        return word[:-1] + "ing"
    return word + "ing"


def _with_ed(word: str) -> str:
    if word.endswith("e"):
        return word + "d"
    if word.endswith("y") and word[-2:-1] not in VOWELS:
        return word[:-1] + "ied"
    return word + "ed"
