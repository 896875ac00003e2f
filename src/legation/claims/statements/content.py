"""The content of a cue: which words of the sentence were said."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from legation.claims.joining import apart_from
from legation.claims.statements.cues import Cue
from legation.data.cues import Strength, load_cues
from legation.types.analysis import Sentence, Token

Indices = frozenset[int]
_BELONGING = frozenset({"for", "over", "of", "as"})
TELLING = frozenset({"NOUN", "PROPN", "ADJ", "VERB", "NUM"})
"""Parts of speech of words of substance."""
"""Words that tell something: "the move" alone is no content worth keeping."""
_OCCASION = frozenset({"on", "upon"})
_OCCASIONS = frozenset(
    "meeting call conversation talk talks conference briefing interview visit speech ceremony summit session".split()
)
_LEAST = 3
"""Tokens before a closing cue that can hold something said."""
_CONDITIONS = frozenset({"if", "unless"})
_NOTHING: Indices = frozenset()
EDGES = frozenset({",", ".", ";", ":", "-", "–", "—", "...", "…", "--"})
_MARKS = frozenset("\"“”„«»‘’'`")


def content_of(sentence: Sentence, cue: Cue, speaker: Token | None = None) -> Indices:
    """Token indices of what the cue introduces by its grammar; empty when it introduces nothing.

    A finding ("the poll showed a lead") needs the ``speaker`` to be a document.
    """
    readers = (
        ("sentence", _whole_sentence),
        ("object+clause", _object_and_clause),
        ("on+clause", _called_on),
        ("object+predicate", _predication),
        ("clause", _clause),
        ("infinitive", _infinitive),
        ("gerund", _gerund),
        ("quote", _set_off),
        ("noun-clause", _carried_clause),
        ("object", _object),
    )
    for sort, reader in readers:
        if cue.takes(sort):
            found = reader(sentence, cue)
            if found:
                return _trimmed(sentence, _filled(sentence, cue, found))
    found = _prepositional(sentence, cue) or _finding(sentence, cue, speaker) or _host(sentence, cue, speaker)
    return _trimmed(sentence, _filled(sentence, cue, found))


def _filled(sentence: Sentence, cue: Cue, found: Indices) -> Indices:
    """Behind its cue a content is one stretch, wherever the tree hangs what stands inside it, but for another cue."""
    if not found or min(found) <= max(cue.words):
        return found
    whole = frozenset(range(min(found), max(found) + 1))
    inside = (sentence.tokens[index] for index in whole - found)
    return found if any(t.upos == "VERB" and t.lemma.lower() in load_cues().verbs for t in inside) else whole


def _subtree(sentence: Sentence, index: int, without: Iterable[int] = ()) -> Indices:
    dropped = {node for top in without for node in sentence.subtree(top)}
    return frozenset(sentence.subtree(index)) - dropped


def _whole_sentence(sentence: Sentence, cue: Cue) -> Indices:
    """According to X: the clause that X's noun hangs on, without X."""
    governor = sentence.tokens[cue.head].head
    if governor < 0:
        return _NOTHING
    top = _clause_top(sentence, governor)
    return _subtree(sentence, top, without=[cue.head])


def _clause_top(sentence: Sentence, index: int) -> int:
    """The head of the clause around a token: up to the nearest verb that is no modifier."""
    inside = ("obj", "obl", "nmod", "amod", "nsubj", "xcomp", "advmod", "nummod", "compound", "acl", "advcl")
    token = sentence.tokens[index]
    while token.head >= 0 and (token.relation in inside or _lacks_subject(sentence, token)):
        token = sentence.tokens[token.head]
    return token.index


def _lacks_subject(sentence: Sentence, token: Token) -> bool:
    """ "The ferry left the pier but *did not sink*, according to X": the joined verb tells nothing alone."""
    return token.relation == "conj" and token.upos == "VERB" and not _has_own_subject(sentence, token.index)


def _clause(sentence: Sentence, cue: Cue) -> Indices:
    """A complement clause, or the clause that the cue is set into ("X, he said, Y")."""
    found: set[int] = set()
    sorts = ("ccomp", "acl") if sentence.tokens[cue.head].upos == "NOUN" else ("ccomp",)
    for clause in sentence.children(cue.head, *sorts):
        whole = _has_own_subject(sentence, clause.index) or not _is_infinitive(sentence, clause)
        if whole or clause.index < cue.head:
            found.update(_from_mark(sentence, clause, _subtree(sentence, clause.index)))
    return frozenset(found)


