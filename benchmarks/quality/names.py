"""Names: exact spans and types on UNER EWT dev and on re3d.

    python benchmarks/quality/names.py --shared ../shared [--errors]

re3d (documented mapping). Its entities are annotated from a relation's point of view, nested and with
determiners and modifiers inside ("the northern part of Syria"), so a name inside one is what is compared:
- Person -> PERSON, Organisation -> ORG (MilitaryPlatform, Weapon and the like are not scored), Location -> place
  (PLACE or STATE count alike; a state that acts counts right as Organisation or Location).
- Leading determiners are cut on both sides, a leading title (a word list) on both sides for persons.
- Annotated stretches whose last word is not capitalised are no names ("U.S. service members") and are left out,
  as are pronouns, lists (with a comma) and those that hold a smaller annotated entity of the scored types; a
  prediction that overlaps a left-out stretch is not counted.
- A stretch marked both Organisation and Location counts once, right as either.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from legation.analysis.model import LanguageModel
from legation.text.sentences import split_sentences
from legation.text.words import Word, split_words
from legation.types.span import Span

COARSE = {"PERSON": "PER", "ORG": "ORG", "STATE": "LOC", "PLACE": "LOC"}
RE3D = {"Person": "PER", "Organisation": "ORG", "Location": "LOC"}
PRONOUNS = frozenset("i we he she it they you us him them our their his her its my your who me one".split())
DETERMINERS = ("the ", "The ", "a ", "an ", "its ", "their ", "our ", "this ", "that ")
TITLES = frozenset(
    "president prime minister foreign secretary general gen. gen lt. lt col. col maj. capt. mr mr. mrs mrs. ms ms. dr "
    "dr. sir lord lady sheikh king queen prince princess ambassador commander senator sen. sen chancellor defence "
    "defense state envoy special u.s. us uk british syrian russian iraqi army united nations un high representative "
    "and of vice deputy chief staff spokesman spokesperson colonel major captain admiral ayatollah mullah imam".split()
)


@dataclass(frozen=True, slots=True, order=True)
class Found:
    """A name: document, start, end (code points), coarse type."""

    doc: str
    start: int
    end: int
    type: str


def words_of(forms: list[str]) -> tuple[Word, ...]:
    """Given words as if printed with single spaces."""
    found, at = [], 0
    for form in forms:
        found.append(Word(form, Span(at, at + len(form))))
        at += len(form) + 1
    return tuple(found)


def uner(path: Path) -> Iterator[tuple[str, list[str], list[str]]]:
    """Sentence ids, words and tags of a UNER file."""
    key, forms, tags = "", [], []
    for line in [*path.read_text(encoding="utf-8").split("\n"), ""]:
        cells = line.split("\t")
        if line.startswith("# sent_id"):
            key = line.split("=")[1].strip()
        elif line[:1].isdigit():
            forms.append(cells[1])
            tags.append(cells[2])
        elif not line and forms:
            yield key, forms, tags
            forms, tags = [], []


def uner_gold(key: str, words: tuple[Word, ...], tags: list[str]) -> Iterator[Found]:
    """Spans of B-/I- tags."""
    open_at = -1
    for i in range(len(tags) + 1):
        inside = i < len(tags) and tags[i].startswith("I-")
        if open_at >= 0 and not inside:
            yield Found(key, words[open_at].span.start, words[i - 1].span.end, tags[open_at][2:])
            open_at = -1
        if i < len(tags) and tags[i].startswith("B-"):
            open_at = i


def predicted(model: LanguageModel, sentences: list[tuple[str, tuple[Word, ...]]]) -> Iterator[Found]:
    """Names that the model finds, of the coarse types."""
    for start in range(0, len(sentences), 64):
        part = sentences[start : start + 64]
        for (key, words), parse in zip(part, model.read([w for _, w in part]), strict=True):
            for name in parse.names:
                if name.label in COARSE:
                    yield Found(key, words[name.first].span.start, words[name.last].span.end, COARSE[name.label])


def f1(gold: set[Found], system: set[Found]) -> float:
    """F1 of exact spans and types, as a share of 1."""
    return 2 * len(gold & system) / max(1, len(gold) + len(system))


def report(name: str, gold: set[Found], system: set[Found]) -> None:
    """Prints precision, recall and F1, all and by type."""
    for kind in ("all", "PER", "ORG", "LOC"):
        g = {x for x in gold if kind in ("all", x.type)}
        s = {x for x in system if kind in ("all", x.type)}
        hit = len(g & s)
        p, r = hit / max(1, len(s)), hit / max(1, len(g))
        print(
            f"{name} {kind}: P {100 * p:.1f} R {100 * r:.1f} "
            f"F1 {100 * 2 * p * r / max(1e-9, p + r):.1f} (gold {len(g)})"
        )


def score_uner(model: LanguageModel, path: Path, *, errors: bool = False) -> float:
    """UNER EWT dev, persons, organisations and locations."""
    rows = [(key, words_of(forms), tags) for key, forms, tags in uner(path)]
    gold = {f for key, words, tags in rows for f in uner_gold(key, words, tags) if f.type in ("PER", "ORG", "LOC")}
    system = set(predicted(model, [(key, words) for key, words, _ in rows]))
    report("UNER", gold, system)
    if errors:
        texts = {key: " ".join(w.text for w in words) for key, words, _ in rows}
        show(gold, system, texts)
    return f1(gold, system)


def show(gold: set[Found], system: set[Found], texts: dict[str, str]) -> None:
    """Prints what was missed and what was wrong."""
    for sign, some in (("missed", gold - system), ("wrong", system - gold)):
        for name in sorted(some)[:: max(1, len(some) // 60)]:
            text = texts[name.doc]
            context = text[max(0, name.start - 30) : name.end + 20].replace("\n", " ")
            print(f"  {sign} {name.type} [{text[name.start : name.end]}] ... {context}")


def bare(text: str, start: int, end: int, kind: str) -> tuple[int, int]:
    """A stretch without its determiner and, for persons, without titles before the name."""
    for word in DETERMINERS:
        if text.startswith(word, start) and start + len(word) < end:
            start += len(word)
    while (
        kind == "PER"
        and " " in text[start:end]
        and text[start:end].split(" ", maxsplit=1)[0].lower().rstrip(",") in TITLES
    ):
        start = text.index(" ", start) + 1
    if text[start:end].endswith(("'s", "’s")):
        end -= 2
    return start, end


def re3d(folder: Path) -> Iterator[tuple[str, str, set[Found], list[tuple[int, int]]]]:
    """Documents of all parts: id, text, gold names, stretches left out."""
    for part in sorted(p for p in folder.iterdir() if p.is_dir()):
        texts = {d["_id"]: d["text"] for d in lines(part / "documents.json")}
        marks: dict[str, list[dict[str, object]]] = {}
        for mark in lines(part / "entities.json"):
            marks.setdefault(str(mark["documentId"]), []).append(mark)
        for key, text in texts.items():
            yield key, text, *re3d_gold(key, text, marks.get(key, []))


def lines(path: Path) -> list[dict[str, object]]:
    """One JSON object per line."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]


