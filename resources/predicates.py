"""The lexicon of predicates as one table: ``resources/predicates/*.yaml`` expanded and checked."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import yaml
from inflections import noun_forms, verb_forms
from yaml_tables import HERE, dump

FOLDER = HERE / "predicates"
SHARED = ("sets", "codes", "status", "irregular")
WORDS = {"verbs": "$", "light": "$", "nouns": "~", "adjectives": ""}
CLASSES = (
    "object",
    "without",
    "subject",
    "without-subject",
    "prep-object",
    "without-prep-object",
    "complement-nouns",
)
LISTS = (
    "with",
    "not-with",
    "needs",
    "actor",
    "recipient",
    "complement-verbs",
    "without-comp",
    "words-near",
    "modal",
)
SCALARS = ("frame", "code", "type", "plover", "cameo", "family", "takes", "alone", "engagement", "status")
FLAGS = ("absorbs", "reciprocal", "speech", "negated", "factive", "lone")
KNOWN = frozenset((*WORDS, *CLASSES, *LISTS, *SCALARS, *FLAGS, "weight", "examples", "contexts", "without-empty"))


def table() -> bytes:
    """The table's bytes: frames, codes, status words, and the forms of every word in them."""
    return dump(build())


def build() -> dict[str, Any]:
    """The table, parsed; ValueError names a frame with an unknown key, set or code."""
    sets, frames = _source("sets"), list(_frames())
    codes = {code: _code(row) for code, row in _source("codes").items()}
    entries = [_entry(frame, sets, codes) for frame in frames]
    status = _source("status")
    return {
        "codes": codes,
        "nouns": _noun_classes(sets, entries),
        "frames": entries,
        "status": status,
        "verb_forms": _forms(_verbs(entries, status), verb_forms),
        "noun_forms": _forms(_nouns(sets, entries), noun_forms),
    }


def examples() -> Iterator[tuple[str, str]]:
    """Every frame's example sentences with their expected readings."""
    for frame in _frames():
        for example in frame["examples"]:
            yield frame["frame"], example


def _source(name: str) -> Any:
    text = (FOLDER / f"{name}.yaml").read_text(encoding="utf-8")
    return yaml.load(text, Loader=yaml.BaseLoader)  # noqa: S506 - BaseLoader reads plain strings: "on" is a word here


def _frames() -> Iterator[dict[str, Any]]:
    for path in sorted(FOLDER.glob("*.yaml")):
        if path.stem not in SHARED:
            yield from _source(path.stem)


def _code(row: list[Any]) -> list[Any]:
    kind, mode, contexts, goldstein = row
    return [kind, mode, contexts, float(goldstein)]


def _entry(frame: dict[str, Any], sets: dict[str, Any], codes: dict[str, Any]) -> dict[str, Any]:
    name = frame["frame"]
    if unknown := frame.keys() - KNOWN:
        msg = f"frame {name}: unknown keys {sorted(unknown)}"
        raise ValueError(msg)
    if frame["code"] not in codes:
        msg = f"frame {name}: unknown code {frame['code']}"
        raise ValueError(msg)
    entry: dict[str, Any] = {key: frame[key] for key in SCALARS if key in frame}
    entry |= {key: _expanded(frame[key], sign, sets, name) for key, sign in WORDS.items() if key in frame}
    entry |= {key: _class_names(frame[key], sets, name, key) for key in CLASSES if key in frame}
    entry |= {key: frame[key] for key in LISTS if key in frame}
    entry |= {key: True for key in FLAGS if frame.get(key) == "yes"}
    return entry | {"weight": int(frame.get("weight", 0)), "contexts": frame.get("contexts", [])}


def _expanded(words: list[str], sign: str, sets: dict[str, Any], name: str) -> list[str]:
    """Words with named sets replaced by their members."""
    kind = "verbs" if sign == "$" else "nouns"
    return list(dict.fromkeys(w for word in words for w in _members(word, sign, sets[kind], name)))


def _members(word: str, sign: str, sets: dict[str, list[str]], name: str) -> list[str]:
    if not sign or not word.startswith(sign):
        return [word]
    if word[1:] not in sets:
        msg = f"frame {name}: unknown set {word}"
        raise ValueError(msg)
    return sets[word[1:]]


def _class_names(words: list[str], sets: dict[str, Any], name: str, key: str) -> dict[str, list[str]]:
    """Named sets, and the words that stand there on their own."""
    named = [w[1:] for w in words if w.startswith("~")]
    if missing := [w for w in named if w not in sets["nouns"]]:
        msg = f"frame {name}: unknown sets {missing} in {key}"
        raise ValueError(msg)
    return {"sets": named, "words": [w for w in words if not w.startswith("~")]}


def _noun_classes(sets: dict[str, Any], entries: list[dict[str, Any]]) -> dict[str, list[str]]:
    """Every set of nouns by name; a frame's own words make the set ``frame.key``."""
    named = dict(sets["nouns"])
    for entry in entries:
        for key in CLASSES:
            own = entry.get(key, {}).get("words", [])
            if own:
                named[f"{entry['frame']}.{key}"] = own
    return named


def _verbs(entries: list[dict[str, Any]], status: dict[str, Any]) -> Iterator[str]:
    for entry in entries:
        for key in ("verbs", "light", "complement-verbs", "without-comp"):
            yield from entry.get(key, [])
    for words in status["verbs"].values():
        yield from words
    for key in ("object-control", "nominal", "ergative", "negative-implicative", "suffered", "declared"):
        yield from status[key]


def _nouns(sets: dict[str, Any], entries: list[dict[str, Any]]) -> Iterator[str]:
    for words in _noun_classes(sets, entries).values():
        yield from words
    for entry in entries:
        yield from entry.get("nouns", [])


def _forms(phrases: Iterable[str], forms: Callable[[str], Iterable[str]]) -> dict[str, str]:
    """Form to the words it can be a form of, joined by spaces ("found": "find found")."""
    words = sorted({word for phrase in phrases for word in phrase.replace("-", " ").split()})
    found: dict[str, list[str]] = {}
    for word in words:
        for form in forms(word):
            found.setdefault(form, []).append(word)
    return {form: " ".join(found[form]) for form in sorted(found)}
