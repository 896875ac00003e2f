"""Names for codes: states by their English names, bodies and groups as they are."""

from __future__ import annotations

from collections.abc import Iterable

from legation.data.states import state_name


def side_name(code: str) -> str:
    """The usual English name of a state's ISO 3166-1 alpha-3 code; any other side's own name."""
    return state_name(code)


def side_names(codes: Iterable[str]) -> str:
    """Several sides in a row: "Iran, Pakistan and Turkey"."""
    return listed(side_name(code) for code in codes)


def listed(words: Iterable[str]) -> str:
    """Words in a row, the last joined by "and"."""
    row = list(words)
    return " and ".join(filter(None, (", ".join(row[:-1]), *row[-1:])))
