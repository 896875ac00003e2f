"""Citations of reports and of single facts: CSL-JSON, BibTeX and RIS.

Sources: CSL-JSON schema 1.0.2 (citationstyles.org), BibTeX entries as biblatex reads them
(biblatex manual 3.x, `online`), RIS tags (Reference Manager, 2011).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any

from legation.types.record import Entry, ReportRef
from legation.views.page import Footnote, Notes


@dataclass(frozen=True, slots=True)
class Citation:
    """What is cited: a report, and the words of it when a single fact is meant."""

    report: ReportRef
    words: str = ""
    place: str = ""
    """Where the words stand, in code points of the version named."""
    others: tuple[Citation, ...] = ()
    """Further words of the same version of the report."""

    @property
    def key(self) -> str:
        """A key that stays: publisher, year, the beginning of the text's SHA-256, the place cited."""
        letters = re.sub(r"[^a-z]", "", (self.report.publisher or self.report.id).lower())[:12] or "report"
        place = f"-{self.place.partition('–')[0]}" if self.place and not self.others else ""
        return f"{letters}{self.report.published[:4]}-{self.report.document[:8]}{place}"

    @property
    def note(self) -> str:
        """The version cited, and the words."""
        quoted = (f"“{c.words}” (characters {c.place})" for c in (self, *self.others) if c.words)
        return "; ".join((*quoted, f"text SHA-256 {self.report.document}"))


def of_note(note: Footnote) -> Citation:
    """The citation of a footnote."""
    if note.words is None:
        return Citation(note.report)
    place = ", ".join(f"{span.start}–{span.end}" for span in note.words.spans)
    return Citation(note.report, note.words.text, place)


def by_report(citations: Iterable[Citation]) -> tuple[Citation, ...]:
    """One citation a report, with a locator for each of the words cited, in order of their first citing."""
    found: dict[str, list[Citation]] = {}
    for citation in citations:
        found.setdefault(citation.report.document, []).append(citation)
    return tuple(replace(first, others=tuple(more)) for first, *more in found.values())


def of_entries(entries: Iterable[Entry]) -> tuple[Citation, ...]:
    """One citation of each report behind entries, with the words that they rest on."""
    notes = Notes()
    for entry in entries:
        notes.cite(entry)
    return by_report(map(of_note, notes.made))


def csl(citations: Iterable[Citation]) -> str:
    """Citations as a CSL-JSON array."""
    return json.dumps([_csl(citation) for citation in citations], ensure_ascii=False, indent=1)


def _csl(citation: Citation) -> Mapping[str, Any]:
    report = citation.report
    item: dict[str, Any] = {
        "id": citation.key,
        "type": "article-newspaper",
        "title": report.title or report.id,
        "container-title": report.publisher,
        "publisher": report.publisher,
        "URL": _web(report.url),
        "language": report.language,
        "note": citation.note,
    }
    if report.published:
        item["issued"] = {"date-parts": [[int(part) for part in report.published.split("-")]]}
    return {name: value for name, value in item.items() if value}


def bibtex(citations: Iterable[Citation]) -> str:
    """Citations as BibTeX entries."""
    return "\n\n".join(_bibtex(citation) for citation in citations) + "\n"


def _bibtex(citation: Citation) -> str:
    report = citation.report
    rows = {
        "title": f"{{{_tex(report.title or report.id)}}}",
        "organization": _tex(report.publisher),
        "date": report.published,
        "year": report.published[:4],
        "url": _web(report.url).replace("%", r"\%"),
        "langid": report.language,
        "note": _tex(citation.note),
    }
    body = ",\n".join(f"  {name} = {{{value}}}" for name, value in rows.items() if value)
    return f"@online{{{citation.key},\n{body}\n}}"


_TEX = MappingProxyType(
    {ord(sign): f"\\{sign}" for sign in "&%$#_{}"}
    | {ord("~"): r"\textasciitilde{}", ord("^"): r"\textasciicircum{}", ord("\\"): r"\textbackslash{}"}
)


def _tex(words: str) -> str:
    return _one_line(words).translate(_TEX)


def ris(citations: Iterable[Citation]) -> str:
    """Citations as RIS records."""
    return "".join(_ris(citation) for citation in citations)


def _ris(citation: Citation) -> str:
    report = citation.report
    rows = [
        ("TY", "NEWS"),
        ("ID", citation.key),
        ("TI", report.title or report.id),
        ("T2", report.publisher),
        ("PY", report.published[:4]),
        ("DA", _ris_day(report.published)),
        ("UR", _web(report.url)),
        ("LA", report.language),
        ("N1", citation.note),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {_one_line(value)}\r\n" for tag, value in rows if value or tag == "ER")


def _ris_day(published: str) -> str:
    return "/".join((*published.split("-"), "", "")[:3]) + "/" if published else ""


def _web(url: str) -> str:
    return url if url.startswith(("http://", "https://")) else ""


def _one_line(words: str) -> str:
    return " ".join(words.split())
