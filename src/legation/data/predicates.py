"""The lexicon of predicates (generated from resources/predicates/*.yaml): frames, codes, status words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Any

from legation.data.files import table
from legation.types.claims import EngagementKind, EventType, Status


@dataclass(frozen=True, slots=True)
class Phrase:
    """A word with the words that must stand before and after it ("state" + "of emergency")."""

    head: str
    before: tuple[str, ...] = ()
    after: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """How many words it has."""
        return 1 + len(self.before) + len(self.after)


@dataclass(frozen=True, slots=True)
class Code:
    """A CAMEO code: its PLOVER type (None for comments), mode, contexts and Goldstein value."""

    cameo: str
    type: EventType | None
    mode: str
    contexts: tuple[str, ...]
    goldstein: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A predicate and its companions: see resources/predicates/frames.md for what each field asks."""

    name: str
    code: Code
    type: EventType | None
    """The type in a report's record."""
    plover: EventType | None
    """The type by the published CAMEO-to-PLOVER table."""
    family: str = ""
    object: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    subject: frozenset[str] = frozenset()
    without_subject: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    prep_object: frozenset[str] = frozenset()
    without_prep_object: frozenset[str] = frozenset()
    without_complement: frozenset[str] = frozenset()
    complement_verbs: frozenset[str] = frozenset()
    complement_nouns: frozenset[str] = frozenset()
    words_near: frozenset[str] = frozenset()
    forbids: frozenset[str] = frozenset()
    needs: tuple[str, ...] = ()
    takes: str = ""
    actor: tuple[str, ...] = ("subj",)
    recipient: tuple[str, ...] = ()
    light: tuple[Phrase, ...] = ()
    modals: frozenset[str] = frozenset()
    absorbs: bool = False
    reciprocal: bool = False
    speech: bool = False
    negated: bool = False
    lone: bool = False
    """An event even when nobody is named to whom it is done."""
    factive: bool = False
    """What it is about is a deed that happened ("condemned the attack")."""
    alone: str = ""
    engagement: EngagementKind | None = None
    status: Status | None = None
    weight: int = 0
    contexts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One way into a frame: the phrase that triggers it."""

    phrase: Phrase
    frame: Frame


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Everything that is known of predicates; lookups take lower-cased words."""

    codes: Mapping[str, Code]
    frames: Mapping[str, Frame]
    verbs: Mapping[str, tuple[Entry, ...]]
    nouns: Mapping[str, tuple[Entry, ...]]
    adjectives: Mapping[str, tuple[Entry, ...]]
    classes: Mapping[str, tuple[tuple[Phrase, str], ...]]
    """By head noun: phrases and the class of nouns that each belongs to."""
    light: Mapping[str, tuple[Phrase, ...]]
    status: Mapping[str, Mapping[str, str]]
    """Kind of word ("verbs", "nouns", "adjectives" …) → word → status or effect."""
    object_control: frozenset[str]
    nominal: tuple[Phrase, ...]
    """Verbs that may carry the noun of a verb's frame ("announce the suspension of …")."""
    ergative: frozenset[str]
    """Verbs of which a deed may be the subject ("talks began")."""
    suffered: frozenset[str]
    """Verbs whose subject is the one to whom their noun was done ("face attacks")."""
    declared: frozenset[str]
    """Verbs that do what they say, so that their day is the deed's."""
    modal_frames: tuple[Frame, ...]
    verb_forms: Mapping[str, tuple[str, ...]]
    noun_forms: Mapping[str, tuple[str, ...]]

    def verb_words(self, form: str) -> tuple[str, ...]:
        """The verbs that a form can be a form of, itself when unknown; to co-chair is to chair."""
        return self.verb_forms.get(form) or self.verb_forms.get(form.removeprefix("co-"), (form,))

    def noun_words(self, form: str) -> tuple[str, ...]:
        """The nouns that a form can be a form of, itself when unknown."""
        return self.noun_forms.get(form, (form,))


@cache
def load_lexicon() -> Lexicon:
    """The lexicon as generated; the same object every time."""
    rows = table("predicates.json")
    codes = {cameo: _code(cameo, row) for cameo, row in rows["codes"].items()}
    frames = {row["frame"]: _frame(row, codes) for row in rows["frames"]}
    status = {kind: _flat(words if isinstance(words, dict) else {kind: words}) for kind, words in rows["status"].items()}
    return Lexicon(
        codes=MappingProxyType(codes),
        frames=MappingProxyType(frames),
        verbs=_entries(rows["frames"], frames, "verbs", verb_phrase),
        nouns=_entries(rows["frames"], frames, "nouns", noun_phrase),
        adjectives=_entries(rows["frames"], frames, "adjectives", last_phrase),
        classes=_classes(rows["nouns"]),
        light=_light(frames.values()),
        status=MappingProxyType(status),
        object_control=frozenset(rows["status"]["object-control"]),
        nominal=tuple(verb_phrase(text) for text in rows["status"]["nominal"]),
        ergative=frozenset(rows["status"]["ergative"]),
        suffered=frozenset(text.split()[0] for text in rows["status"]["suffered"]),
        declared=frozenset(rows["status"]["declared"]),
        modal_frames=tuple(frame for frame in frames.values() if frame.modals),
        verb_forms=_words(rows["verb_forms"]),
        noun_forms=_words(rows["noun_forms"]),
    )


