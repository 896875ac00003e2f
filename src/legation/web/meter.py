"""How often one address may ask: a bucket that fills steadily and empties by one a request."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from time import monotonic

KNOWN = 10_000
"""Addresses remembered; the one that asked longest ago is forgotten first."""


@dataclass(frozen=True, slots=True)
class _Bucket:
    left: float
    at: float


class Meter:
    """Counts requests by address; ``a_minute`` may come at once, and as many every minute after."""

    def __init__(self, a_minute: int, clock: Callable[[], float] = monotonic) -> None:
        self._most, self._clock = float(a_minute), clock
        self._buckets: OrderedDict[str, _Bucket] = OrderedDict()

    def allows(self, address: str) -> bool:
        """Whether one more request is within the limit; it is counted when it is."""
        now = self._clock()
        held = self._buckets.pop(address, _Bucket(self._most, now))
        left = min(self._most, held.left + (now - held.at) * self._most / 60)
        allowed = left >= 1
        self._buckets[address] = _Bucket(left - 1 if allowed else left, now)
        while len(self._buckets) > KNOWN:
            self._buckets.popitem(last=False)
        return allowed
