"""Records merge, on every database: in any order, as often as one likes, with nothing lost and nothing believed."""

from __future__ import annotations

import json
import random
import zipfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack, suppress
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path

import pytest

from legation.errors import MalformedSource, OversizedSource, RecordError, SourceError
from legation.record.linking import settle
from legation.store import Store, open_store
from legation.types.actors import Office, Tenure
from legation.types.claims import EventType
from legation.types.record import EntryQuery, Ruling, Verdict
from legation.views.disputes import disputes
from tests import builders as b
from tests.contracts.postgres import new_database

SHARED = "Minister Ana Ro met Minister Bo Li in Corvo on Monday.\nArland accused Belland of delays."
HERS = "Ana Ro received Bo Li in Corvo on 2 March."
HIS = "Belland will repair the bridge.\nCland warned Arland."
PEOPLE = ("Ana Ro/Minister/AAA", "Bo Li/Minister/BBB")
New = Callable[[], Store]


@pytest.fixture(params=["sqlite", "postgresql"])
def new(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[New]:
    """Opens another empty record each time."""
    url = request.getfixturevalue("postgres") if request.param == "postgresql" else ""
    if url is None:
        pytest.skip("no PostgreSQL: set LEGATION_TEST_POSTGRES or install Debian's `postgresql`")
    with ExitStack() as stores:
        numbers = iter(range(100))

        def make() -> Store:
            where = new_database(url) if url else str(tmp_path / f"record{next(numbers)}.db")
            return stores.enter_context(open_store(where))

        yield make


def ruled(store: Store, subject: str, verdict: Verdict, by: str, hour: int, **more: str) -> Ruling:
    made = Ruling(subject, verdict, by, b.NOON + timedelta(hours=hour), **more)  # type: ignore[arg-type]
    return store.rule(made)[0]


def shared(store: Store) -> None:
    """A report that both have read."""
    made = b.document(SHARED, "shared", url="https://example.org/shared")
    met = b.meeting(made, "Ana Ro met Minister Bo Li in Corvo", *PEOPLE, day="2026-03-02", place="Corvo")
    b.keep(store, made, met, b.event(made, "Arland accused Belland", EventType.ACCUSE, "AAA", "BBB"))


def hers(store: Store) -> Store:
    shared(store)
    made = b.document(HERS, "hers", day="2026-03-03")
    b.keep(store, made, b.meeting(made, "Ana Ro received Bo Li in Corvo", *PEOPLE, day="2026-03-02", place="Corvo"))
    store.keep_tenures("ministers.csv", [Tenure("Ana Ro", Office("Minister", "AAA"))])
    settle(store)
    accused = entry_of(store, "ev-")
    ruled(store, accused, Verdict.ACCEPTED, "Ada", 1)
    ruled(store, accused, Verdict.EDITED, "Ada", 2, field="place", value="Corvo")
    wrong = ruled(store, entry_of(store, "en-"), Verdict.REJECTED, "Ada", 3)
    store.rule(Ruling(wrong.subject, Verdict.UNDONE, "Ada", b.NOON + timedelta(hours=4), undoes=wrong.number))
    return store


def his(store: Store) -> Store:
    shared(store)
    made = b.document(HIS, "his", day="2026-03-04")
    b.keep(
        store,
        made,
        b.commitment(made, "Belland will repair the bridge", by="BBB"),
        b.event(made, "Cland warned Arland", EventType.THREATEN, "CCC", "AAA"),
    )
    store.keep_tenures("ministers.csv", [Tenure("Bo Li", Office("Minister", "BBB"))])
    settle(store)
    ruled(store, entry_of(store, "ev-", "accused"), Verdict.REJECTED, "Bo", 5)
    return store


def entry_of(store: Store, beginning: str, words: str = "") -> str:
    every = store.entries(EntryQuery(rejected=True))
    return next(e.id for e in every if e.id.startswith(beginning) and words in e.claim.evidence.text)


def packed(store: Store, path: Path) -> Path:
    store.pack(path)
    return path


def joined(store: Store, *packs: Path, forget: bool = False) -> Store:
    for one in packs:
        store.join(one, forget=forget)
        settle(store)
    return store


def held(store: Store) -> list[object]:
    """What a user sees: every entry with its reports and rulings, every tenure."""
    entries = store.entries(EntryQuery(rejected=True, superseded=True))
    told = [(e.id, e.verdict, e.claim, sorted(s.id for s in e.sightings), [r.by for r in e.opinions]) for e in entries]
    return [told, store.tenures(), sorted(ref.title for ref in store.reports())]


def test_two_records_merge_alike_in_any_order(new: New, tmp_path: Path) -> None:
    """Hers into his, his into hers, both into an empty one: the same facts, and the same packs."""
    one, other = hers(new()), his(new())
    packs = packed(one, tmp_path / "hers.zip"), packed(other, tmp_path / "his.zip")
    results = [joined(one, packs[1]), joined(other, packs[0]), joined(new(), *packs), joined(new(), *reversed(packs))]
    assert all(held(store) == held(results[0]) for store in results)
    made = [packed(store, tmp_path / f"{n}.zip").read_bytes() for n, store in enumerate(results)]
    assert len(set(made)) == 1


def test_the_meeting_that_both_read_of_is_one(new: New, tmp_path: Path) -> None:
    """The report that both hold is one report; hers of the same meeting is its second source."""
    other = joined(his(new()), packed(hers(new()), tmp_path / "hers.zip"))
    met = other.entry(entry_of(other, "en-"))
    assert met
    assert len(met.reports) == 2
    assert len(list(other.reports())) == 3
    assert len(other.tenures()) == 2
    assert other.verify().faults == ()


def test_joining_again_changes_nothing(new: New, tmp_path: Path) -> None:
    """Nor does taking in what was made from one's own record."""
    one = hers(new())
    own, before = packed(one, tmp_path / "own.zip"), list(one.dump())
    assert list(joined(one, own).dump()) == before
    other = joined(his(new()), own)
    before = list(other.dump())
    done = other.join(own)
    settle(other)
    assert (done.reports, done.reread, done.rulings) == (0, 0, 0)
    assert list(other.dump()) == before


def test_authors_who_disagree_are_shown_and_the_newest_stands(new: New, tmp_path: Path) -> None:
    """Each under their own name and time; undoing is taken along."""
    one = joined(hers(new()), packed(his(new()), tmp_path / "his.zip"))
    accused = one.entry(entry_of(one, "ev-", "accused"))
    assert accused
    assert accused.verdict is Verdict.REJECTED
    (dispute,) = disputes(accused)
    assert [(r.by, r.verdict) for r in dispute.rulings] == [("Ada", Verdict.ACCEPTED), ("Bo", Verdict.REJECTED)]
    assert [edit.value for edit in accused.edits] == ["Corvo"]
    met = one.entry(entry_of(one, "en-"))
    assert met
    assert met.verdict is None


def test_an_older_ruling_that_comes_later_does_not_stand(new: New, tmp_path: Path) -> None:
    """Time decides, not the order of joining."""
    other = joined(his(new()), packed(hers(new()), tmp_path / "hers.zip"))
    accused = other.entry(entry_of(other, "ev-", "accused"))
    assert accused
    assert accused.verdict is Verdict.REJECTED


def test_the_newer_reader_wins_whichever_comes_first(new: New, tmp_path: Path) -> None:
    """Version numbers are numbers: 0.10 is newer than 0.9."""
    made = b.document("Ana Ro met Bo Li. Then she left.", "r")
    old = b.claims(made, b.meeting(made, "Ana Ro met Bo Li", *PEOPLE))
    fresh = b.claims(made, b.meeting(made, "Ana Ro met Bo Li", *PEOPLE, place="Corvo"))
    one, other = new(), new()
    one.keep(b.raw(made), made, old, made_by="legation 0.9")
    other.keep(b.raw(made), made, fresh, made_by="legation 0.10")
    packs = packed(one, tmp_path / "one.zip"), packed(other, tmp_path / "other.zip")
    for store in (joined(one, packs[1]), joined(other, packs[0])):
        (entry,) = store.entries()
        assert getattr(entry.claim, "place", None) == "Corvo"


def test_rulings_on_what_an_older_reader_read_find_the_fact(new: New, tmp_path: Path) -> None:
    """A pack tells what old claims have become, also to a record that never held them."""
    one, made = new(), b.document("Ana Ro met Bo Li in Corvo. Then she left.", "r")
    old, now = (b.meeting(made, words, *PEOPLE) for words in ("Ana Ro met Bo Li", "Ana Ro met Bo Li in Corvo"))
    one.keep(b.raw(made), made, b.claims(made, old), made_by="legation 0.9")
    ruled(one, entry_of(one, "en-"), Verdict.ACCEPTED, "Ada", 1)
    one.keep(b.raw(made), made, b.claims(made, now), made_by="legation 0.10")
    settle(one)
    fresh = joined(new(), packed(one, tmp_path / "one.zip"))
    assert [entry.verdict for entry in fresh.entries()] == [Verdict.ACCEPTED]
    assert held(fresh) == held(one)


def test_versions_follow_in_the_order_in_which_anybody_obtained_them(new: New, tmp_path: Path) -> None:
    """The text obtained last is current, though it was joined first."""
    stores = new(), new()
    for day, store in enumerate(stores):
        made = b.document(f"Ana Ro met Bo Li, version {day}.", "r", url="https://example.org/r")
        source = replace(b.raw(made), obtained=b.NOON + timedelta(days=day))
        store.keep(source, made, b.claims(made, b.meeting(made, "Ana Ro met Bo Li", *PEOPLE)), made_by="t 1")
    packs = [packed(store, tmp_path / f"{n}.zip") for n, store in enumerate(stores)]
    for store in (joined(stores[0], packs[1]), joined(stores[1], packs[0])):
        assert store.document(store.report("https://example.org/r").document).text.endswith("version 1.")


def test_what_is_forgotten_here_stays_so_and_there_only_when_asked(new: New, tmp_path: Path) -> None:
    """A tombstone removes nothing of ours unless we say so."""
    one, other = hers(new()), his(new())
    full = packed(one, tmp_path / "full.zip")
    one.forget(one.report("shared").document, by="Ada", at=b.NOON + timedelta(hours=9))
    settle(one)
    assert one.join(full).left_forgotten == 1
    less = packed(one, tmp_path / "less.zip")
    done = other.join(less)
    assert (done.forgotten, done.tombstones_left) == (0, 1)
    assert other.report("shared")
    assert other.join(less, forget=True).forgotten == 1
    settle(other)
    assert sorted(ref.id for ref in other.reports()) == ["hers", "his"]
    assert other.verify().faults == ()


def test_a_pack_does_not_overwrite(new: New, tmp_path: Path) -> None:
    """An existing file is left alone."""
    (tmp_path / "p.zip").write_text("mine")
    with pytest.raises(RecordError, match="is there already"):
        new().pack(tmp_path / "p.zip")


def altered(source: Path, target: Path, change: Callable[[dict[str, bytes]], None]) -> Path:
    """A pack with its members changed and the manifest made to fit."""
    with zipfile.ZipFile(source) as archive:
        members = {name: archive.read(name) for name in archive.namelist()}
    change(members)
    manifest = json.loads(members["manifest.json"])
    for file in manifest["files"]:
        file["sha256"] = sha256(members.get(file["name"], b"")).hexdigest()
    members["manifest.json"] = json.dumps(manifest).encode()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return target


def _path_name(members: dict[str, bytes]) -> None:
    members["../../etc/passwd"] = b"x"


def _wrong_words(members: dict[str, bytes]) -> None:
    members["claims.jsonl"] = members["claims.jsonl"].replace(b"Arland accused", b"Brland accused")


def _wrong_bytes(members: dict[str, bytes]) -> None:
    name = next(name for name in members if name.startswith("texts/"))
    members[name] += b"more"


def _no_json(members: dict[str, bytes]) -> None:
    members["rulings.jsonl"] = b"[" * 100_000


def _other_type(members: dict[str, bytes]) -> None:
    members["persons.jsonl"] = b'{"text":1}\n'


def _forged(members: dict[str, bytes]) -> None:
    members["rulings.jsonl"] = members["rulings.jsonl"].replace(b'"Ada"', b'"Eve"')


def _lost_text(members: dict[str, bytes]) -> None:
    lines = members["texts.jsonl"].splitlines(keepends=True)
    members["texts.jsonl"] = b"".join(lines[1:])


def _no_zone(members: dict[str, bytes]) -> None:
    members["sources.jsonl"] = members["sources.jsonl"].replace(b'+00:00"', b'"')


@pytest.mark.parametrize(
    "change",
    [_path_name, _wrong_words, _wrong_bytes, _no_json, _other_type, _forged, _lost_text, _no_zone],
)
def test_a_pack_that_lies_is_refused_and_nothing_is_written(
    tmp_path: Path, change: Callable[[dict[str, bytes]], None]
) -> None:
    """Strange names, words that do not stand there, other bytes, no JSON, wrong types, forged rulings, no zone."""
    with b.record(tmp_path / "a.db") as one, b.record(tmp_path / "b.db") as other:
        wrong = altered(packed(hers(one), tmp_path / "good.zip"), tmp_path / "wrong.zip", change)
        before = list(other.dump())
        with pytest.raises(MalformedSource, match=r"wrong\.zip"):
            other.join(wrong)
        assert list(other.dump()) == before


def test_no_damage_gets_past_the_checks(tmp_path: Path) -> None:
    """Bytes altered, cut or doubled anywhere: refused by name, or nothing that matters was touched."""
    with b.record(tmp_path / "a.db") as one, b.record(tmp_path / "b.db") as other:
        good = packed(hers(one), tmp_path / "good.zip").read_bytes()
        joined(other, tmp_path / "good.zip")
        before, chance = list(other.dump()), random.Random(7)
        for _ in range(150):
            at, wrong = chance.randrange(len(good)), bytearray(good)
            wrong[at : at + chance.randrange(20)] = chance.randbytes(chance.randrange(30))
            (tmp_path / "wrong.zip").write_bytes(bytes(wrong))
            with suppress(SourceError):
                other.join(tmp_path / "wrong.zip")
        settle(other)
        assert list(other.dump()) == before


def test_a_bomb_is_refused(tmp_path: Path) -> None:
    """A pack that unfolds to more than two hundred times its size."""
    with zipfile.ZipFile(tmp_path / "bomb.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("claims.jsonl", b"\n" * 50_000_000)
    with b.record(tmp_path / "r.db") as store, pytest.raises(OversizedSource, match="unfolds"):
        store.join(tmp_path / "bomb.zip")


def test_other_ways_of_packing_are_refused(tmp_path: Path) -> None:
    """Only what packs use is unfolded; a name in no encoding is no traceback either."""
    with zipfile.ZipFile(tmp_path / "other.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("manifest.json", b"{}")
    with zipfile.ZipFile(tmp_path / "name.zip", "w") as archive:
        archive.writestr("\u00e9", b"")
    (tmp_path / "name.zip").write_bytes((tmp_path / "name.zip").read_bytes().replace("\u00e9".encode(), b"\xff\xff"))
    with b.record(tmp_path / "r.db") as store:
        for name in ("other.zip", "name.zip"):
            with pytest.raises(MalformedSource, match=name):
                store.join(tmp_path / name)


@pytest.mark.parametrize("content", [b"", b"hello", b"PK\x03\x04"])
def test_what_is_no_pack_is_named(tmp_path: Path, content: bytes) -> None:
    """Nor is a file that is not there."""
    with b.record(tmp_path / "r.db") as store:
        (tmp_path / "p.zip").write_bytes(content)
        for name in ("p.zip", "nowhere.zip"):
            with pytest.raises(SourceError, match=name):
                store.join(tmp_path / name)


def test_a_pack_of_a_newer_format_says_so(tmp_path: Path) -> None:
    """With the version it has and the one that is known."""
    with b.record(tmp_path / "r.db") as store:

        def newer(members: dict[str, bytes]) -> None:
            members["manifest.json"] = members["manifest.json"].replace(b'"version":1', b'"version":2')

        wrong = altered(packed(hers(store), tmp_path / "p.zip"), tmp_path / "n.zip", newer)
        with pytest.raises(MalformedSource, match="its version is 2"):
            store.join(wrong)
