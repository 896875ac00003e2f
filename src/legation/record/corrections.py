"""What a user says of office-holders: it stands in place of what tables say of the same person and office."""

from __future__ import annotations

from collections.abc import Iterable

from legation.record.tenures import same_office
from legation.text.person_names import name_words
from legation.types.actors import Tenure

CORRECTIONS = "corrections"
"""The source under which the record keeps them."""


def corrected(held: Iterable[Tenure], told: Tenure) -> tuple[Tenure, ...]:
    """The corrections with one more, in place of an earlier one on the same person and office."""
    return (*(tenure for tenure in held if not _same(tenure, told)), told)


def standing(corrections: Iterable[Tenure], held: Iterable[Tenure]) -> tuple[Tenure, ...]:
    """Every tenure, without those of tables that a correction replaces."""
    told = tuple(corrections)
    return tuple(t for t in held if t in told or not any(_same(t, one) for one in told))


def _same(one: Tenure, other: Tenure) -> bool:
    return name_words(one.person) == name_words(other.person) and same_office(one.office, other.office)
