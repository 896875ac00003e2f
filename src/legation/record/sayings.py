"""How far the contents of two statements speak for one saying: quoted alike, retold, or put into another language."""

from __future__ import annotations

from difflib import SequenceMatcher

from legation.record.renderings import anchored, clash, parted, retold
from legation.text.wording import RUN, covered, likeness, share_run, telling_words, words
from legation.types.claims import Statement
from legation.types.record import Sighting

ENOUGH = 5
"""Telling words from which likeness of two contents says something: "climate change" is a topic."""

LONG = 8
"""Words in a row from which a quotation is known again, whatever stands around it."""

UNTOLD = 0.5
"""What contents count for that may be one saying, or two: enough to propose that they are one."""

QUOTED = "a quotation in common"
"""Why contents are one where both reports print the same words."""

ONE_POST = 0.8
"""What contents in two languages count for where they are words of one post, and nothing speaks against it."""


def languages_of(one: Sighting, other: Sighting) -> tuple[str, str]:
    """The languages of two statements: their own, else those of their reports."""
    return _language(one), _language(other)


def _language(seen: Sighting) -> str:
    own = seen.claim.language if isinstance(seen.claim, Statement) else ""
    return own or seen.report.language


def rendering(one: Statement, other: Statement) -> tuple[float, str]:
    """How far two contents in one language are one saying (0 to 1), and why."""
    if any(_quoted_alike(a.text, b.text) for a in one.verbatim for b in other.verbatim):
        return 1.0, QUOTED
    left, right = one.content.text, other.content.text
    mixed = 0.6 * likeness(left, right) + 0.4 * covered(left, right)
    size = min(len(telling_words(left)), len(telling_words(right)))
    score = max(min(1.0, mixed * 1.15) * min(1.0, size / ENOUGH), retold(left, right))
    against = parted(left, right) if score > UNTOLD else ""
    return (UNTOLD, against) if against else (score, "")


def _quoted_alike(one: str, other: str) -> bool:
    """Whether both print the same words: a long run, or most of the shorter and nothing put for another."""
    if not share_run(one, other):
        return False
    left, right = words(one), words(other)
    run = SequenceMatcher(None, left, right, autojunk=False).find_longest_match().size
    most = run >= RUN and 2 * run >= min(len(left), len(right))
    return run >= LONG or (most and not parted(one, other))


def translation(one: Sighting, other: Sighting) -> tuple[float, str]:
    """How far two contents in two languages are one saying (0 to 1), and why.

    Where both are words of one post, or one is the report of the other, nothing in them may speak against it;
    else their figures and the states that they name must line up.
    """
    left, right = one.claim, other.claim
    if not isinstance(left, Statement) or not isinstance(right, Statement):
        return 0.0, ""
    told, languages = (left.content.text, right.content.text), languages_of(one, other)
    if clash(*told, languages):
        return 0.0, "figures or states differ"
    lined = anchored(*told, languages)
    if is_post_and_report(one, other):
        return max(ONE_POST, lined), "a post and its report"
    return (lined and 0.5 + lined / 2), "figures and states line up"


def is_post_and_report(one: Sighting, other: Sighting) -> bool:
    """Whether one report prints a post and tells of it in its own words."""
    left, right = one.claim, other.claim
    if not isinstance(left, Statement) or not isinstance(right, Statement):
        return False
    once = (left.reports_statement is None) != (right.reports_statement is None)
    same = (left.speaker, left.channel) == (right.speaker, right.channel)
    return once and same and bool(left.channel) and one.report.document == other.report.document
