"""Weeks of therapists as one table: schools and hours below weekdays."""

import pytest
from intake.drawn import drawn

from optsched.intake.codes import Code
from optsched.intake.gather import Gathered, gather
from optsched.intake.log import Log

WEEK = """
Itinerant schedule
Therapist | Discipline | Mon               | Tues                             | Wed | Fri
Rivera    | OT         | Lincoln 8:00-3:00 | Lincoln 8:00-12:00 / Oak 12:30-3:30 | off | {}
Chen, Li  | SLP        | Oak 8:15 - 2:45   |                                  | Oak 8:00-3:00 |
"""


def gathered(text: str, title: str = "hours") -> tuple[Gathered, Log]:
    log = Log()
    return gather([drawn(text, title)], log), log


def hours(found: Gathered) -> list[tuple[str, ...]]:
    columns = ("Therapist", "Days", "School", "From", "To")
    return [tuple(row.seen(column) for column in columns) for row in found.tables.rows.get("Hours", ())]


@pytest.mark.parametrize("title", ["hours", "Therapists", "Sheet1", "staff"])
def test_each_day_of_each_therapist_is_a_row_of_hours(title: str) -> None:
    found, log = gathered(WEEK.format("Lincoln 8:00-12:00 (Week A)"), title)
    assert hours(found) == [
        ("Rivera", "Mon", "Lincoln", "8:00", "15:00"),
        ("Rivera", "Tue", "Lincoln", "8:00", "12:00"),
        ("Rivera", "Tue", "Oak", "12:30", "15:30"),
        ("Rivera", "Fri", "Lincoln", "8:00", "12:00"),
        ("Chen, Li", "Mon", "Oak", "8:15", "14:45"),
        ("Chen, Li", "Wed", "Oak", "8:00", "15:00"),
    ]
    rows = found.tables.rows["Hours"]
    assert (rows[3].seen("Weeks"), rows[3].at("From").cell) == ("odd", "F3")
    assert [(row.seen("Therapist"), row.seen("Service")) for row in found.tables.rows["Therapists"]] == [
        ("Rivera", "OT"),
        ("Chen, Li", "Speech"),
    ]
    assert [part.what for part in found.parts] == ["working hours"]
    assert log.findings.items == ()


@pytest.mark.parametrize("seen", ["Lincoln", "Lincoln 8-12", "Oak AM, Lincoln PM"])
def test_a_day_without_hours_that_are_understood_stays_to_be_filled_in(seen: str) -> None:
    found, _ = gathered(WEEK.format(seen))
    assert hours(found)[3] == ("Rivera", "Fri", seen, "", "")


def test_a_therapist_holds_for_the_rows_below_and_the_same_heads_again_are_none() -> None:
    head = "Therapist | Mon | Tue"
    text = f"{head}\nRivera | Oak 8:00-12:00 |\n | Elm 12:30-3:00 |\n{head}\nChen | | Elm 8:00-9:00"
    found, _ = gathered(text)
    assert [row[:3] for row in hours(found)] == [
        ("Rivera", "Mon", "Oak"),
        ("Rivera", "Mon", "Elm"),
        ("Chen", "Tue", "Elm"),
    ]
    assert found.tables.rows["Hours"][1].at("Therapist").cell == "A2"


def test_what_a_column_does_not_mean_is_told_and_a_school_of_its_own_holds_for_the_row() -> None:
    found, log = gathered("Provider | Base school | FTE | Mon | Wed\nRivera | Oak | 0.5 | 8:00-12:00 | Elm 8:00-3:00")
    assert hours(found) == [
        ("Rivera", "Mon", "Oak", "8:00", "12:00"),
        ("Rivera", "Wed", "Elm", "8:00", "15:00"),
    ]
    assert [(each.code, each.source.cell) for each in log.findings] == [(Code.COLUMN_NOT_READ, "C1")]


def test_who_is_on_the_sheet_therapists_is_not_read_twice() -> None:
    log = Log()
    own = drawn("Therapist | Service\nRivera | OT", "Therapists", "own.xlsx")
    found = gather([own, drawn(WEEK.format(""), "Sheet1")], log)
    assert [row.source.file for row in found.tables.rows["Therapists"]] == ["own.xlsx"]


