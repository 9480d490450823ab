"""Lists of staff: who gives what, maybe when and where; and lists of hours as text tables of others."""

import pytest
from intake.drawn import drawn
from intake.small_district import filled

from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.gather import Gathered, gather
from optsched.intake.log import Log

LIST = """
Related services staff
Name | Role | FTE | Schools | Work days | Hours
Sue Kim | Occupational Therapist | 1.0 | Oak | M-F | 8:00-3:30
Jo Hart | Speech-Language Pathologist | 0.6 | Oak | M, T, W | 8-3
Al Poe | COTA | 0.5 | Elm | T/Th | 8:00-12:00
"""


def gathered(*sheets: Sheet) -> tuple[Gathered, Log]:
    log = Log()
    return gather(sheets, log), log


def cells(found: Gathered, sheet: str, *columns: str) -> list[tuple[str, ...]]:
    return [tuple(row.seen(column) for column in columns) for row in found.tables.rows.get(sheet, ())]


@pytest.mark.parametrize("name", ["Therapists", "Staff", "Sheet1"])
def test_names_and_job_titles_are_therapists_and_days_with_hours_their_hours(name: str) -> None:
    found, log = gathered(drawn(LIST, name))
    assert cells(found, "Therapists", "Therapist", "Service", "Assistant to") == [
        ("Sue Kim", "OT", ""),
        ("Jo Hart", "Speech", ""),
        ("Al Poe", "OT", "Sue Kim"),
    ]
    assert cells(found, "Hours", "Therapist", "School", "Days", "From", "To") == [
        ("Sue Kim", "Oak", "Mon, Tue, Wed, Thu, Fri", "8:00", "15:30"),
        ("Jo Hart", "Oak", "Mon, Tue, Wed", "8:00", "15:00"),
        ("Al Poe", "Elm", "Tue, Thu", "8:00", "12:00"),
    ]
    assert [(each.code, each.source.cell) for each in log.findings] == [
        (Code.COLUMN_NOT_READ, "C2"),
        (Code.THERAPIST_JOINED, "B5"),
    ]


def test_an_assistant_to_one_of_several_is_asked_about() -> None:
    found, _ = gathered(drawn("Name | Title\nSue Kim | OT\nAl Kim | OT\nAl Poe | COTA", "Staff"))
    assert cells(found, "Therapists", "Therapist", "Assistant to")[-1] == ("Al Poe", "?")
    assert [part.what for part in found.parts] == ["therapists"]


@pytest.mark.parametrize(
    "text",
    [
        "Name | Title\nAnn | Teacher\nBob | Principal\nSue Kim | OT",
        "Name | Grade | Teacher\nAnn | 2 | Lopez",
        "Name | Service | Frequency\nA. B. | OT | 1x30/wk",
    ],
)
def test_lists_of_others_and_of_children_are_none(text: str) -> None:
    found, _ = gathered(drawn(text, "Sheet1"))
    assert "Therapists" not in {row.sheet for part in found.parts for row in part.rows}


def test_a_text_table_of_hours_under_other_heads_names_who_and_where_in_its_own_way() -> None:
    rows = [["Provider", "Site", "Day", "Start", "End"], ["Kim, S.", "Oak", "T/Th", "8:00", "12:00"]]
    staff = drawn("Therapist | Service\nSue Kim | OT", "Therapists", "staff.xlsx")
    school = drawn("School\nOak Elementary", "Schools", "schools.xlsx")
    found, log = gathered(staff, school, Sheet("hours.csv", "", "hours", filled(rows)))
    assert cells(found, "Hours", "Therapist", "School", "Days") == [("Sue Kim", "Oak Elementary", "Tue, Thu")]
    assert {each.code for each in log.findings} >= {Code.SCHOOL_JOINED.value, Code.THERAPIST_JOINED.value}


def test_a_text_table_of_the_districts_own_hours_stays_as_it_is() -> None:
    rows = [["Therapist", "School", "Days", "From", "To"], ["Kim", "Oak", "Tue", "8:00", "12:00"]]
    found, _ = gathered(
        drawn("Therapist | Service\nSue Kim | OT", "Therapists", "staff.xlsx"),
        Sheet("hours.csv", "", "hours", filled(rows)),
    )
    assert cells(found, "Hours", "Therapist") == [("Kim",)]


def test_who_is_on_two_lists_is_one_therapist() -> None:
    week = drawn(
        "Therapist | Discipline | Mon | Tue\nHart, Jo | SLP | Oak 8:00-3:00 | Oak 8:00-3:00", "Sheet1", "w.xlsx"
    )
    found, _ = gathered(drawn(LIST, "Staff"), week)
    assert cells(found, "Therapists", "Therapist") == [("Sue Kim",), ("Jo Hart",), ("Al Poe",)]
    assert {who for (who,) in cells(found, "Hours", "Therapist")} == {"Sue Kim", "Jo Hart", "Al Poe"}
