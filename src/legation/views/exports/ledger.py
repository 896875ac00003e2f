"""Commitments as a table (CSV): one row a commitment, as last told, with its words and their place."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from legation.views.commitments import Undertaking
from legation.views.exports.table import harmless

COLUMNS = (
    *("id", "kind", "by", "to", "action", "object", "stage", "amount", "upper", "unit", "per", "deadline", "condition"),
    *("state", "history", "ruling", "reports", "words", "spans", "report", "publisher", "published", "url", "version"),
)


def table(held: Iterable[Undertaking]) -> str:
    """The table with a head; deadlines in ISO form (``start/end``), spans in code points."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([harmless(str(cell)) for cell in (*_told(one), *_grounds(one))] for one in held)
    return text.getvalue()


def _told(one: Undertaking) -> tuple[object, ...]:
    claim, amount = one.claim, one.claim.quantity
    figures = (amount.value, amount.upper or "", amount.unit, amount.per or "") if amount else ("",) * 4
    parties = (" ".join(claim.by), " ".join(claim.to))
    what = (claim.action, claim.object, claim.stage.value)
    return (one.entry.id, claim.kind.value, *parties, *what, *figures, claim.deadline or "", claim.condition or "")


def _grounds(one: Undertaking) -> tuple[object, ...]:
    """What became of it, and the report that told it last."""
    told = next(step.told for step in one.account.steps if step.told.claim is one.claim)
    sighting = next(sighting for sighting in one.entry.sightings if sighting.id == told.source)
    words, report = sighting.claim.evidence, sighting.report
    spans = " ".join(f"{span.start}-{span.end}" for span in words.spans)
    history = "; ".join(change.value for step in one.account.steps for change in step.changes)
    ruling = one.entry.verdict.value if one.entry.verdict else ""
    made = (one.state, history, ruling, len(one.entry.reports), words.text, spans)
    return (*made, report.id, report.publisher, report.published, report.url, report.document)
