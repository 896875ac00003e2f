"""What the antecedent ranker sees of a mention and of a pair of mentions, as numbers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from legation.analysis.mention_spans import Candidate
from legation.analysis.model import Parse
from legation.types.analysis import Sentence, Token

Floats = NDArray[np.float32]

TYPES = (
    "",
    "person",
    "organization",
    "place",
    "event",
    "time",
    "object",
    "abstract",
    "animal",
    "plant",
    "substance",
)
KINDS = ("name", "nominal", "pronoun", "verb")
_PRONOUNS = (
    ("i me my mine myself", "1s"),
    ("we us our ours ourselves", "1p"),
    ("you your yours yourself yourselves", "2"),
    ("he him his himself", "m"),
    ("she her hers herself", "f"),
    ("it its itself", "n"),
    ("they them their theirs themselves themself", "p"),
    ("this that", "d"),
    ("these those", "dp"),
    ("who whom whose which", "r"),
    ("there here then", "a"),
    ("one ones another others other each both all some", "q"),
)
PRONOUNS = {word: group for words, group in _PRONOUNS for word in words.split()}
GROUPS = ("", *dict.fromkeys(group for _, group in _PRONOUNS), "x")
ARTICLES = ("", "the", "a", "this", "my", "other", "bare")
ROLES = (
    "nsubj",
    "obj",
    "iobj",
    "obl",
    "nmod",
    "nmod:poss",
    "root",
    "conj",
    "appos",
    "compound",
    "nsubj:pass",
    "det",
    "advmod",
    "xcomp",
    "dep",
)
GOVERNORS = ("", "VERB", "NOUN", "ADJ", "PROPN", "AUX", "PRON", "ADV")
_MARKS = ('"', "“", "”")
#: A quotation that runs on for more sentences was never closed.
_LONGEST_QUOTE = 6
_DETERMINERS = {
    "the": "the",
    "a": "a",
    "an": "a",
    "this": "this",
    "that": "this",
    "these": "this",
    "those": "this",
}
_MALE = frozenset("mr sir lord king prince sheikh sultan brother father son man boy husband chairman spokesman".split())
_FEMALE = frozenset("mrs ms miss madam lady queen princess sister mother daughter woman girl wife spokeswoman".split())


@dataclass(frozen=True, slots=True)
class Facts:
    """What is known of one mention without looking at others."""

    mention: Candidate
    kind: int
    group: str
    number: str
    gender: str
    text: str
    head: str
    content: frozenset[str]
    position: int
    row: tuple[int, ...]
    role: int
    reflexive: bool
    quoted: bool


def facts(parses: Sequence[Parse], mentions: Sequence[Candidate]) -> list[Facts]:
    """Facts of all mentions of a text."""
    starts, total = [], 0
    for parse in parses:
        starts.append(total)
        total += len(parse.sentence.tokens)
    inside = list(_quoted(parses))
    return [
        _facts(parses[m.sentence].sentence, m, starts[m.sentence], quoted=inside[m.sentence][m.head]) for m in mentions
    ]


def _quoted(parses: Sequence[Parse]) -> Iterator[list[bool]]:
    """Per word whether it stands between quotation marks; a mark that nobody closes counts for a few sentences."""
    since = -1
    for number, parse in enumerate(parses):
        found = []
        for token in parse.sentence.tokens:
            if token.text in _MARKS:
                opens = token.text != "”" and since < 0
                since = number if opens else -1
            found.append(since >= 0)
        if since >= 0 and number - since >= _LONGEST_QUOTE:
            since = -1
        yield found


def _facts(sentence: Sentence, mention: Candidate, start: int, *, quoted: bool) -> Facts:
    tokens = sentence.tokens[mention.first : mention.last + 1]
    head = sentence.tokens[mention.head]
    group = PRONOUNS.get(head.text.lower(), "x") if _is_pronoun(head, mention) else ""
    kind = _kind(head, group)
    words = frozenset(t.lemma.lower() for t in tokens if t.upos in ("NOUN", "PROPN", "ADJ", "NUM", "VERB"))
    text = " ".join(t.text.lower() for t in tokens if t.upos not in ("DET", "PUNCT", "PART"))
    number = _number(head, group, mention)
    gender = _gender(tokens, group)
    reflexive = head.text.lower().endswith(("self", "selves"))
    row = (
        *_row(sentence, mention, head, kind, group, number),
        *_place(sentence, head, reflexive=reflexive, quoted=quoted),
    )
    where = start + mention.first
    return Facts(
        mention,
        kind,
        group,
        number,
        gender,
        text,
        head.lemma.lower(),
        words,
        where,
        row,
        _role(head),
        reflexive,
        quoted,
    )


def _place(sentence: Sentence, head: Token, *, reflexive: bool, quoted: bool) -> tuple[int, ...]:
    """What governs the mention, and whether that has a clause beside it ("it is clear that ...")."""
    over = sentence.tokens[head.head] if head.head >= 0 else None
    kind = GOVERNORS.index(over.upos) if over and over.upos in GOVERNORS else 0
    clause = over is not None and sentence.child(over.index, "csubj", "ccomp", "xcomp", "advcl", "acl") is not None
    return (kind, int(clause), int(reflexive), int(quoted), _size(len(sentence.tokens)))


def _size(words: int) -> int:
    return sum(words >= step for step in (4, 10, 25))


def _is_pronoun(head: Token, mention: Candidate) -> bool:
    single = mention.first == mention.last
    return head.upos == "PRON" or (single and head.upos in ("DET", "ADV") and head.text.lower() in PRONOUNS)


def _kind(head: Token, group: str) -> int:
    if group:
        return 2
    if head.upos == "PROPN":
        return 0
    return 3 if head.upos in ("VERB", "AUX") else 1


def _number(head: Token, group: str, mention: Candidate) -> str:
    if mention.group or group in ("p", "1p", "dp"):
        return "Plur"
    return head.feats.get("Number", "") if group not in ("2", "r", "x", "q") else ""


def _gender(tokens: Sequence[Token], group: str) -> str:
    if group in ("m", "f", "n"):
        return group
    words = {t.text.lower().rstrip(".") for t in tokens}
    if words & _MALE:
        return "m"
    return "f" if words & _FEMALE else ""


def _row(sentence: Sentence, mention: Candidate, head: Token, kind: int, group: str, number: str) -> tuple[int, ...]:
    first = sentence.tokens[mention.first]
    return (
        TYPES.index(mention.type) if mention.type in TYPES else 0,
        kind,
        GROUPS.index(group),
        ARTICLES.index(_article(first, head)),
        _role(head),
        ("", "Sing", "Plur").index(number) if number in ("Sing", "Plur") else 0,
        int(mention.group),
        min(4, mention.last - mention.first),
        int(mention.first == 0),
        min(3, mention.sentence),
    )


#: How many values each number of a mention's row can take.
ROW_SIZES = (len(TYPES), len(KINDS), len(GROUPS), len(ARTICLES), len(ROLES), 3, 2, 5, 2, 4, len(GOVERNORS), 2, 2, 2, 4)


def _article(first: Token, head: Token) -> str:
    if first.index == head.index:
        return "bare"
    word = first.text.lower()
    if word in _DETERMINERS:
        return _DETERMINERS[word]
    return "my" if first.xpos == "PRP$" else "other"


def _role(head: Token) -> int:
    if head.deprel in ROLES:
        return ROLES.index(head.deprel)
    return ROLES.index(head.relation) if head.relation in ROLES else len(ROLES) - 1


PAIR_SIZE = 60
_STEPS = (0, 1, 2, 3, 4, 6, 9, 14, 22, 40)


def pair(now: Facts, before: Facts, apart: int, sentences: Sequence[Sentence]) -> list[int]:
    """Numbers of the features (below PAIR_SIZE) that hold of a mention and an earlier one ``apart`` mentions back."""
    found = [_bucket(now.mention.sentence - before.mention.sentence), 10 + _bucket(apart)]
    found.extend(_agreement(now, before))
    found.extend(_setting(now, before))
    found.extend(_wording(now, before))
    if now.mention.sentence == before.mention.sentence:
        found.extend(_together(now, before, sentences[now.mention.sentence]))
    return found


def _bucket(distance: int) -> int:
    return bisect_right(_STEPS, distance) - 1


def _agreement(now: Facts, before: Facts) -> list[int]:
    found = []
    if now.number and before.number:
        found.append(20 if now.number == before.number else 21)
    if now.gender and before.gender:
        found.append(22 if now.gender == before.gender else 23)
    if now.mention.type == before.mention.type:
        found.append(24)
    if now.group and before.group:
        found.append(25 if now.group == before.group else 26)
    if now.group in ("m", "f") and before.mention.type not in ("person", "animal"):
        found.append(27)
    if now.group == "n" and before.mention.type == "person":
        found.append(28)
    return found


def _setting(now: Facts, before: Facts) -> list[int]:
    """Roles and quotation marks."""
    found = [48] if now.role == before.role else []
    if now.role == before.role == 0:
        found.append(49)
    if now.quoted != before.quoted:
        found.append(50 if now.quoted else 51)
        if now.quoted and now.group in ("1s", "1p") and before.role == 0:
            found.append(52)
    elif now.quoted:
        found.append(53)
    return found


def _wording(now: Facts, before: Facts) -> list[int]:
    if now.group or before.group:
        return [29] if now.text == before.text else []
    found = []
    if now.text and now.text == before.text:
        found.append(30)
    if now.head == before.head:
        found.append(31)
        found.append(32 if now.content <= before.content else 33)
    elif now.head in before.content or before.head in now.content:
        found.append(34)
    if now.content & before.content:
        found.append(35 if now.content <= before.content or before.content <= now.content else 36)
    if _acronym(now.text, before.text) or _acronym(before.text, now.text):
        found.append(37)
    if now.kind == before.kind == 0 and now.head != before.head:
        found.append(38)
    return found


def _acronym(short: str, long: str) -> bool:
    parts = [w for w in long.split() if w not in ("of", "the", "and", "for", "-")]
    return len(parts) > 1 and short.replace(".", "") == "".join(w[0] for w in parts)


def _together(now: Facts, before: Facts, sentence: Sentence) -> list[int]:
    a, b = before.mention, now.mention
    found = [39]
    if a.first <= b.first and b.last <= a.last:
        found.append(40)
    head, other = sentence.tokens[b.head], sentence.tokens[a.head]
    if head.deprel == "appos" and head.head == a.head:
        found.append(41)
    if head.head == other.head and head.head >= 0:
        found.append(42)
        if now.group:
            found.append(54 if now.reflexive else 55)
    if other.head == b.head:
        found.append(43)
    if head.head == a.head:
        found.append(44)
    if sentence.child(b.head, "cop") is not None and other.head == b.head and other.relation == "nsubj":
        found.append(45)
    if 0 <= b.first - a.last <= 2:
        found.append(46)
    if now.group == "r" and head.head >= 0 and any(t.index == a.head for t in sentence.ancestors(b.head)):
        found.append(47)
    return found
