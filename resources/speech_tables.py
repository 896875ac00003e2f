"""Tables of what introduces speech and stance, and the base forms of English verbs."""

from __future__ import annotations

import inflections
import predicates
import yaml_tables


def cues() -> bytes:
    """Words that introduce what somebody said."""
    return yaml_tables.dump(yaml_tables.source("cues.yaml"))


def stances() -> bytes:
    """Words by which a side says where it stands."""
    return yaml_tables.dump(yaml_tables.source("stances.yaml"))


def renderings() -> bytes:
    """Word → the first of its row of one sense, opposites by those, words of denial and idle words.

    ValueError when a word stands in two rows, or is both idle and of a row.
    """
    rows = yaml_tables.source("renderings.yaml")
    senses = {word: row[0] for row in rows["same"] for word in row}
    twice = sum(map(len, rows["same"])) != len(senses) or senses.keys() & {*rows["idle"], *rows["denying"]}
    if twice:
        message = "renderings.yaml: a word stands in one row of `same`, and in no other list"
        raise ValueError(message)
    opposite = [sorted(senses.get(word, word) for word in pair) for pair in rows["opposite"]]
    return yaml_tables.dump({"senses": senses, "opposite": opposite, "denying": rows["denying"], "idle": rows["idle"]})


def sameness() -> bytes:
    """Words by which two facts told alike are seen to be two."""
    return yaml_tables.dump(yaml_tables.source("sameness.yaml"))


def verbs() -> bytes:
    """Inflected form → base form of common verbs and of every verb in the lexicons."""
    common = _common()
    forms = _forms(common)
    framed = _in_frames() - common - forms.keys()
    forms = _forms(framed) | forms
    return yaml_tables.dump({form: forms[form] for form in sorted(forms) if form not in common | framed})


def _forms(bases: set[str]) -> dict[str, str]:
    """Form → base; of two bases with one form the shorter."""
    forms: dict[str, str] = {}
    for base in sorted(bases, key=lambda word: (len(word), word)):
        for form in _inflected(base):
            forms.setdefault(form, base)
    return forms


def _inflected(base: str) -> tuple[str, ...]:
    """All forms; a short verb doubles its last letter ("hopped"), so that "hoped" is left to "hope"."""
    doubled = _doubled(base)
    plain = inflections.verb_forms(base)
    if not doubled or base in inflections.IRREGULAR or sum(letter in inflections.VOWELS for letter in base) > 1:
        return (*plain, *doubled)
    return (*(form for form in plain if not form.endswith(("ed", "ing"))), *doubled)


def _common() -> set[str]:
    """The listed verbs and those of speech and stance: "noted" is theirs, whatever the frames hold."""
    listed = set(yaml_tables.source("verbs.yaml"))
    spoken = {lemma for row in yaml_tables.source("cues.yaml")["verbs"] for lemma in row["lemmas"]}
    stances = yaml_tables.source("stances.yaml")
    taken = {lemma for row in stances["verbs"] for lemma in row["lemmas"]} | set(stances["carriers"])
    return {word for word in listed | spoken | taken if word.isalpha()}


def _in_frames() -> set[str]:
    """First words of the predicate lexicon's verbs."""
    words = {word for words in predicates.build()["verb_forms"].values() for word in words.split()}
    return {word for word in words if word.isalpha()}


def _doubled(base: str) -> tuple[str, ...]:
    """Forms with the last consonant doubled, for a base that ends in consonant, vowel, consonant."""
    vowels = inflections.VOWELS
    short = len(base) > 2 and base[-1] not in vowels | {"w", "x", "y"} and base[-2] in vowels
    if not short or base[-3] in vowels:
        return ()
    return (base + base[-1] + "ed", base + base[-1] + "ing")
