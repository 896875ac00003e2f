"""What every database must do for the record: one suite, run on each."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from legation.errors import RecordError, RecordLocked, UsageError
from legation.record.linking import settle
from legation.store import Store
from legation.types.actors import Office, Tenure
from legation.types.analysis import Maker
from legation.types.claims import EventType, Person
from legation.types.record import EntryQuery, FactKind, Hit, HitKind, KeepResult, Kept, Verdict
from tests import builders as b
from tests.contracts.conftest import Opener

TEXT = "Minister Ana Ro met Minister Bo Li in Corvo on Monday.\nRo said the border “must stay open”."


def told(store: Store) -> list[str]:
    return list(store.dump())


def kept_report(store: Store) -> str:
    """One report with a meeting and a statement; its digest."""
    made = b.document(TEXT)
    said = b.statement(made, "Ana Ro", "the border “must stay open”", quoted="must stay open")
    people = (Person("Ana Ro", "Minister", "AAA", aliases=("Ro",)),)
    met = b.meeting(made, "Ana Ro met Minister Bo Li", "Ana Ro/Minister/AAA", day="2026-03-02")
    return b.keep(store, made, met, said, persons=people).report.document


def test_what_is_kept_comes_back(store: Store) -> None:
    """Text, blocks, people and claims come back as they were given."""
    made = b.document(TEXT, url="https://example.org/a")
    facts = b.claims(made, b.meeting(made, "Ana Ro met Minister Bo Li", day="2026-03-02"))
    result = store.keep(b.raw(made), made, facts)
    assert (result.kept, result.claims) == (Kept.NEW, 1)
    assert store.document(made.digest) == made
    assert store.claims(made.digest) == facts
    assert store.raw(b.raw(made).digest) == TEXT.encode()


def test_reading_twice_changes_nothing(store: Store) -> None:
    """The same bytes from the same place leave the record as it was."""
    kept_report(store)
    before = told(store)
    made = b.document(TEXT)
    result = store.keep(b.raw(made), made, store.claims(made.digest), made_by="test 1")
    assert result.kept is Kept.SAME
    assert told(store) == before


def test_known_bytes_need_not_be_read(store: Store) -> None:
    """Bytes are known where they were obtained, to the reader that read them, and nowhere else."""
    kept_report(store)
    source = b.raw(b.document(TEXT))
    known = store.known(source, made_by="test 1")
    assert known
    assert (known.kept, known.claims) == (Kept.SAME, 2)
    assert store.known(source, made_by="test 2") is None
    assert store.known(b.raw(b.document(TEXT), "/elsewhere.txt"), made_by="test 1") is None
    assert store.known(b.raw(b.document("other")), made_by="test 1") is None


def test_same_text_from_other_bytes_is_one_source_more(store: Store) -> None:
    """Other bytes with the same text add a source, no claim."""
    kept_report(store)
    made = b.document(TEXT)
    claims = store.claims(made.digest)
    result = store.keep(b.raw(made, content=TEXT.encode() + b"\n"), made, claims, made_by="test 1")
    assert result.kept is Kept.COPY
    assert len(store.entries()) == 2


def test_same_text_elsewhere_is_a_copy(store: Store) -> None:
    """The same text at another address is one text at two addresses."""
    kept_report(store)
    result = b.keep(store, b.document(TEXT, "r2", day="2026-03-05"))
    assert result.kept is Kept.COPY
    assert result.report.copies == 2
    assert len(store.entries()) == 2


def test_changed_report_is_a_new_version(store: Store) -> None:
    """A new text at the same address supersedes the old one; facts stay on theirs."""
    url = "https://example.org/a"
    old, new = (b.document(f"Ro met Li {n} times.", url=url) for n in ("two", "three"))
    b.keep(store, old, b.meeting(old, "Ro met Li two"))
    result = b.keep(store, new, b.meeting(new, "Ro met Li three"), address="/copy.txt")
    assert result.kept is Kept.VERSION
    assert [(ref.document, ref.superseded) for ref in store.versions(new.digest)] == [
        (old.digest, True),
        (new.digest, False),
    ]
    assert [entry.best.claim.evidence.text for entry in store.entries()] == ["Ro met Li three"]
    assert len(store.entries(EntryQuery(superseded=True))) == 2
    assert store.report(url).document == new.digest


def test_a_text_that_comes_back_is_known(store: Store) -> None:
    """An old text read again is nothing new: its bytes are held."""
    url = "https://example.org/a"
    old, new = (b.document(text, url=url) for text in ("First text.", "Second text."))
    b.keep(store, old)
    b.keep(store, new)
    before = told(store)
    assert b.keep(store, old).kept is Kept.SAME
    assert told(store) == before


def test_another_reader_replaces_the_claims(store: Store) -> None:
    """The same text read by another reader has its claims replaced; a ruling on what stays holds."""
    digest = kept_report(store)
    made = b.document(TEXT)
    met = next(e for e in store.entries() if e.kind is FactKind.ENGAGEMENT)
    store.rule(b.ruling(met.id, Verdict.ACCEPTED))
    facts = b.claims(made, replace(met.best.claim, maker=Maker("other", "2")))
    assert store.keep(b.raw(made), made, facts, made_by="test 2").kept is Kept.REREAD
    assert store.claims(digest) == facts
    assert [(e.id, e.verdict) for e in store.entries()] == [(met.id, Verdict.ACCEPTED)]


def test_a_report_that_cannot_be_read_is_kept(store: Store) -> None:
    """Kept without claims, it says so, and is read later without becoming another report."""
    made = b.document("متن فارسی")
    assert not store.keep(b.raw(made), made, None, made_by="test 1").report.read
    facts = b.claims(made)
    assert store.keep(b.raw(made), made, facts, made_by="test 1").kept is Kept.REREAD
    assert store.report(made.id).read


@pytest.mark.parametrize("text", ["tail \ud800 surrogate", "a \0 nul", "🇵🇰 \u202e override", "x" * 100_000])
def test_hostile_text_is_kept_as_it_is(store: Store, text: str) -> None:
    """No character of a report can keep it from being kept or coming back."""
    made = b.document(text, day="", title=text[:20])
    b.keep(store, made, b.meeting(made, text))
    assert store.document(made.digest) == made
    assert store.entries()[0].best.claim.evidence.text == text


def test_reports_are_found_by_any_name(store: Store) -> None:
    """By digest, its beginning, id and address; nothing and several are told apart."""
    digest = kept_report(store)
    for name in (digest, digest[:8], "r1", "/reports/r1.txt"):
        assert store.report(name).document == digest
    b.keep(store, b.document("Another.", "r1"), address="/elsewhere/r1.txt")
    with pytest.raises(UsageError, match="2 reports go by this name"):
        store.report("r1")
    with pytest.raises(UsageError, match="no such report"):
        store.report("r9")


def test_what_is_not_held_is_said(store: Store) -> None:
    """A version, source or fact that is not held is no crash."""
    with pytest.raises(RecordError, match="no such report"):
        store.document("0" * 64)
    with pytest.raises(RecordError, match="no such source"):
        store.raw("0" * 64)
    assert store.entry("en-nothing") is None
    assert store.claims("0" * 64).facts == ()


def test_entries_answer_each_condition(store: Store) -> None:
    """Kind, sides, parties and days choose entries."""
    made = b.document("Ro met Li. Ro blamed Cy. Cy waits.", day="2026-03-04")
    b.keep(
        store,
        made,
        b.meeting(made, "Ro met Li", day="2026-03-01/2026-03-02"),
        b.event(made, "Ro blamed Cy", EventType.ACCUSE, "AAA", "CCC"),
        b.position(made, "Cy waits", "CCC", "waiting"),
    )
    table = [
        (EntryQuery(kinds=(FactKind.EVENT,)), ["Ro blamed Cy"]),
        (EntryQuery(parties=("AAA", "BBB")), ["Ro met Li"]),
        (EntryQuery(sides=("CCC",)), ["Ro blamed Cy", "Cy waits"]),
        (EntryQuery(since=date(2026, 3, 2), until=date(2026, 3, 3)), ["Ro met Li"]),
        (EntryQuery(since=date(2026, 3, 3)), ["Ro blamed Cy", "Cy waits"]),
        (EntryQuery(until=date(2026, 3, 3)), ["Ro met Li"]),
        (EntryQuery(report=made.digest, limit=1), ["Ro met Li"]),
        (EntryQuery(sides=("AAA",), kinds=(FactKind.POSITION,)), []),
    ]
    for query, expected in table:
        assert [entry.best.claim.evidence.text for entry in store.entries(query)] == expected, query


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ("border", [HitKind.CLAIM, HitKind.REPORT]),
        ('"must stay"', [HitKind.CLAIM, HitKind.REPORT]),
        ("MONDAY", [HitKind.REPORT]),
        ("bord*", [HitKind.CLAIM, HitKind.REPORT]),
        ("bord", []),
        ("border absent", []),
        ("كشور", [HitKind.REPORT]),
        ('") OR (x', []),
        ("' & | !", None),
    ],
)
def test_search_finds_folded_words(store: Store, asked: str, found: list[HitKind] | None) -> None:
    """All words must stand there, phrases together; letters are folded; no syntax leaks through."""
    made = b.document(f"{TEXT}\nایران کشور دوست است")
    b.keep(store, made, b.statement(made, "Ana Ro", "the border “must stay open”"))
    if found is None:
        with pytest.raises(UsageError, match="no word"):
            store.search(asked)
    else:
        assert [hit.kind for hit in store.search(asked)] == found


def test_search_gives_places_in_the_original(store: Store) -> None:
    """Spans hold the words as printed, whatever was folded away."""
    made = b.document("قال: كِتَابٌ مُهِمٌّ عن إيران")
    b.keep(store, made)
    hit: Hit = store.search("كتاب ايران")[0]
    assert [span.of(made.text) for span in hit.spans] == ["كِتَاب", "إيران"]
    assert hit.context.holds_in(made.text)


def test_search_passes_over_superseded_texts(store: Store) -> None:
    """Only the current text of a report is searched."""
    for text in ("An old phrase.", "A new phrase."):
        b.keep(store, b.document(text, url="https://example.org/a"))
    assert store.search("old") == ()
    assert len(store.search("phrase")) == 1


def test_rulings_stand_until_taken_back(store: Store) -> None:
    """The latest ruling stands; undoing brings back what stood before; redo is a new ruling."""
    kept_report(store)
    id_ = store.entries()[0].id
    first, second = store.rule(b.ruling(id_, Verdict.ACCEPTED), b.ruling(id_, Verdict.REJECTED))
    assert id_ not in [entry.id for entry in store.entries()]
    store.rule(b.ruling(id_, Verdict.UNDONE, undoes=second.number))
    entry = store.entry(id_)
    assert entry
    assert entry.verdict is Verdict.ACCEPTED
    store.rule(b.ruling(id_, Verdict.REJECTED, redoes=second.number))
    assert [ruling.number for ruling in store.journal(id_)] == [1, 2, 3, 4]
    with pytest.raises(UsageError, match="taken back already"):
        store.rule(b.ruling(id_, Verdict.UNDONE, undoes=second.number))
    with pytest.raises(UsageError, match="no ruling of this number"):
        store.rule(b.ruling(id_, Verdict.UNDONE, undoes=99))
    assert first.number == 1


def test_an_edit_stands_field_by_field(store: Store) -> None:
    """The latest edit of each field is in force."""
    kept_report(store)
    id_ = store.entries()[0].id
    for field, value in (("place", "Corvo"), ("date", "2026-03-03"), ("place", "Port Corvo")):
        store.rule(b.ruling(id_, Verdict.EDITED, field=field, value=value))
    entry = store.entry(id_)
    assert entry
    assert {edit.field: edit.value for edit in entry.edits} == {"place": "Port Corvo", "date": "2026-03-03"}


def test_people_and_tenures_come_back(store: Store) -> None:
    """People by side; a table's tenures replace its earlier ones."""
    kept_report(store)
    assert [seen.person.name for seen in store.persons(("AAA",))] == ["Ana Ro"]
    assert store.persons(("BBB",)) == ()
    held = [Tenure(name, Office("Minister", "AAA")) for name in ("Ana Ro", "Di Vu")]
    store.keep_tenures("table", held)
    store.keep_tenures("table", held[:1])
    assert store.tenures() == tuple(held[:1])


