"""What entries are sorted and counted by: how doubtful one is, what it weighs, whether it still falls due."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from legation.types.asking import Appraisal
from legation.types.record import Entry, FactKind
from legation.views.commitments import Accountant, is_over, tellings
from legation.views.doubt import doubt
from legation.views.strength import weight_of
from legation.views.telling import lead

RULES = "2"
"""Raised whenever an entry would be appraised otherwise than before."""


@dataclass(frozen=True, slots=True)
class Appraise:
    """The appraiser of the workbench; ``accountant`` tells the history of a commitment."""

    accountant: Accountant
    name: str = RULES

    def __call__(self, entry: Entry) -> Appraisal:
        """One entry; nothing in it depends on the day."""
        if entry.kind is not FactKind.COMMITMENT:
            return Appraisal(doubt(entry), weight_of(entry), lead=lead(entry.claim))
        account = self.accountant(tellings(entry), date.min)
        deadline = account.latest.deadline
        due = str(deadline.last) if deadline and deadline.last else ""
        return Appraisal(doubt(entry), weight_of(entry), due, is_over(account), lead(entry.claim))
