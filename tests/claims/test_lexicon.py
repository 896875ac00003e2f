"""The lexicon of predicates is whole."""

from __future__ import annotations

import pytest

from legation.data.predicates import load_lexicon, noun_phrase, verb_phrase

LEXICON = load_lexicon()


def test_every_frame_has_words_and_a_type() -> None:
    """A frame that no word leads to, or that has no type, would never be read."""
    tables = (LEXICON.verbs, LEXICON.nouns, LEXICON.adjectives)
    reached = {entry.frame.name for table in tables for entries in table.values() for entry in entries}
    reached |= {frame.name for frame in LEXICON.modal_frames}
    assert reached == set(LEXICON.frames)
    assert all(frame.type and frame.plover for frame in LEXICON.frames.values())


def test_a_form_leads_to_every_word_that_it_can_be_a_form_of() -> None:
    """ "Found" is a form of "find" and of "found"."""
    assert set(LEXICON.verb_words("found")) >= {"find", "found"}
    assert LEXICON.verb_words("accused") == ("accuse",)
    assert LEXICON.noun_words("embargoes") == ("embargo",)
    assert LEXICON.verb_words("zzz") == ("zzz",)


@pytest.mark.parametrize(
    ("text", "head", "before", "after"),
    [("state of emergency", "state", (), ("of", "emergency")), ("no-fly zone", "zone", ("no", "fly"), ())],
)
def test_a_noun_phrase_has_a_head(text: str, head: str, before: tuple[str, ...], after: tuple[str, ...]) -> None:
    """The head stands before "of", else last; hyphens are blanks."""
    phrase = noun_phrase(text)
    assert (phrase.head, phrase.before, phrase.after) == (head, before, after)
    assert phrase.length == 1 + len(before) + len(after)


def test_a_verb_phrase_begins_with_its_head() -> None:
    """ "Call off" is found at "call"."""
    assert verb_phrase("call off").head == "call"