def test_an_error_leaves_nothing_behind(store: Store) -> None:
    """A report that fails half-way is not there at all."""
    made = b.document(TEXT)
    twice = b.claims(made, b.meeting(made, "Ana Ro met Minister Bo Li"))
    broken = replace(twice, persons=(object(),))  # type: ignore[arg-type]
    before = told(store)
    with pytest.raises((TypeError, AttributeError)):
        store.keep(b.raw(made), made, broken)
    assert told(store) == before


def test_a_second_writer_is_told_clearly(opener: Opener) -> None:
    """While one writes, another waits its time and then says that the record is in use."""
    one, other = opener(), opener()
    with one.linking(), pytest.raises(RecordLocked, match="another process is writing"):
        kept_report(other)
    kept_report(other)


def test_readers_work_beside_a_writer(opener: Opener) -> None:
    """What a writer has not finished is not seen; what it has is."""
    one, other = opener(), opener()
    kept_report(one)
    with one.linking() as book:
        book.done(sighting.id for sighting in book.pending(9))
        assert len(other.entries()) == 2
    assert len(other.entries()) == 2


def test_forgetting_leaves_a_tombstone(store: Store) -> None:
    """A report forgotten on purpose is gone, with its facts and bytes, and not read in again."""
    digest = kept_report(store)
    store.forget(digest, by="an analyst", at=b.NOON, note="taken down")
    assert (store.entries(), list(store.reports()), store.search("border")) == ((), [], ())
    with pytest.raises(RecordError):
        store.raw(b.raw(b.document(TEXT)).digest)
    assert [ruling.verdict for ruling in store.journal(digest)] == [Verdict.FORGOTTEN]
    made = b.document(TEXT)
    assert b.keep(store, made).kept is Kept.FORGOTTEN
    assert list(store.reports()) == []


