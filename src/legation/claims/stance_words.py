"""Words by which a side says where it stands, with the head of their issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from legation.data.stances import StancePattern, load_stances
from legation.types.analysis import Sentence, Token
from legation.types.claims import Stance

_BEING = frozenset({"remain", "become", "stay", "represent", "constitute", "be"})
_DENYING = frozenset({"deny", "refuse", "decline", "stop", "cease"})
_UNSAID = frozenset({"will", "would", "could", "might", "may", "should"})
_OPPOSITE = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Standing:
    """A stance word with the head of its issue; ``owner`` where a possessor holds it ("its opposition to")."""

    verb: Token
    stance: Stance
    issue: Token
    owner: Token | None = None


def standings(sentence: Sentence) -> Iterator[Standing]:
    """Every stance of a sentence that has an issue."""
    for token in sentence.tokens:
        if token.upos == "VERB" and _is_said(sentence, token):
            yield from _of_verb(sentence, token)
            yield from _of_carrier(sentence, token)
            yield from _of_predicate(sentence, token)
        if token.upos in ("ADJ", "NOUN", "VERB"):
            yield from _of_adjective(sentence, token)
        if token.upos == "NOUN":
            yield from _of_owned(sentence, token)


def _is_said(sentence: Sentence, token: Token) -> bool:
    auxiliaries = {child.lemma.lower() for child in sentence.children(token.index, "aux")}
    governor = sentence.tokens[token.head].lemma.lower() if token.head >= 0 else ""
    denied = token.relation in ("xcomp", "ccomp", "advcl") and governor in _DENYING
    return not auxiliaries & _UNSAID and not denied


def _of_verb(sentence: Sentence, token: Token) -> Iterator[Standing]:
    for pattern in load_stances().verbs.get(token.lemma.lower(), ()):
        issue = _issue(sentence, token, pattern)
        if issue is not None:
            yield Standing(token, _signed(sentence, token, pattern.stance), issue)
            return


def _issue(sentence: Sentence, token: Token, pattern: StancePattern) -> Token | None:
    """The head of the issue: the object, a prepositional phrase, or an infinitive."""
    if "object" in pattern.issue:
        target = sentence.child(token.index, "obj", "nsubj:pass")
        if target is not None and target.upos in ("NOUN", "PROPN", "VERB"):
            return target
        gerund = next((c for c in sentence.children(token.index, "xcomp") if c.xpos == "VBG"), None)
        if target is None and gerund is not None:
            return gerund
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


def _of_carrier(sentence: Sentence, token: Token) -> Iterator[Standing]:
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
            yield Standing(token, pattern.stance, issue)


def _conjuncts(sentence: Sentence, token: Token | None) -> tuple[Token, ...]:
    return sentence.children(token.index, "conj") if token is not None else ()


def _of_predicate(sentence: Sentence, token: Token) -> Iterator[Standing]:
    """ "called X a necessity", "said that X is unacceptable"."""
    predicates = load_stances().predicates
    target = sentence.child(token.index, "obj")
    for said in sentence.children(token.index, "xcomp", "ccomp", "obl"):
        held = _held(sentence, said) if said.relation == "ccomp" else said
        stance = predicates.get(held.lemma.lower())
        issue = target if said.relation != "ccomp" else sentence.child(said.index, "nsubj", "csubj")
        if stance is not None and issue is not None and issue.upos != "PRON":
            yield Standing(token, _signed(sentence, said, stance), issue)


def _held(sentence: Sentence, said: Token) -> Token:
    """ "remains a priority": the noun after the verb of being is what is said."""
    inner = sentence.child(said.index, "xcomp", "obj") if said.lemma.lower() in _BEING else None
    return inner or said


def _of_adjective(sentence: Sentence, token: Token) -> Iterator[Standing]:
    pattern = load_stances().adjectives.get(token.lemma.lower()) or load_stances().adjectives.get(token.text.lower())
    if pattern is None or sentence.child(token.index, "nsubj", "nsubj:pass") is None:
        return
    issue = _with_case(sentence, token, pattern.issue)
    if issue is not None:
        yield Standing(token, pattern.stance, issue)


def _of_owned(sentence: Sentence, token: Token) -> Iterator[Standing]:
    """ "despite *their concerns about* X", "united in *its condemnation of* X": the possessor holds it."""
    pattern = load_stances().nouns.get(token.lemma.lower())
    owner = sentence.child(token.index, "nmod:poss")
    carrier = sentence.tokens[token.head].lemma.lower() if token.relation in ("obj", "conj") and token.head >= 0 else ""
    if pattern is None or owner is None or carrier in load_stances().carriers:
        return
    issue = _with_case(sentence, token, pattern.issue)
    if issue is not None and token.lemma.lower() in load_stances().owned:
        yield Standing(token, pattern.stance, issue, owner)


def through(sentence: Sentence, found: Standing) -> tuple[Stance, Token]:
    """ "supports the removal of barriers" opposes the barriers."""
    if found.issue.lemma.lower() in load_stances().inverting and found.stance in _OPPOSITE:
        inner = _with_case(sentence, found.issue, frozenset({"of", "to"}))
        if inner is not None:
            return _OPPOSITE[found.stance], inner
    return found.stance, found.issue
