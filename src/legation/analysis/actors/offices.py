"""Reading offices and sides outside running text, for tables and for questions ("foreign minister", "Iran")."""

from __future__ import annotations

from legation.analysis.actors.gazetteer import find_names
from legation.analysis.actors.officials import Official, read_officials
from legation.analysis.actors.titles import ParsedOffice, parse_office, side_of_name
from legation.data.states import by_iso2, is_state
from legation.types.actors import Office

__all__ = ["EnglishOffices", "Official", "ParsedOffice", "parse_office", "read_officials"]


class EnglishOffices:
    """What the record asks of language when it reads a table of office-holders."""

    def office(self, title: str, of: str) -> Office:
        """A title as an office of a side, with its classes and its standing."""
        parsed = parse_office(title, of)
        return Office(title.strip(), parsed.of, parsed.classes, parsed.standing)

    def side(self, name: str) -> str:
        """The code of a state, or the key of a body, by any name or code; "" when unknown."""
        plain = name.strip()
        if is_state(plain.upper()):
            return plain.upper()
        if plain.upper() in by_iso2():
            return by_iso2()[plain.upper()]
        matches = find_names(plain)
        whole = [m for m in matches if len(m.span) >= len(plain) - 2]
        return side_of_name(whole[0]) if len(whole) == 1 else ""
