"""A report as text with typed blocks; the one coordinate system of everything after it."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256

from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate


class BlockKind(StrEnum):
    """What a block of a report is."""

    TITLE = "title"
    DECK = "deck"
    BYLINE = "byline"
    DATELINE = "dateline"
    CAPTION = "caption"
    PARAGRAPH = "paragraph"
    HEADING = "heading"
    POST = "post"
    POST_BYLINE = "post-byline"
    LIST = "list"
    RELATED_LINK = "related-link"
    FURNITURE = "furniture"


READ_KINDS = frozenset(
    {
        BlockKind.TITLE,
        BlockKind.DECK,
        BlockKind.CAPTION,
        BlockKind.PARAGRAPH,
        BlockKind.POST,
        BlockKind.LIST,
    }
)
"""Kinds from which facts are read (design, section 2)."""


@dataclass(frozen=True, slots=True)
class Post:
    """An embedded post: who wrote it, where, when. Blocks of one post share one value."""

    author: str
    handle: str = ""
    platform: str = ""
    date: PartialDate | None = None
    permalink: str = ""
    names: tuple[str, ...] = ()
    """Every name that the byline prints, in any script, ``author`` first."""
    truncated: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of a document and what it is; ``language`` is ISO 639-1, "" when unknown."""

    kind: BlockKind
    span: Span
    language: str = ""
    post: Post | None = None
    body: Span | None = None
    """What remains of the block when a dateline or a photo credit is taken off; None: all of it."""

    @property
    def words(self) -> Span:
        """The stretch that facts may be read from."""
        return self.body or self.span


@dataclass(frozen=True, slots=True)
class RelatedLink:
    """Another report that this one points to."""

    title: str
    url: str = ""
    span: Span | None = None


class DateBasis(StrEnum):
    """On what a publication date rests, strongest first."""

    GIVEN = "given"
    METADATA = "metadata"
    DATELINE = "dateline"
    URL = "url"
    TEXT = "text"
    CAPTION = "caption"
    POST = "post"


@dataclass(frozen=True, slots=True)
class Dateline:
    """The place and day under which a report was filed ("ISLAMABAD, Nov. 25 (APP) —")."""

    span: Span
    place: str = ""
    date: PartialDate | None = None
    agency: str = ""


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its text and what each part of it is.

    ``text`` is the coordinate system: for plain text the file's own text with newlines made
    ``\\n``. ``id`` is the report's own id, else the stem of its file. ``published`` is None when
    it cannot be known.
    """

    id: str
    text: str = field(repr=False)
    blocks: tuple[Block, ...] = ()
    title: str = ""
    publisher: str = ""
    published: PartialDate | None = None
    published_basis: DateBasis | None = None
    published_time: str = ""
    """Time of day with offset, ISO 8601, when the page gives one."""
    language: str = ""
    dateline: Dateline | None = None
    url: str = ""
    links: tuple[RelatedLink, ...] = ()
    raw_digest: str = ""
    warnings: tuple[str, ...] = ()

    @property
    def digest(self) -> str:
        """SHA-256 of the text, in hexadecimal; names this version of the report."""
        return sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()

    def excerpt(self, *spans: Span) -> Excerpt:
        """The exact words at ``spans``."""
        return Excerpt.cut(self.text, *spans)

    def block_at(self, offset: int) -> Block | None:
        """The block that holds the character at ``offset``."""
        return next((b for b in self.blocks if b.span.start <= offset < b.span.end), None)
