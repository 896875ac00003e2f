"""Titles in a sentence: where they stand, whose office it is, and which of them belong together.

Read from the words, not the tree: a core runs from the noun for the office-holder to the left over
modifiers and names; a complement runs to the right ("of", "for", "to" …) up to the next core.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from legation.analysis.actors.gazetteer import NameKind
from legation.analysis.actors.line import SIDES, Line, Named
from legation.analysis.actors.titles import ParsedOffice, parse_office, side_of_name
from legation.data.actor_words import actor_words
from legation.data.offices import office_words
from legation.types.analysis import EntityLabel

_COMPLEMENTS = frozenset({"of", "for", "to", "on"})
_POSTED = frozenset(
    {
        "ambassador",
        "ambassadors",
        "envoy",
        "envoys",
        "representative",
        "representatives",
        "commissioner",
        "consul",
        "delegate",
        "assistant",
        "adviser",
        "advisor",
        "aide",
        "counselor",
        "counsellor",
        "secretary",
        "rapporteur",
        "coordinator",
        "negotiator",
        "nuncio",
        "counsel",
        "general",
        "emissary",
        "attaché",
        "director",
        "d'affaires",
        "minister-counsellor",
    }
)
"""Nouns for people who are sent to somebody or advise on something."""
_DAYS = frozenset({"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"})
_ARTICLES = frozenset({"the", "a", "an", "this", "that", "his", "her", "their", "its", "our", "my"})
_ENDURING = actor_words("general offices")
"""Nouns whose "General" is part of the office, not a rank."""
_RANKS = actor_words("ranks")
_BEFORE_NAMES = _RANKS | {"king", "queen"}
"""Ranks of the armed forces, of birth and of the clergy, which stand before a name."""
_ENDING = frozenset({NameKind.STATE, NameKind.CAPITAL, NameKind.BODY, NameKind.ORGANISATION})
_SHORT_RANKS = frozenset({"lt", "gen", "maj", "brig", "adm", "col", "capt"})
_GENERAL = frozenset({"staff", "assembly", "council", "command", "secretariat", "directorate", "department"})
"""Bodies that are "General" without a general."""
_BODIES = actor_words("body nouns")
_PREFIXED = frozenset({"deputy", "assistant", "permanent", "chief", "attorney", "vice", "associate"})
_TRIMMED = actor_words("holder adjectives")
"""Words before a title that tell of its holder and are not written into the office."""


_FUNCTIONAL = frozenset({"VERB", "AUX", "ADP", "PRON", "CCONJ", "SCONJ", "PUNCT", "ADV"})
_PARTICIPLES = frozenset(
    {"acting", "former", "then", "visiting", "newly", "ruling", "incoming", "outgoing", "retiring", "ex"}
)
"""Words of these parts of speech that belong to titles all the same."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office named in a sentence, over tokens ``first``..``last``.

    ``start`` is where the whole phrase starts: at the article or the possessor. ``noun`` is the
    noun for the holder, ``of`` the side ("" when unsaid); ``own`` when the title itself says it
    and not only a possessor.
    """

    start: int
    first: int
    last: int
    noun: int
    parsed: ParsedOffice
    of: str
    name: str
    plural: bool = False
    article: str = ""
    possessor: Named | None = None


def find_titles(line: Line, people: frozenset[int]) -> tuple[Title, ...]:
    """Titles of a sentence in order; ``people`` are the tokens inside names of persons."""
    cores = tuple(_cores(line, people))
    found = []
    for number, core in enumerate(cores):
        limit = _opening(line, cores[number + 1].first)[0] if number + 1 < len(cores) else len(line)
        limit = limit if limit > core.noun else cores[number + 1].first
        found.append(_completed(line, core, limit, people))
    return tuple(_owned(line, tuple(_nested(line, found, people))))


def _owned(line: Line, titles: tuple[Title, ...]) -> Iterator[Title]:
    """Titles with the side of the office whose possessive stands before them: "the UN chief's envoy for Yemen"."""
    before: Title | None = None
    for title in titles:
        owned = before is not None and before.last + 2 == title.first and line.is_possessive(before.last + 1)
        yield replace(title, of=before.of) if owned and before is not None and before.of else title
        before = title


@dataclass(frozen=True, slots=True)
class _Core:
    first: int
    noun: int
    plural: bool


def _cores(line: Line, people: frozenset[int]) -> Iterator[_Core]:
    taken = -1
    for index in range(len(line)):
        noun = None if index in people else _noun(line, index)
        if noun is None or index <= taken:
            continue
        last = _last_noun(line, index, people)
        first = _leftmost(line, index, taken, people)
        taken = last
        yield _Core(first, last, plural=_is_plural(line, last))


def _noun(line: Line, index: int) -> str | None:
    """The head noun at a token, also as the last part of a hyphened word."""
    words = office_words()
    word = line.word(index)
    if line.upos(index) in ("VERB", "AUX", "ADV", "ADJ") and not line.capital(index):
        return None
    if word == "general" and line.word(index + 1) in _GENERAL:
        return None
    if word == "justice" and line.word(index - 1) == "of" and line.word(index - 2) in words.heads:
        return None
    named = line.name(index)
    if named and (named.last > index or named.first < index):
        return None
    if word in words.heads:
        return word
    if word.startswith("ex-") and word[3:] in words.heads:
        return word[3:]
    return words.plurals.get(word) if not (line.capital(index) and word in ("states", "united")) else None


def _is_plural(line: Line, index: int) -> bool:
    return line.word(index) in office_words().plurals


def _last_noun(line: Line, index: int, people: frozenset[int]) -> int:
    """The last noun of a row of nouns: "Minister" in "Prime Minister", "General" in "Secretary-General"."""
    last = index
    while last + 1 < len(line):
        step = 2 if line.word(last + 1) == "-" and line.glued(last + 1) and line.glued(last + 2) else 1
        after = _skipping(line, last, people) or last + step
        if after >= len(line) or after in people or line.name(after):
            return last
        follows = _noun(line, after) or (step == 2 and line.word(after) in ("elect", "designate", "chief", "large"))
        if not follows:
            return last
        last = after
    return last


def _skipping(line: Line, noun: int, people: frozenset[int]) -> int:
    """Where the real noun of "deputy prime minister" stands; 0 when the noun itself is the last."""
    at = noun + 1
    while line.word(noun) in _PREFIXED and at < min(noun + 4, len(line)) and at not in people and not line.name(at):
        if _noun(line, at):
            return at
        if line.word(at) not in office_words().modifiers:
            return 0
        at += 1
    return 0


def _leftmost(line: Line, index: int, taken: int, people: frozenset[int]) -> int:
    first = index
    while first - 1 > taken:
        before = first - 1
        named = line.name(before)
        if before in people or not (named or _extends(line, before, first, index)):
            break
        if named:
            if not _may_open(named, line.word(index)) or named.first <= taken:
                break
            first = named.first
            continue
        first = before
    if line.word(index) in _BEFORE_NAMES and first < index and _is_complement(line, first):
        first = _rank_first(line, index)
    return _trim_edges(line, first, index)


def _is_complement(line: Line, first: int) -> bool:
    """Whether "of" or "for" and a noun for an office stand right before."""
    link = first - 1 - (line.word(first - 1) == "the")
    return line.word(link) in ("of", "for") and line.word(link - 1) in office_words().heads


def _rank_first(line: Line, noun: int) -> int:
    """Where a rank starts behind another title's field: "Chief of Army Staff Lt. Gen. N."."""
    first = noun
    while line.word(first - 1) in _RANKS and line.word(first - 1) != "chief":
        first -= 1
    return first