def _is_within(sentence: Sentence, cue: Cue, clause: Token) -> bool:
    """Whether a "clause" stands amid the object: "stressed the need to send urgently *needed* help"."""
    target = sentence.child(cue.head, "obj")
    inside = sentence.subtree(target.index) if target is not None and target.upos == "NOUN" else ()
    return bool(inside) and inside[0] < clause.index < inside[-1]


def _told(sentence: Sentence, clauses: Sequence[Token]) -> Iterable[Token]:
    """The clauses with "that", where one has it: a hearer beside it is none, whatever the tree says."""
    marked = [c for c in clauses if any(m.lemma.lower() == "that" for m in sentence.children(c.index, "mark"))]
    return (c for c in clauses if not marked or c in marked or c.index > marked[0].index)


def _from_mark(sentence: Sentence, clause: Token, indices: Indices) -> Indices:
    """ "said on Monday that X": what stands before *that* is no part of the clause."""
    mark = next((m for m in sentence.children(clause.index, "mark") if m.lemma.lower() == "that"), None)
    return indices if mark is None else frozenset(index for index in indices if index >= mark.index)


def _set_off(sentence: Sentence, cue: Cue) -> Indices:
    """Words set off from the cue: "X," he said; he said: "X"; X, he said, Y."""
    token = sentence.tokens[cue.head]
    if token.relation == "parataxis" and _has_own_subject(sentence, cue.head):
        return _subtree(sentence, token.head, without=[cue.head])
    parataxis = [
        child
        for child in sentence.children(cue.head, "parataxis", "appos")
        if child.index > cue.head and _after_break(sentence, cue.head, child)
    ]
    return frozenset(node for child in parataxis for node in sentence.subtree(child.index))


def _has_own_subject(sentence: Sentence, index: int) -> bool:
    return sentence.child(index, "nsubj", "nsubj:pass") is not None


def _after_break(sentence: Sentence, head: int, child: Token) -> bool:
    """A colon, comma or quotation mark stands between the cue and what follows."""
    first = sentence.subtree(child.index)[0]
    between = sentence.tokens[min(head + 1, first) : first + 1]
    return any(t.text in (":", ",") or t.text[:1] in _MARKS for t in between)


def _infinitive(sentence: Sentence, cue: Cue) -> Indices:
    """ "vowed to respond"."""
    for clause in sentence.children(cue.head, "xcomp"):
        if _is_infinitive(sentence, clause) and clause.index > cue.head:
            return _subtree(sentence, clause.index)
    return _NOTHING


def _gerund(sentence: Sentence, cue: Cue) -> Indices:
    """ "proposed holding talks", "denied taking part"."""
    clause = next((c for c in sentence.children(cue.head, "xcomp", "ccomp") if c.xpos == "VBG"), None)
    return _subtree(sentence, clause.index) if clause is not None and clause.index > cue.head else _NOTHING


def _is_infinitive(sentence: Sentence, clause: Token) -> bool:
    return any(mark.lemma.lower() == "to" for mark in sentence.children(clause.index, "mark"))


def _object_and_clause(sentence: Sentence, cue: Cue) -> Indices:
    """ "urged all sides to show restraint": whom and what together."""
    target = sentence.child(cue.head, "obj", "iobj")
    clause = next(
        (c for c in sentence.children(cue.head, "xcomp", "ccomp", "advcl") if _is_infinitive(sentence, c)),
        None,
    )
    if target is None or clause is None or clause.index < target.index:
        return _NOTHING
    return _subtree(sentence, target.index) | _subtree(sentence, clause.index)


def _called_on(sentence: Sentence, cue: Cue) -> Indices:
    """ "called on all sides to show restraint"."""
    for target in sentence.children(cue.head, "obl", "nmod"):
        if not _case_is(sentence, target, "on", "upon"):
            continue
        clause = next(
            (c for c in sentence.children(cue.head, "xcomp", "advcl", "ccomp") if c.index > target.index),
            None,
        )
        below = sentence.child(target.index, "acl")
        if clause is None and below is None:
            continue
        tail = _subtree(sentence, clause.index) if clause else _NOTHING
        return (_subtree(sentence, target.index) | tail) - _cases(sentence, target)
    return _NOTHING


def _case_is(sentence: Sentence, token: Token, *words: str) -> bool:
    return any(case.lemma.lower() in words for case in sentence.children(token.index, "case"))


def _cases(sentence: Sentence, token: Token) -> Indices:
    return frozenset(case.index for case in sentence.children(token.index, "case"))


