"""Citations of the very words an entry rests on: CSL-JSON, BibTeX, RIS."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from legation.types.record import Entry, ReportRef, Sighting
from legation.types.time import PartialDate

Json = Mapping[str, Any]


def key_of(sighting: Sighting) -> str:
    """The key under which a memo cites it: stable, as the sighting's id is."""
    return f"legation-{sighting.id}"


def csl(entries: Iterable[Entry]) -> list[Json]:
    """CSL-JSON 1.0.2 items, one a sighting; the quoted words stand in ``note``."""
    return [_csl(sighting) for entry in entries for sighting in entry.sightings]


def _csl(sighting: Sighting) -> Json:
    ref = sighting.report
    item: dict[str, Any] = {
        "id": key_of(sighting),
        "type": "article-newspaper",
        "title": ref.title or ref.id,
        "container-title": ref.publisher,
        "URL": ref.url,
        "language": ref.language,
        "note": f"“{sighting.claim.evidence.text}” ({_place(sighting)})",
    }
    if ref.day:
        parts = [part for part in (ref.day.year, ref.day.month, ref.day.day) if part]
        item["issued"] = {"date-parts": [parts]}
    return {name: value for name, value in item.items() if value}


def _place(sighting: Sighting) -> str:
    spans = sighting.claim.evidence.spans
    places = ", ".join(f"{span.start}–{span.end}" for span in spans)
    return f"characters {places} of text {sighting.report.document[:12]}"


def bibtex(entries: Iterable[Entry]) -> str:
    """BibTeX, one ``@article`` a sighting."""
    return "\n".join(_bibtex(sighting) for entry in entries for sighting in entry.sightings)


def _bibtex(sighting: Sighting) -> str:
    ref = sighting.report
    fields = {
        "title": ref.title or ref.id,
        "journal": ref.publisher,
        "date": ref.published,
        "url": ref.url,
        "note": f"“{sighting.claim.evidence.text}” ({_place(sighting)})",
    }
    rows = (f"  {name} = {{{_tex(value)}}},\n" for name, value in fields.items() if value)
    return f"@article{{{key_of(sighting)},\n{''.join(rows)}}}\n"


_TEX = re.compile(r"([#$%&_{}])")


def _tex(words: str) -> str:
    plain = words.replace("\\", "\\textbackslash ").replace("\n", " ")
    return _TEX.sub(r"\\\1", plain).replace("~", "\\textasciitilde ").replace("^", "\\textasciicircum ")


def ris(entries: Iterable[Entry]) -> str:
    """RIS, one ``NEWS`` record a sighting."""
    return "\n".join(_ris(sighting) for entry in entries for sighting in entry.sightings)


def _ris(sighting: Sighting) -> str:
    ref = sighting.report
    rows = (
        ("TY", "NEWS"),
        ("ID", key_of(sighting)),
        ("TI", ref.title or ref.id),
        ("T2", ref.publisher),
        ("DA", _ris_day(ref)),
        ("UR", ref.url),
        ("LA", ref.language),
        ("N1", f"“{sighting.claim.evidence.text}” ({_place(sighting)})"),
    )
    lines = (f"{tag}  - {' '.join(value.split())}\n" for tag, value in rows if value)
    return f"{''.join(lines)}ER  - \n"


def _ris_day(ref: ReportRef) -> str:
    day: PartialDate | None = ref.day
    return "/".join(f"{part:02d}" for part in (day.year, day.month, day.day) if part) if day else ""
