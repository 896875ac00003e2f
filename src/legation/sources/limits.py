"""How much of anything is taken: every cap of the stage in one value."""

from __future__ import annotations

from dataclasses import dataclass

MIB = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Caps on one input. Bytes and seconds; ``ratio`` is inflated to packed size."""

    file_bytes: int = 64 * MIB
    record_bytes: int = 16 * MIB
    page_bytes: int = 24 * MIB
    packed_bytes: int = 16 * MIB
    ratio: int = 120
    """Real pages and JSONL stay under 30:1; a bomb is near 1000:1 (gzip's own limit is 1032:1)."""
    ratio_from: int = 1 * MIB
    """Inflated size under which the ratio is not looked at: a small page of blanks is no bomb."""
    seconds: float = 30.0
    connect_seconds: float = 10.0
    redirects: int = 5
    feed_items: int = 1000
    nested_feeds: int = 500
