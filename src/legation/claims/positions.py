"""Positions: what a side says that it holds on an issue, read off stance words and their issues."""

from __future__ import annotations

from collections.abc import Iterator

from legation.claims.assertions import Assertions
from legation.claims.issues import is_telling, issue_words, named_before
from legation.claims.stance_words import Standing, standings, through
from legation.claims.statements.content import runs
from legation.claims.statements.cues import Cue
from legation.claims.statements.naming import Voice, voice_of, whole
from legation.claims.statements.speaker import speaker_of
from legation.data.stances import load_stances
from legation.types.analysis import Analysis, Maker, Sentence, Token
from legation.types.claims import Position, Statement
from legation.types.document import BlockKind, Document
from legation.types.span import Excerpt, Span

_SOURCES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.DECK})
_MAKER = Maker("positions/stance", "1")
_MOST_SHARED = 0.7
_FEW = 3
_OURS = frozenset({"we", "i", "our"})
NOBODY = Assertions()
_REACH = 8
"""Tokens between a speaker and his clause that the evidence may span."""


def read_positions(document: Document, analysis: Analysis, assertions: Assertions = NOBODY) -> tuple[Position, ...]:
    """Where every side says it stands; one position for one issue.

    A stance that is the cue of a statement is its speaker's, and so is one without a subject, or
    with "we" for its subject, inside a statement's words: ``assertions`` tell whose words they are.
    """
    found = tuple(_positions(document, analysis, assertions))
    ranked = sorted(found, key=_is_scant)
    kept: list[Position] = []
    for one in ranked:
        if not any(_same(one, other) for other in kept):
            kept.append(one)
    return tuple(one for one in found if any(one is other for other in kept))


def _positions(document: Document, analysis: Analysis, assertions: Assertions) -> Iterator[Position]:
    for sentence in analysis.sentences:
        if document.blocks[sentence.block].kind in _SOURCES:
            told = (_position(document, analysis, sentence, stance, assertions) for stance in standings(sentence))
            yield from (position for position in told if position is not None)


def _is_scant(position: Position) -> bool:
    """Whether another may tell the same better: "Jordan" gives way to "Jordan's dam"."""
    return len(position.issue.split()) < _FEW


def _position(
    document: Document, analysis: Analysis, sentence: Sentence, found: Standing, assertions: Assertions
) -> Position | None:
    speaker = found.owner or _subject(sentence, found)
    holder, known = _holder(document, analysis, sentence, found, speaker, assertions)
    if not holder:
        return None
    stance, head = through(sentence, found)
    words = issue_words(sentence, found, head)
    told = is_telling(analysis, sentence, found, stance, words)
    named = (sentence, words) if told else named_before(analysis, sentence, words)
    if named is None:
        return None
    issue = _printed(document, *named)
    return Position(
        evidence=_evidence(document, sentence, found.verb, _beside(found.verb, speaker, assertions)),
        maker=_MAKER,
        score=0.8 if known else 0.6,
        holder=holder,
        issue=issue,
        stance=stance,
        label=load_stances().label_of(issue),
    )


def _beside(verb: Token, speaker: Token | None, assertions: Assertions) -> Token:
    """The speaker whose words may open the evidence: not a thing that the tree took for the one who urges."""
    told = assertions.by_cue(verb.span)
    words = told.speaker_words if told is not None else None
    meant = speaker is not None and (words is None or words.hull.covers(speaker.span))
    return speaker if speaker is not None and meant else verb


def _subject(sentence: Sentence, found: Standing) -> Token | None:
    """Whoever holds the stance by its grammar; of "is concerned by X" the subject, not X."""
    verb = found.verb
    if load_stances().adjectives.get(verb.text.lower()) is not None:
        own = sentence.child(verb.index, "nsubj", "nsubj:pass")
        if own is not None:
            return own
    return speaker_of(sentence, Cue(verb.index, (verb.index,), ()))