def test_forgetting_a_version_brings_back_the_one_before(store: Store) -> None:
    """When the newest text is forgotten, the one before it is current again."""
    old, new = (b.document(text, url="https://example.org/a") for text in ("First.", "Second."))
    b.keep(store, old)
    b.keep(store, new)
    store.forget(new.digest, by="an analyst", at=b.NOON)
    assert [(ref.document, ref.superseded) for ref in store.reports()] == [(old.digest, False)]


def test_verify_is_content_with_a_whole_record(store: Store) -> None:
    """Every hash and span of a whole record holds."""
    kept_report(store)
    settle(store)
    report = store.verify()
    assert report.faults == ()
    assert (report.raws, report.texts, report.claims) == (1, 1, 2)


def test_entry_ids_may_be_shortened(store: Store) -> None:
    """An unambiguous beginning of an id finds its entry, an ambiguous one is refused."""
    kept_report(store)
    id_ = store.entries()[0].id
    found = store.entry(id_[:7])
    assert found
    assert found.id == id_
    other = b.document("Ro met Li. Cy met Di.")
    b.keep(store, other, b.meeting(other, "Ro met Li"), b.meeting(other, "Cy met Di"))
    with pytest.raises(UsageError, match="several facts"):
        store.entry("en-")


def test_named_sides_are_searched_too(store: Store) -> None:
    """Words that name a side that is no party are found by that side, but not as a party."""
    made = b.document("Ro said Cyland must answer.")
    said = b.statement(made, "Ro", "Cyland must answer")
    store.keep(b.raw(made), made, b.claims(made, said), analysis=b.naming(made, "Cyland", "CYL"))
    entry = store.entries(EntryQuery(sides=("CYL", "AAA")))[0]
    assert entry.best.named == ("CYL",)
    assert store.entries(EntryQuery(parties=("CYL",))) == ()


