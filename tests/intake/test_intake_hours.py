"""Lists of working hours as therapists send them."""

from datetime import time
from pathlib import Path

import pytest
from intake.caseloads.caseload_lists import REAL
from intake.drawn import drawn

from optsched.intake import Code, read
from optsched.intake.cells import Sheet
from optsched.intake.hours import read_hours
from optsched.intake.log import Log
from optsched.intake.tables import Row


def rows_of(sheet: Sheet, log: Log | None = None) -> tuple[Row, ...]:
    found = read_hours(sheet, log or Log())
    assert found is not None
    return found.rows


def test_a_list_with_names_and_schools() -> None:
    rows = rows_of(drawn("Provider | Building | Day | Start | End\nRivera | Lincoln | Monday | 8:00 | 3:00"))
    assert [row.values for row in rows] == [
        {"Therapist": "Rivera", "School": "Lincoln", "Days": "Mon", "From": "8:00", "To": "3:00"}
    ]
    assert rows[0].at("From").cell == "D2"


def test_a_time_in_one_cell_is_a_start_and_an_end() -> None:
    rows = rows_of(drawn("Name | Days | Hours\nRivera | MWF | 8:00-3:30"))
    assert rows[0].values == {"Therapist": "Rivera", "Days": "Mon, Wed, Fri", "From": "8:00", "To": "15:30"}
    assert rows[0].at("To").cell == "C2"


def test_numbers_are_weekdays_and_that_is_said() -> None:
    log = Log()
    rows = rows_of(Sheet("hours.xlsx", "Sheet1", "Sheet1", numbered()), log)
    assert [row.values["Days"] for row in rows] == ["Mon", "Tue"]
    assert [finding.code for finding in log.findings] == [Code.DAYS_ASSUMED]
    assert rows[0].values["From"] == time(8, 30)


def numbered() -> dict[tuple[int, int], object]:
    head = {(1, 1): "Day", (1, 2): "Start", (1, 3): "End"}
    return head | {(2, 1): 1, (2, 2): time(8, 30), (2, 3): time(14, 10), (3, 1): 2, (3, 2): time(8), (3, 3): time(14)}


def test_who_is_meant_points_at_the_sheet_where_it_does_not_say() -> None:
    rows = rows_of(drawn("Day | Start | End\nMon | 8:00 | 3:00\nTue | 8:00 | 3:00"))
    assert {row.at("Therapist").cell for row in rows} == {""}


def test_a_sheet_with_other_columns_is_no_list_of_hours() -> None:
    assert read_hours(drawn("Class | Day | Start | End | Subject\n2B | Mon | 8:00 | 9:00 | Math"), Log()) is None
    assert read_hours(drawn("Time | Mon | Tue\n8:00-9:00 | Math | ELA"), Log()) is None


def test_columns_beside_hours_are_named_and_others_make_it_no_list_of_hours() -> None:
    log = Log()
    (row,) = rows_of(drawn("Provider | School | Day | Time | Lunch\nKim | Oak | Mon | 8:00-3:00 | 11:30-12:00"), log)
    assert (row.values["From"], row.values["To"]) == ("8:00", "15:00")
    assert [(finding.code, finding.source.cell) for finding in log.findings] == [(Code.COLUMN_NOT_READ, "E1")]
    assert (
        read_hours(drawn("Teacher | School | Day | Time | Subject\nKim | Oak | Mon | 8:00-9:00 | Art"), Log()) is None
    )


def test_an_unread_time_stays_as_it_is(tmp_path: Path) -> None:
    rows = rows_of(drawn("Name | Days | Hours\nRivera | Mon | mornings"))
    assert rows[0].values["From"] == "mornings"


def test_a_number_that_is_no_weekday_stays_as_it_is() -> None:
    rows = rows_of(drawn("Day | Start | End\n1 | 8:00 | 3:00\n" + "9" * 400 + " | 8:00 | 3:00"))
    assert [row.values["Days"] for row in rows] == ["Mon", "9" * 400]


@pytest.mark.skipif(not REAL.exists(), reason="the published files are not beside this checkout")
def test_the_published_hours_and_cases() -> None:
    """Both days of the hours are read; no case is, as numbers stand behind the names and nothing says what they count.

    By hand: 18 lines in A2:A19, five names with a second line (TinaBrian, Kelly, Rebecca, Izzy, 5thGrade) that is the
    same but for a length in one of them, and LUNCH, twice, which is no child. Days, starts and ends have 11 columns
    each, which do not say whether the child may be seen then, or is seen.
    """
    reading = read([REAL / "slp-caseload-hours.xlsx", REAL / "slp-caseload-cases.xlsx"])
    rows = reading.gathered.tables.rows
    assert [row.values for row in rows["Hours"]] == [
        {"Days": "Mon", "From": time(8, 30), "To": time(14, 10)},
        {"Days": "Tue", "From": time(8, 30), "To": time(14, 10)},
    ]
    assert {sheet for sheet, found in rows.items() if found} == {"Hours"}
    (finding,) = [each for each in reading.findings if each.code == Code.SAME_CHILD]
    assert finding.source.cell == "A2"
    assert "the names of 18 lines (A2, A3, A4, A5, A6, A7 …)" in finding.message
    assert [each.source.cell for each in reading.gathered.review] == [f"A{row}" for row in range(2, 20)]
    seen = [each.seen for each in reading.gathered.review]
    assert (seen[4], seen[5], seen[-1]) == ("1 | 15", "1 | 30", "-1 | 45")  # grade and minutes
    assert not any(name in f"{reading.findings}{seen}" for name in ("Kelly", "TinaBrian", "5thGrade", "LUNCH"))
    unread = [each.seen for each in reading.findings if each.code == Code.COLUMN_NOT_READ]
    assert unread == [f"{what}_{number}" for number in range(1, 12) for what in ("Day", "Start", "End")]
    assert reading.problem is None


def test_a_therapist_on_the_first_row_is_that_of_the_rows_below() -> None:
    text = "Therapist | Day | Site | Start | Stop\nRivera | Monday | Oak | 8:00 | 3:00\n | Tuesday | Elm | 8:00 | 12:00"
    rows = rows_of(drawn(text))
    assert [(row.seen("Therapist"), row.seen("School"), row.seen("To")) for row in rows] == [
        ("Rivera", "Oak", "3:00"),
        ("Rivera", "Elm", "12:00"),
    ]
    assert rows[1].at("Therapist").cell == "A2"


@pytest.mark.parametrize(
    ("seen", "hours"),
    [("8-3", ("8:00", "15:00")), ("8 - 12", ("8:00", "12:00")), ("12 to 4", ("12:00", "16:00")), ("6-8", ("6-8", ""))],
)
def test_whole_hours_below_the_word_hours(seen: str, hours: tuple[str, str]) -> None:
    (row,) = rows_of(drawn(f"Name | Days | Hours\nRivera | MWF | {seen}"))
    assert (row.seen("From"), row.seen("To")) == hours
