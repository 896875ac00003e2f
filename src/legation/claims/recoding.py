"""A deed of the record as schemes code it that know no status (CAMEO, and PLOVER's own rules).

By the PLOVER manual a cooperative deed to come is AGREE, a hostile one THREATEN, a cooperative one
called off REJECT; what is denied or only supposed is no event. CAMEO has codes of its own for each.
"""

from __future__ import annotations

from dataclasses import replace

from legation.claims.plover import COOPERATIVE, HOSTILE, coded_type, intended_code
from legation.claims.status import Modality
from legation.data.predicates import load_lexicon
from legation.types.claims import Event, Status

_HAPPENED = frozenset({Status.HELD, Status.ONGOING})
_NOTHING = frozenset({Status.DENIED, Status.HYPOTHETICAL})


def recoded(event: Event) -> Event | None:
    """The event as it is when it happened; else as an intention, a threat or a refusal; None for no event."""
    if event.status in _HAPPENED:
        return event
    if event.status in _NOTHING:
        return None
    if event.type not in COOPERATIVE | HOSTILE:
        return None if event.status is Status.CANCELLED else event
    kind = coded_type(event.type, Modality(status=event.status))
    if kind is None or (event.type in HOSTILE and event.status is Status.CANCELLED):
        return None
    code = intended_code(load_lexicon(), event.cameo, kind)
    return replace(event, type=kind, cameo=code.cameo, mode=code.mode, goldstein=code.goldstein)
