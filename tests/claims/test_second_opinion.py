"""The learned second opinion: only where frames are silent, only with the model it was made for."""

from dataclasses import replace

import pytest

from legation.claims import second_opinion
from legation.claims.code import code
from legation.claims.second_opinion import load_classifier
from legation.errors import ModelError
from legation.types.analysis import Maker
from tests.builders import document
from tests.claims.reading import READER

SILENT = "The Norwegian government gave ledgers and account books of the traders to the Kenyan government."


def test_the_shipped_weights_are_those_of_their_card() -> None:
    """They load, and every label has a column."""
    found = load_classifier()
    assert found.weights.shape == (len(found.mean), len(found.labels))


def test_weights_that_were_changed_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is not the card's is named."""
    load_classifier.cache_clear()
    monkeypatch.setattr(second_opinion, "content", lambda _name: b"other bytes")
    with pytest.raises(ModelError, match=r"deeds\.npz"):
        load_classifier()
    monkeypatch.undo()
    load_classifier.cache_clear()


def test_a_frame_that_holds_both_sides_needs_no_second_opinion() -> None:
    """The frame is named as the maker."""
    text = "Kenya attacked Somalia on Monday."
    (event,) = code(document(text), READER(document(text)), "Kenya", "Somalia")
    assert event.frame == "attack"


def test_the_classifier_proposes_where_no_frame_speaks() -> None:
    """It is named as the maker and gives a probability; weights for another model say nothing."""
    text = document(SILENT)
    analysis = READER(text)
    if load_classifier().model != analysis.maker.version:
        pytest.skip("the weights were made for another model: run `make -C training deeds`")
    asked = ("The Norwegian government", "the Kenyan government")
    (event,) = code(text, analysis, *asked)
    assert event.frame == "deed classifier"
    assert 0.2 <= event.score <= 1
    other = replace(analysis, maker=Maker("legation-english", "another"))
    assert code(text, other, *asked) == ()


def test_without_given_sides_the_classifier_is_not_asked() -> None:
    """A sentence that only tells where things are stays without an event."""
    text = document("Norway and Kenya both have a coast.")
    assert code(text, READER(text)) == ()
