"""Progress on standard error: what is being read, what failed and why."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import TextIO

from legation.pipeline import Failure, Outcome, Reading

_EVERY = 25


@dataclass(slots=True)
class Tally:
    """Counts outcomes as they pass and says on ``stream`` what a user should know of each."""

    stream: TextIO = field(default_factory=lambda: sys.stderr)
    read: int = 0
    failed: int = 0

    def watch(self, outcomes: Iterable[Outcome]) -> Iterator[Reading]:
        """Pass readings on; name failures and notes at once."""
        for outcome in outcomes:
            if isinstance(outcome, Failure):
                self._fail(outcome)
            else:
                self._pass(outcome)
                yield outcome
        self._close()

    def _fail(self, failure: Failure) -> None:
        self.failed += 1
        self._say(f"failed: {failure.error}")

    def _pass(self, reading: Reading) -> None:
        self.read += 1
        for note in reading.notes:
            self._say(f"{reading.raw.locator}: {note}")
        if self.read % _EVERY == 0:
            self._say(f"{self.read} read, {self.failed} failed")

    def _close(self) -> None:
        if self.read + self.failed > 1:
            self._say(f"{self.read} read, {self.failed} failed")

    def _say(self, line: str) -> None:
        print(f"legation: {line}", file=self.stream, flush=True)
