"""Texts that are nearly the same: agency copies, updates (Broder 1997, minwise hashing)."""

from __future__ import annotations

from hashlib import blake2b

import numpy as np
from numpy.typing import NDArray

from legation.record.wording import words

RUN = 5
"""Words in a run; runs of five are rarely shared by chance."""

HASHES = 64
BANDS = 16
"""Sixteen bands of four: texts half alike meet with probability .64, of .8 with .9998."""

_SEED = 0x1E6A
_MOST = 20_000
"""Runs of one text that are looked at: a hostile text costs no more than a long communiqué."""


def signature(text: str) -> bytes:
    """The text's minima of 64 hash functions over its runs of words, as 256 bytes; b"" without words."""
    runs = _run_hashes(text)
    if not len(runs):
        return b""
    times, plus = _functions()
    rows = runs[:, None] * times[None, :] + plus[None, :]
    return bytes((rows >> np.uint64(32)).min(axis=0).astype("<u4").tobytes())


def _run_hashes(text: str) -> NDArray[np.uint64]:
    row = words(text)
    count = min(max(1, len(row) - RUN + 1), _MOST) if row else 0
    joined = (" ".join(row[at : at + RUN]) for at in range(count))
    hashed = (int.from_bytes(blake2b(run.encode(), digest_size=8).digest(), "little") for run in joined)
    return np.fromiter(sorted(set(hashed)), dtype=np.uint64)


def _functions() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    drawn = np.random.default_rng(_SEED).integers(1, 2**63, size=(2, HASHES), dtype=np.uint64)
    return drawn[0] | np.uint64(1), drawn[1]


def alike(one: bytes, other: bytes) -> float:
    """Estimated share of runs that two texts have in common, from their signatures (0 to 1)."""
    if not one or not other:
        return 0.0
    left, right = np.frombuffer(one, dtype="<u4"), np.frombuffer(other, dtype="<u4")
    return float(np.mean(left == right))


def bands(signed: bytes) -> frozenset[str]:
    """Sixteen keys; two texts that share one may be nearly the same."""
    size = len(signed) // BANDS
    starts = range(0, size * BANDS, size) if size else ()
    return frozenset(f"{at:03d}{signed[at : at + size].hex()}" for at in starts)
