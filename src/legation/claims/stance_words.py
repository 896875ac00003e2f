"""Words by which a side says where it stands, with the head of their issue."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legation.claims.statements.cues import is_prospective
from legation.data.stances import StancePattern, load_stances
from legation.types.analysis import Sentence, Token
from legation.types.claims import Stance

_BEING = frozenset({"remain", "become", "stay", "represent", "constitute", "be"})
_DENYING = frozenset({"deny", "refuse", "decline", "stop", "cease"})
_UNSAID = frozenset({"will", "would", "could", "might", "may", "should"})
_DENIED = frozenset({"support", "endorse", "back", "favour", "favor"})
_UNDERTAKEN = frozenset(
    {"commitment", "determination", "resolve", "desire", "readiness", "dedication", "responsibility"}
)
"""Nouns with an "of" that names who holds them: "the commitment of both states to …"."""
_REASONS = frozenset({"for", "over"})
_JUDGING = frozenset(
    {"commend", "applaud", "hail", "welcome", "condemn", "criticise", "criticize", "denounce", "slam", "blast", "decry"}
)
"""Verbs that judge somebody for something."""
_OPPOSITE = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.SUPPORTS}


@dataclass(frozen=True, slots=True)
class Standing:
    """A stance word with the head of its issue; ``owner`` where a possessor holds it ("its opposition to")."""

    verb: Token
    stance: Stance
    issue: Token
    owner: Token | None = None
    word: Token | None = None
    """The noun that holds the stance where a verb only carries it ("discussed their *support* for X")."""
    party: Token | None = None
    """Whom the words name before the issue: who is urged, or praised for it."""


def standings(sentence: Sentence) -> Iterator[Standing]:
    """Every stance of a sentence that has an issue."""
    for token in sentence.tokens:
        if token.upos == "VERB" and _is_said(sentence, token):
            if not _is_of_a_thing(sentence, token):
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
    return not auxiliaries & _UNSAID and not denied and not is_prospective(sentence, token)


def _is_of_a_thing(sentence: Sentence, token: Token) -> bool:
    """ "their ability *to defend* X", "by *supporting* X": of a noun or of a means, not a side's own act."""
    owned = token.relation == "acl" and token.xpos == "VB" and _introduced_by(sentence, token, "to")
    means = token.xpos == "VBG" and _introduced_by(sentence, token, "by")
    noun = sentence.tokens[token.head] if owned and token.head >= 0 else None
    possessed = noun is not None and sentence.child(noun.index, "nmod:poss") is not None
    return means or (possessed and noun is not None and noun.lemma.lower() not in load_stances().nouns)


def _of_verb(sentence: Sentence, token: Token) -> Iterator[Standing]:
    for pattern in load_stances().verbs.get(token.lemma.lower(), ()):
        found = _urged(sentence, token, pattern) or _plain(sentence, token, pattern)
        if found is not None:
            yield found
            return


def _plain(sentence: Sentence, token: Token, pattern: StancePattern) -> Standing | None:
    """The stance on an object or phrase; "commended X *for* Y" with both."""
    issue = _issue(sentence, token, pattern)
    if issue is None:
        return None
    stance = _signed(sentence, token, pattern.stance)
    told = _told_of(sentence, token, issue) if "object" in pattern.issue else None
    if stance is None:
        return None
    return Standing(token, stance, issue) if told is None else Standing(token, stance, told, party=issue)


def _told_of(sentence: Sentence, token: Token, issue: Token) -> Token | None:
    """What is told of the object: "commended X *for* Y", "welcomed X *becoming* Y"."""
    reason = _with_case(sentence, token, _REASONS)
    if reason is not None and reason.index > issue.index and token.lemma.lower() in _JUDGING:
        return reason
    beside = max(sentence.subtree(issue.index)) + 1
    gerunds = (c for c in sentence.children(token.index, "xcomp", "advcl", "ccomp") if c.xpos == "VBG")
    named = issue.upos == "PROPN" and beside < len(sentence.tokens) and sentence.tokens[beside].upos != "PUNCT"
    return next((c for c in gerunds if named and min(sentence.subtree(c.index)) == beside), None)


def _urged(sentence: Sentence, token: Token, pattern: StancePattern) -> Standing | None:
    """ "urged X to do Y", "called on X not to do Y": what is urged, with who is to do it."""
    if "object+infinitive" in pattern.issue:
        party = sentence.child(token.index, "obj", "iobj")
    elif "on+clause" in pattern.issue:
        party = _with_case(sentence, token, frozenset({"on", "upon"}))
    else:
        return None
    clause = _infinitive_of(sentence, token, party) if party is not None else None
    if party is None or clause is None:
        return None
    return Standing(token, _as_urged(sentence, clause, pattern.stance), clause, party=party)


