"""Positions: what a side says that it holds on an issue, read off stance words and their issues."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from legation.claims.statements.cues import Cue
from legation.claims.statements.naming import voice_of, whole
from legation.claims.statements.speaker import speaker_of
from legation.data.stances import StancePattern, load_stances
from legation.types.analysis import Analysis, Maker, Sentence, Token
from legation.types.claims import Position, Stance, Statement
from legation.types.document import BlockKind, Document
from legation.types.span import Excerpt, Span

_SOURCES = frozenset({BlockKind.PARAGRAPH, BlockKind.LIST, BlockKind.DECK})
_MAKER = Maker("positions/stance", "1")
_BEING = frozenset({"remain", "become", "stay", "represent", "constitute", "be"})
_DENYING = frozenset({"deny", "refuse", "decline", "stop", "cease"})
_UNSAID = frozenset({"will", "would", "could", "might", "may", "should"})
_OPPOSITE = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}
_MOST_SHARED = 0.7
_REACH = 8
"""Tokens between a speaker and his clause that the evidence may span."""


@dataclass(frozen=True, slots=True)
class _Found:
    """A stance word with the head of its issue."""

    verb: Token
    stance: Stance
    issue: Token


def read_positions(
    document: Document, analysis: Analysis, statements: Sequence[Statement] = ()
) -> tuple[Position, ...]:
    """Where every side says it stands; one position for one issue.

    "We" and "our" inside the quoted words of one of the ``statements`` are its speaker's side.
    """
    found: list[Position] = []
    for sentence in analysis.sentences:
        if document.blocks[sentence.block].kind not in _SOURCES:
            continue
        for stance in _stances(sentence):
            position = _position(document, analysis, sentence, stance, statements)
            if position is not None and not any(_same(position, other) for other in found):
                found.append(position)
    return tuple(found)


def _stances(sentence: Sentence) -> Iterator[_Found]:
    for token in sentence.tokens:
        if token.upos == "VERB" and _is_said(sentence, token):
            yield from _of_verb(sentence, token)
            yield from _of_carrier(sentence, token)
            yield from _of_predicate(sentence, token)
        elif token.upos in ("ADJ", "NOUN", "VERB"):
            yield from _of_adjective(sentence, token)


def _is_said(sentence: Sentence, token: Token) -> bool:
    auxiliaries = {child.lemma.lower() for child in sentence.children(token.index, "aux")}
    governor = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    denied = token.relation in ("xcomp", "ccomp", "advcl") and governor in _DENYING
    return not auxiliaries & _UNSAID and not denied


def _of_verb(sentence: Sentence, token: Token) -> Iterator[_Found]:
    for pattern in load_stances().verbs.get(token.lemma.lower(), ()):
        issue = _issue(sentence, token, pattern)
        if issue is not None:
            yield _Found(token, _signed(sentence, token, pattern.stance), issue)
            return


def _issue(sentence: Sentence, token: Token, pattern: StancePattern) -> Token | None:
    """The head of the issue: the object, a prepositional phrase, or an infinitive."""
    if "object" in pattern.issue:
        target = sentence.child(token.index, "obj", "nsubj:pass")
        if target is not None and target.upos in ("NOUN", "PROPN", "VERB"):
            return target
    if "on+clause" in pattern.issue:
        return (
            sentence.child(token.index, "xcomp", "advcl")
            if _with_case(sentence, token, frozenset({"on", "upon"}))
            else None
        )
    phrase = _with_case(sentence, token, pattern.issue)
    if phrase is None and "infinitive" in pattern.issue:
        return next((c for c in sentence.children(token.index, "acl", "xcomp", "advcl")), None)
    return phrase


def _with_case(sentence: Sentence, token: Token, prepositions: frozenset[str]) -> Token | None:
    for phrase in sentence.children(token.index, "obl", "nmod", "advcl", "acl"):
        first = sentence.child(phrase.index, "case", "mark")
        if first is not None and first.lemma.lower() in prepositions:
            return phrase
    return None


def _signed(sentence: Sentence, token: Token, stance: Stance) -> Stance:
    negated = any(c.lemma.lower() in ("not", "never", "no") for c in sentence.children(token.index, "advmod", "det"))
    return _OPPOSITE.get(stance, stance) if negated else stance


def _of_carrier(sentence: Sentence, token: Token) -> Iterator[_Found]:
    """ "underscored the importance of X", "attaches great importance to X"."""
    if token.lemma.lower() not in load_stances().carriers:
        return
    carried = sentence.child(token.index, "obj")
    for noun in (carried, *_conjuncts(sentence, carried)):
        if noun is None:
            continue
        pattern = load_stances().nouns.get(noun.lemma.lower())
        issue = None
        if pattern is not None:
            issue = _issue(sentence, noun, pattern) or _with_case(
                sentence, token, pattern.issue & {"to", "about", "over"}
            )
        if pattern is not None and issue is not None:
            yield _Found(token, pattern.stance, issue)


def _conjuncts(sentence: Sentence, token: Token | None) -> tuple[Token, ...]:
    return sentence.children(token.index, "conj") if token is not None else ()


def _of_predicate(sentence: Sentence, token: Token) -> Iterator[_Found]:
    """ "called X a necessity", "said that X is unacceptable"."""
    predicates = load_stances().predicates
    target = sentence.child(token.index, "obj")
    for said in sentence.children(token.index, "xcomp", "ccomp", "obl"):
        held = _held(sentence, said) if said.relation == "ccomp" else said
        stance = predicates.get(held.lemma.lower())
        issue = target if said.relation != "ccomp" else sentence.child(said.index, "nsubj", "csubj")
        if stance is not None and issue is not None and issue.upos != "PRON":
            yield _Found(token, _signed(sentence, said, stance), issue)


def _held(sentence: Sentence, said: Token) -> Token:
    """ "remains a priority": the noun after the verb of being is what is said."""
    inner = sentence.child(said.index, "xcomp", "obj") if said.lemma.lower() in _BEING else None
    return inner or said


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[_Found]:
    pattern = load_stances().adjectives.get(token.lemma.lower()) or load_stances().adjectives.get(token.text.lower())
    if pattern is None or sentence.child(token.index, "nsubj", "nsubj:pass") is None:
        return
    issue = _with_case(sentence, token, pattern.issue)
    if issue is not None:
        yield _Found(token, pattern.stance, issue)


def _position(
    document: Document, analysis: Analysis, sentence: Sentence, found: _Found, statements: Sequence[Statement]
) -> Position | None:
    speaker = speaker_of(sentence, Cue(found.verb.index, (found.verb.index,), ()))
    if speaker is None:
        return None
    voice = voice_of(document.text, analysis, sentence, speaker)
    holder = _own_side(speaker, statements) or tuple(dict.fromkeys(map(whole, voice.acts_for)))
    if not holder:
        return None
    stance, head = _through(sentence, found)
    issue = _phrase(document, sentence, head)
    return Position(
        evidence=_evidence(document, sentence, found.verb, speaker),
        maker=_MAKER,
        score=0.8 if voice.keys else 0.6,
        holder=holder,
        issue=issue,
        stance=stance,
        label=load_stances().label_of(issue),
    )


def _own_side(speaker: Token, statements: Sequence[Statement]) -> tuple[str, ...]:
    """The side of "we" inside somebody's quoted words."""
    if speaker.lemma.lower() not in ("we", "i", "our"):
        return ()
    around = (s for s in statements if any(span.covers(speaker.span) for span in s.content.spans))
    return next((statement.acts_for for statement in around), ())


def _through(sentence: Sentence, found: _Found) -> tuple[Stance, Token]:
    """ "supports the removal of barriers" opposes the barriers."""
    if found.issue.lemma.lower() in load_stances().inverting and found.stance in _OPPOSITE:
        inner = _with_case(sentence, found.issue, frozenset({"of", "to"}))
        if inner is not None:
            return _OPPOSITE[found.stance], inner
    return found.stance, found.issue


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
