"""Actors: offices, visitors, descriptions, names of territories, people of the gold records.

    python -m benchmarks.quality actors        python -m benchmarks.quality.actors SHARED   (lists every failure)

- offices: class and state right on the 300 lines of ``marks/offices.jsonl`` (marked before any code ran).
- visits: visitor → person with at least one office, and one state, of every visit 1874-1999.
- descriptions: NewsWCL50 mentions in ACTOR and COUNTRY chains that name an office or a state: the chain's
  state, and for people whose office the chain's name fixes (``_HELD``) the office's class.
- territories: CLDR territory names in ten languages that resolve to their own code and nothing else.
- people: named participants and speakers of the gold records: found, side right, office right
  (by the scorer's ``same_office``).
- participants: those of the engagements that match the gold's, as the shared scorer counts them: F1 of
  names, and offices right.

Every visit that is not parsed is printed by the second command.
"""

from __future__ import annotations

import csv
import json
import sys
import tempfile
import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from benchmarks.quality.marks import office_marks
from benchmarks.quality.records import SEED, read_all
from benchmarks.quality.suite import Suite, legation, scorer
from legation.analysis.actors.gazetteer import NameKind, find_names
from legation.analysis.actors.officials import read_officials
from legation.analysis.actors.titles import has_head, parse_office, title_parts
from legation.data.actor_names import state_names
from legation.data.states import by_iso2

OFFICES = "gold/offices/wikidata_holders21_10countries_2022-08.csv"
VISITS = "gold/visits"
ANNOTATIONS = "gold/coref/Annotations.csv"
RECORDS = "gold/records"
_TABLES = {
    "pakistan": "PAK",
    "iran": "IRN",
    "russia": "RUS",
    "us": "USA",
    "india": "IND",
    "turkey": "TUR",
    "china": "CHN",
    "uae": "ARE",
    "united": "GBR",
    "japan": "JPN",
}
_HELD = {
    "USA\\Trump": "head of state",
    "FRA\\Macron": "head of state",
    "GBR\\May": "head of government",
    "JPN\\Abe": "head of government",
    "ISR\\Netanyahu": "head of government",
    "KOR\\Moon": "head of state",
    "RUS\\Putin": "head of state",
    "USA\\Obama": "head of state",
    "CAN\\Trudeau": "head of government",
}
_LOOSE = frozenset({"leader", "leaders", "nominee", "official", "officials", "head", "chief", "boss", "candidate"})
_LANGUAGES = ("en", "fa", "ar", "ur", "fr", "es", "ru", "zh", "tr", "hi")
_SIDED = (NameKind.STATE, NameKind.DEMONYM, NameKind.CAPITAL, NameKind.SEAT, NameKind.BODY)


def measure(shared: Path) -> Mapping[str, float]:
    """Shares of 1 of what is right in each part."""
    parts = {
        "offices class and state": list(offices(shared)),
        "visits parsed": list(visits(shared)),
        "descriptions state and class": list(descriptions(shared)),
        "territory names": list(territories()),
    }
    figures = {name: sum(why is None for why in whys) / len(whys) for name, whys in parts.items()}
    return figures | people_figures(shared) | participants(shared)


def participants(shared: Path) -> Mapping[str, float]:
    """Names and offices of who takes part in the engagements found."""
    with tempfile.TemporaryDirectory() as folder:
        system = Path(folder) / "read.jsonl"
        system.write_text(read_all(shared, Path(folder)), "utf-8")
        found = scorer(shared, "score_records", "--gold", shared / RECORDS, "--system", system)
    offices_right = found["engagements"]["fields"]["participant_office"]["given"]
    return {"participants F1": float(found["participants"]["f1"]), "participants office": float(offices_right)}


def offices(shared: Path) -> Iterator[str | None]:
    """For each marked office None when class and state are right, else what was read."""
    with (shared / OFFICES).open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    for mark in office_marks():
        table, title = rows[mark.row - 1][:2]
        parsed = parse_office(title, _TABLES[table.partition("-")[0]])
        right = [c.value for c in parsed.classes] == [mark.kind] and parsed.of == mark.state
        yield None if right else f"{table}: {title}: {mark.kind}, read {[c.value for c in parsed.classes]} {parsed.of}"


def visits(shared: Path) -> Iterator[str | None]:
    """For each visit None when everybody has a name and an office, and one state is found."""
    for path in sorted((shared / VISITS).glob("*.xml")):
        for visit in ET.parse(path).getroot().iter("visit"):  # noqa: S314 - a gold set on this machine
            visitor, origin = (" ".join((visit.findtext(tag) or "").split()) for tag in ("visitor", "from"))
            states = [m.keys for m in find_names(origin) if m.kind in (NameKind.STATE, NameKind.PLACE)]
            people = read_officials(visitor, states[0][0] if states else "")
            right = people and states and all(person.name and person.offices for person in people)
            yield None if right else f"{visitor} | {origin}"