def _infinitive_of(sentence: Sentence, token: Token, party: Token) -> Token | None:
    """The infinitive that says what the party is to do, wherever the tree hangs it."""
    below = sentence.children(token.index, "xcomp", "advcl", "ccomp")
    within = sentence.children(party.index, "acl")
    after = (c for c in (*below, *within) if c.index > party.index)
    return next((c for c in after if sentence.child(c.index, "mark") is not None or c.relation == "xcomp"), None)


def _as_urged(sentence: Sentence, clause: Token, stance: Stance) -> Stance:
    """ "urged X *not* to do Y" is against Y."""
    denied = any(c.lemma.lower() == "not" and c.index < clause.index for c in sentence.children(clause.index, "advmod"))
    return _OPPOSITE.get(stance, stance) if denied else stance


def _issue(sentence: Sentence, token: Token, pattern: StancePattern) -> Token | None:
    """The head of the issue: the object, a clause, a prepositional phrase, or an infinitive."""
    if "clause" in pattern.issue:
        clause = sentence.child(token.index, "ccomp")
        if clause is not None and clause.index > token.index and clause.upos in ("VERB", "ADJ", "NOUN"):
            return clause
    if "object" in pattern.issue:
        target = sentence.child(token.index, "obj", "nsubj:pass")
        if target is not None and target.upos in ("NOUN", "PROPN", "VERB"):
            return target
        gerund = next((c for c in sentence.children(token.index, "xcomp") if c.xpos == "VBG"), None)
        if target is None and gerund is not None:
            return gerund
    phrase = _with_case(sentence, token, pattern.issue)
    owned = phrase is not None and _introduced_by(sentence, phrase, "of") and token.lemma.lower() in _UNDERTAKEN
    if "infinitive" not in pattern.issue or (phrase is not None and not owned):
        return phrase
    below = (c for c in sentence.children(token.index, "acl", "xcomp", "advcl") if c is not phrase)
    return next((c for c in below if _introduced_by(sentence, c, "to", "that")), phrase)


def _introduced_by(sentence: Sentence, phrase: Token, *words: str) -> bool:
    return any(c.lemma.lower() in words for c in sentence.children(phrase.index, "case", "mark"))


def _with_case(sentence: Sentence, token: Token, prepositions: frozenset[str]) -> Token | None:
    for phrase in sentence.children(token.index, "obl", "nmod", "advcl", "acl"):
        first = sentence.child(phrase.index, "case", "mark")
        if first is not None and first.lemma.lower() in prepositions and not _is_relative(phrase):
            return phrase
    return None


def _is_relative(token: Token) -> bool:
    """A pronoun ("to which"), or a clause that tells more of a noun ("on which X is based")."""
    return token.upos == "PRON" or token.deprel == "acl:relcl"


def _signed(sentence: Sentence, token: Token, stance: Stance) -> Stance | None:
    """ "Does not support X" opposes it; "does not oppose X", "did not hail X" tell no stance."""
    negated = any(c.lemma.lower() in ("not", "never", "no") for c in sentence.children(token.index, "advmod", "det"))
    if not negated:
        return stance
    return Stance.OPPOSES if stance is Stance.SUPPORTS and token.lemma.lower() in _DENIED else None


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
            yield _with_gerund(sentence, Standing(token, pattern.stance, issue, word=noun))


def _with_gerund(sentence: Sentence, found: Standing) -> Standing:
    """ "the importance of X *making progress*": what X is to do hangs on the noun."""
    beside = max(sentence.subtree(found.issue.index)) + 1
    gerunds = (c for c in sentence.children((found.word or found.verb).index, "acl") if c.xpos == "VBG")
    told = next((c for c in gerunds if min(sentence.subtree(c.index)) == beside), None)
    doing = told is not None and told.index == beside and _introduced_by(sentence, found.issue, "of")
    return found if told is None or not doing else replace(found, issue=told, party=found.issue)


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
            signed = _signed(sentence, said, stance)
            if signed is not None:
                yield Standing(token, signed, issue)


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
        yield Standing(token, pattern.stance, issue, owner, word=token)


def through(sentence: Sentence, found: Standing) -> tuple[Stance, Token]:
    """ "supports the removal of barriers" opposes the barriers."""
    if found.issue.lemma.lower() in load_stances().inverting and found.stance in _OPPOSITE:
        inner = _with_case(sentence, found.issue, frozenset({"of", "to"}))
        if inner is not None:
            return _OPPOSITE[found.stance], inner
    return found.stance, found.issue