def _predication(sentence: Sentence, cue: Cue) -> Indices:
    """ "called the step “a provocation”": the object and what is said of it."""
    target = sentence.child(cue.head, "obj")
    said = next(
        (
            c
            for c in sentence.children(cue.head, "xcomp", "obl")
            if c.relation == "xcomp" or _case_is(sentence, c, "as")
        ),
        None,
    )
    if target is None or said is None or _is_infinitive(sentence, said):
        return _NOTHING
    return _subtree(sentence, target.index) | _subtree(sentence, said.index)


def _carried_clause(sentence: Sentence, cue: Cue) -> Indices:
    """ "expressed hope that …", "issued a statement saying …": the noun with what hangs on it."""
    carried = sentence.child(cue.head, "obj")
    if carried is None:
        return _NOTHING
    clause = sentence.child(carried.index, "acl", "ccomp")
    if clause is not None and carried.index < clause.index:
        return _subtree(sentence, carried.index)
    return _NOTHING


def _object(sentence: Sentence, cue: Cue) -> Indices:
    """A noun phrase that is content: "welcomed the decision"; never a pronoun alone."""
    target = sentence.child(cue.head, "obj")
    if target is None:
        return _passive(sentence, cue)
    if target.upos == "PRON" and (target.lemma.lower() != "what" or sentence.child(target.index, "acl") is None):
        return _NOTHING
    return _telling(sentence, _objects(sentence, cue) | _trailing(sentence, cue, target))


def _passive(sentence: Sentence, cue: Cue) -> Indices:
    """ "the vote was welcomed by the ministry": what was welcomed."""
    target = sentence.child(cue.head, "nsubj:pass")
    if target is None or target.upos == "PRON" or sentence.child(cue.head, "obl:agent") is None:
        return _NOTHING
    return _telling(sentence, _subtree(sentence, target.index))


def _telling(sentence: Sentence, found: Indices) -> Indices:
    """What tells something: more than one word of substance."""
    return found if sum(sentence.tokens[index].upos in TELLING for index in found) > 1 else _NOTHING


def _finding(sentence: Sentence, cue: Cue, speaker: Token | None) -> Indices:
    """ "the poll showed a lead of nine points": what a document shows."""
    found_by = speaker.lemma.lower() if speaker is not None else ""
    if found_by not in load_cues().documents or not any(p.strength is Strength.EVIDENCE for p in cue.patterns):
        return _NOTHING
    target = sentence.child(cue.head, "obj")
    if target is None or target.upos == "PRON":
        return _NOTHING
    tail = [c for c in sentence.children(cue.head, "obl", "xcomp", "advmod") if c.index > target.index]
    return _telling(sentence, _subtree(sentence, target.index).union(*(_subtree(sentence, c.index) for c in tail)))


def _host(sentence: Sentence, cue: Cue, speaker: Token | None) -> Indices:
    """The clause that the cue is set into or behind: "X, as the envoy noted, Y"; "X, experts say"."""
    token = sentence.tokens[cue.head]
    if not cue.takes("clause") or not cue.speaks or speaker is None:
        return _NOTHING
    if token.relation == "advcl" and _case_or_mark(sentence, token) == "as" and sentence.child(cue.head, "obj") is None:
        return _subtree(sentence, token.head, without=[cue.head])
    return _before(sentence, cue, speaker)


def _before(sentence: Sentence, cue: Cue, speaker: Token) -> Indices:
    """All before the comma where a sentence closes with speaker and cue, or cue and speaker."""
    first = min(*sentence.subtree(speaker.index), cue.head, *(c.index for c in sentence.children(cue.head, "aux")))
    last = max(cue.head, speaker.index)
    rest = [t for t in sentence.tokens[last + 1 :] if t.index not in sentence.subtree(speaker.index)]
    if first < _LEAST or sentence.tokens[first - 1].text != "," or any(t.upos in ("VERB", "AUX") for t in rest):
        return _NOTHING
    told = frozenset(range(first - 1))
    return told if any(sentence.tokens[index].upos == "VERB" for index in told) else _NOTHING


def _objects(sentence: Sentence, cue: Cue) -> Indices:
    """All objects: a possessor that the tree took for one of its own belongs to the same phrase."""
    return frozenset(node for child in sentence.children(cue.head, "obj") for node in sentence.subtree(child.index))


def _trailing(sentence: Sentence, cue: Cue, target: Token) -> Indices:
    """Phrases that belong to the object in sense but hang on the verb: "thanked X *for Y*"."""
    tails: set[int] = set()
    for phrase in sentence.children(cue.head, "obl", "advcl"):
        if phrase.index > target.index and _case_or_mark(sentence, phrase) in _belonging(cue):
            tails.update(sentence.subtree(phrase.index))
    return frozenset(tails)


