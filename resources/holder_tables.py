"""The table of well-known office-holders."""

from __future__ import annotations

from yaml_tables import dump, source


def holders() -> bytes:
    """Rows of name, office, side, from, until, gender, and whether the surname alone is known."""
    rows = [_row(of, text) for of, texts in source("holders.yaml").items() for text in texts]
    return dump(sorted(rows, key=lambda row: (str(row[2]), str(row[0]), str(row[3]))))


def _row(of: str, text: str) -> list[object]:
    name, office, dates, marks = (part.strip() for part in f"{text};;".split(";")[:4])
    start, _, end = dates.partition("..")
    return [name, office, of, start, end, "female" if "f" in marks.split() else "", "!" in marks.split()]
