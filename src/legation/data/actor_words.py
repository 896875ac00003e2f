"""Words by which actors are told apart (generated from resources/actor_words.yaml)."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from legation.data.files import table


@cache
def _groups() -> Mapping[str, frozenset[str]]:
    return MappingProxyType({name: frozenset(words) for name, words in table("actor_words.json").items()})


def actor_words(group: str) -> frozenset[str]:
    """The words of one group; KeyError for an unknown one."""
    return _groups()[group]
