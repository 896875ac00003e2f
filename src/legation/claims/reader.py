"""All that one report asserts, from every reader of facts."""

from __future__ import annotations

from legation.claims.assertions import Assertions
from legation.claims.commitments import read_commitments
from legation.claims.engagements import read_engagements
from legation.claims.events import read_events
from legation.claims.persons import read_persons
from legation.claims.positions import read_positions
from legation.claims.statements import read_statements
from legation.claims.statements.occasion import on_occasion
from legation.types.analysis import Analysis
from legation.types.claims import Claims
from legation.types.document import Document


def read_claims(document: Document, analysis: Analysis) -> Claims:
    """Read the five kinds of fact, and the officials, of one document."""
    engagements = read_engagements(document, analysis)
    statements = read_statements(document, analysis)
    return Claims(
        document=document.id,
        persons=read_persons(document, analysis),
        engagements=engagements,
        events=read_events(document, analysis, statements),
        statements=on_occasion(document, analysis, statements, engagements),
        commitments=read_commitments(document, analysis, statements),
        positions=read_positions(document, analysis, Assertions(statements)),
    )
