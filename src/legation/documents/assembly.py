"""From lines and their labels to a document: blocks, languages, links, date."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from legation.documents import cues
from legation.documents.datelines import Opening, dated_line, opening
from legation.documents.dating import Clues, Published, date_report
from legation.documents.labels import Label, Page, label_lines
from legation.documents.languages import document_language, language_of
from legation.documents.lines import Line
from legation.errors import DocumentError
from legation.text.dates import Stamp
from legation.types.document import Block, BlockKind, Dateline, Document, Post, RelatedLink
from legation.types.span import Span

_BODY = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.DECK, BlockKind.TITLE})


@dataclass(frozen=True, slots=True)
class Draft:
    """A report's text and lines, with all that its container and markup say of it."""

    id: str
    text: str
    page: Page
    title: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    """The language that the page declares."""
    languages: Mapping[int, str] = field(default_factory=dict)
    """Languages that markup has told, by line number."""
    metadata: Stamp | None = None
    given: date | None = None
    links: tuple[RelatedLink, ...] = ()
    subject: str = ""
    """How errors name the input; the id where it is empty."""
    raw_digest: str = ""
    warnings: tuple[str, ...] = ()


def assemble(draft: Draft) -> Document:
    """The document; DocumentError when nothing in it can be read."""
    lines, text = draft.page.lines, draft.text
    labels = label_lines(draft.page)
    if not any(label.kind not in (BlockKind.FURNITURE, BlockKind.RELATED_LINK) for label in labels):
        raise DocumentError(draft.subject or draft.id, "there is no text to read in it")
    language = _language(lines, labels) or draft.language
    blocks = tuple(_blocks(draft, labels, language))
    found = date_report(_clues(draft, labels))
    return Document(
        id=draft.id,
        text=text,
        blocks=blocks,
        title=draft.title or _printed_title(lines, labels),
        publisher=draft.publisher,
        published=found.date if found else None,
        published_basis=found.basis if found else None,
        published_time=found.time if found else "",
        language=language,
        dateline=_dateline(lines, labels, found),
        url=draft.url,
        links=tuple(_links(lines, labels, draft.links)),
        raw_digest=draft.raw_digest,
        warnings=draft.warnings,
    )


def _language(lines: Sequence[Line], labels: Sequence[Label]) -> str:
    pairs = tuple(zip(lines, labels, strict=True))
    body = [line.text for line, label in pairs if label.kind is BlockKind.PARAGRAPH]
    rest = [line.text for line, label in pairs if label.kind in _BODY]
    return document_language(body or rest or [line.text for line in lines])


def _blocks(draft: Draft, labels: Sequence[Label], language: str) -> Iterator[Block]:
    posts = _post_languages(draft, labels)
    for number, (line, label) in enumerate(zip(draft.page.lines, labels, strict=True)):
        told = draft.languages.get(number, "")
        own = posts.get(id(label.post), "") if label.kind is BlockKind.POST else ""
        spoken = told or own or language_of(line.text, language)
        yield Block(label.kind, line.span, spoken, label.post, label.body)


def _post_languages(draft: Draft, labels: Sequence[Label]) -> dict[int, str]:
    """The language of each post, told from all its parts together."""
    texts: dict[int, list[str]] = {}
    for line, label in zip(draft.page.lines, labels, strict=True):
        if label.kind is BlockKind.POST and label.post:
            texts.setdefault(id(label.post), []).append(line.text)
    return {key: language_of(" ".join(parts)) for key, parts in texts.items()}


def _printed_title(lines: Sequence[Line], labels: Sequence[Label]) -> str:
    titles = (line.text for line, label in zip(lines, labels, strict=True) if label.kind is BlockKind.TITLE)
    return cues.MARKUP.sub("", next(titles, "")).strip()


def _clues(draft: Draft, labels: Sequence[Label]) -> Clues:
    pairs = tuple(zip(draft.page.lines, labels, strict=True))

    def texts(kind: BlockKind) -> list[str]:
        return [line.text for line, label in pairs if label.kind is kind]

    dated = [(text, found) for text in texts(BlockKind.DATELINE) if (found := dated_line(text))]
    first = next(iter(texts(BlockKind.PARAGRAPH)), "")
    return Clues(
        given=draft.given,
        metadata=draft.metadata,
        url=draft.url,
        dated_lines=dated,
        dateline=opening(first),
        paragraphs=texts(BlockKind.PARAGRAPH),
        captions=texts(BlockKind.CAPTION),
        posts=_distinct([label.post for _, label in pairs if label.post]),
    )


def _distinct(posts: Sequence[Post]) -> list[Post]:
    return list({id(post): post for post in posts}.values())


def _dateline(lines: Sequence[Line], labels: Sequence[Label], found: Published | None) -> Dateline | None:
    """The dateline of the first paragraph, else the first line that is one."""
    for line, label in zip(lines, labels, strict=True):
        read = opening(line.text) if label.kind is BlockKind.PARAGRAPH else None
        if read:
            return _placed(read, line, found)
        if label.kind is BlockKind.PARAGRAPH:
            break
    for line, label in zip(lines, labels, strict=True):
        read = dated_line(line.text) if label.kind is BlockKind.DATELINE else None
        if read:
            return _placed(read, line, found)
    return None


def _placed(read: Opening, line: Line, found: Published | None) -> Dateline:
    when = read.day.on(found.date.year if found else None) if read.day else None
    stretch = Span(line.span.start + read.span.start, line.span.start + len(line.text[: read.span.end].rstrip()))
    return Dateline(stretch, read.place, when, read.agency)


def _links(lines: Sequence[Line], labels: Sequence[Label], known: Sequence[RelatedLink]) -> Iterator[RelatedLink]:
    """The links that lines print, with the addresses of markup; then those that only markup has."""
    addresses = {link.title.casefold(): link.url for link in known}
    printed: set[str] = set()
    for line, label in zip(lines, labels, strict=True):
        if label.kind is BlockKind.RELATED_LINK:
            link = read_link(line)
            title = link.title.casefold()
            printed.add(title)
            yield replace(link, url=addresses.get(title, ""))
    yield from (link for link in known if link.title.casefold() not in printed)


def read_link(line: Line) -> RelatedLink:
    """The link that a line prints, its prefix ("Read more:") and brackets taken off."""
    text = line.text
    match = cues.RELATED.match(text)
    start = match.end() if match and match["mark"] else 0
    for pattern in (cues.MARKLESS_RELATED, cues.ARROW, cues.BULLET):
        other = pattern.match(text, start) if start == 0 else None
        start = other.end() if other else start
    title = text[start:].strip(" *|")
    at = line.span.start + text.index(title, start) if title else line.span.start
    return RelatedLink(title, span=Span(at, at + len(title)))
