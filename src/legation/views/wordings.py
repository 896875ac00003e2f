"""In which words the reports of one statement give it: originals, translations, retellings, each with its sources."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from legation.text.wording import words
from legation.types.claims import Form, Statement
from legation.types.record import Entry, ReportRef, Sighting

ENGLISH = "en"
_MARKS = ' \n"“”„«»'


@dataclass(frozen=True, slots=True)
class Wording:
    """One wording of a statement, as the fullest of its sightings prints it."""

    words: str
    language: str
    """ISO 639-1, "" when unknown."""
    form: Form
    translated: bool
    """English words that a report gives for an original in another language."""
    sightings: tuple[str, ...]
    reports: tuple[ReportRef, ...]


def wordings(entry: Entry) -> tuple[Wording, ...]:
    """The wordings of a statement: those in most reports first, its own words before retellings.

    Wordings that differ in spelling and marks, or of which one is a stretch of the other, are one. () for facts
    of other kinds, and where all reports agree.
    """
    groups: list[list[Sighting]] = []
    for seen in sorted(entry.sightings, key=lambda seen: -len(_words(seen))):
        group = next((held for held in groups if _is_within(seen, held[0])), None)
        if group is None:
            groups.append([seen])
        else:
            group.append(seen)
    made = sorted((_wording(group) for group in groups), key=_rank)
    return tuple(made) if len(made) > 1 and isinstance(entry.claim, Statement) else ()


def _words(seen: Sighting) -> tuple[str, ...]:
    return words(seen.claim.content.text) if isinstance(seen.claim, Statement) else ()


def _is_within(seen: Sighting, fuller: Sighting) -> bool:
    """Whether the words of one stand, in their order, among those of a fuller one of the same language."""
    inner, outer = (f" {' '.join(_words(one))} " for one in (seen, fuller))
    return inner in outer and _language(seen) == _language(fuller)


def _language(seen: Sighting) -> str:
    return getattr(seen.claim, "language", "") or seen.report.language


def _wording(group: list[Sighting]) -> Wording:
    claims = [seen.claim for seen in group if isinstance(seen.claim, Statement)]
    refs = dict.fromkeys(seen.report for seen in group)
    return Wording(
        claims[0].content.text.strip(_MARKS) if claims else "",
        _language(group[0]),
        min((claim.form for claim in claims), key=tuple(Form).index, default=Form.INDIRECT),
        any(claim.translated for claim in claims),
        tuple(seen.id for seen in group),
        tuple(sorted(refs, key=lambda ref: (ref.published or "9999", ref.id))),
    )


def _rank(made: Wording) -> tuple[int, int, bool, str]:
    origins = len({ref.origin for ref in made.reports})
    return (-origins, tuple(Form).index(made.form), made.translated, made.words)


def wording_marks(made: Iterable[Wording]) -> Iterator[str]:
    """What a reader of one line must know: how many wordings there are, and in which languages."""
    held = tuple(made)
    if held:
        languages = ", ".join(sorted({one.language for one in held if one.language}))
        yield f"{len(held)} wordings" + (f" ({languages})" if languages not in ("", ENGLISH) else "")


def in_english(made: Iterable[Wording]) -> str:
    """The English words for a statement, a report's translation of them first; "" when none are held."""
    held = [one for one in made if one.language == ENGLISH]
    return max(held, key=lambda one: one.translated).words if held else ""


def told_by(made: Wording) -> str:
    """How a wording stands in its reports, and in which: "fa, direct, translated; Gazette, Post"."""
    kind = ", ".join(filter(None, (made.language, made.form.value, "translated" if made.translated else "")))
    return f"{kind}; {', '.join(dict.fromkeys(ref.publisher or ref.id for ref in made.reports))}"