def _may_open(named: Named, noun: str) -> bool:
    if noun in _RANKS and noun != "chief":
        return named.match.kind in (NameKind.DEMONYM, NameKind.STATE)
    return named.match.kind not in (NameKind.PEOPLE, NameKind.FUZZY)


def _extends(line: Line, before: int, first: int, noun: int) -> bool:
    """Whether the word left of a title belongs to it."""
    word = line.word(before)
    if word in ("-", "&", "/"):
        return line.glued(before) or word == "&"
    if _in_compound(line, before, first):
        return True
    if _is_date(line, before) or word in _ARTICLES or not word[:1].isalnum():
        return False
    if line.upos(before) in _FUNCTIONAL and word not in _PARTICIPLES:
        return False
    return word in office_words().modifiers or word in office_words().heads or _describes(line, before, first, noun)


def _in_compound(line: Line, before: int, first: int) -> bool:
    """Whether a word is the first or a later part of a hyphened word: "long-serving", "Under-Secretary"."""
    small = not line.capital(before)
    opens = line.word(first) == "-" and line.glued(first) and (small or line.word(before) in office_words().modifiers)
    return opens or (line.word(before - 1) == "-" and line.glued(before) and small)


def _is_date(line: Line, index: int) -> bool:
    return any(a <= index <= b and label == EntityLabel.DATE for a, b, label in line.entities)


def _describes(line: Line, before: int, first: int, noun: int) -> bool:
    """Whether a word that the lexicon does not know is part of the title: a name, or a noun that hangs from it."""
    if line.capital(before) and line.upos(before) in ("PROPN", "NOUN", "ADJ", "X"):
        return line.capital(noun) or line.upos(before) == "PROPN"
    hangs = line.upos(before) in ("NOUN", "ADJ") and line.tokens[before].head in range(first, noun + 1)
    return hangs and not line.capital(noun)


