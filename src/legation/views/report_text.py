"""A report's text cut into runs, each with the facts that rest on it, so that words can be marked.

Facts overlap: one run may belong to several. Offsets are code points throughout; what comes out is
text already cut, so no other counting (a browser's UTF-16) is ever applied to it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from legation.types.claims import Statement
from legation.types.document import Block, BlockKind, Document, Post, RelatedLink
from legation.types.holdings import Holdings
from legation.types.record import Entry, EntryQuery, FactKind, ReportRef, Sighting, Verdict
from legation.types.span import Span
from legation.views.telling import lead, tell, when


@dataclass(frozen=True, slots=True)
class Run:
    """Words on which the same facts rest; ``facts`` are ids of sightings, ``kinds`` theirs."""

    words: str
    facts: tuple[str, ...] = ()
    kinds: tuple[FactKind, ...] = ()
    opens: tuple[str, ...] = ()
    """Facts whose words begin with this run."""


@dataclass(frozen=True, slots=True)
class Part:
    """One block of the report in its own language, or a stretch that no block covers."""

    kind: BlockKind
    language: str
    runs: tuple[Run, ...]
    post: Post | None = None
    figure: int = 0
    """Parts of one embedded post share a number, from 1; 0 for what is none."""


@dataclass(frozen=True, slots=True)
class FactHere:
    """One fact of this report, told in a line. ``number`` counts from 1 in order of the text."""

    number: int
    sighting: str
    entry: str
    kind: FactKind
    when: str
    lead: str
    telling: str
    score: float
    reports: int
    verdict: Verdict | None
    orphaned: bool
    """Its words no longer stand where it says: it is listed, and marks nothing."""


@dataclass(frozen=True, slots=True)
class ReportText:
    """A report as it is read: its parts with marked words, its facts, what is near it."""

    ref: ReportRef
    parts: tuple[Part, ...]
    facts: tuple[FactHere, ...]
    links: tuple[RelatedLink, ...]
    warnings: tuple[str, ...]
    alike: tuple[ReportRef, ...]
    """Other reports of the same facts, those with most in common first."""


@dataclass(frozen=True, slots=True)
class _Mark:
    span: Span
    sighting: str
    kind: FactKind


def report_text(holdings: Holdings, ref: ReportRef) -> ReportText:
    """One version of a report with the words of all its facts marked; RecordError if not held."""
    document = holdings.document(ref.document)
    query = EntryQuery(report=ref.document, rejected=True, superseded=True)
    entries = holdings.entries(query)
    here = sorted(_here(entries, ref.document), key=lambda pair: _place(pair[1]))
    marks = [mark for entry, sighting in here for mark in _marks(sighting, document.text)]
    facts = tuple(_fact(number, *pair, document.text) for number, pair in enumerate(here, 1))
    return ReportText(
        ref, tuple(parts_of(document, marks)), facts, document.links, document.warnings,
        _alike(entries, ref.document),
    )  # fmt: skip


def _here(entries: Iterable[Entry], digest: str) -> Iterator[tuple[Entry, Sighting]]:
    for entry in entries:
        for sighting in entry.sightings:
            if sighting.report.document == digest:
                yield entry, sighting


def _place(sighting: Sighting) -> tuple[int, int, str]:
    hull = sighting.claim.evidence.hull
    return (hull.start, hull.end, sighting.id)


def _marks(sighting: Sighting, text: str) -> Iterator[_Mark]:
    claim = sighting.claim
    words = (claim.evidence, claim.content) if isinstance(claim, Statement) else (claim.evidence,)
    spans = {span for excerpt in words if excerpt.holds_in(text) for span in excerpt.spans if len(span)}
    return (_Mark(span, sighting.id, sighting.kind) for span in sorted(spans))


def _fact(number: int, entry: Entry, sighting: Sighting, text: str) -> FactHere:
    claim = sighting.claim
    return FactHere(
        number,
        sighting.id,
        entry.id,
        sighting.kind,
        when(sighting),
        lead(claim),
        tell(claim),
        claim.score,
        len(entry.reports),
        entry.verdict,
        not claim.evidence.holds_in(text),
    )


def parts_of(document: Document, marks: Iterable[_Mark]) -> Iterator[Part]:
    """The document's blocks in order, and between them the stretches that none covers."""
    ordered = sorted(marks, key=lambda mark: mark.span)
    seen: set[str] = set()
    figures = _figures(document.blocks)
    for block, span in _stretches(document):
        inside = [mark for mark in ordered if mark.span.overlaps(span)]
        runs = tuple(_runs(document.text, span, inside, seen))
        kind = block.kind if block else BlockKind.FURNITURE
        language = (block.language if block else "") or document.language
        yield Part(kind, language, runs, block.post if block else None, figures.get(span, 0))


def _figures(blocks: Iterable[Block]) -> Mapping[Span, int]:
    """Which blocks stand in one embedded post: neighbours of one author, up to the next post."""
    found: dict[Span, int] = {}
    last: Block | None = None
    number, closed = 0, False
    for block in sorted(blocks, key=lambda block: block.span):
        if block.post is not None:
            same = last is not None and last.post == block.post
            number += not same or (closed and block.kind is BlockKind.POST)
            closed = same and block.kind is BlockKind.POST_BYLINE
            found[block.span] = number
        last = block
    return found


def _stretches(document: Document) -> Iterator[tuple[Block | None, Span]]:
    at = 0
    for block in sorted(document.blocks, key=lambda block: block.span):
        if block.span.end <= at:
            continue
        yield from _gap(document.text, at, block.span.start)
        yield block, Span(max(at, block.span.start), block.span.end)
        at = block.span.end
    yield from _gap(document.text, at, len(document.text))


def _gap(text: str, start: int, end: int) -> Iterator[tuple[None, Span]]:
    if start < end and text[start:end].strip():
        yield None, Span(start, end)


def _runs(text: str, reach: Span, marks: Iterable[_Mark], seen: set[str]) -> Iterator[Run]:
    """Cut ``reach`` wherever a mark begins or ends; ``seen`` collects facts that have begun."""
    held = list(marks)
    edges = {reach.start, reach.end}
    for mark in held:
        edges |= {max(reach.start, mark.span.start), min(reach.end, mark.span.end)}
    for start, end in pairwise(sorted(edges)):
        here = {m.sighting: m.kind for m in held if m.span.start <= start and end <= m.span.end}
        yield _run(text[start:end], here, seen)


def _run(words: str, here: Mapping[str, FactKind], seen: set[str]) -> Run:
    opens = tuple(sighting for sighting in here if sighting not in seen)
    seen.update(opens)
    return Run(words, tuple(here), tuple(dict.fromkeys(here.values())), opens)


def _alike(entries: Iterable[Entry], digest: str) -> tuple[ReportRef, ...]:
    shared: dict[ReportRef, int] = {}
    for entry in entries:
        for ref in entry.reports:
            if ref.document != digest:
                shared[ref] = shared.get(ref, 0) + 1
    return tuple(sorted(shared, key=lambda ref: (-shared[ref], ref.published or "9999", ref.id)))
