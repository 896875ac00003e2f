"""What each line of a report is: block kinds, told from words, shape and place.

Passes from the surest to the default; a later pass never overrules an earlier one:
posts, then lines that name themselves (links, furniture, bylines, datelines, captions),
then the head (title, deck), then lists and headings; what is left is a paragraph.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from legation.documents import cues
from legation.documents.captions import credit, is_caption
from legation.documents.datelines import dated_line, opening
from legation.documents.head import label_head
from legation.documents.lines import Line
from legation.documents.posts import PostLines, find_posts, without_links
from legation.types.document import BlockKind, Post
from legation.types.span import Span

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.POST, BlockKind.CAPTION})
_HEADING_WORDS, _HEADING_LENGTH = 14, 110
_HEAD_LINES, _FOOT_LINES = 10, 4


@dataclass(frozen=True, slots=True)
class Label:
    """What one line is; ``body`` is what remains of it once dateline, bullet or credit is off."""

    kind: BlockKind
    post: Post | None = None
    body: Span | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """The lines to label and what is already known of them."""

    lines: Sequence[Line]
    title: str = ""
    """The title that the container gives; a line that repeats it is the title, no other is."""
    known: Mapping[int, BlockKind] = field(default_factory=dict)
    """Kinds that markup has already told, by line number."""
    posts: tuple[PostLines, ...] | None = None
    """Posts that markup has already told; None: look for them."""


def label_lines(page: Page) -> tuple[Label, ...]:
    """One label for each line of ``page``, in order."""
    posts = find_posts(page.lines) if page.posts is None else page.posts
    kinds = dict(_post_kinds(posts)) | dict(page.known)
    kinds |= _named_lines(page.lines, kinds)
    kinds |= label_head(page.lines, kinds, page.title)
    kinds |= _lists(page.lines, kinds)
    kinds |= _headings(page.lines, kinds)
    owners = {number: item.post for item in posts for number in (*item.texts, *item.bylines)}
    return tuple(_labels(page.lines, kinds, owners))


def _post_kinds(posts: Sequence[PostLines]) -> Iterator[tuple[int, BlockKind]]:
    for item in posts:
        yield from ((number, BlockKind.POST) for number in item.texts)
        yield from ((number, BlockKind.POST_BYLINE) for number in item.bylines)


def _named_lines(lines: Sequence[Line], kinds: Mapping[int, BlockKind]) -> dict[int, BlockKind]:
    """Lines that say themselves what they are, wherever they stand."""
    found: dict[int, BlockKind] = {}
    in_links = is_told = False
    for number, line in enumerate(lines):
        is_told = is_told or _is_told(line)
        if number in kinds:
            continue
        edge = number < _HEAD_LINES or number >= len(lines) - _FOOT_LINES
        kind = _named(line.text, edge=edge)
        is_header = _is_links_header(line.text) or (is_told and _is_most_read(line.text))
        in_links = is_header or (in_links and _is_linked_title(line, kind))
        if in_links:
            kind = BlockKind.FURNITURE if is_header else BlockKind.RELATED_LINK
        if kind:
            found[number] = kind
    return found


def _named(text: str, *, edge: bool) -> BlockKind | None:
    bare = cues.MARKUP.sub("", text).strip()
    if cues.ONLY_MARKS.match(text) or cues.FURNITURE.match(bare) or cues.FURNITURE_STARTS.match(bare[: cues.HEAD]):
        return BlockKind.FURNITURE
    if is_related(text):
        return BlockKind.RELATED_LINK
    if edge and _is_byline(bare):
        return BlockKind.BYLINE
    if edge and _is_signature(bare):
        return BlockKind.BYLINE
    if edge and dated_line(bare):
        return BlockKind.DATELINE
    return BlockKind.CAPTION if is_caption(text) else None


def is_related(text: str) -> bool:
    """Whether a line leads to another report ("Read more: …")."""
    if len(text) > 2 * cues.HEAD:
        return False
    match = cues.RELATED.match(text)
    if match and match["mark"]:
        return match.end() < len(text) and _is_link_title(text[match.end() :])
    return bool(cues.ARROW.match(text) or cues.MARKLESS_RELATED.match(text)) and not cues.PERIOD.search(text)


def _is_link_title(rest: str) -> bool:
    """A title, not running text: one sentence of few words."""
    return len(rest.split()) <= 30 and not cues.SENTENCE_BREAK.search(rest)


def _is_links_header(text: str) -> bool:
    bare = cues.MARKUP.sub("", text).strip(" :|")
    match = cues.RELATED.match(bare) if len(bare) < 60 else None
    return bool(match and not match["mark"] and bare.casefold() not in cues.BARE_RELATED)


def _is_most_read(text: str) -> bool:
    return bool(cues.MOST_READ.match(cues.MARKUP.sub("", text).strip(" :|")))


def _is_told(line: Line) -> bool:
    """Running text: a sentence of some length with its full stop."""
    return line.words > 7 and bool(cues.PERIOD.search(line.text))


def _is_linked_title(line: Line, kind: BlockKind | None) -> bool:
    """Under a header of links every short line without a full stop is one."""
    return kind in (None, BlockKind.RELATED_LINK) and line.words <= 24 and not cues.PERIOD.search(line.text)


def _is_byline(text: str) -> bool:
    if len(text) > cues.HEAD:
        return False
    if cues.STAFF.match(text) or cues.AGENCY_LINE.match(text):
        return True
    match = cues.BYLINE.match(text)
    rest = text[match.end() :] if match else ""
    return bool(rest and cues.BYLINE_BODY.match(rest) and not cues.NOT_A_NAME.search(rest))


def _is_signature(text: str) -> bool:
    """A name in capitals under a statement ("JANE R. DOE", "THE PRESIDENCY,")."""
    return text.endswith(("JR.", ",")) and text.isupper() and 2 <= len(text.split()) <= 6


def _lists(lines: Sequence[Line], kinds: Mapping[int, BlockKind]) -> dict[int, BlockKind]:
    """Items with a bullet; a dash or a number makes an item only beside another one."""
    content = [n for n in range(len(lines)) if kinds.get(n) is not BlockKind.FURNITURE]
    marked = {n for n in content if n not in kinds and cues.BULLET.match(lines[n].text)}
    beside = {n for pair in pairwise(content) if marked.issuperset(pair) for n in pair}
    strong = {number for number in marked if cues.STRONG_BULLET.match(lines[number].text)}
    return dict.fromkeys(sorted(n for n in beside | strong if not _is_numbered_heading(lines, n)), BlockKind.LIST)


def _is_numbered_heading(lines: Sequence[Line], number: int) -> bool:
    """ "1. Trade" above a longer paragraph is a heading, not an item."""
    line, after = lines[number], lines[number + 1] if number + 1 < len(lines) else None
    if after is None or cues.BULLET.match(after.text) or not line.text[0].isalnum():
        return False
    return _is_short(line) and after.words > 2 * line.words


def _headings(lines: Sequence[Line], kinds: Mapping[int, BlockKind]) -> dict[int, BlockKind]:
    """Short lines without a full stop above running text; three and more in a row are a list."""
    short = {n for n, line in enumerate(lines) if n not in kinds and _is_short(line)}
    found: dict[int, BlockKind] = {}
    for run in _runs(sorted(short)):
        after = run[-1] + 1
        leads = after < len(lines) and kinds.get(after, BlockKind.PARAGRAPH) in _BODY
        if len(run) > 2:
            found |= dict.fromkeys(run[:-1] if leads else run, BlockKind.LIST)
        if (leads and len(run) <= 2) or any(_is_marked_heading(lines[n]) for n in run):
            found |= {n: BlockKind.HEADING for n in run if len(run) <= 2 or _is_marked_heading(lines[n])}
    return found


def _runs(numbers: Sequence[int]) -> Iterator[list[int]]:
    run: list[int] = []
    for number in numbers:
        if run and number != run[-1] + 1:
            yield run
            run = []
        run.append(number)
    if run:
        yield run


def _is_short(line: Line) -> bool:
    if _is_marked_heading(line):
        return True
    text = cues.MARKUP.sub("", line.text).strip()
    if cues.SPEAKER.match(text):
        return False
    if not text or len(text) > _HEADING_LENGTH or line.words > _HEADING_WORDS:
        return False
    if cues.PERIOD.search(text) or (text.endswith(":") and line.words > 4) or cues.INTRODUCTION.search(text):
        return False
    return not text[0].islower()


def _is_marked_heading(line: Line) -> bool:
    return bool(cues.MARKDOWN_HEAD.match(line.text)) and line.words <= 24


def _labels(lines: Sequence[Line], kinds: Mapping[int, BlockKind], posts: Mapping[int, Post]) -> Iterator[Label]:
    is_first = True
    for number, line in enumerate(lines):
        kind = kinds.get(number, BlockKind.PARAGRAPH)
        yield Label(kind, posts.get(number), _body(line, kind, is_first=is_first))
        is_first = is_first and kind is not BlockKind.PARAGRAPH


def _body(line: Line, kind: BlockKind, *, is_first: bool) -> Span | None:
    """The part of a line that is the report's own words; None when all of it is."""
    start, end = 0, len(line.text)
    if kind is BlockKind.PARAGRAPH and is_first:
        dateline = opening(line.text)
        start = dateline.span.end if dateline else 0
    elif kind is BlockKind.LIST:
        bullet = cues.BULLET.match(line.text)
        start = bullet.end() if bullet else 0
    elif kind is BlockKind.CAPTION:
        source = credit(line.text)
        end = len(line.text[: source.start].rstrip(" |•—–-")) if source else end
    elif kind is BlockKind.POST:
        end = len(without_links(line.text))
    whole = (start, end) == (0, len(line.text)) or start >= end
    return None if whole else Span(line.span.start + start, line.span.start + end)