def _trim_edges(line: Line, first: int, noun: int) -> int:
    while first < noun and line.word(first) in ("-", "&", "/"):
        first += 1
    return first


def _completed(line: Line, core: _Core, limit: int, people: frozenset[int]) -> Title:
    first = core.first
    last = max(_complement(line, core.noun, limit, people), _office_end(line, core.noun, limit, people))
    start, possessor, article = _opening(line, first)
    shown = _shown_first(line, first, core.noun)
    text = _written(line, shown, _without_rank(line, shown, core.noun, last))
    parsed = parse_office(line.words(first, last))
    of = (side_of_name(possessor.match) if possessor else "") or parsed.of
    if possessor and shown == last and line.word(last) in office_words().weak:
        text = line.words(possessor.first, last)  # a possessive that carries the title: "Libya's ruler"
    return Title(start, shown, last, core.noun, parsed, of, text, core.plural, article, possessor)


def _office_end(line: Line, noun: int, limit: int, people: frozenset[int]) -> int:
    """Where the model ends the office that goes on after a noun: "and Egyptian Expatriates"."""
    ends = (last for first, last, label in line.entities if label is EntityLabel.OFFICE and first <= noun < last)
    linked = line.word(noun + 1) in ("of", "for")
    return next((e for e in ends if linked and e < limit and not people & set(range(noun, e + 1))), noun)


def _opening(line: Line, first: int) -> tuple[int, Named | None, str]:
    """Where the phrase starts, the name in the possessive before it, and the article."""
    before = first - 1
    if line.is_possessive(before):
        named = line.name(before - 1)
        if named and (named.match.kind in SIDES or named.match.state):
            start = named.first - (line.word(named.first - 1) == "the")
            return start, named, "the"
        return first, None, "the"
    if line.word(before) in _ARTICLES:
        return before, None, line.word(before)
    return first, None, ""


def _shown_first(line: Line, first: int, noun: int) -> int:
    """Where the title starts as written: without "former", "visiting" and their like."""
    at = first
    while at < noun and (line.word(at) in _TRIMMED or line.word(at) == "-" or _is_ornament(line, at)):
        at += 1
    return at


def _is_ornament(line: Line, at: int) -> bool:
    """Whether a small adjective before a title only adorns its holder ("long-serving", "Western-backed")."""
    known = office_words()
    compound = line.word(at + 1) == "-" and line.glued(at + 1)
    if line.word(at - 1) == "-" and line.glued(at) and not line.capital(at):
        return not _names_office(line, at)
    small = not line.capital(at) and line.upos(at) in ("ADJ", "VERB", "ADV")
    plain = line.word(at) not in known.modifiers and line.word(at) not in known.heads
    return (small and plain) or (compound and not _names_office(line, at + 2))


def _names_office(line: Line, at: int) -> bool:
    return line.word(at) in office_words().heads or line.word(at) in office_words().modifiers


def _without_rank(line: Line, first: int, noun: int, last: int) -> int:
    """The last token without a rank behind an office: "Commander" of "Commander General"."""
    at = max(noun, last)
    while at == noun and at > first and line.word(at) in _RANKS:
        if line.word(at - 1) in _ENDURING or line.word(at - 1) == "-":
            break
        if not any(_is_post(line, first, i) for i in range(first, at)):
            break
        at = noun = at - 1
    return at


def _is_post(line: Line, first: int, at: int) -> bool:
    """Whether a word is a noun for a post and no rank: "Commander", "Chief" of "Army Chief"."""
    if line.word(at) == "chief":
        return at > first and line.word(at + 1) != "marshal"
    return line.word(at) in office_words().heads and line.word(at) not in _RANKS


def _complement(line: Line, noun: int, limit: int, people: frozenset[int]) -> int:
    """The last token of what follows the noun: "of the Supreme National Security Council"."""
    last = noun
    at = noun + 1
    while _links(line, noun, at):
        end = _phrase_end(line, at, limit, people)
        if end == at:
            break
        last, at = end, end + 1
    return last


def _links(line: Line, noun: int, at: int) -> bool:
    """Whether the title goes on at a small word: only the sent and the advising go on with "to" and "on"."""
    word = line.word(at)
    if word in ("to", "on"):
        return line.word(noun) in _POSTED and not _is_date(line, at + 1) and line.word(at + 1) not in _DAYS
    return word in _COMPLEMENTS or (word, line.word(at + 1)) == ("in", "charge")


