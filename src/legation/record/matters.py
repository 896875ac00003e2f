"""What an undertaking is about, whatever its amount, its day, its firmness and the words around it.

One target is told for years: raised, put off, signed. So its figures and dates, the names of its
sides and the words of undertaking are left out, and words for one thing count as one.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType

from legation.data.sameness import load_sameness
from legation.data.softness import load_softness
from legation.data.states import states
from legation.text.wording import IDLE, words
from legation.types.claims import Amount, Commitment, CommitmentKind, Position

CLOSE = 0.8
"""Likeness of two matters from which a target is the same one, whatever its amount."""
PAIR = 2
LEAST = 3
"""Words in common from which two undertakings with other deadlines may be one that was put off."""
_SAME: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            ("increase", "boost", "lift", "bring", "expand", "grow", "reach", "take", "push", "lower"), "raise"
        ),
        **dict.fromkeys(("commerce", "turnover", "exchange", "exchanges"), "trade"),
        **dict.fromkeys(("aid", "assistance", "help"), "support"),
        **dict.fromkeys(("give", "deliver", "supply", "send"), "provide"),
        **dict.fromkeys(("create", "set", "establish", "form", "launch", "found"), "establish"),
        **dict.fromkeys(("deepen", "enhance", "develop", "bolster", "reinforce", "upgrade"), "strengthen"),
        **dict.fromkeys(("ties", "relationship", "relations"), "relations"),
        **dict.fromkeys(("complete", "conclude", "finalise"), "finish"),
    }
)
_DIRECTED = frozenset(("export", "import"))
_BARE = frozenset(
    "bilateral mutual two way annual yearly year billion million trillion crore lakh bn usd eur gbp dollars dollar"
    " euros euro up sign signed pursue between both their our countries sides continue remain further additional new"
    " least more than over".split()
)

_VAGUE = frozenset(
    "strengthen establish improve renew uphold relation relations tie partnership cooperation cooperate friendship"
    " security country nation people strong close do so it this these that such".split()
)
"""What may be promised to anybody."""


def matter(claim: Commitment) -> frozenset[str]:
    """The words that tell what is undertaken; all of the action's when nothing else is left."""
    return _matter(claim.action) or frozenset(words(claim.action)) - IDLE


@lru_cache(maxsize=20_000)
def _matter(action: str) -> frozenset[str]:
    found = (word for word in words(action) if word not in IDLE and not word[0].isdigit())
    told = {_SAME.get(base, base) for word in found if (base := _base(word)) not in _BARE}
    return frozenset(told - _names() - load_softness().words["instruments"])


def _base(word: str) -> str:
    """The verb or noun of the table that a word is a form of, else the word without a plural's end."""
    known = load_softness().forms.get(word)
    return known or (word[:-1] if len(word) > LEAST and word.endswith("s") and not word.endswith("ss") else word)


@lru_cache(maxsize=1)
def _names() -> frozenset[str]:
    """The words of the states' usual names."""
    return frozenset(word for state in states().values() for word in words(state.name))


def particulars(claim: Commitment) -> frozenset[str]:
    """The words of what is undertaken, and of its object, by which it is told from other promises."""
    return (matter(claim) | _matter(claim.object)) - _VAGUE


def kernel(claim: Commitment) -> frozenset[str]:
    """The words by which an undertaking is known again on another day: none that may be promised to anybody.

    Nor those of staying in touch, which is promised on every occasion.
    """
    sides = {*claim.by, *claim.to}
    own = frozenset(word for side in sides for word in _side_words(side))
    return (matter(claim) | _matter(claim.object)) - _common() - own


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Words that may be promised to anybody and words of staying in touch, as they stand in a matter."""
    listed = load_sameness().general | load_sameness().contact
    bases = (_base(word) for word in listed)
    return listed | {_SAME.get(base, base) for base in bases}


@lru_cache(maxsize=2_000)
def _side_words(side: str) -> frozenset[str]:
    """The words of a side's names and of its people's, as they stand in what is undertaken."""
    state = states().get(side)
    names = (state.name, *state.names, *state.adjectives) if state else (side,)
    return frozenset(_base(word) for name in names for word in words(name.lstrip("=")))


def alike(one: Commitment, other: Commitment) -> float:
    """Share of the two matters' words in common (Dice); 0 to 1."""
    left, right = matter(one), matter(other)
    return 2 * len(left & right) / (len(left) + len(right)) if left and right else 0.0


def is_shared_target(one: Commitment, other: Commitment) -> bool:
    """Whether both are told of one level that two sides are to reach together, whoever of them speaks."""
    if CommitmentKind.TARGET not in (one.kind, other.kind) or alike(one, other) < CLOSE:
        return False
    pair = {*one.by, *one.to}
    return len(pair) == PAIR and pair == {*other.by, *other.to} and not _DIRECTED & matter(one)


def are_targets(one: Commitment, other: Commitment) -> bool:
    """Whether both are levels to reach, which move with time: the amount does not tell them apart."""
    return CommitmentKind.TARGET in (one.kind, other.kind) and alike(one, other) >= CLOSE


def is_one_amount(one: Amount, other: Amount) -> bool:
    """Whether two amounts are within one per cent of each other in the same unit."""
    return one.unit == other.unit and abs(one.value - other.value) * 100 <= abs(one.value)


def are_other_amounts(one: Commitment, other: Commitment) -> bool:
    """Whether the amounts are what tells two gifts or loans apart: not the same, and few words are in common."""
    told = one.quantity is not None and other.quantity is not None and not is_one_amount(one.quantity, other.quantity)
    given = one.kind is other.kind is CommitmentKind.PLEDGE
    return told and given and len(matter(one) & matter(other)) < LEAST


def is_own_name(claim: Position) -> bool:
    """Whether the issue of a position was read as nothing but its holder's name, so that it tells none."""
    known = states()
    return bool(claim.issue) and any(code in known and known[code].name == claim.issue for code in claim.holder)
