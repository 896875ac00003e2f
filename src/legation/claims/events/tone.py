"""Blame and menace in quoted words that no predicate of the lexicon names.

"Their regime is a sham built on lies", said the minister: an accusation without a verb of accusing.
The reading rests on words of blame and menace (``resources/predicates/status.yaml``) and is scored
below what a frame reads.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from legation.claims.engagements import VERSION
from legation.claims.events.scene import Report
from legation.claims.parties import is_party
from legation.data.predicates import load_lexicon
from legation.types.analysis import Maker, Sentence, Token
from legation.types.claims import Event, EventType, Form, Statement, Status
from legation.types.span import Excerpt

_ENOUGH = 2
"""Words of blame that make an accusation (events of the development records)."""
_HARSH = frozenset({EventType.ACCUSE, EventType.THREATEN, EventType.REJECT, EventType.SANCTION, EventType.REQUEST})


def toned(report: Report, told: Sequence[Event]) -> Iterator[Event]:
    """Accusations and threats that statements make by their words alone."""
    for statement in report.statements:
        if statement.form is Form.INDIRECT or not statement.acts_for or _is_read(statement, told):
            continue
        for sentence in _sentences(report, statement):
            event = _event(report, statement, sentence, told)
            if event is not None:
                yield event
                break


def _is_read(statement: Statement, told: Sequence[Event]) -> bool:
    """Whether a frame already reads a harsh deed of this speaker in it."""
    hull = statement.evidence.hull
    harsh = (e for e in told if e.type in _HARSH and set(e.actors) & set(statement.acts_for))
    return any(e.evidence.hull.start < hull.end and hull.start < e.evidence.hull.end for e in harsh)


def _sentences(report: Report, statement: Statement) -> Iterator[Sentence]:
    hull = statement.content.hull
    yield from (s for s in report.analysis.sentences if s.span.start < hull.end and hull.start < s.span.end)


def _event(report: Report, statement: Statement, sentence: Sentence, told: Sequence[Event]) -> Event | None:
    words = [t for t in sentence.tokens if any(span.covers(t.span) for span in statement.content.spans)]
    kind = _kind(words)
    if kind is None:
        return None
    target = _target(report, statement, sentence, words)
    if not target and kind is EventType.ACCUSE:
        target = _doers(statement, told)
    if kind is EventType.ACCUSE and not target:
        return None
    code = load_lexicon().codes["112" if kind is EventType.ACCUSE else "130"]
    return Event(
        evidence=Excerpt.cut(report.document.text, sentence.span),
        maker=Maker("words of blame", VERSION),
        score=0.5,
        type=kind,
        actors=statement.acts_for,
        recipients=target,
        status=Status.HELD,
        cameo=code.cameo,
        mode=code.mode,
        goldstein=code.goldstein,
        contexts=code.contexts,
        frame="tone",
    )


def _kind(words: Sequence[Token]) -> EventType | None:
    table = load_lexicon().status
    found = {t.lemma.lower() for t in words} | {t.text.lower() for t in words}
    if found & set(table["menacing"]):
        return EventType.THREATEN
    blame = {t.lemma.lower() for t in words} & set(table["blaming"])
    return EventType.ACCUSE if len(blame) >= _ENOUGH or blame & set(table["insulting"]) else None


def _target(report: Report, statement: Statement, sentence: Sentence, words: Sequence[Token]) -> tuple[str, ...]:
    """The first side that the words are about: a subject or possessor."""
    inside = {t.index for t in words}
    for mention in report.analysis.mentions_in(sentence.index):
        token = sentence.tokens[mention.head]
        sides = (s for s in report.analysis.sides(mention) if s not in statement.acts_for)
        parties = tuple(s for s in sides if is_party(report.analysis, s))
        if parties and mention.head in inside and token.relation in ("nsubj", "nmod", "amod", "compound"):
            return parties
    return ()


def _doers(statement: Statement, told: Sequence[Event]) -> tuple[str, ...]:
    """The side that the report tells most of, other than the speaker's."""
    parties = Counter(side for event in told for side in (*event.actors, *event.recipients))
    others = (side for side, _ in parties.most_common() if side not in statement.acts_for)
    return tuple(islice(others, 1))
