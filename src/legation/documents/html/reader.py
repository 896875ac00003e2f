"""A saved or fetched page as a document."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from lxml.html import HtmlElement

from legation.documents.assembly import Draft, assemble
from legation.documents.decoding import decode
from legation.documents.html import furnishings
from legation.documents.html.body import read_body
from legation.documents.html.embeds import find_embeds
from legation.documents.html.metadata import PageFacts, read_facts
from legation.documents.html.tree import Leaf, declared_charset, leaves, parse
from legation.documents.html.weave import Piece, to_page, weave
from legation.documents.naming import id_of, subject_of
from legation.errors import DocumentError
from legation.text.dates import parse_stamp
from legation.types.document import BlockKind, Document
from legation.types.source import Hints, Raw

_LARGEST = 16 * 1024 * 1024
_MOST_ELEMENTS = 150_000


def read_html(raw: Raw, published: date | None) -> Document:
    """Read a page; DocumentError when it holds no text, as a page of scripts does."""
    subject = subject_of(raw)
    if len(raw.content) > _LARGEST:
        raise DocumentError(
            subject,
            f"the page has {len(raw.content) >> 20} MiB, more than the {_LARGEST >> 20} that are read",
        )
    decoded = decode(raw.content, raw.encoding or declared_charset(raw.content), subject)
    root = parse(decoded.text, subject)
    if sum(1 for _ in root.iter()) > _MOST_ELEMENTS:
        raise DocumentError(subject, "the page has too many elements to be a report")
    return _document(raw, root, published, decoded.warnings)


def _document(raw: Raw, root: HtmlElement, published: date | None, warnings: tuple[str, ...]) -> Document:
    address = raw.url or raw.hints.url
    facts = _with_hints(read_facts(root, address), raw.hints)
    found = leaves(root)
    embeds = find_embeds(root)
    body = read_body(root)
    if not body and not embeds:
        raise DocumentError(
            subject_of(raw),
            "the page holds no text to read",
            "if it needs scripts to show itself, save it as text or PDF",
        )
    head = tuple(_head(found, facts))
    pieces = weave(body, found, embeds, list(furnishings.captions(root)), head)
    text, page, languages = to_page(pieces, facts.title)
    draft = Draft(
        id=id_of(raw, raw.hints),
        text=text,
        page=page,
        title=facts.title,
        publisher=facts.publisher,
        url=facts.url,
        language=facts.language,
        languages=languages,
        metadata=facts.published,
        given=published,
        links=furnishings.related_links(root, facts.url),
        subject=subject_of(raw),
        raw_digest=raw.digest,
        warnings=warnings,
    )
    return assemble(draft)


def _with_hints(facts: PageFacts, hints: Hints) -> PageFacts:
    """The page's own word, and its container's where the page says nothing."""
    return replace(
        facts,
        title=facts.title or hints.title,
        publisher=facts.publisher or hints.publisher,
        published=facts.published or (parse_stamp(hints.published) if hints.published else None),
        url=facts.url or hints.url,
    )


def _head(found: Sequence[Leaf], facts: PageFacts) -> Iterator[Piece]:
    """Title, deck and, where metadata gives no date, the date that is printed by the title."""
    place = next((leaf.place for leaf in found if leaf.text == facts.title), 0)
    if facts.title:
        yield Piece(facts.title, place, BlockKind.TITLE)
    under = furnishings.deck(found, facts.title)
    if under and under.text != facts.title:
        yield Piece(under.text, under.place, BlockKind.DECK)
    printed = "" if facts.published else furnishings.printed_date(found, facts.title)
    if printed:
        yield Piece(printed, place, BlockKind.DATELINE)
