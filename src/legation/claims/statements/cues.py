"""Cues: the words of a sentence that introduce what somebody said."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.data.cues import CuePattern, Strength, load_cues
from legation.types.analysis import Sentence, Token

_UNSAID = frozenset({"will", "would", "could", "might", "may", "should", "shall", "must", "'ll", "'d"})
_UNMADE = frozenset({"if", "whether", "unless", "for", "against", "of", "without", "from", "than", "lest"})
"""Words before a clause that does not tell that somebody spoke: "if he says", "against calling it"."""
_NEGATIONS = frozenset({"not", "n't", "never", "neither", "nor", "hardly", "no"})
_DENIALS = frozenset({"deny", "refuse", "decline", "dispute", "reject", "dismiss"})
_PASSIVE = frozenset({"nsubj:pass", "csubj:pass"})
_NOUNS = CuePattern("noun", Strength.SPEECH, frozenset({"clause", "infinitive"}), frozenset({"to"}))
_LIGHT = CuePattern("light", Strength.EVALUATION, frozenset({"object", "noun-clause"}), frozenset({"to"}))
_ATTRIBUTING = CuePattern("attributing", Strength.SPEECH, frozenset({"sentence"}), frozenset())
_ADJECTIVE = CuePattern("adjective", Strength.SPEECH, frozenset({"clause"}), frozenset({"to"}))


@dataclass(frozen=True, slots=True)
class Cue:
    """A cue: the index of its head, the indices of its words, and how it takes its content."""

    head: int
    words: tuple[int, ...]
    patterns: tuple[CuePattern, ...]

    def takes(self, content: str) -> bool:
        """Whether some reading of the cue takes this sort of content."""
        return any(content in pattern.content for pattern in self.patterns)

    @property
    def prepositions(self) -> frozenset[str]:
        """Prepositions that may introduce the content."""
        return frozenset().union(*(pattern.content for pattern in self.patterns)) - _SORTS

    @property
    def addressees(self) -> frozenset[str]:
        """Where the hearer may stand."""
        return frozenset().union(*(pattern.addressee for pattern in self.patterns))

    @property
    def speaks(self) -> bool:
        """Whether the cue can report speech, not only a view or a finding."""
        return any(p.strength in (Strength.SPEECH, Strength.EVALUATION) for p in self.patterns)


_SORTS = frozenset(
    {
        "quote",
        "clause",
        "infinitive",
        "object",
        "object+clause",
        "on+clause",
        "object+predicate",
        "noun-clause",
        "sentence",
    }
)


def find_cues(sentence: Sentence) -> tuple[Cue, ...]:
    """All cues of a sentence, in the order of their heads."""
    found = [*_verbs(sentence), *_nouns(sentence), *_adjectives(sentence), *_attributing(sentence)]
    return tuple(sorted(found, key=lambda cue: cue.head))


def _verbs(sentence: Sentence) -> Iterator[Cue]:
    lexicon = load_cues()
    for token in sentence.tokens:
        patterns = lexicon.verbs.get(token.lemma.lower(), ())
        light = _carried_noun(sentence, token)
        if light:
            patterns = (*patterns, _LIGHT)
        if patterns and _is_verb(token) and _is_said(sentence, token):
            yield Cue(token.index, _verb_words(sentence, token), patterns)


def _is_verb(token: Token) -> bool:
    return token.upos == "VERB" or (token.upos == "AUX" and token.relation in ("root", "conj", "ccomp"))


def _carried_noun(sentence: Sentence, token: Token) -> Token | None:
    """The object of a light verb that carries the act: "expressed *readiness*"."""
    nouns = load_cues().light.get(token.lemma.lower(), frozenset())
    carried = sentence.child(token.index, "obj")
    return carried if carried is not None and {carried.lemma.lower(), carried.text.lower()} & nouns else None


def _is_said(sentence: Sentence, token: Token) -> bool:
    """Not negated, not merely possible or to come: words that were spoken."""
    auxiliaries = {child.lemma.lower() for child in sentence.children(token.index, "aux")}
    marks = {mark.lemma.lower() for mark in sentence.children(token.index, "mark")}
    purpose = "to" in marks and token.relation in ("advcl", "acl")
    if is_prospective(sentence, token) or _is_bare(sentence, token):
        return False
    if auxiliaries & _UNSAID or marks & _UNMADE or purpose or ("as" in marks and not _has_subject(sentence, token)):
        return False
    if token.lemma.lower() in _DENIALS:
        return True
    modifiers = {child.lemma.lower() for child in sentence.children(token.index, "advmod", "det", "cc")}
    return not modifiers & _NEGATIONS


def is_prospective(sentence: Sentence, token: Token) -> bool:
    """ "Ready to *welcome* X", "expected to *announce* Y": nothing has been said yet."""
    if token.relation != "xcomp" or token.head < 0 or token.xpos != "VB":
        return False
    return sentence.tokens[token.head].lemma.lower() in load_cues().prospective


def _is_bare(sentence: Sentence, token: Token) -> bool:
    """ "need to take steps, *condemn* X": joined to an infinitive, or to what may yet be done, nothing is said."""
    first = token
    while first.relation == "conj" and first.head >= 0 and first.xpos == "VB":
        first = sentence.tokens[first.head]
    if first is not token and first.lemma.lower() in load_cues().verbs:
        return not _is_said(sentence, first)
    marks = {mark.lemma.lower() for mark in sentence.children(first.index, "mark")}
    auxiliaries = {child.lemma.lower() for child in sentence.children(first.index, "aux")}
    return first is not token and first.xpos == "VB" and bool("to" in marks or auxiliaries & _UNSAID)


def _has_subject(sentence: Sentence, token: Token) -> bool:
    """ "As the ministry noted, …" tells who; "as noted" does not."""
    return sentence.child(token.index, "nsubj") is not None


def _verb_words(sentence: Sentence, token: Token) -> tuple[int, ...]:
    particles = [child.index for child in sentence.children(token.index, "compound:prt")]
    return tuple(sorted([token.index, *particles]))


def _nouns(sentence: Sentence) -> Iterator[Cue]:
    """ "the minister's claim that …": the possessor speaks."""
    for token in sentence.tokens:
        if token.upos == "NOUN" and token.lemma.lower() in load_cues().nouns:
            clause = sentence.child(token.index, "acl", "ccomp")
            if clause is not None and sentence.child(token.index, "nmod:poss") and _has_mark(sentence, clause):
                yield Cue(token.index, (token.index,), (_NOUNS,))


def _has_mark(sentence: Sentence, clause: Token) -> bool:
    return any(mark.lemma.lower() in ("that", "to") for mark in sentence.children(clause.index, "mark"))


def _adjectives(sentence: Sentence) -> Iterator[Cue]:
    """ "is confident that …", "made it clear that …"."""
    for token in sentence.tokens:
        if token.upos != "ADJ" or token.lemma.lower() not in load_cues().adjectives:
            continue
        clause = sentence.child(token.index, "ccomp")
        subject = sentence.child(token.index, "nsubj")
        if clause is not None and subject is not None and _is_said(sentence, token):
            yield Cue(token.index, (token.index,), (_ADJECTIVE,))


def _attributing(sentence: Sentence) -> Iterator[Cue]:
    """ "According to the ministry, …": the noun after the preposition is the source."""
    for token in sentence.tokens:
        if token.relation != "case":
            continue
        words = (token, *sentence.children(token.index, "fixed"))
        printed = " ".join(word.text.lower() for word in words)
        if printed in load_cues().attributing and not _is_rate(sentence, token):
            yield Cue(token.head, tuple(word.index for word in words), (_ATTRIBUTING,))


def _is_rate(sentence: Sentence, token: Token) -> bool:
    """ "$2 per share" attributes nothing; "per the ministry" does."""
    return (
        token.lemma.lower() == "per"
        and sentence.child(token.head, "det", "nmod:poss", "amod") is None
        and (sentence.tokens[token.head].upos != "PROPN")
    )
