"""Events and engagements against PLV, the PLOVER records, PETRARCH's tests, several coders, and quiet sentences.

``python -m benchmarks.quality.events --verdicts FOLDER`` writes a verdict for every sentence, to compare
two runs with ``benchmarks.quality.gainloss``.
"""

from __future__ import annotations

import argparse
import csv
import json
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType
from typing import Any

from benchmarks.quality.suite import ROOT, Suite, legation, scorer

PLV = "gold/events/plv/PLV_train.tsv"
GSR = "gold/events/plover_gsr/PLOVER_GSR_CAMEO.txt"
PETR = "gold/events/petrarch2_tests/PETR.UnitTest.records.xml"
CODERS = "gold/events/cameo_conflibert"
REPORTS = "corpora/reports.jsonl"
QUIET = Path(__file__).parent / "quiet_sentences.json"
ROUNDS = (5, 6, 7)
_COMMENT = "0-1"


def measure(shared: Path) -> Mapping[str, float]:
    """The figures of every part, by name."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        return {
            **_plv(shared, folder),
            **_gsr(shared, folder),
            **_petr(shared, folder),
            **agreement(shared),
            **_quiet(shared),
        }


def _coded(shared: Path, folder: Path, name: str, gold: str) -> Path:
    """What Legation codes for a gold set that its scorer can write out."""
    asked, answered = folder / f"{name}.in.jsonl", folder / f"{name}.jsonl"
    if name == "petr":
        export(shared, "score_petr", gold, asked)
    else:
        export(shared, "score_plv" if name == "plv" else "score_events", gold, asked)
    answered.write_text(legation("code", asked), "utf-8")
    return answered


def export(shared: Path, program: str, gold: str, to: Path) -> None:
    """Have a scorer write its sentences."""
    import subprocess

    command = [
        sys.executable,
        str(shared / "scorers" / f"{program}.py"),
        "--gold",
        str(shared / gold),
        "--export",
        str(to),
    ]
    subprocess.run(command, check=True, capture_output=True)


def _plv(shared: Path, folder: Path) -> dict[str, float]:
    found = scorer(shared, "score_plv", "--gold", shared / PLV, "--system", _coded(shared, folder, "plv", PLV))
    return {f"plv {key}": float(found[key]) for key in ("accuracy", "macro_f1", "coverage")}


def _gsr(shared: Path, folder: Path) -> dict[str, float]:
    found = scorer(shared, "score_events", "--gold", shared / GSR, "--system", _coded(shared, folder, "gsr", GSR))
    shares = {"gsr type_hit": float(found["type_hit"])}
    return shares | {
        f"gsr {key}": found[key]["f1"] for key in ("tuple", "country_tuple", "source_country", "target_country")
    }


def _petr(shared: Path, folder: Path) -> dict[str, float]:
    options = ("--norm-ids", "--skip-missing")
    system = _coded(shared, folder, "petr", PETR)
    found = scorer(shared, "score_petr", "--gold", shared / PETR, "--system", system, *options)
    return {f"petr {key}": found[key]["f1"] for key in ("plover", "plover+country") if key in found}


@dataclass(frozen=True, slots=True)
class Coding:
    """A sentence as several coders coded it; "" for nothing to code."""

    id: str
    text: str
    labels: tuple[str, ...]


def codings(shared: Path) -> Iterator[Coding]:
    """Sentences of the three rounds: each coder's PLOVER type of the first action."""
    for number in ROUNDS:
        path = shared / CODERS / f"round_{number}" / "summary.csv"
        with path.open(encoding="utf-8", errors="replace", newline="") as file:
            for index, row in enumerate(csv.DictReader(file)):
                yield Coding(f"{number}-{index}", row["sentences"], tuple(_labels(row)))


def _labels(row: Mapping[str, str]) -> Iterator[str]:
    for coder in range(1, 6):
        if row.get(f"1_Relevant_{coder}"):
            yield _type(row.get(f"Action1_CAMEO_{coder}") or "")


_ROOTS: Mapping[str, str] = MappingProxyType(
    {
        "02": "REQUEST",
        "03": "AGREE",
        "04": "CONSULT",
        "05": "SUPPORT",
        "06": "COOPERATE",
        "07": "AID",
        "08": "YIELD",
        "09": "ACCUSE",
        "10": "REQUEST",
        "11": "ACCUSE",
        "12": "REJECT",
        "13": "THREATEN",
        "14": "PROTEST",
        "15": "MOBILIZE",
        "16": "SANCTION",
        "17": "COERCE",
        "18": "ASSAULT",
        "19": "ASSAULT",
        "20": "ASSAULT",
    }
)
"""PLOVER types of CAMEO's roots; 01, a comment, has none."""


