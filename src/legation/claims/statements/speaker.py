"""The speaker and the hearer of a cue, found by its grammar."""

from __future__ import annotations

from legation.claims.joining import joined_to
from legation.claims.statements.content import bidden_of
from legation.claims.statements.cues import Cue
from legation.data.cues import load_cues
from legation.types.analysis import Sentence, Token

_RELATIVE = frozenset({"who", "which", "that", "whom"})
_SUBJECT = ("nsubj", "nsubj:outer", "csubj")
_OPENING = frozenset({"DET", "PROPN", "NOUN", "ADJ", "NUM"})
_MODAL = frozenset({"will", "would", "can", "could", "may", "might", "do"})
_BEFORE_NOUN = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PRON"})
_WITHIN = frozenset({"det", "amod", "compound", "flat", "nmod", "nummod"})


def speaker_of(sentence: Sentence, cue: Cue) -> Token | None:
    """Head token of the noun phrase that names the speaker; None when the sentence does not name one."""
    if cue.takes("sentence"):
        return sentence.tokens[cue.head]
    if sentence.tokens[cue.head].upos == "NOUN":
        return sentence.child(cue.head, "nmod:poss")
    found = _behind(sentence, cue) or _subject(sentence, cue.head, seen=frozenset())
    return None if found is None or found.relation == "expl" else _owner(sentence, found)


def relative_of(sentence: Sentence, cue: Cue) -> Token | None:
    """The relative pronoun that stands for the speaker in the cue's own clause: "the envoy, *who* said …"."""
    token = sentence.tokens[cue.head]
    seen = 0
    while seen < len(sentence.tokens):
        own = _own_subject(sentence, token.index)
        if own is not None:
            return own if own.lemma.lower() in _RELATIVE else None
        if token.relation not in ("conj", "xcomp") or token.head < 0:
            return None
        token, seen = sentence.tokens[token.head], seen + 1
    return None


def _inverted(sentence: Sentence, cue: Cue) -> bool:
    """ "X," said the envoy: a verb of saying right behind a comma or mark, no subject before it."""
    token = sentence.tokens[cue.head]
    if cue.head == 0 or cue.head + 1 >= len(sentence.tokens) or token.xpos not in ("VBD", "VBZ", "VBP"):
        return False
    subjects = [c for c in sentence.children(cue.head, *_SUBJECT) if c.index < cue.head]
    joined = sentence.child(cue.head, "cc") is not None
    set_off = sentence.tokens[cue.head - 1].upos == "PUNCT" and not subjects and not joined
    return set_off and sentence.tokens[cue.head + 1].upos in _OPENING and cue.takes("quote")


def _behind(sentence: Sentence, cue: Cue) -> Token | None:
    """The noun right behind an inverted verb, whatever the tree made of it."""
    if not _inverted(sentence, cue):
        return None
    head = sentence.tokens[cue.head + 1]
    while head.relation in _WITHIN and cue.head < head.head:
        head = sentence.tokens[head.head]
    return head if head.upos in ("NOUN", "PROPN") else None


def _subject(sentence: Sentence, index: int, seen: frozenset[int]) -> Token | None:
    """The subject of a verb: its own, or by coordination, control or participle another's."""
    if index in seen:
        return None
    own = _own_subject(sentence, index)
    if own is not None:
        return _antecedent(sentence, index) if own.lemma.lower() in _RELATIVE else own
    agent = sentence.child(index, "obl:agent")
    if agent is not None or sentence.child(index, "nsubj:pass") is not None:
        return agent
    return _inherited(sentence, index, seen | {index})


def _own_subject(sentence: Sentence, index: int) -> Token | None:
    """The verb's own subject; of two before it the nearer, for the other is the subject of what was said."""
    own = [c for c in sentence.children(index, *_SUBJECT) if c.deprel != "nsubj:pass"]
    before = [c for c in own if c.index < index]
    return before[-1] if before else next(iter(own), None)


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
    outer = joined_to(sentence, token)
    if outer is not None:
        return _subject(sentence, outer.index, seen)
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
    return _bidden(sentence, cue) if "clause-subject" in places else None


def _bidden(sentence: Sentence, cue: Cue) -> Token | None:
    """Who is to do what is demanded: "called for *X* to leave", "demanded that *X* leave"."""
    for clause in sentence.children(cue.head, "ccomp", "advcl", "xcomp"):
        asked = clause.xpos == "VB" and not any(
            a.lemma.lower() in _MODAL for a in sentence.children(clause.index, "aux")
        )
        named = sentence.child(clause.index, "nsubj", "nsubj:pass") or bidden_of(sentence, clause)
        subject = named if asked and clause.index > cue.head else None
        if subject is not None:
            return subject
    return None


