"""One sequence of lines from the body and what stands around it, in the page's own order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from lxml.html import HtmlElement

from legation.documents import cues
from legation.documents.html.body import BodyLine
from legation.documents.html.embeds import Embed
from legation.documents.html.furnishings import caption_text
from legation.documents.html.tree import Leaf, lines_of, text_of
from legation.documents.labels import Page, is_related
from legation.documents.lines import Line
from legation.documents.posts import PostLines
from legation.types.document import BlockKind
from legation.types.span import Span

_KEY = 90
_LETTERS = re.compile(r"[\W_]+")
_HEADING_WORDS = 30


@dataclass(frozen=True, slots=True)
class Piece:
    """One line to be: its words, where it stands on the page, and what is known of it."""

    text: str
    place: int
    kind: BlockKind | None = None
    language: str = ""
    embed: Embed | None = None


def key(text: str) -> str:
    """What two renderings of one line have in common."""
    return _LETTERS.sub("", text.casefold())[:_KEY]


def weave(
    body: Sequence[BodyLine],
    leaves: Sequence[Leaf],
    embeds: Sequence[Embed],
    captions: Sequence[HtmlElement],
    head: Sequence[Piece],
) -> tuple[Piece, ...]:
    """The page's lines: head first, then the body with captions and posts where they stand."""
    places = _Places(leaves)
    taken = {key(piece.text) for piece in head}
    caption_pieces = [
        Piece(caption_text(element), places.of_element(element), BlockKind.CAPTION) for element in captions
    ]
    taken |= {key(text) for element in captions for text in (text_of(element), caption_text(element))}
    quoted = {key(text) for embed in embeds for text in (*embed.texts, embed.byline)}
    placed = [
        piece for piece in _placed(body, places) if key(piece.text) not in taken and not _is_quoted(piece.text, quoted)
    ]
    return (*head, *_merged(placed, [*caption_pieces, *_post_pieces(embeds, places)], _title_place(head)))


def _title_place(head: Sequence[Piece]) -> int:
    return min((piece.place for piece in head), default=0)


def _is_quoted(text: str, quoted: set[str]) -> bool:
    """Whether a line of the body is a post's line, or a post's lines run together."""
    own = key(text)
    return own in quoted or any(
        len(other) > 24 and (own.startswith(other) or other.startswith(own)) and len(own) > 24 for other in quoted
    )


class _Places:
    """Where on the page a line of the body stands."""

    def __init__(self, leaves: Sequence[Leaf]) -> None:
        self._by_key: dict[str, list[int]] = {}
        self._by_element = {leaf.element: leaf.place for leaf in leaves}
        for leaf in leaves:
            for text in {leaf.text, *lines_of(leaf.element)}:
                self._by_key.setdefault(key(text), []).append(leaf.place)

    def after(self, text: str, place: int) -> int:
        """The first place from ``place`` on where the line stands; ``place`` when it is not found."""
        return next((found for found in self._by_key.get(key(text), ()) if found >= place), place)

    def first(self, texts: Iterable[str]) -> int:
        """The first place of any of the lines; 0 when none is found."""
        found = (places[0] for text in texts if (places := self._by_key.get(key(text))))
        return min(found, default=0)

    def of_element(self, element: HtmlElement) -> int:
        """The place of an element that is a leaf, or of the first leaf inside or around it."""
        for node in (*element.iter(), *element.iterancestors()):
            if node in self._by_element:
                return self._by_element[node]
        return 0


def _placed(body: Sequence[BodyLine], places: _Places) -> Iterator[Piece]:
    place = 0
    for line in body:
        place = places.after(line.text, place)
        yield Piece(line.text, place, _kind(line))


def _kind(line: BodyLine) -> BlockKind | None:
    """The kind that markup tells, unless the words say that the line is no part of the report."""
    if is_related(line.text) or cues.FURNITURE.match(line.text) or cues.FURNITURE_STARTS.match(line.text):
        return None
    too_long = line.kind is BlockKind.HEADING and len(line.text.split()) > _HEADING_WORDS
    return None if too_long else line.kind


def _post_pieces(embeds: Sequence[Embed], places: _Places) -> Iterator[Piece]:
    for embed in embeds:
        place = places.first((*embed.texts, embed.byline)) or places.of_element(embed.element)
        for text in embed.texts:
            yield Piece(text, place, BlockKind.POST, embed.language, embed)
        if embed.byline:
            yield Piece(embed.byline, place, BlockKind.POST_BYLINE, "", embed)


def _merged(placed: Sequence[Piece], extras: Sequence[Piece], title_place: int) -> Iterator[Piece]:
    """The body's lines in their order, each extra before the first line that stands after it."""
    if not placed:
        return
    low, high = min(title_place or placed[0].place, placed[0].place), max(piece.place for piece in placed)
    waiting = sorted((piece for piece in extras if low <= piece.place <= high + _TAIL), key=lambda piece: piece.place)
    for piece in placed:
        while waiting and waiting[0].place < piece.place:
            yield waiting.pop(0)
        yield piece
    yield from (piece for piece in waiting if piece.embed or piece.place <= high + 1)


_TAIL = 40
"""Elements after the last line of the body among which a post or caption still belongs to it."""


def to_page(pieces: Sequence[Piece], title: str) -> tuple[str, Page, Mapping[int, str]]:
    """The text of the pieces, one a line, the page to label, and the languages that markup gave."""
    lines, at = [], 0
    for piece in pieces:
        lines.append(Line(Span(at, at + len(piece.text)), piece.text))
        at += len(piece.text) + 1
    text = "\n".join(piece.text for piece in pieces)
    known = {number: piece.kind for number, piece in enumerate(pieces) if piece.kind}
    languages = {number: piece.language for number, piece in enumerate(pieces) if piece.language}
    return text, Page(lines, title, known, tuple(_posts(pieces))), languages


def _posts(pieces: Sequence[Piece]) -> Iterator[PostLines]:
    embeds = {id(piece.embed): piece.embed for piece in pieces if piece.embed}
    for embed in embeds.values():
        numbers = [number for number, piece in enumerate(pieces) if piece.embed is embed]
        texts = tuple(number for number in numbers if pieces[number].kind is BlockKind.POST)
        yield PostLines(replace(embed.post), texts, tuple(number for number in numbers if number not in texts))
