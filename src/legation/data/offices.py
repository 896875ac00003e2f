"""The words that offices are named with (generated from resources/offices.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.data.files import table


@dataclass(frozen=True, slots=True)
class ClassRule:
    """A title has this class when a phrase or the head fits and no phrase forbids it."""

    name: str
    has: tuple[str, ...]
    head: frozenset[str]
    forbidden: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class OfficeWords:
    """The lexicon of titles; words are in lower case, ranks as printed."""

    heads: frozenset[str]
    plurals: Mapping[str, str]
    """Plural head → singular."""
    weak: frozenset[str]
    """Heads that are an office only with a state, a body or a modifier of office."""
    ranks: frozenset[str]
    courtesy: Mapping[str, str]
    """Word of courtesy → "male", "female" or "any"."""
    gender: Mapping[str, str]
    modifiers: frozenset[str]
    standing: Mapping[str, str]
    links: frozenset[str]
    idioms: Mapping[str, str]
    """Title that one state uses → its code; "?" after the code: where the report names that state."""
    rules: tuple[ClassRule, ...]


@cache
def office_words() -> OfficeWords:
    """The lexicon as generated."""
    rows = table("offices.json")
    heads = frozenset(word.lower() for word in rows["heads"])
    return OfficeWords(
        heads=heads,
        plurals=MappingProxyType({_plural(head): head for head in heads}),
        weak=frozenset(word.lower() for word in rows["weak_heads"]),
        ranks=frozenset(rank.lower().replace(".", "") for rank in rows["ranks"]),
        courtesy=_inverted(rows["honorifics"]),
        gender=_inverted(rows["gender"]),
        modifiers=frozenset(word.lower() for word in rows["modifiers"]),
        standing=_inverted(rows["standing"]),
        links=frozenset(rows["links"]),
        idioms=MappingProxyType(rows["idioms"]),
        rules=tuple(_rule(row) for row in rows["rules"]),
    )


def _plural(head: str) -> str:
    if head.endswith(("man", "woman")):
        return f"{head[:-2]}en"
    if head.endswith("y") and not head.endswith(("ay", "ey", "oy")):
        return f"{head[:-1]}ies"
    first, _, rest = head.partition("-")
    if rest in ("general", "in-chief", "elect"):
        return f"{first}s-{rest}"
    return f"{head}es" if head.endswith(("s", "ch", "ess")) else f"{head}s"


def _inverted(groups: dict[str, list[str]]) -> Mapping[str, str]:
    return MappingProxyType(
        {word.lower().replace(".", "").strip("-"): group for group, words in groups.items() for word in words}
    )


def _rule(row: dict[str, Any]) -> ClassRule:
    has = tuple(_padded(phrase) for phrase in row["has"])
    forbidden = tuple(_padded(phrase) for phrase in row["not"])
    return ClassRule(row["class"], has, frozenset(word.lower() for word in row["head"]), forbidden)


def _padded(phrase: str) -> str:
    words = phrase.lower().replace("-", " ").split()
    return f" {' '.join(word.removesuffix(chr(39) + 's') for word in words)} "
