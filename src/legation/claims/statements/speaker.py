"""The speaker and the hearer of a cue, found by its grammar."""

from __future__ import annotations

from legation.claims.statements.cues import Cue
from legation.data.cues import load_cues
from legation.types.analysis import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT = ("nsubj", "nsubj:outer", "csubj")


def speaker_of(sentence: Sentence, cue: Cue) -> Token | None:
    """Head token of the noun phrase that names the speaker; None when the sentence does not name one."""
    if cue.takes("sentence"):
        return sentence.tokens[cue.head]
    if sentence.tokens[cue.head].upos == "NOUN":
        return sentence.child(cue.head, "nmod:poss")
    found = _subject(sentence, cue.head, seen=frozenset())
    return None if found is None or found.relation == "expl" else _owner(sentence, found)


def _subject(sentence: Sentence, index: int, seen: frozenset[int]) -> Token | None:
    """The subject of a verb: its own, or by coordination, control or participle another's."""
    if index in seen:
        return None
    own = next((c for c in sentence.children(index, *_SUBJECT) if c.deprel != "nsubj:pass"), None)
    if own is not None:
        return _antecedent(sentence, index) if own.lemma.lower() in _RELATIVE else own
    agent = sentence.child(index, "obl:agent")
    if agent is not None or sentence.child(index, "nsubj:pass") is not None:
        return agent
    return _inherited(sentence, index, seen | {index})


def _antecedent(sentence: Sentence, verb: int) -> Token | None:
    """The noun that a relative clause says something of."""
    token = sentence.tokens[verb]
    while token.relation in ("conj", "xcomp", "ccomp") and token.head >= 0:
        token = sentence.tokens[token.head]
    return sentence.tokens[token.head] if token.relation == "acl" and token.head >= 0 else None


def _inherited(sentence: Sentence, index: int, seen: frozenset[int]) -> Token | None:
    token = sentence.tokens[index]
    if token.head < 0:
        return None
    if token.relation == "acl":
        return sentence.tokens[token.head]
    if token.relation in ("conj", "xcomp", "advcl", "parataxis", "ccomp"):
        return _subject(sentence, token.head, seen)
    return None


def _owner(sentence: Sentence, token: Token) -> Token:
    """Whose document speaks: the issuer of a statement, the owner of a report."""
    if token.lemma.lower() not in load_cues().documents or token.upos == "PROPN":
        return token
    owner = sentence.child(token.index, "nmod:poss")
    if owner is not None:
        return owner
    governor = sentence.tokens[token.head] if token.head >= 0 else None
    if governor is not None and token.relation in ("obj", "obl") and governor.upos == "VERB":
        return sentence.child(governor.index, *_SUBJECT) or token
    return _of(sentence, token) or token


def _of(sentence: Sentence, token: Token) -> Token | None:
    """ "a statement from the ministry", "a report by the agency"."""
    for phrase in sentence.children(token.index, "nmod", "obl"):
        case = sentence.child(phrase.index, "case")
        if case is not None and case.lemma.lower() in ("from", "by"):
            return phrase
    return None


def hearer_of(sentence: Sentence, cue: Cue) -> Token | None:
    """Head token of the noun phrase that names the hearer; None when the clause names none."""
    places = cue.addressees
    if places & {"object", "object-name"}:
        target = sentence.child(cue.head, "iobj") or sentence.child(cue.head, "obj") or _after(sentence, cue.head)
        if target is not None and target.upos in ("PROPN", "NOUN", "PRON"):
            return target
    for phrase in sentence.children(cue.head, "obl", "nmod"):
        case = sentence.child(phrase.index, "case")
        if case is not None and case.lemma.lower() in places:
            return phrase
    return None


def _after(sentence: Sentence, verb: int) -> Token | None:
    """A second subject behind the verb is its object: "told the envoy that …"."""
    first, *others = sentence.children(verb, "nsubj") or (None,)
    return next((t for t in others if first is not None and first.index < verb < t.index), None)


def phrase(sentence: Sentence, token: Token) -> tuple[int, int]:
    """First and last token index of the noun phrase of a head, without the clause around it."""
    dropped = {
        node
        for child in sentence.children(token.index, "case", "cc", "punct", "parataxis", "ccomp", "cop", "mark")
        if child.index < token.index or child.relation in ("parataxis", "ccomp", "punct")
        for node in sentence.subtree(child.index)
    }
    kept = [node for node in sentence.subtree(token.index) if node not in dropped]
    first = last = kept.index(token.index)
    while first > 0 and _joined(sentence, kept[first - 1], kept[first]):
        first -= 1
    while last + 1 < len(kept) and _joined(sentence, kept[last], kept[last + 1]):
        last += 1
    start, end = kept[first], kept[last]
    if _closes_apposition(sentence, token, end):
        return start, end + 1
    while end > token.index and sentence.tokens[end].upos == "PUNCT" and sentence.tokens[end].text != ")":
        end -= 1
    return start, end


def _closes_apposition(sentence: Sentence, token: Token, end: int) -> bool:
    """The comma after "Dar, the foreign minister," belongs to the phrase that it closes."""
    inserted = sentence.child(token.index, "appos", "acl")
    after = sentence.tokens[end + 1] if end + 1 < len(sentence.tokens) else None
    opened = any(sentence.tokens[i].text == "," for i in range(token.index, end))
    return inserted is not None and after is not None and after.text == "," and opened


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Neighbours, or parted by punctuation alone."""
    return all(sentence.tokens[i].upos == "PUNCT" for i in range(left + 1, right))
