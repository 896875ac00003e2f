"""One person under many names, and offices over time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from legation.errors import UsageError
from legation.record.corrections import corrected, standing
from legation.record.people import names_of
from legation.record.roster import merge, one_of, roster, split
from legation.types.actors import Office, OfficeClass, Standing, Tenure
from legation.types.claims import Person
from legation.types.people import Roster
from legation.types.record import PersonSighting, ReportRef, Ruling
from legation.types.span import Excerpt, Span
from legation.types.time import PartialDate, Period

NOON = datetime(2031, 1, 1, 12, tzinfo=UTC)
FOREIGN = OfficeClass.FOREIGN


def seen(
    name: str,
    side: str = "IRN",
    title: str = "Foreign Minister",
    kind: OfficeClass = FOREIGN,
    *,
    day: str = "2031-05-06",
    also: tuple[str, ...] = (),
    told: tuple[Tenure, ...] = (),
) -> PersonSighting:
    """A person as one report names them."""
    offices = (Office(title, side, (kind,)),) if title else ()
    report = ReportRef(f"d{day}{name}", f"r{day}", "A report", published=day)
    return PersonSighting(
        Person(name, title or None, side or None, aliases=also, offices=offices, tenures=told), report
    )


def words(text: str) -> Excerpt:
    """Words of a report."""
    return Excerpt.cut(text, Span(0, len(text)))


def people(*sightings: PersonSighting, rulings: tuple[Ruling, ...] = ()) -> Roster:
    """The roster of some sightings."""
    numbered = [Ruling(r.subject, r.verdict, r.by, r.at, others=r.others, number=n) for n, r in enumerate(rulings, 1)]
    return roster(sightings, numbered)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Abbas Araghani", "Abbas Araqani"),
        ("Shehbaz Karim", "Shahbaz Karim"),
        ("Ali Ardavan Larjani", "Ali Larjani"),
        ("Ali Larjani", "علی لارجانی"),
        ("Sergei Volkonski", "Сергей Волконский"),
        ("Mikhail Sorokin", "Михаил Сорокин"),
        ("Mohammad Ishaq Durrani", "محمد اسحاق درانی"),
    ],
)
def test_spellings_and_scripts_of_one_name_are_one_person(one: str, other: str) -> None:
    """When the side agrees and no office speaks against it."""
    found = people(seen(one), seen(other, day="2031-06-01"))
    assert len(found.people) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (seen("Ali Larjani"), seen("Sadeq Larjani", title="Chief Justice", kind=OfficeClass.OTHER)),
        (seen("Ali Larjani"), seen("Ali Larjani", side="IRQ")),
        (seen("Ali Larjani"), seen("Larjani", title="", kind=OfficeClass.OTHER)),
        (seen("Mary Hale", side="GBR"), seen("Marc Hale", side="GBR")),
    ],
)
def test_two_who_share_a_surname_stay_apart(one: PersonSighting, other: PersonSighting) -> None:
    """Another first name, another side, or a surname alone is not enough."""
    assert len(people(one, other).people) == 2


def test_a_surname_is_that_of_the_only_holder_of_the_office() -> None:
    """A second bearer of the name on that side keeps it apart, and proposed."""
    bare = seen("Larjani", day="2031-07-01")
    assert len(people(seen("Ali Larjani"), bare).people) == 1
    doubtful = people(seen("Ali Larjani"), seen("Sadeq Larjani", title="Judge", kind=OfficeClass.OTHER), bare)
    assert len(doubtful.people) == 3
    assert {p.reason for p in doubtful.proposals} == {"the surname alone"}


def test_what_is_in_doubt_is_proposed() -> None:
    """The same name on two sides, and a like first name in one office."""
    found = people(seen("Ali Larjani"), seen("Ali Larjani", side="IRQ"))
    assert [p.reason for p in found.proposals] == ["the same name on different sides"]
    found = people(seen("Mary Hale", side="GBR"), seen("Marc Hale", side="GBR"))
    assert [p.reason for p in found.proposals] == ["a like first name, the same surname and office"]


def test_rulings_stand_above_likeness() -> None:
    """A merge joins, a split parts, and neither is proposed again."""
    pair = (seen("Mary Hale", side="GBR"), seen("Marc Hale", side="GBR", day="2031-06-01"))
    joined = merge(people(*pair), ("Mary Hale", "Marc Hale"), "me", NOON)
    assert len(people(*pair, rulings=(joined,)).people) == 1
    spelt = (seen("Abbas Araghani"), seen("Abbas Araqani", day="2031-06-01"))
    parted = split(names_of(spelt), people(*spelt), ("Abbas Araghani", "Abbas Araqani"), "me", NOON)
    found = people(*spelt, rulings=(parted,))
    assert (len(found.people), found.proposals) == (2, ())


def test_a_name_of_nobody_or_of_two_is_said() -> None:
    """With what to write instead."""
    found = people(seen("Ali Larjani"), seen("Ali Larjani", side="IRQ"))
    with pytest.raises(UsageError, match="is the name of 2 people"):
        one_of(found, "ali larjani")
    with pytest.raises(UsageError, match="no report names anybody so"):
        one_of(found, "Nobody")
    assert one_of(found, "ali larjani (IRQ)").side == "IRQ"


def test_an_office_over_time_is_put_together_from_reports() -> None:
    """What is told of its beginning, and the first and last day that show it."""
    office = Office("Foreign Minister", "IRN", (FOREIGN,))
    began = Tenure("Ali Larjani", office, Period(PartialDate(2031, 3), None), words("took office in March"))
    found = people(
        seen("Ali Larjani", told=(began,)), seen("Ali Larjani", title="Minister of Foreign Affairs", day="2031-09-01")
    )
    (spell,) = found.spells
    assert (str(spell.began), spell.first, spell.last, spell.over) == ("2031-03", "2031-05-06", "2031-09-01", False)


def test_two_in_one_office_at_one_time_are_shown_as_a_clash() -> None:
    """Neither is dropped; one after the other is no clash."""
    one = (seen("Ali Larjani"), seen("Ali Larjani", day="2031-09-01"))
    assert len(people(*one, seen("Reza Golchin", day="2031-07-01")).clashes) == 0
    both = (*one, seen("Reza Golchin", day="2031-07-01"), seen("Reza Golchin", day="2031-08-01"))
    (clash,) = people(*both).clashes
    assert {clash.one.person.name, clash.other.person.name} == {"Ali Larjani", "Reza Golchin"}


def test_an_office_that_was_left_is_over() -> None:
    """Until a later report shows the person in it again."""
    left = Office("Foreign Minister", "IRN", (FOREIGN,), Standing.FORMER)
    gone = Tenure("Ali Larjani", left, None, evidence=(words("stepped down"),))
    (spell,) = people(seen("Ali Larjani"), seen("Ali Larjani", title="", day="2031-06-01", told=(gone,))).spells
    assert spell.over


def test_a_correction_stands_in_place_of_a_table() -> None:
    """Of the same person and office; a second correction replaces the first."""
    office = Office("Foreign Minister", "IRN", (FOREIGN,))
    listed = Tenure("Ali Larjani", office, Period.parse("2030/2031"))
    other = Tenure("Reza Golchin", office, Period.parse("2029/2030"))
    told = corrected((), Tenure("Ali Larjani", office, Period.parse("2030-02/2031")))
    told = corrected(told, Tenure("Ali Larjani", office, Period.parse("2030-03/2031")))
    assert [str(t.period) for t in standing(told, (listed, other, *told))] == ["2029/2030", "2030-03/2031"]