def descriptions(shared: Path) -> Iterator[str | None]:
    """For each description that names a state or an office None when state and class are right."""
    lines = (shared / ANNOTATIONS).read_text(encoding="utf-8").splitlines()[1:]
    for row in csv.DictReader(lines):
        if row["code_type"] in ("ACTOR", "COUNTRY") and _describes(row["code_mention"]):
            wrong = _misread(row["code_name"], row["code_mention"])
            yield f"{row['code_name']}: {row['code_mention']}: {wrong}" if wrong else None


def _describes(mention: str) -> bool:
    names = find_names(mention)
    described = any(part.islower() for part in mention.split())
    return has_head(mention) or (described and any(m.kind in _SIDED for m in names))


def _misread(chain: str, mention: str) -> str:
    """What is wrong, "" when nothing is: the chain's state must be among those named, the class the holder's."""
    state = chain.partition("\\")[0]
    named = {key for m in find_names(mention) if m.kind in _SIDED for key in (m.state, *m.keys) if key}
    if named and state not in named:
        return f"states {sorted(named)}"
    classes = {c.value for part in title_parts(mention) for c in parse_office(part).classes}
    loose = _LOOSE & set(mention.casefold().split())
    if chain in _HELD and has_head(mention) and not loose and _HELD[chain] not in classes:
        return f"classes {sorted(classes)}"
    return ""


def territories() -> Iterator[str | None]:
    """For each territory name in ten languages None when it resolves to its own code alone."""
    codes = set(by_iso2().values())
    for language in _LANGUAGES:
        for code, names in state_names(language).items():
            for name in names if code in codes else ():
                if max(name) > "\uffff":
                    continue  # English in Deseret letters
                found = find_names(name, language)
                yield (
                    None
                    if [m.keys for m in found] == [(code,)]
                    else f"{language} {code} {name}: {[m.keys for m in found]}"
                )


def people_figures(shared: Path) -> Mapping[str, float]:
    """Shares of the gold records' named people that are found, with their side and office."""
    found = list(_people(shared))
    return {f"people {what}": sum(row[what] for row in found) / len(found) for what in ("found", "side", "office")}


def _people(shared: Path) -> Iterator[dict[str, bool]]:
    sys.path.insert(0, str(shared / "scorers"))
    import fields
    import words

    records = shared / RECORDS
    texts = sorted(records.glob("r*.text.json"))
    lines = [_line(path) for path in texts]
    read = legation("read", "-", "--format", "jsonl", "--no-keep", text="\n".join(lines))
    persons = {row["id"]: row["persons"] for row in map(json.loads, read.splitlines())}
    for path in texts:
        gold = json.loads(path.with_name(path.name.replace(".text", "")).read_text("utf-8"))
        for name, office, side in sorted(_named(gold), key=str):
            ours = next((p for p in persons.get(gold["id"], []) if words.names_agree(p["name"], name)), None)
            yield {
                "found": ours is not None,
                "side": ours is not None and fields.same_states(ours.get("for"), side),
                "office": ours is not None and fields.same_office(ours.get("office"), office),
            }


def _line(path: Path) -> str:
    text = json.loads(path.read_text("utf-8"))
    gold = json.loads(path.with_name(path.name.replace(".text", "")).read_text("utf-8"))
    return json.dumps({"id": gold["id"], "title": text["title"], "text": text["text"], "date": gold["date"]})


def _named(gold: Mapping[str, Any]) -> set[tuple[str, str | None, str]]:
    people = {(p["name"], p["office"], p["for"]) for e in gold["engagements"] for p in e["participants"] if p["name"]}
    speakers = {
        (s["speaker"], s["office"], s["for"])
        for s in gold["statements"]
        if s["speaker"] and s["office"] and ";" not in s["speaker"]
    }
    return people | speakers


def main() -> None:
    """Print every failure."""
    shared = Path(sys.argv[1])
    for part in (offices(shared), visits(shared), descriptions(shared), territories()):
        whys = list(part)
        print(f"{sum(why is None for why in whys)} of {len(whys)}")
        for why in sorted({why for why in whys if why}):
            print("   ", why)


SUITE = Suite("actors", measure, (OFFICES, VISITS, ANNOTATIONS, RECORDS, SEED))

if __name__ == "__main__":
    main()