def read_anew(store: Store, text: str, *words: str, maker: str = "test 2") -> KeepResult:
    """Read a text by another reader, which finds a meeting in each of the words."""
    made = b.document(text)
    facts = (b.meeting(made, found, day="2026-03-02") for found in words)
    result = store.keep(b.raw(made), made, b.claims(made, *facts), made_by=maker)
    settle(store)
    return result


def test_rulings_outlive_a_newer_reader(store: Store) -> None:
    """A fact read in somewhat other words keeps its rulings, its old id finds it, and what changed is told."""
    text = "Ana Ro met Bo Li in Corvo on Monday. Ro met Cy."
    read_anew(store, text, "Ana Ro met Bo Li in Corvo", "Ro met Cy", maker="test 1")
    old = next(e.id for e in store.entries() if "Corvo" in e.best.claim.evidence.text)
    store.rule(b.ruling(old, Verdict.EDITED, field="place", value="Sela"), b.ruling(old, Verdict.ACCEPTED))
    result = read_anew(store, text, "Ana Ro met Bo Li in Corvo on Monday", "Ro met Cy", "Monday. Ro met Cy")
    assert result.reread
    ((was, now),) = result.reread.changed
    assert (was, len(result.reread.new), result.reread.gone) == (old, 1, ())
    entry = store.entry(now)
    assert entry
    assert entry.verdict is Verdict.ACCEPTED
    assert [edit.value for edit in entry.edits] == ["Sela"]
    assert store.entry(old) == entry
    assert [ruling.verdict for ruling in store.journal(now)] == [Verdict.EDITED, Verdict.ACCEPTED]
    assert [ruling.subject for ruling in store.journal()] == [old, old]


