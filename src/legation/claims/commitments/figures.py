"""Amount, deadline, repetition and condition of an undertaking."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import takewhile

from legation.claims.arguments import Syntax
from legation.data.softness import SoftnessTable
from legation.types.analysis import Analysis, Quantity, QuantityKind, TimeRole, Timex, TimexType, Token
from legation.types.claims import Amount
from legation.types.span import Span
from legation.types.time import Period

ORDER = (
    QuantityKind.MONEY,
    QuantityKind.PHYSICAL,
    QuantityKind.PERCENT,
    QuantityKind.FACTOR,
    QuantityKind.COUNT,
)
"""What an undertaking is measured by, first what is told first of: the price before the pieces."""
CONDITIONS = frozenset(
    ("if", "unless", "provided", "until", "once", "when", "after", "following", "assuming", "should")
)
LONGEST = 3660
"""Days: what takes a decade or less can be a deadline without being called one."""
FRAMES = frozenset(("as part of", "as", "in addition to", "like", "such as", "in line with"))
EXAMPLES = frozenset(("including", "as", "such as", "like", "with", "as part of", "in line with"))
NEAR = 3
"""Steps in the tree from a repetition up to the act that it repeats."""
REPEATS = {("P1Y", "2X"): "P6M", ("P1Y", "3X"): "P4M", ("P1Y", "4X"): "P3M", ("P1M", "2X"): "P2W"}


def amount_in(analysis: Analysis, syntax: Syntax, content: int, stretch: Span) -> Amount | None:
    """The quantity that an undertaking in a stretch is measured by, None when it has none."""
    told = (q for q in analysis.quantities_in(stretch) if q.value is not None)
    found = [q for q in told if not _stands_in(FRAMES, q.span, syntax, content)]
    with_baseline = [q for q in found if q.baseline is not None]
    chosen = min(with_baseline or found, key=lambda q: ORDER.index(q.kind), default=None)
    return _amount(chosen) if chosen else None


def _amount(quantity: Quantity) -> Amount:
    unit = quantity.unit or quantity.counted.split()[-1].lower()
    return Amount(
        value=quantity.value or Decimal(0),
        unit=unit,
        per=quantity.per or None,
        baseline=quantity.baseline,
        upper=quantity.upper,
    )


def deadline_in(analysis: Analysis, syntax: Syntax, content: int, stretch: Span, today: date | None) -> Period | None:
    """By when: the last day allowed, or a day or stretch that lies ahead of the report."""
    times = (t for t in analysis.times_in(stretch) if _lies_ahead(t, today) and not _describes(t, syntax, content))
    return limit_in(analysis, stretch) or next((timex.period for timex in times), None)


def _describes(timex: Timex, syntax: Syntax, content: int) -> bool:
    """Whether a day only says which ("the risks of tomorrow", "the meeting of June"), or is as long as an age."""
    first, last = (timex.period.first, timex.period.last) if timex.period else (None, None)
    before = [t for t in syntax.tokens if t.span.end <= timex.span.start]
    aged = first is not None and last is not None and (last - first).days > LONGEST
    return aged or bool(before and before[-1].text.lower() == "of") or _stands_in(EXAMPLES, timex.span, syntax, content)


def _stands_in(openers: frozenset[str], span: Span, syntax: Syntax, content: int) -> bool:
    """Whether a day or figure stands in an example or a description ("including as host in 2027", "as part of …")."""
    at = _first_token(syntax, span)
    above = (at, *syntax.sentence.ancestors(at.index)) if at is not None else ()
    inside = takewhile(lambda token: token.index != content, above)
    return any(syntax.preposition(token) in openers for token in inside)


def limit_in(analysis: Analysis, stretch: Span) -> Period | None:
    """The last day allowed by a deadline that is called one ("by 2028")."""
    for timex in analysis.times_in(stretch):
        if timex.role is TimeRole.DEADLINE and timex.period and timex.period.end:
            return Period.on(timex.period.end)
    return None


def _first_token(syntax: Syntax, span: Span) -> Token | None:
    return next((t for t in syntax.tokens if t.span.start >= span.start), None)


def _lies_ahead(timex: Timex, today: date | None) -> bool:
    if timex.role is not TimeRole.POINT or timex.type not in (TimexType.DATE, TimexType.TIME):
        return False
    first = timex.period.first if timex.period else None
    last = timex.period.last if timex.period else None
    return bool(today and first and last and last > today and timex.mod != "START_REF")


def recurrence_in(analysis: Analysis, syntax: Syntax, content: int, stretch: Span, amount: Amount | None) -> str | None:
    """The TIMEX3 value of a repetition, "regular" without a period, None when there is none."""
    for timex in analysis.times_in(stretch):
        if timex.role is not TimeRole.RECURRENCE or _rates(timex, amount) or _is_far(timex, syntax, content):
            continue
        if timex.value == "PXX":
            return "regular"
        return REPEATS.get((timex.value, timex.quant), timex.value)
    return None


def _is_far(timex: Timex, syntax: Syntax, content: int) -> bool:
    """Whether it says how often something else than what is undertaken, or its object, happens."""
    at = _first_token(syntax, timex.span)
    if at is None or at.index == content:
        return False
    above = [t.index for t in syntax.sentence.ancestors(at.index)]
    return content in above and above.index(content) > NEAR


def _rates(timex: Timex, amount: Amount | None) -> bool:
    """Whether "annual" only says that the amount is one of a year."""
    adjective = timex.text.lower() in ("annual", "yearly", "monthly", "daily", "weekly")
    return bool(amount and amount.per and adjective)


def is_condition(syntax: Syntax, clause: Token) -> bool:
    """Whether a clause opens with "if", "until" and the like."""
    marks = {syntax.low[c.index] for c in syntax.sentence.children(clause.index, "mark", "advmod")}
    return bool(marks & CONDITIONS)


def _is_to_come(noun: Token, table: SoftnessTable) -> bool:
    """Whether a noun after "following" is an act that can be waited for, not something that befell."""
    word = table.word(noun)
    return word in table.words["awaited"] or word in table.deeds


def condition_of(syntax: Syntax, table: SoftnessTable, heads: tuple[int, ...], text: str) -> str | None:
    """The clause that the undertaking hangs on ("if …", "until …", "following the vote"), as printed."""
    for head in heads:
        for child in syntax.sentence.children(head, "advcl", "obl"):
            marks = {syntax.low[c.index] for c in syntax.sentence.children(child.index, "mark", "advmod", "case")}
            awaited = child.relation == "advcl" or _is_to_come(child, table)
            wanted = marks & CONDITIONS if child.relation == "advcl" else marks & {"following", "after", "upon"}
            if wanted and awaited and child.index > head:
                return syntax.sentence.subtree_span(child.index).of(text).strip(" ,;")
    return None