def test_a_timetable_of_teachers_is_no_week_of_therapists() -> None:
    found, _ = gathered("Teacher | Mon | Tue\nLopez | Math 8:00-9:00 | Art 8:00-9:00\nReyes | PE 8:00-9:00 |", "Sheet1")
    assert [part.what for part in found.parts][:1] == ["timetable"]
    assert hours(found) == []


def test_rows_may_be_schools_and_cells_therapists() -> None:
    text = "School | Mon | Tue\nLincoln | Rivera 8:00-12:00 | Chen 8:00-3:00\nOak | | Rivera 8:00-3:00; Chen"
    found, _ = gathered(text, "Sheet1")
    assert hours(found) == [
        ("Rivera", "Mon", "Lincoln", "8:00", "12:00"),
        ("Chen", "Tue", "Lincoln", "8:00", "15:00"),
        ("Rivera", "Tue", "Oak", "8:00", "15:00"),
        ("Chen", "Tue", "Oak", "", ""),
    ]


def test_hours_of_schools_are_no_weeks_of_therapists() -> None:
    found, _ = gathered("School | Mon | Tue\nLincoln | 8:00-3:00 | 8:00-1:00\nOak | 8:00-3:00 | 8:00-1:00", "Sheet1")
    assert hours(found) == []


def test_a_therapist_on_two_rows_is_one() -> None:
    rows = ("Rivera | OT | Oak 8:00-12:00 |", "Rivera | OT | | Elm 8:00-12:00", "Chen | SLP | |")
    text = "\n".join(["Therapist | Service | Mon | Tue", *rows])
    found, _ = gathered(text)
    assert [row.seen("Therapist") for row in found.tables.rows["Therapists"]] == ["Rivera", "Chen"]


def test_a_service_of_nobody_is_no_therapist() -> None:
    found, _ = gathered("Therapist | Service | Mon | Tue\n | OT | Oak 8:00-12:00 |\nChen | SLP | | Elm 8:00-9:00")
    assert [row.seen("Therapist") for row in found.tables.rows["Therapists"]] == ["Chen"]
    assert [row[0] for row in hours(found)] == ["", "Chen"]


def test_a_row_for_each_weekday_and_a_column_for_each_therapist() -> None:
    found, log = gathered(
        """
        Therapist coverage
        Day | Sue Kim (OT) | Hart, Jo - SLP | P. Lowe (PT)
        Monday | Oak 8:00-3:00 | Elm 8:00-12:00 / Oak 12:30-3:30 | -
        Tuesday | Elm 8:00-3:00 | off | Oak 9:00-12:00
        """,
        "Coverage",
    )
    assert hours(found) == [
        ("Sue Kim", "Mon", "Oak", "8:00", "15:00"),
        ("Sue Kim", "Tue", "Elm", "8:00", "15:00"),
        ("Hart, Jo", "Mon", "Elm", "8:00", "12:00"),
        ("Hart, Jo", "Mon", "Oak", "12:30", "15:30"),
        ("P. Lowe", "Tue", "Oak", "9:00", "12:00"),
    ]
    assert [(row.seen("Therapist"), row.seen("Service")) for row in found.tables.rows["Therapists"]] == [
        ("Sue Kim", "OT"),
        ("Hart, Jo", "Speech"),
        ("P. Lowe", "PT"),
    ]
    assert found.tables.rows["Hours"][1].at("From").cell == "B4"
    assert found.tables.rows["Hours"][1].at("Therapist").cell == "B2"
    assert log.findings.items == ()


def test_days_beside_lessons_of_classes_are_no_hours() -> None:
    week = "Day | 2A | 2B\nMonday | Math 8:00-9:00 | ELA 8:00-9:00\nTuesday | Art 8:00-9:00 | PE 8:00-9:00"
    found, _ = gathered(week, "Sheet1")
    assert "Hours" not in found.tables.rows
