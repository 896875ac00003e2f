"""What was obtained, and from where, before anybody decodes it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from hashlib import sha256


@dataclass(frozen=True, slots=True)
class Locator:
    """One thing to read, as the user named it or as a feed or folder listed it.

    ``address`` is a path, an http(s) address or ``-``; ``part`` tells records of one
    container apart (a line of JSONL, an item of a feed, a message of a mailbox).
    """

    address: str
    part: str = ""

    def __str__(self) -> str:
        return f"{self.address}#{self.part}" if self.part else self.address


@dataclass(frozen=True, slots=True)
class Hints:
    """What the container says of an item; the item's own text outranks none of it."""

    id: str = ""
    title: str = ""
    published: str = ""
    url: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True)
class Raw:
    """Bytes as obtained, never decoded here, with their media type and digest."""

    locator: Locator
    content: bytes = field(repr=False)
    media_type: str
    encoding: str = ""
    url: str = ""
    obtained: datetime = field(default_factory=lambda: datetime.now(UTC))
    hints: Hints = Hints()

    @property
    def digest(self) -> str:
        """SHA-256 of the bytes, in hexadecimal."""
        return sha256(self.content).hexdigest()
