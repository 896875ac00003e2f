"""Positions: what a side says that it holds on an issue, read off stance words and their issues."""

from __future__ import annotations

from legation.claims.assertions import Assertions
from legation.claims.stance_words import Standing, standings, through
from legation.claims.statements.cues import Cue
from legation.claims.statements.naming import voice_of, whole
from legation.claims.statements.speaker import speaker_of
from legation.data.stances import load_stances
from legation.types.analysis import Analysis, Maker, Sentence, Token
from legation.types.claims import Position
from legation.types.document import BlockKind, Document
from legation.types.span import Excerpt, Span

_SOURCES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.DECK})
_MAKER = Maker("positions/stance", "1")
_MOST_SHARED = 0.7
_OURS = frozenset({"we", "i", "our"})
NOBODY = Assertions()
_REACH = 8
"""Tokens between a speaker and his clause that the evidence may span."""


def read_positions(document: Document, analysis: Analysis, assertions: Assertions = NOBODY) -> tuple[Position, ...]:
    """Where every side says it stands; one position for one issue.

    A stance that is the cue of a statement is its speaker's, and so is one without a subject, or
    with "we" for its subject, inside a statement's words: ``assertions`` tell whose words they are.
    """
    found: list[Position] = []
    for sentence in analysis.sentences:
        if document.blocks[sentence.block].kind not in _SOURCES:
            continue
        for stance in standings(sentence):
            position = _position(document, analysis, sentence, stance, assertions)
            if position is not None and not any(_same(position, other) for other in found):
                found.append(position)
    return tuple(found)


def _position(
    document: Document, analysis: Analysis, sentence: Sentence, found: Standing, assertions: Assertions
) -> Position | None:
    speaker = found.owner or _subject(sentence, found)
    holder, known = _holder(document, analysis, sentence, found, speaker, assertions)
    if not holder:
        return None
    stance, head = through(sentence, found)
    issue = _phrase(document, sentence, head)
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
    around = assertions.around(found.verb.span) if speaker.upos == "PRON" and not voice.acts_for else None
    return _wholes(around.acts_for if around is not None else voice.acts_for), bool(voice.keys)


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


def _phrase(document: Document, sentence: Sentence, head: Token) -> str:
    """The issue as printed, without its preposition and what is parenthetical."""
    dropped = {c.index for c in sentence.children(head.index, "case", "mark", "punct") if c.index < head.index}
    for child in sentence.children(head.index, "parataxis"):
        dropped.update(sentence.subtree(child.index))
    kept = [index for index in sentence.subtree(head.index) if index not in dropped]
    span = Span(sentence.tokens[kept[0]].span.start, sentence.tokens[kept[-1]].span.end)
    words = " ".join(span.of(document.text).split())
    return words[4:] if words.lower().startswith("the ") else words


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