def test_what_a_person_vouched_for_stays(store: Store) -> None:
    """An accepted fact that a newer reader does not see is kept; others go; it comes back under its own id."""
    text = "Ana Ro met Bo Li. Cy met Di."
    read_anew(store, text, "Ana Ro met Bo Li", "Cy met Di", maker="test 1")
    vouched = next(e.id for e in store.entries() if "Ana" in e.best.claim.evidence.text)
    store.rule(b.ruling(vouched, Verdict.ACCEPTED))
    result = read_anew(store, text)
    assert result.reread
    assert (result.reread.held, len(result.reread.gone)) == ((vouched,), 1)
    assert [entry.id for entry in store.entries()] == [vouched]
    assert store.search("Ana Li")[0].claim == vouched
    again = read_anew(store, text, "Ana Ro met Bo Li", maker="test 3")
    assert again.reread
    assert (again.reread.new, again.reread.held, str(again.reread)) == ((), (), "nothing changed")


def test_merges_outlive_a_newer_reader(store: Store) -> None:
    """What a person joined stays joined when its words are read otherwise."""
    one, other = "Ana Ro met Bo Li on Monday.", "Cy met Di on Monday."
    read_anew(store, one, "Ana Ro met Bo Li", maker="test 1")
    made = b.document(other, "r2")
    b.keep(store, made, b.meeting(made, "Cy met Di", states="CCC DDD", day="2026-03-02"))
    settle(store)
    first, second = (entry.id for entry in store.entries())
    store.rule(b.ruling(first, Verdict.MERGED, second))
    settle(store)
    assert len(store.entries()) == 1
    read_anew(store, one, "Ana Ro met Bo Li on Monday")
    (entry,) = store.entries()
    assert len(entry.sightings) == 2


@pytest.mark.parametrize(
    "texts",
    [
        ("Ro and Li met in Corvo on Monday, and nobody knew what they had talked about there.",) * 2,
    ],
)
def test_near_copies_go_by_one_item(store: Store, texts: tuple[str, ...]) -> None:
    """An agency's text in two papers is one item; another text is not of it; without it, it is alone again."""
    made = [b.document(f"{text} {'Strait Press' if n else ''}", f"r{n}") for n, text in enumerate(texts)]
    made.append(b.document("Ro telephoned Li about fish from her office in the old harbour.", "r9"))
    for one in made:
        b.keep(store, one)
    settle(store)
    items = {ref.id: ref.item for ref in store.reports()}
    assert items["r0"] == items["r1"] != ""
    assert items["r9"] == ""
    store.forget(made[1].digest, by="an analyst", at=b.NOON)
    settle(store)
    assert {ref.id: ref.item for ref in store.reports()} == {"r0": "", "r9": ""}
