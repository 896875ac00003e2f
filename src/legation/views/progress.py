"""A target on trade between two states beside the figures that each of them reports.

The two sides' figures differ and are never merged: every reporter, and every source of one, is a
line of its own. Nothing is guessed: another currency, a target of a factor, or a pair without
figures is not compared.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from legation.types.claims import Commitment
from legation.types.record import Entry
from legation.types.series import Figure, FigureBook, Flow
from legation.views.naming import side_name
from legation.views.page import Line, Notes, Section
from legation.views.telling import figure, lead, period

PAIR = 2
CODE = 3
"""Letters of a currency's code (ISO 4217); other units are no money."""
TRADE = frozenset(("trade", "commerce", "turnover", "exchanges"))
DIRECTED = ((Flow.EXPORTS, frozenset(("export", "exports"))), (Flow.IMPORTS, frozenset(("import", "imports"))))


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one reporter's figures are from a target.

    ``value`` is the latest year's, in ``unit``; ``share`` of the target reached (1 is all of it).
    ``needed`` is the growth a year, as a share, that reaches the target by its deadline; None
    when it is reached, has no deadline or the deadline's year is not after the figure's.
    """

    reporter: str
    partner: str
    flow: Flow
    label: str
    value: Decimal
    unit: str
    source: str
    target: Decimal
    share: Decimal
    deadline: int | None
    needed: Decimal | None


def progress(entry: Entry, book: FigureBook) -> tuple[Progress, ...]:
    """A target beside each reporter's latest figure; empty for other entries, and where no figure is held."""
    claim = standing(entry)
    flow = _flow(claim) if claim else None
    if claim is None or flow is None or len(entry.sides) != PAIR:
        return ()
    return tuple(_compared(claim, flow, book.figures(*entry.sides)))


def standing(entry: Entry) -> Commitment | None:
    """The commitment of an entry with the amount and the deadline that were last told."""
    claim = entry.claim
    if not isinstance(claim, Commitment) or entry.edits:
        return claim if isinstance(claim, Commitment) else None
    told = sorted(entry.sightings, key=lambda sighting: str(sighting.report.day or "9999"), reverse=True)
    claims = [sighting.claim for sighting in told if isinstance(sighting.claim, Commitment)]
    return replace(
        claim,
        quantity=next((one.quantity for one in claims if one.quantity), None),
        deadline=next((one.deadline for one in claims if one.deadline), None),
    )


def _flow(claim: Commitment) -> Flow | None:
    """What the target is of, by its words; None when it is no sum of money a year of trade."""
    amount = claim.quantity
    if amount is None or len(amount.unit) != CODE or not amount.unit.isupper() or amount.per not in (None, "year"):
        return None
    words = frozenset(f"{claim.action} {claim.object}".lower().replace("-", " ").split())
    directed = [flow for flow, listed in DIRECTED if words & listed]
    if len(directed) == 1 and not words & TRADE:
        return directed[0]
    return Flow.TRADE if words & TRADE or len(directed) > 1 else None


def _compared(claim: Commitment, flow: Flow, held: Sequence[Figure]) -> Iterator[Progress]:
    """One line for each reporter and source that has the flow in the target's currency."""
    unit = claim.quantity.unit if claim.quantity else ""
    for (reporter, source), figures in groupby(held, key=lambda one: (one.reporter, one.source)):
        wanted = flow if len(claim.by) > 1 else _seen_by(reporter, claim.by[0], flow)
        latest = _latest([one for one in figures if one.unit == unit], wanted)
        if latest is not None:
            yield _against(claim, reporter, source, latest)


def _seen_by(reporter: str, doer: str, flow: Flow) -> Flow:
    """One side's exports are the other's imports."""
    if reporter == doer or flow is Flow.TRADE:
        return flow
    return Flow.IMPORTS if flow is Flow.EXPORTS else Flow.EXPORTS


def _latest(figures: Iterable[Figure], flow: Flow) -> Figure | None:
    """The figure of the latest year; trade not given as such is exports and imports of one year together."""
    ordered = sorted(figures, key=lambda one: (one.year, one.label), reverse=True)
    for _, year in groupby(ordered, key=lambda one: (one.year, one.label)):
        by_flow = {one.flow: one for one in year}
        if flow in by_flow:
            return by_flow[flow]
        if flow is Flow.TRADE and {Flow.EXPORTS, Flow.IMPORTS} <= by_flow.keys():
            return _sum(by_flow[Flow.EXPORTS], by_flow[Flow.IMPORTS])
    return None


def _sum(out: Figure, back: Figure) -> Figure:
    return Figure(
        reporter=out.reporter,
        partner=out.partner,
        year=out.year,
        flow=Flow.TRADE,
        value=out.value + back.value,
        unit=out.unit,
        source=out.source,
        label=out.label,
    )


def _against(claim: Commitment, reporter: str, source: str, latest: Figure) -> Progress:
    target = claim.quantity.value if claim.quantity else Decimal(0)
    last = claim.deadline.last if claim.deadline else None
    return Progress(
        reporter=reporter,
        partner=latest.partner,
        flow=latest.flow,
        label=latest.label or str(latest.year),
        value=latest.value,
        unit=latest.unit,
        source=source,
        target=target,
        share=latest.value / target if target else Decimal(0),
        deadline=last.year if last else None,
        needed=growth(latest.value, target, last.year - latest.year) if last else None,
    )


def growth(value: Decimal, target: Decimal, years: int) -> Decimal | None:
    """The growth a year, as a share, that takes a value to a target in whole years.

    None when it is there already, when no year is left and when it starts from nothing.
    """
    if years < 1 or value <= 0 or value >= target:
        return None
    return (target / value) ** (Decimal(1) / years) - 1


def telling(one: Progress) -> str:
    """The comparison in words: value, share, and the growth needed."""
    return f"{figure(one.value)} {one.unit} of {one.flow.value} with {side_name(one.partner)}: {_verdict(one)}"


def _verdict(one: Progress) -> str:
    if one.value >= one.target:
        return f"the target of {figure(one.target)} {one.unit} is reached"
    reached = f"{one.share:.0%} of {figure(one.target)} {one.unit}"
    if one.deadline is None:
        return f"{reached}; no deadline is told"
    if one.needed is None:
        return f"{reached}; the deadline is {one.deadline}"
    return f"{reached}; {one.needed:.1%} growth a year reaches it by {one.deadline}"


def progress_section(entries: Iterable[Entry], book: FigureBook, notes: Notes) -> tuple[Section, ...]:
    """A section with the targets among commitments that figures are held for; none when there are none."""
    lines = tuple(line for entry in entries for line in progress_lines(entry, book, notes))
    return (Section("Targets and figures", lines),) if lines else ()


def progress_lines(entry: Entry, book: FigureBook, notes: Notes) -> Iterator[Line]:
    """A target of an entry and, below it, each reporter's figure."""
    claim, found = standing(entry), progress(entry, book)
    if claim is None or not found:
        return
    by = f" by {period(claim.deadline).removeprefix('by ')}" if claim.deadline else ""
    yield Line("", lead(claim), f"{claim.action}{by}", notes=notes.cite(entry), entry=entry)
    for one in found:
        source = f" ({one.source})" if one.source else ""
        yield Line(one.label, f"{side_name(one.reporter)} reports{source}", telling(one), entry=entry)
