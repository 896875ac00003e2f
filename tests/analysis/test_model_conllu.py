"""CoNLL-U comes out well-formed, and given words stay as they were given."""

from __future__ import annotations

import pytest

from legation.analysis.conllu import parse_conllu, parse_text, read_conllu
from legation.errors import AnalysisError
from tests.analysis.model_builders import model

GIVEN = """# sent_id = a-1
# text = They don't agree.
1\tThey\t_\t_\t_\t_\t_\t_\t_\t_
2-3\tdon't\t_\t_\t_\t_\t_\t_\t_\t_
2\tdo\t_\t_\t_\t_\t_\t_\t_\t_
3\tn't\t_\t_\t_\t_\t_\t_\t_\t_
3.1\tghost\t_\t_\t_\t_\t_\t_\t_\t_
4\tagree\t_\t_\t_\t_\t_\t_\t_\tNER=B-ORG|SpaceAfter=No|Note=x
5\t.\t_\t_\t_\t_\t_\t_\t_\t_

# sent_id = a-2
1\tNorway\t_\t_\t_\t_\t_\t_\t_\t_
"""


def rows(sentence: str) -> list[list[str]]:
    """Word and range lines as cells."""
    return [line.split("\t") for line in sentence.split("\n") if line and not line.startswith("#")]


def test_text_becomes_conllu() -> None:
    """Ten columns, ranges for contractions, names in MISC, a blank line's place at the end."""
    (sentence,) = parse_text("Norway didn't sign.", model())
    cells = rows(sentence)
    assert sentence.startswith("# sent_id = 1\n# text = Norway didn't sign.\n")
    assert sentence.endswith("\n")
    assert [c[0] for c in cells] == ["1", "2-3", "2", "3", "4", "5"]
    assert all(len(c) == 10 and all(c) for c in cells)
    assert cells[0][9] == "NER=B-STATE"
    assert cells[4][9] == "NER=O|SpaceAfter=No"
    assert sum(c[6] == "0" and c[7] == "root" for c in cells) == 1


def test_given_words_comments_and_ranges_stay() -> None:
    """Only the analysis is new; an old NER is replaced, the rest of MISC kept; empty nodes go."""
    first, second = parse_conllu(GIVEN, model())
    assert first.startswith("# sent_id = a-1\n# text = They don't agree.\n")
    cells = rows(first)
    assert [c[:2] for c in cells] == [
        ["1", "They"],
        ["2-3", "don't"],
        ["2", "do"],
        ["3", "n't"],
        ["4", "agree"],
        ["5", "."],
    ]
    assert cells[4][9] == "NER=O|SpaceAfter=No|Note=x"
    assert rows(second)[0][9] == "NER=B-STATE"


def test_offsets_count_spaces_as_given() -> None:
    """SpaceAfter=No closes the gap."""
    words = next(read_conllu(GIVEN)).words
    assert [w.span.start for w in words] == [0, 5, 8, 12, 17]


@pytest.mark.parametrize(
    "text", ["1\tword", "1\ta\t_\t_\t_\t_\t_\t_\t_\t_\n3\tb\t_\t_\t_\t_\t_\t_\t_\t_\n", "nonsense"]
)
def test_broken_lines_are_named(text: str) -> None:
    """The error says which line is wrong."""
    with pytest.raises(AnalysisError, match="line "):
        list(read_conllu(text))


def test_no_text_gives_nothing() -> None:
    """An empty text has no sentences."""
    assert list(parse_text(" \n\n ", model())) == []
    assert list(parse_conllu("\n\n# only a comment\n", model())) == []