def verb_phrase(text: str) -> Phrase:
    """"call off": the head comes first."""
    head, *after = text.split()
    return Phrase(head, after=tuple(after))


def noun_phrase(text: str) -> Phrase:
    """"no fly zone", "state of emergency": the head is the word before "of", else the last."""
    words = text.replace("-", " ").split()
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    return Phrase(words[at], tuple(words[:at]), tuple(words[at + 1 :]))


def last_phrase(text: str) -> Phrase:
    """"out of the question": the head comes last."""
    *before, head = text.split()
    return Phrase(head, before=tuple(before))


def _code(cameo: str, row: list[Any]) -> Code:
    kind, mode, contexts, goldstein = row
    return Code(cameo, EventType(kind) if kind else None, mode, tuple(contexts), goldstein)


def _frame(row: Mapping[str, Any], codes: Mapping[str, Code]) -> Frame:
    code = codes[row["code"]]
    plover = EventType(row["plover"]) if "plover" in row else code.type
    engagement, status = row.get("engagement"), row.get("status")
    return Frame(
        name=row["frame"],
        code=codes[row.get("cameo", row["code"])],
        type=EventType(row["type"]) if "type" in row else plover,
        plover=plover,
        family=row.get("family", ""),
        takes=row.get("takes", ""),
        alone=row.get("alone", ""),
        engagement=EngagementKind(engagement) if engagement else None,
        status=Status(status) if status else None,
        weight=row["weight"],
        contexts=tuple(row["contexts"]),
        actor=tuple(row.get("actor", ("subj",))),
        recipient=tuple(row.get("recipient", ())),
        needs=tuple(row.get("needs", ())),
        light=tuple(verb_phrase(text) for text in row.get("light", ())),
        **_flags(row),
        **_word_lists(row),
        **_noun_lists(row),
    )


def _flags(row: Mapping[str, Any]) -> dict[str, Any]:
    return {key: row.get(key, False) for key in ("absorbs", "reciprocal", "speech", "negated", "factive", "lone")}


def _word_lists(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = {
        "prepositions": "with",
        "forbids": "not-with",
        "complement_verbs": "complement-verbs",
        "without_complement": "without-comp",
        "words_near": "words-near",
        "modals": "modal",
    }
    return {field: frozenset(row.get(key, ())) for field, key in fields.items()}


def _noun_lists(row: Mapping[str, Any]) -> dict[str, Any]:
    keys = ("object", "without", "subject", "without-subject", "prep-object", "without-prep-object", "complement-nouns")
    return {key.replace("-", "_"): _class_names(row, key) for key in keys}


SPECIAL = frozenset({"actor", "official", "nationals", "any", "none"})
"""Classes that are not made of words."""


def _class_names(row: Mapping[str, Any], key: str) -> frozenset[str]:
    asked = row.get(key)
    if not asked:
        return frozenset()
    special = {word for word in asked["words"] if word in SPECIAL}
    own = {f"{row['frame']}.{key}"} if asked["words"] else set()
    return frozenset(special | own | set(asked["sets"]))


def _entries(
    rows: Iterable[Mapping[str, Any]], frames: Mapping[str, Frame], kind: str, parse: Any
) -> Mapping[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for row in rows:
        for text in row.get(kind, ()):
            phrase = parse(text.replace("-", " "))
            found.setdefault(phrase.head, []).append(Entry(phrase, frames[row["frame"]]))
    return MappingProxyType({head: tuple(entries) for head, entries in found.items()})


def _classes(named: Mapping[str, list[str]]) -> Mapping[str, tuple[tuple[Phrase, str], ...]]:
    found: dict[str, list[tuple[Phrase, str]]] = {}
    for name, words in named.items():
        for text in words:
            phrase = noun_phrase(text)
            found.setdefault(phrase.head, []).append((phrase, name))
    return MappingProxyType({head: tuple(rows) for head, rows in found.items()})


def _light(frames: Iterable[Frame]) -> Mapping[str, tuple[Phrase, ...]]:
    found: dict[str, dict[Phrase, None]] = {}
    for frame in frames:
        for phrase in frame.light:
            found.setdefault(phrase.head, {})[phrase] = None
    return MappingProxyType({head: tuple(phrases) for head, phrases in found.items()})


def _flat(groups: Mapping[str, list[str]]) -> Mapping[str, str]:
    """Word → effect; of two effects the one named first counts."""
    flat: dict[str, str] = {}
    for effect, words in groups.items():
        for word in words:
            flat.setdefault(word, effect)
    return MappingProxyType(flat)


def _words(forms: Mapping[str, str]) -> Mapping[str, tuple[str, ...]]:
    return MappingProxyType({form: tuple(words.split()) for form, words in forms.items()})
