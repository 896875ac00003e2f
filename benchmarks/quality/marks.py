"""Marks made by hand on shared texts, kept as ids and offsets (``marks/README.md``)."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from legation.types.span import Span

FOLDER = Path(__file__).with_name("marks")


@dataclass(frozen=True, slots=True)
class EntityMarks:
    """The states and offices of one sentence; every span counts code points of the report's ``text``."""

    report: str
    sentence: Span
    states: tuple[Span, ...]
    offices: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class Stretch:
    """A sentence of a text: a report's id, or ``FILE:sent_id`` of a treebank, and its code points."""

    source: str
    span: Span


@dataclass(frozen=True, slots=True)
class OfficeMark:
    """The class and state (ISO 3166-1 alpha-3) of the office on one line; the header is line 1."""

    row: int
    kind: str
    state: str


def entity_marks(folder: Path = FOLDER) -> tuple[EntityMarks, ...]:
    """States and offices marked in 300 sentences of reports."""
    return tuple(
        EntityMarks(str(row["id"]), _span(row), _spans(row["states"]), _spans(row["offices"]))
        for row in _rows(folder / "entities.jsonl")
    )


def no_dealing(folder: Path = FOLDER, *, treebanks: bool = False) -> tuple[Stretch, ...]:
    """Sentences with two states and no dealing between them, of the reports or of the treebanks."""
    name = "no_dealing_treebanks.jsonl" if treebanks else "no_dealing.jsonl"
    return tuple(Stretch(str(row["id"]), _span(row)) for row in _rows(folder / name))


def office_marks(folder: Path = FOLDER) -> tuple[OfficeMark, ...]:
    """Class and state of the offices on 300 lines of the table of holders."""
    return tuple(
        OfficeMark(int(row["row"]), str(row["class"]), str(row["state"])) for row in _rows(folder / "offices.jsonl")
    )


def treebank_texts(folder: Path) -> dict[str, str]:
    """The ``# text`` of every sentence of the treebanks in ``folder``, by ``FILE:sent_id``."""
    return {f"{path.stem}:{name}": text for path in sorted(folder.glob("*.conllu")) for name, text in _sentences(path)}


def _sentences(path: Path) -> Iterator[tuple[str, str]]:
    name = ""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# sent_id ="):
            name = line.partition("=")[2].strip()
        elif line.startswith("# text ="):
            yield name, line.partition("=")[2].strip()


def _rows(path: Path) -> Iterator[dict[str, Any]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)


def _span(row: dict[str, Any]) -> Span:
    return Span(int(row["start"]), int(row["end"]))


def _spans(pairs: list[list[int]]) -> tuple[Span, ...]:
    return tuple(Span(start, end) for start, end in pairs)