def _phrase_end(line: Line, link: int, limit: int, people: frozenset[int]) -> int:
    """The last token of the phrase after a link word; the link itself when none follows."""
    last = link
    at = link + 1
    if line.word(link) == "in":
        at += 2 if line.word(link + 2) == "of" else 1
    while at < min(limit, len(line)) and at not in people:
        named = line.name(at)
        if named:
            last, at = named.last, named.last + 1
            if named.match.kind in _ENDING and _is_foreign(line, at):
                break
        elif _in_phrase(line, at, at_start=last == link) or (line.name(at - 1) and line.word(at) in _BODIES):
            last, at = at, at + 1
        elif _bridges(line, at, limit, people) or line.is_possessive(at):
            at += 1
        else:
            break
    return last


def _is_foreign(line: Line, at: int) -> bool:
    """Whether the word behind a state in a title is no word of titles: a name starts there."""
    known = office_words()
    return line.capital(at) and line.word(at) not in known.modifiers | known.heads and not line.name(at)


def _in_phrase(line: Line, at: int, *, at_start: bool) -> bool:
    word = line.word(at)
    if word in _SHORT_RANKS:
        return False
    if line.upos(at) in ("VERB", "AUX", "PRON", "SCONJ", "NUM") and not line.capital(at):
        return False
    if line.capital(at) and word[:1].isalpha() and word not in _ARTICLES:
        return word not in office_words().courtesy
    return (
        word in office_words().modifiers
        and line.upos(at) in ("NOUN", "ADJ", "PROPN")
        and (at_start or not line.capital(at - 1))
    )


def _bridges(line: Line, at: int, limit: int, people: frozenset[int]) -> bool:
    """Whether a small word or comma carries the phrase on: more of it must follow."""
    word = line.word(at)
    if word in ("the", "of", "-", "&"):
        return _follows(line, at + 1, limit, people)
    if word in ("and", "for"):
        field = at + 1 + (line.word(at + 1) == "the")
        return _follows(line, field, limit, people) and (not line.name(at + 1) or _adorns(line, at + 1, limit))
    return word == "," and _listed(line, at, limit, people)


def _adorns(line: Line, at: int, limit: int) -> bool:
    """Whether a people's adjective belongs to a field of office: "and Egyptian Expatriates"."""
    named = line.name(at)
    if named is None or named.match.kind is not NameKind.DEMONYM or named.last + 1 >= limit:
        return False
    after = named.last + 1
    known = office_words()
    return line.capital(after) and line.word(after) not in known.heads | known.modifiers and not line.name(after)


def _follows(line: Line, at: int, limit: int, people: frozenset[int]) -> bool:
    fits = at < min(limit, len(line)) and at not in people
    return fits and (line.name(at) is not None or _in_phrase(line, at, at_start=True) or line.word(at) == "the")


def _listed(line: Line, at: int, limit: int, people: frozenset[int]) -> bool:
    """Whether a comma stands inside a list that "and" closes: "Culture, Media and Sport"."""
    if not _follows(line, at + 1, limit, people) or line.name(at + 1):
        return False
    for index in range(at + 1, min(at + 8, limit, len(line))):
        if line.word(index) == "and":
            return _follows(line, index + 1, limit, people) and line.capital(index + 1)
        if not (line.capital(index) or line.word(index) == ","):
            return False
    return False


def _written(line: Line, first: int, last: int) -> str:
    """The office as it is written down: a possessor inside it becomes "the", brackets go."""
    parts: list[str] = []
    at = first
    while at <= last:
        named = line.name(at)
        if named and at > first and named.last < last and line.is_possessive(named.last + 1):
            parts.append(" the" if not parts or not parts[-1].endswith("the") else "")
            at = named.last + 2
            continue
        gap = "" if at == first or line.glued(at) else " "
        parts.append(gap + line.printed(at))
        at += 1
    return "".join(parts).strip()


def _nested(line: Line, titles: list[Title], people: frozenset[int]) -> Iterator[Title]:
    """Join a title with the one it depends on: "Assistant to the President for Homeland Security"."""
    waiting: Title | None = None
    for title in titles:
        if waiting is not None and _depends(line, waiting, title, people):
            joined = line.words(waiting.first, title.last)
            parsed = parse_office(joined)
            name = _written(line, waiting.first, title.last)
            of = parsed.of or waiting.of or title.of
            waiting = replace(waiting, last=title.last, parsed=parsed, name=name, of=of)
            continue
        if waiting is not None:
            yield waiting
        waiting = title
    if waiting is not None:
        yield waiting


def _depends(line: Line, outer: Title, inner: Title, people: frozenset[int]) -> bool:
    between = [line.word(i) for i in range(outer.last + 1, inner.start)]
    linked = between in (["to"], ["of"], ["for"]) or (
        between == [] and outer.last > outer.noun and line.word(outer.last) in _COMPLEMENTS
    )
    return linked and inner.last + 1 not in people and not inner.plural


def label_people(line: Line) -> tuple[tuple[int, int], ...]:
    """The stretches that the model takes for persons."""
    return tuple((first, last) for first, last, label in line.entities if label == EntityLabel.PERSON)
