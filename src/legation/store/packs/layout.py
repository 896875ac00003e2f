"""What is in a pack: the names of its members, and the lines of each, one dataclass a kind of line.

Everything that a record derives (links, entries, search) is left out: whoever takes the pack in
derives it anew. Lines are canonical JSON by ``store.codec``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from types import MappingProxyType

from legation.store.codec import dumps
from legation.types.actors import Tenure
from legation.types.claims import Claim, Commitment, Engagement, Event, Person, Position, Statement
from legation.types.document import Document
from legation.types.record import FactKind, Ruling, kind_of

FORMAT, VERSION = "legation-record", 1
MANIFEST = "manifest.json"
BLOB = re.compile(r"(raws|texts)/([0-9a-f]{64})")
"""Bytes of a source or a text (UTF-8, lone surrogates kept), by their SHA-256."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A member of lines: how many, and the SHA-256 of its bytes."""

    name: str
    lines: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Manifest:
    """What the pack says of itself."""

    format: str
    version: int
    made_by: str
    files: tuple[PackedFile, ...]


@dataclass(frozen=True, slots=True)
class PackedText:
    """A version of a text, and which reader read it; ``read`` is False when nobody could."""

    digest: str
    reading: str
    read: bool


@dataclass(frozen=True, slots=True)
class PackedEdition:
    """A report with one version of its text; ``document`` without the text."""

    identity: str
    text: str
    address: str
    document: Document


@dataclass(frozen=True, slots=True)
class PackedSource:
    """From which bytes, where and when a version of a report was obtained."""

    raw: str
    identity: str
    text: str
    address: str
    part: str
    url: str
    media_type: str
    encoding: str
    obtained: datetime


@dataclass(frozen=True, slots=True)
class PackedClaim:
    """A claim of a text, under the name of its kind; ``id`` is for people: it is computed anew."""

    id: str
    text: str
    named: tuple[str, ...] = ()
    engagement: Engagement | None = None
    event: Event | None = None
    statement: Statement | None = None
    commitment: Commitment | None = None
    position: Position | None = None

    @classmethod
    def of(cls, id_: str, text: str, named: tuple[str, ...], claim: Claim) -> PackedClaim:
        """The line of a claim."""
        kind: Mapping[str, Claim] = {kind_of(claim).value: claim}
        return cls(id_, text, named, **kind)  # type: ignore[arg-type]

    @property
    def claim(self) -> Claim:
        """The claim; ValueError unless there is exactly one."""
        found = [held for kind in FactKind if (held := getattr(self, kind.value)) is not None]
        if len(found) != 1:
            msg = "a line holds one claim"
            raise ValueError(msg)
        one: Claim = found[0]
        return one


@dataclass(frozen=True, slots=True)
class PackedHeir:
    """A claim of an earlier reader, and the claim that it has become."""

    text: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class PackedPerson:
    """An official that a text names."""

    text: str
    person: Person


@dataclass(frozen=True, slots=True)
class PackedRuling:
    """A ruling under its key; those it undoes or redoes by theirs, "" for none."""

    key: str
    ruling: Ruling
    undoes: str = ""
    redoes: str = ""


@dataclass(frozen=True, slots=True)
class PackedTenure:
    """A tenure, and the table that gives it."""

    source: str
    tenure: Tenure


LINES: Mapping[str, type] = MappingProxyType(
    {
        "texts.jsonl": PackedText,
        "editions.jsonl": PackedEdition,
        "sources.jsonl": PackedSource,
        "persons.jsonl": PackedPerson,
        "claims.jsonl": PackedClaim,
        "heirs.jsonl": PackedHeir,
        "rulings.jsonl": PackedRuling,
        "tenures.jsonl": PackedTenure,
    }
)


def packed_ruling(ruling: Ruling, keys: Mapping[int, str]) -> PackedRuling:
    """A ruling with its key, the same in every record that holds it; ``keys`` of those before it, by number."""
    bare = replace(ruling, number=None, undoes=None, redoes=None)
    undoes, redoes = keys.get(ruling.undoes or 0, ""), keys.get(ruling.redoes or 0, "")
    return PackedRuling(ruling_key(bare, undoes, redoes), bare, undoes, redoes)


def ruling_key(bare: Ruling, undoes: str, redoes: str) -> str:
    """The key of a ruling: what was decided by whom and when, and what it takes back."""
    return sha256("\n".join((dumps(bare), undoes, redoes)).encode()).hexdigest()[:32]


LOCAL = "record:"
"""Begins an address that is a path on another analyst's machine: ``record:<id of the record>:<path>``."""


def outward(address: str, own: str) -> str:
    """An address as others know it: local paths carry the record's id, other addresses are themselves."""
    is_local = "://" not in address and address != "-" and not address.startswith(LOCAL)
    return f"{LOCAL}{own}:{address}" if is_local else address


def inward(address: str, own: str) -> str:
    """The reverse, in the record of this id."""
    return address.removeprefix(f"{LOCAL}{own}:")


def outward_identity(identity: str, own: str) -> str:
    """The same for what makes a report the same report (``store.identity``): only files are local."""
    return f"file:{outward(identity.removeprefix('file:'), own)}" if identity.startswith("file:") else identity


def inward_identity(identity: str, own: str) -> str:
    """The reverse."""
    return f"file:{inward(identity.removeprefix('file:'), own)}" if identity.startswith("file:") else identity