def _after(sentence: Sentence, verb: int) -> Token | None:
    """A second subject behind the verb is its object: "told the envoy that …"."""
    first, *others = sentence.children(verb, "nsubj") or (None,)
    return next((t for t in others if first is not None and first.index < verb < t.index), None)


def speaker_words(sentence: Sentence, cue: Cue, speaker: Token) -> tuple[int, int]:
    """First and last token index of the words that name the speaker in the cue's own clause."""
    relative = relative_of(sentence, cue)
    if relative is not None:
        return relative.index, relative.index
    return phrase(sentence, speaker, apart=cue.head)


def phrase(sentence: Sentence, token: Token, apart: int = -1) -> tuple[int, int]:
    """First and last token index of the noun phrase of a head, without the clause around it.

    A clause inside the phrase that holds the token ``apart`` is left out.
    """
    kept = _kept(sentence, token, apart)
    first = last = kept.index(token.index)
    while first > 0 and _joined(sentence, kept[first - 1], kept[first]):
        first -= 1
    while last + 1 < len(kept) and _joined(sentence, kept[last], kept[last + 1]):
        last += 1
    start, end = _with_title(sentence, kept[first]), _with_name(sentence, kept[last], apart)
    if _closes_insertion(sentence, token, end):
        return start, end + 1
    while end > token.index and sentence.tokens[end].upos == "PUNCT" and sentence.tokens[end].text != ")":
        end -= 1
    return start, end


def _kept(sentence: Sentence, token: Token, apart: int) -> list[int]:
    """The subtree without what is no part of the name."""
    dropped: set[int] = set()
    for child in sentence.children(token.index):
        nodes = sentence.subtree(child.index)
        before = child.relation in ("case", "cc", "punct", "cop", "mark") and child.index < token.index
        if before or child.relation in ("parataxis", "ccomp", "punct") or apart in nodes or _is_told(sentence, child):
            dropped.update(nodes)
    for inner in sentence.subtree(token.index):
        if inner != token.index and inner not in dropped and _is_told(sentence, sentence.tokens[inner]):
            dropped.update(sentence.subtree(inner))
    return [node for node in sentence.subtree(token.index) if node not in dropped]


def _is_told(sentence: Sentence, clause: Token) -> bool:
    """A clause set off by a comma tells of somebody and does not name him: "Dar, *who spoke in Doha*, said"."""
    first = sentence.subtree(clause.index)[0]
    comma = "," in (sentence.tokens[first].text, sentence.tokens[first - 1].text if first else "")
    return comma and (clause.relation in ("acl", "advcl") and clause.xpos == "VBG")


def _with_name(sentence: Sentence, end: int, apart: int) -> int:
    """A name right behind a title belongs to it, whatever the tree made of it: "presidential nominee *X Y*"."""
    named = sentence.tokens[end].upos in ("NOUN", "PROPN")
    while named and end + 1 < len(sentence.tokens) and end + 1 != apart:
        after = sentence.tokens[end + 1]
        if after.upos != "PROPN" or after.relation == "obl":
            break
        end += 1
    return end


def _with_title(sentence: Sentence, start: int) -> int:
    """A title right before a name belongs to it: "*the radio host* X Y"."""
    tokens = sentence.tokens
    if start == 0 or tokens[start].upos != "PROPN" or tokens[start - 1].upos != "NOUN":
        return start
    first = start - 1
    while first > 0 and tokens[first - 1].upos in _BEFORE_NOUN and first <= tokens[first - 1].head < start:
        first -= 1
    return first


def _closes_insertion(sentence: Sentence, token: Token, end: int) -> bool:
    """The comma after "Dar, the foreign minister," or "Dar, 75," belongs to the phrase that it closes."""
    after = sentence.tokens[end + 1] if end + 1 < len(sentence.tokens) else None
    opened = any(sentence.tokens[i].text == "," for i in range(token.index, end))
    listed = sentence.child(token.index, "conj") is not None and sentence.child(token.index, "appos", "acl") is None
    return after is not None and after.text == "," and opened and not listed


def _joined(sentence: Sentence, left: int, right: int) -> bool:
    """Neighbours, or parted by punctuation alone."""
    return all(sentence.tokens[i].upos == "PUNCT" for i in range(left + 1, right))
