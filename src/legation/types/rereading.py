"""What another reader makes of a text that was read before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reread:
    """What another reader made of a text, by ids of claims.

    ``changed`` pairs what a claim was with what it is now, the same id when only its fields differ.
    ``held`` are claims that the reader does not see, but a person vouched for: they stay.
    """

    new: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    changed: tuple[tuple[str, str], ...] = ()
    held: tuple[str, ...] = ()

    def __str__(self) -> str:
        parts = ((self.new, "new"), (self.gone, "gone"), (self.changed, "changed"), (self.held, "kept by ruling"))
        return ", ".join(f"{len(ids)} {what}" for ids, what in parts if ids) or "nothing changed"