def _type(cell: str) -> str:
    """ "3-11 Disapprove" → ACCUSE; "" for nothing and for comments."""
    return _ROOTS.get(cell.partition("-")[2].split(" ")[0].zfill(2), "")


def majority(labels: Iterable[str]) -> str | None:
    """The label that most chose; None when two share that place."""
    first = Counter(labels).most_common(2)
    if not first or (len(first) > 1 and first[0][1] == first[1][1]):
        return None
    return first[0][0]


def agreement(shared: Path) -> dict[str, float]:
    """Agreement with the coders' majority, beside that of a coder with the majority of the others."""
    sentences = list(codings(shared))
    answers = coded([{"id": s.id, "text": s.text} for s in sentences])
    ours = [(answers.get(s.id, [""]), wanted) for s in sentences if (wanted := majority(s.labels)) is not None]
    theirs = [([label], wanted) for s in sentences for label, wanted in _left_out(s)]
    return {**_agreements("coders' majority", ours), **_agreements("coder against the others", theirs)}


def _left_out(coding: Coding) -> Iterator[tuple[str, str]]:
    for at, label in enumerate(coding.labels):
        wanted = majority((*coding.labels[:at], *coding.labels[at + 1 :]))
        if wanted is not None:
            yield label, wanted


def _agreements(name: str, pairs: list[tuple[list[str], str]]) -> dict[str, float]:
    typed = [(said, wanted) for said, wanted in pairs if wanted]
    return {
        f"{name}: type": sum(wanted in said for said, wanted in typed) / max(1, len(typed)),
        f"{name}: nothing to code": sum((not any(said)) == (not wanted) for said, wanted in pairs) / max(1, len(pairs)),
    }


def coded(tasks: list[dict[str, str]]) -> dict[str, list[str]]:
    """The types of the CAMEO codes that Legation gives sentences, by id; [""] for none.

    The coders wrote CAMEO, so CAMEO is compared: charging somebody is 173 there and ACCUSE in PLOVER.
    """
    asked = "\n".join(json.dumps(task) for task in tasks)
    rows = (json.loads(line) for line in legation("code", "-", text=asked).splitlines())
    return {row["id"]: [_ROOTS.get(event["cameo"][:2], "") for event in row["events"]] or [""] for row in rows}


def _quiet(shared: Path) -> dict[str, float]:
    """Share of sentences with two states and no dealing between them that stay without an event between states."""
    if not QUIET.exists():
        return {}
    tasks = list(quiet_tasks(shared))
    asked = "\n".join(json.dumps(task) for task in tasks)
    rows = [json.loads(line) for line in legation("code", "-", text=asked).splitlines()]
    loud = sum(any(e["source"] and len({*e["source"], *e["target"]}) > 1 for e in row["events"]) for row in rows)
    return {"quiet sentences": 1 - loud / max(1, len(rows))}


def quiet_tasks(shared: Path) -> Iterator[dict[str, str]]:
    """The quiet sentences, cut from the reports by their offsets."""
    wanted: dict[str, list[list[int]]] = json.loads(QUIET.read_text("utf-8"))
    for line in (shared / REPORTS).read_text("utf-8").splitlines():
        report = json.loads(line)
        for start, end in wanted.get(report["id"], ()):
            yield {"id": f"{report['id']}:{start}", "text": report["text"][start:end]}


def verdicts(shared: Path, folder: Path) -> None:
    """Write a verdict for every sentence of PLV and of the PLOVER records."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, program, gold in (("plv", "score_plv", PLV), ("gsr", "score_events", GSR)):
        system = _coded(shared, folder, name, gold)
        found = scorer(shared, program, "--gold", shared / gold, "--system", system, "--errors", "100000")
        wrong = {str(row["id"]): row for row in found.get("errors", [])}
        rows = (json.loads(line) for line in system.read_text("utf-8").splitlines())
        lines = [json.dumps(_verdict(row, wrong.get(str(row["id"])))) for row in rows]
        (folder / f"{name}.verdicts.jsonl").write_text("\n".join(lines) + "\n", "utf-8")


def _verdict(row: Mapping[str, Any], error: Mapping[str, Any] | None) -> dict[str, Any]:
    said = ", ".join(f"{e['event']} {'/'.join(e['source'])}>{'/'.join(e['target'])}" for e in row["events"])
    return {
        "id": str(row["id"]),
        "right": error is None,
        "said": said,
        "wanted": str(error.get("gold", "")) if error else said,
    }


SUITE = Suite("events", measure, needs=(PLV, GSR, PETR, CODERS, REPORTS))


def main() -> int:
    """Write verdicts."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--verdicts", type=Path, required=True)
    parser.add_argument("--shared", type=Path, default=ROOT.parent / "shared")
    options = parser.parse_args()
    verdicts(options.shared, options.verdicts)
    return 0


if __name__ == "__main__":
    sys.exit(main())
