"""Rows as text: tab-separated as the field's files are, or CSV."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping


def tabbed(names: tuple[str, ...], rows: Iterable[Mapping[str, object]], *, head: bool, nothing: str) -> Iterator[str]:
    """Lines of tab-separated values with their line ends; ``nothing`` stands in an empty cell.

    Tabs and line breaks inside a value become spaces: these formats have no quoting.
    """
    if head:
        yield "\t".join(names) + "\n"
    for row in rows:
        yield "\t".join(_cell(row.get(name, ""), nothing) for name in names) + "\n"


def _cell(value: object, nothing: str) -> str:
    text = " ".join(str(value).split()) if value is not None else ""
    return text or nothing
