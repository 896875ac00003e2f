"""Time expressions of one text as `legation times` prints them."""

from __future__ import annotations

from datetime import date
from typing import Any

from legation.analysis.times.finder import find_times, is_timex


def times_record(identifier: str, text: str, anchor: date | None) -> dict[str, Any]:
    """``{"id", "times": [{"start", "end", "text", "type", "value"}]}``; offsets are code points.

    Only what TimeML 1.2.1 marks is listed; ``mod``, ``quant`` and ``role`` stand beside the value where
    there are any.
    """
    rows = []
    for timex in find_times(text, anchor):
        if not is_timex(timex):
            continue
        row = {"start": timex.span.start, "end": timex.span.end, "text": timex.text}
        row |= {"type": timex.type.value, "value": timex.value, "role": timex.role.value}
        row |= {name: value for name in ("mod", "quant") if (value := getattr(timex, name))}
        rows.append(row)
    return {"id": identifier, "times": rows}