def _holder(
    document: Document,
    analysis: Analysis,
    sentence: Sentence,
    found: Standing,
    speaker: Token | None,
    assertions: Assertions,
) -> tuple[tuple[str, ...], bool]:
    """The sides that hold the stance, and whether they are known actors."""
    told = assertions.by_cue(found.verb.span) if found.owner is None else None
    if told is None and found.verb.lemma.lower() in load_stances().spoken:
        return (), False
    if told is None and (speaker is None or speaker.lemma.lower() in _OURS or _is_bare(sentence, found)):
        told = assertions.around(found.verb.span)
    if told is not None and told.acts_for:
        return _wholes(told.acts_for), True
    if speaker is None:
        return (), False
    voice = voice_of(document.text, analysis, sentence, speaker, apart=found.verb.index)
    around = assertions.around(found.verb.span)
    if around is not None and speaker.upos == "PRON" and not voice.acts_for:
        return _wholes(around.acts_for), bool(voice.keys)
    return (
        ((), False)
        if found.owner is None and _is_ascribed(around, voice)
        else (_wholes(voice.acts_for), bool(voice.keys))
    )


def _is_ascribed(around: Statement | None, voice: Voice) -> bool:
    """ "Chad said that Togo backs X": what one side says of another is not the other's word."""
    return around is not None and bool(around.acts_for) and not set(around.acts_for) & set(voice.acts_for)


def _is_bare(sentence: Sentence, found: Standing) -> bool:
    """A participle or infinitive without a subject of its own: "with emphasis on *resisting* X".

    That of a noun is the noun's ("firms *supporting* X"), and so is that of a reason ("thanked X for *backing* Y").
    """
    verb = found.verb
    own = sentence.child(verb.index, "nsubj", "nsubj:pass")
    marks = {mark.lemma.lower() for mark in sentence.children(verb.index, "mark", "case")}
    of_noun = verb.relation == "acl" and not marks
    return found.owner is None and own is None and verb.xpos in ("VBG", "VB") and not of_noun and "for" not in marks


def _wholes(sides: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(map(whole, sides)))


def _printed(document: Document, sentence: Sentence, words: tuple[int, ...]) -> str:
    """The issue as printed, without its article; where a word is left out of it, its stretches."""
    parts = (Span(sentence.tokens[a].span.start, sentence.tokens[b].span.end) for a, b in runs(frozenset(words)))
    printed = " ".join(" ".join(part.of(document.text).split()) for part in parts)
    return printed[4:] if printed.lower().startswith("the ") else printed


def _evidence(document: Document, sentence: Sentence, verb: Token, speaker: Token) -> Excerpt:
    """The clause of the stance: from its speaker, or its verb, to its last word."""
    kept = [index for index in sentence.subtree(verb.index) if not _elsewhere(sentence, verb, index)]
    first = min(verb.index, *kept)
    last = max(kept)
    if first - _REACH < speaker.index < first:
        first = min(sentence.subtree(speaker.index))
    while first < verb.index and (sentence.tokens[first].upos in ("PUNCT", "CCONJ")):
        first += 1
    while last > verb.index and sentence.tokens[last].upos == "PUNCT" and sentence.tokens[last].text in ".,;":
        last -= 1
    return document.excerpt(Span(sentence.tokens[first].span.start, sentence.tokens[last].span.end))


def _elsewhere(sentence: Sentence, verb: Token, index: int) -> bool:
    """Inside a coordinated clause or an aside after the stance's own clause."""
    path = [sentence.tokens[index], *sentence.ancestors(index)]
    for token in path:
        if token.index == verb.index:
            return False
        if token.head == verb.index and token.relation in ("conj", "parataxis", "cc") and token.index > verb.index:
            return True
    return False


def _same(one: Position, other: Position) -> bool:
    """The same side on the same issue, told twice."""
    ours, theirs = set(one.issue.lower().split()), set(other.issue.lower().split())
    shared = len(ours & theirs) / max(1, min(len(ours), len(theirs)))
    return one.holder == other.holder and one.stance == other.stance and shared >= _MOST_SHARED
