"""What holds of every statement of every text: its words are the report's, and its attribution stays outside."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from legation.claims.statements import read_statements
from tests.claims.reading import READER, report

_WORDS = st.sampled_from(
    [
        "the ferry is late",
        "we will not pay",
        "'twas the tolls' fault",
        "no",
        "the harbour’s crane",
        "talks failed",
        "1990s",
    ]
)
_OPEN, _CLOSE = (
    st.sampled_from(['"', "“", "”", "«", "‘", "''", ""]),
    st.sampled_from(['"', "”", "“", "»", "’", "''", ""]),
)
_SAID = st.sampled_from(
    [
        ", said envoy Ilze Ozola of Latvia. ",
        ", Fijian Prime Minister Sitiveni Rabuka said. ",
        " he added: ",
        " - ",
        "\n",
        ". ",
    ]
)


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Quotations with marks of every sort, missing and nested ones, between attributions."""
    parts = draw(st.lists(st.tuples(_OPEN, _WORDS, _CLOSE, _SAID), min_size=1, max_size=4))
    return "".join(opened + words + closed + said for opened, words, closed, said in parts).strip() or "x"


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(texts())
def test_verbatim_words_stand_in_the_report_and_attributions_outside(text: str) -> None:
    """Every verbatim stretch and content is the report's own; no content holds its cue or its speaker's words."""
    document = report(text)
    for statement in read_statements(document, READER(document)):
        assert all(words.text in document.text and words.holds_in(document.text) for words in statement.verbatim)
        assert statement.content.holds_in(document.text)
        for part in (statement.cue, statement.speaker_words):
            if part is not None and statement.maker.name == "statements/cue":
                assert not any(span.overlaps(part.hull) for span in statement.content.spans)
