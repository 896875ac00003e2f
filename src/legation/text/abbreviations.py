"""Abbreviations that end in a full stop."""

from __future__ import annotations

#: Before a name or figure; practically never the last word of a sentence.
TITLES = frozenset(
    ["mr", "mrs", "ms", "mme", "mlle", "dr", "prof", "rev", "fr", "hon", "st", "ste", "sen", "sens", "rep", "reps", "gov", "lt", "col", "gen", "maj", "capt", "cmdr", "adm", "sgt", "cpl", "brig", "pres", "amb", "msgr", "vol", "fig", "figs", "pp", "approx", "ca", "cf", "viz", "vs", "ft", "mt", "messrs", "supt", "insp", "dep", "asst"]
)
#: May also end a sentence.
CLOSING = frozenset(
    ["etc", "inc", "corp", "ltd", "co", "jr", "sr", "al", "bros", "dept", "est", "ave", "blvd", "rd", "cia", "esq", "plc", "assn", "univ", "bd", "bldg"]
)
#: Ordinary words too: an abbreviation only when more follows on the line.
DOUBTFUL = frozenset(
    ["no", "nos", "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sept", "sep", "oct", "nov", "dec", "mon", "tue", "tues", "wed", "thu", "thur", "thurs", "fri", "sat", "sun", "art", "sec", "para", "p", "ch", "ed", "eds", "rev", "ed", "op", "ex", "ext", "tel", "fax", "lat", "long", "min", "max", "ave"]
)
#: Words that open a sentence far more often than they go on after "U.S." or "Inc.".
OPENERS = frozenset(
    ["the", "a", "an", "this", "that", "these", "those", "he", "she", "it", "they", "we", "i", "you", "his", "her", "its", "their", "our", "my", "there", "here", "in", "on", "at", "by", "for", "from", "with", "after", "before", "during", "since", "while", "when", "where", "what", "who", "why", "how", "if", "as", "but", "and", "or", "yet", "so", "nor", "although", "though", "because", "however", "meanwhile", "moreover", "also", "both", "all", "some", "many", "most", "several", "no", "not", "under", "over", "according", "last", "next", "earlier", "later", "speaking", "asked", "addressing", "responding"]
)


def is_abbreviation(word: str, *, last: bool) -> bool:
    """Whether a word before a full stop is an abbreviation; ``last`` when nothing follows in the sentence."""
    low = word.lower()
    if low in TITLES or low in CLOSING:
        return True
    return (
        low in DOUBTFUL and not last and (word[:1].isupper() or low in ("p", "ch", "pp", "no", "ed", "eds"))
    )