def _belonging(cue: Cue) -> frozenset[str]:
    """ "congratulated X *on* Y": only thanks and the like have an occasion."""
    return _BELONGING | _OCCASION if "object-name" in cue.addressees else _BELONGING


def _case_or_mark(sentence: Sentence, token: Token) -> str:
    first = sentence.child(token.index, "case", "mark")
    return first.lemma.lower() if first else ""


def _prepositional(sentence: Sentence, cue: Cue) -> Indices:
    """ "warned of a famine", "called for talks"."""
    for phrase in sentence.children(cue.head, "obl", "nmod", "advcl", "xcomp", "ccomp"):
        word = _case_or_mark(sentence, phrase)
        undertaken = word == "to" and _is_infinitive(sentence, phrase)
        if word in cue.prepositions and not undertaken and phrase.index > cue.head:
            first = sentence.child(phrase.index, "case", "mark")
            told = _subtree(sentence, phrase.index) - ({first.index} if first else set())
            return told | _condition(sentence, cue, phrase)
    return _bidding(sentence, cue)


def _bidding(sentence: Sentence, cue: Cue) -> Indices:
    """ "called for X to leave", where the tree hangs "for X" on "leave"."""
    for clause in sentence.children(cue.head, "xcomp", "advcl"):
        asked = bidden_of(sentence, clause)
        if asked is not None and cue.head < asked.index and _case_or_mark(sentence, asked) in cue.prepositions:
            return _subtree(sentence, clause.index) - _cases(sentence, asked)
    return _NOTHING


def bidden_of(sentence: Sentence, clause: Token) -> Token | None:
    """Who is to do what an infinitive says: the phrase with "for" before its "to"."""
    if not _is_infinitive(sentence, clause):
        return None
    before = (c for c in sentence.children(clause.index, "obl") if c.index < clause.index)
    return next((c for c in before if _case_is(sentence, c, "for", "on", "upon")), None)


def _condition(sentence: Sentence, cue: Cue, phrase: Token) -> Indices:
    """ "warned of action *if the talks fail*": the condition is part of what was said."""
    clause = next((c for c in sentence.children(cue.head, "advcl") if c.index > phrase.index), None)
    if clause is None or _case_or_mark(sentence, clause) not in _CONDITIONS:
        return _NOTHING
    return _subtree(sentence, clause.index)


def _trimmed(sentence: Sentence, found: Indices) -> Indices:
    """Without commas, stops and a joining "and" at its edges; a quotation mark stays."""
    own = apart_from(sentence, found)
    order = sorted(own - _reported_aside(sentence, own) - _occasion(sentence, own))
    while order and (sentence.tokens[order[0]].text in EDGES or sentence.tokens[order[0]].relation == "cc"):
        order.pop(0)
    while order and sentence.tokens[order[-1]].text in EDGES:
        order.pop()
    return frozenset(order)


def _occasion(sentence: Sentence, found: Indices) -> Indices:
    """ "… during a meeting with X": when it was said, whatever the tree hangs it on."""
    for index in sorted(found):
        token = sentence.tokens[index]
        if token.lemma.lower() not in _OCCASIONS or token.relation not in ("obl", "nmod"):
            continue
        inside = frozenset(sentence.subtree(index))
        if sentence.tokens[token.head].relation == "acl" and sentence.tokens[token.head].xpos == "VBN":
            continue
        if _case_or_mark(sentence, token) == "during" and min(inside) > min(found):
            return frozenset(i for i in found if i >= min(inside))
    return _NOTHING


def _reported_aside(sentence: Sentence, found: Indices) -> Indices:
    """ "X, citing Y": a participle after the content that is a cue of its own tells another statement."""
    aside: set[int] = set()
    lexicon = load_cues().verbs
    for index in found:
        token = sentence.tokens[index]
        participle = token.relation == "advcl" and token.xpos == "VBG" and token.lemma.lower() in lexicon
        nodes = sentence.subtree(index)
        if participle and index > 0 and "," in (sentence.tokens[nodes[0]].text, sentence.tokens[nodes[0] - 1].text):
            aside.update(nodes)
    return frozenset(aside)


def runs(indices: Indices) -> Iterator[tuple[int, int]]:
    """First and last index of every unbroken run."""
    order = sorted(indices)
    start = 0
    for place in range(1, len(order) + 1):
        if place == len(order) or order[place] != order[place - 1] + 1:
            yield order[start], order[place - 1]
            start = place