def re3d_gold(key: str, text: str, marks: list[dict[str, object]]) -> tuple[set[Found], list[tuple[int, int]]]:
    """The names among a document's marks, and the stretches that are not scored."""
    scored = {(int(str(m["begin"])), int(str(m["end"])), RE3D[str(m["type"])]) for m in marks if m["type"] in RE3D}
    gold, left_out = set(), []
    for start, end, kind in scored:
        a, b = bare(text, start, end, kind)
        holds = any((x, y) != (start, end) and start <= x and y <= end for x, y, _ in scored)
        last = text[a:b].rsplit(maxsplit=1)[-1] if text[a:b].split() else ""
        loose = holds or "," in text[a:b] or text[a:b].lower() in PRONOUNS
        if loose or not (last[:1].isupper() or last[:1].isdigit()) or not text[a : a + 1].isupper():
            left_out.append((start, end))
        else:
            gold.add(Found(key, a, b, kind))
    twins = {Found(key, g.start, g.end, "LOC") for g in gold if g.type == "ORG"}
    return gold - twins, left_out


def score_re3d(model: LanguageModel, folder: Path, *, errors: bool = False) -> float:
    """re3d by the mapping above."""
    gold, system, texts, open_parts = set(), set(), {}, {}
    for key, text, names, left_out in re3d(folder):
        texts[key], open_parts[key] = text, left_out
        gold |= names
        words = [(key, split_words(text, s)) for s in split_sentences(text)]
        for name in predicted(model, [w for w in words if w[1]]):
            a, b = bare(text, name.start, name.end, name.type)
            system.add(Found(key, a, b, name.type))
    system = {reconciled(s, gold) for s in system if s in gold or not inside(s, open_parts[s.doc], gold)}
    report("re3d", gold, system)
    if errors:
        show(gold, system, texts)
    return f1(gold, system)


def inside(name: Found, parts: list[tuple[int, int]], gold: set[Found]) -> bool:
    """Whether a prediction lies in a stretch that is not scored, and meets no gold name."""
    met = any(g.doc == name.doc and g.start < name.end and name.start < g.end for g in gold)
    return not met and any(a < name.end and name.start < b for a, b in parts)


def reconciled(name: Found, gold: set[Found]) -> Found:
    """A state may be marked as an organisation (it acts) or as a location."""
    twin = Found(name.doc, name.start, name.end, "ORG")
    return twin if name.type == "LOC" and name not in gold and twin in gold else name


def main() -> None:
    """Scores the model in its folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--model", type=Path)
    parser.add_argument("--errors", action="store_true")
    args = parser.parse_args()
    model = LanguageModel.load(args.model)
    sets = args.shared / "gold" / "ner"
    score_uner(model, sets / "uner_ewt" / "en_ewt-ud-dev.iob2", errors=args.errors)
    score_re3d(model, sets / "re3d", errors=args.errors)


if __name__ == "__main__":
    main()
