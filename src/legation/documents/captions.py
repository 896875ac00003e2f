"""Photo captions in pasted text: a declared list of weighted cues, each of which can be named.

A line is a caption from ``THRESHOLD`` up. The weights were set on the shapes of captions of agencies
and news sites collected in ``tests/cases/documents``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from legation.documents.cues import AGENCIES, HEAD, REPORTED, TAIL
from legation.text.dates import find_dates, weekday_names
from legation.types.span import Span

THRESHOLD = 3
MAX_WORDS = 90

_SOURCE = (
    rf"(?:{AGENCIES}|X|Twitter|Facebook|Telegram|Instagram|File|FILE|Handout|Reuters|"
    r"Courtesy|Supplied|Social [Mm]edia|Wikimedia(?: Commons)?|PID|ISPR|MOFA|Screengrab|"
    r"Video grab|DVIDS|Kremlin(?:\.ru)?|NATO|EU|UN(?: Photo)?|White House|"
    r"[A-Z][\w.’'-]+ via [A-Z][\w ]+)"
)
_CREDIT_TAILS = tuple(
    re.compile(pattern)
    for pattern in (
        (
            r"[(\[]\s*(?:(?:[Pp]hoto|[Ii]mage|[Pp]icture|[Ff]ile|FILE|[Cc]redit|[Ss]ource|"
            rf"[Vv]ideo|[Ss]creengrab|[Cc]ourtesy)\b[^()\[\]]{{0,90}}|{_SOURCE}(?:\s*[/,|"
            r"&-][^()\[\]]{1,70}|\s+(?:via|photo|file|handout|PHOTO|[Ii]mages?)\b[^()\[\]]{0,"
            rf"60}})?|[^()\[\]]{{1,50}}/\s?(?:{_SOURCE}|@\w+)[^()\[\]]{{0,40}}|@\w{{1,"
            r"30})\s*[)\]]\.?$"
        ),
        (
            rf"(?:[|•]|[—–]|\s-)\s*(?:[Pp]hoto(?: by)?:? |[Ii]mage:? |©\s?)?{_SOURCE}(?:\s?[/|,"
            r"]\s?[\w .’'@-]{1,50})?\.?$"
        ),
        (
            r"(?:\bPhotos?|\bPHOTO|\bImages?|\bPicture|\bPhoto(?:graph)? [Cc]redit|\bImage "
            r"[Cc]redit|\bCredits?|\bPhoto by|\bCourtesy|\bPhoto courtesy(?: of)?|\bFoto|"
            r"\bVideo|\bVideo grab|\bScreengrab)\s?[:/–-]?\s?[A-Z@©][\w .,&/’'@()-]{1,70}$"
        ),
        (
            r"(?:\.|”|\"|\s)\s*(?:©\s?\S.{1,60}|(?:REUTERS|AFP|AP(?: Photo)?|EPA(?:-EFE)?|"
            r"Xinhua|Getty Images)\s?/\s?[\w .’'-]{2,50})$"
        ),
        rf"(?<=[.”\")])\s+(?:{_SOURCE})(?:/[\w .’'-]{{2,40}})?$",
    )
)
_NAMED_TAIL = re.compile(r"[(\[][A-Z][\w.’'&-]*(?: [A-Z&][\w.’'-]*){0,3}[)\]]\.?$")
_STARTS = re.compile(
    r"^(?:FILE\b(?: PHOTO| PIC| IMAGE)?|FILE PHOTO|[Ff]ile (?:photo|picture|image)|"
    r"(?:Photo|Image|Picture|Caption|PHOTO|CAPTION)(?: caption)?\s?[:–—-]|A (?:file|"
    r"handout|combination|general|screengrab) |"
    r"(?:In|This) (?:this )?(?:file|handout|undated|combination|photo|picture|image|"
    r"frame ?grab|screen ?grab|video grab|photograph)\b|This (?:photo|picture|handout|"
    r"image|combination)\b)"
)
_PLACES = re.compile(
    r"(?:\((?:L|R|C|left|right|centre|center|2nd [LR]|L-R|R-L|from (?:left|right)|"
    r"second (?:left|right)|(?:top|bottom|front|back|far) (?:left|right|row|centre|"
    r"center))\)"
    r"|,\s(?:left|right|centre|center|second (?:from )?(?:left|right)|(?:top|far|"
    r"bottom) (?:left|right)|third (?:from )?(?:left|right)|from (?:left|right))\s?,"
    r"|\bfrom (?:left|right)(?: to (?:right|left))?\b|\((?:left|right|centre|"
    r"center)\b[^()]{0,40}\)|\b(?:left|right|centre|center)\s?[,)]?\s*(?:and|"
    r"with)\b.{0,80}\b(?:left|right)\b)"
)
_POSES = re.compile(
    r"\b(?:shakes? hands|shaking hands|poses?|posing|walks?(?: alongside| with| past)?|"
    r"looks? on|gestures?|waves?|waving|greets?|receives?|listens?|addresses|attends?|"
    r"arrives?|arriving|speaks? (?:during|at|to)|"
    r"meets?(?: with)?|sits?|stands?|delivers? (?:a|his|her)|inspects?|review(?:s|ing)? "
    r"(?:a|the) guard|takes? part|chairs?|signs?|exchanges?|exchange documents|"
    r"embraces?|hugs?|holds? (?:a|talks|hands)|welcomes?|leaves?|pictured|seen (?:here|"
    r"in|during)|smiles?|pose for|flies?|fly|stand(?:ing)? (?:in|at|next|guard))\b"
)
_DATED = re.compile(r"\b(?:on|in|,)\s")


@dataclass(frozen=True, slots=True)
class Cue:
    """One reason to take a line for a caption, or not to."""

    name: str
    weight: int
    holds: Callable[[str], bool]


def credit(text: str) -> Span | None:
    """Where the photo credit at the end of a line stands (offsets in ``text``)."""
    start = max(0, len(text) - TAIL)
    found = (pattern.search(text, start) for pattern in _CREDIT_TAILS)
    starts = [match.start() + _lead(match.group()) for match in found if match]
    return Span(min(starts), len(text)) if starts and min(starts) >= 0 else None


def _lead(credit_text: str) -> int:
    """How many characters before the credit itself belong to the sentence."""
    return len(credit_text) - len(credit_text.lstrip(' .”"'))


def _is_dated(text: str) -> bool:
    return any(
        date.year and _DATED.search(text[max(0, date.span.start - 4) : date.span.start])
        for date in find_dates(text[-TAIL:])
    )


def _is_running(text: str) -> bool:
    return bool(REPORTED.search(text))


CUES = (
    Cue("it ends in a photo credit", 3, lambda text: credit(text) is not None),
    Cue(
        "it ends in a name in brackets",
        1,
        lambda text: _NAMED_TAIL.search(text, max(0, len(text) - 60)) is not None,
    ),
    Cue("it begins as photo captions do", 3, lambda text: _STARTS.match(text) is not None),
    Cue("it says who stands where", 2, lambda text: _PLACES.search(text[: 4 * HEAD]) is not None),
    Cue(
        "it describes a pose in the present tense",
        1,
        lambda text: _POSES.search(text[: 2 * HEAD]) is not None,
    ),
    Cue("it gives a full date after its place", 1, _is_dated),
    Cue("it reports in the past tense", -2, _is_running),
    Cue(
        "it names a weekday without a date",
        -1,
        lambda text: any(weekday_names(text[: 2 * HEAD])) and not _is_dated(text),
    ),
    Cue("it has the length of several sentences", -2, lambda text: len(text) > 420),
)


def score(text: str, cues: Iterable[Cue] = CUES) -> int:
    """The weights of the cues that hold, added up."""
    return sum(cue.weight for cue in cues if cue.holds(text))


def is_caption(text: str) -> bool:
    """Whether a line of pasted text is a photo caption."""
    if len(text.split(None, MAX_WORDS + 1)) > MAX_WORDS:
        return False
    return score(text) >= THRESHOLD
