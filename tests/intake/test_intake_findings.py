"""What is wrong in one cell or row of the small district: which code is found, and in which cell."""

from datetime import date
from typing import Any

import pytest
from intake.small_district import cell, found, one, problem_of, read_rows, small

from optsched.domain import Severity
from optsched.intake import CODES, Code
from optsched.intake.cells import ErrorValue

ONE_CELL = [
    ("Services", 0, "Weeks", date(2026, 1, 3), Code.EXCEL_DATE, "1-3"),
    ("Services", 0, "Weeks", "5", Code.WEEKS, ""),
    ("Services", 0, "Minutes", "half an hour", Code.NUMBER, ""),
    ("Services", 0, "Minutes", "33", Code.MUST_LIE_ON_GRID, ""),
    ("Services", 0, "Minutes", "700", Code.OUT_OF_RANGE, ""),
    ("Services", 0, "Setting", "pushin class", Code.WORD, "push-in"),
    ("Services", 0, "Student", "S-11", Code.UNKNOWN_NAME, "S-1"),
    ("Services", 0, "Therapist", "Rivra", Code.UNKNOWN_NAME, "Rivera"),
    ("Services", 0, "Therapist", "Chen", Code.OTHER_SERVICE, ""),
    ("Services", 0, "Alternates with", "S-1 PT", Code.UNKNOWN_NAME, "S-1 OT"),
    ("Services", 0, "Co-treat with", "S-9 OT", Code.UNKNOWN_NAME, ""),
    ("Services", 0, "Co-treat with", "S-2 Speech", Code.CLASH, ""),
    ("Services", 0, "Alternates with", "S-1 OT", Code.CLASH, ""),
    ("Services", 0, "Push-in during", "Writting", Code.UNKNOWN_NAME, "Writing"),
    ("Services", 0, "Service", None, Code.EMPTY_CELL, ""),
    ("Services", 0, "Times", None, Code.SUM_NOT_SPLIT, "1 x 30"),
    ("Services", 0, "Per", None, Code.NO_TIMES, ""),
    ("Services", 0, "Assistant", "sometimes", Code.WORD, "1 of 2"),
    ("Services", 1, "Weeks", "3 of 4", Code.SHARE_OF_WEEKS, ""),
    ("Services", 0, "Starts", "soon", Code.DATE, "2026-09-01"),
    ("Students", 0, "Grade", "18", Code.GRADE, ""),
    ("Students", 0, "School", "Linkoln", Code.UNKNOWN_NAME, "Lincoln"),
    ("Students", 0, "Class", "1B", Code.UNKNOWN_NAME, ""),
    ("Students", 0, "Class", date(2026, 1, 2), Code.EXCEL_DATE, "1-2"),
    ("Timetable", 0, "From", "8.30", Code.CLOCK, "8:30"),
    ("Timetable", 0, "To", "7:30", Code.END_BEFORE_START, "PM"),
    ("Timetable", 0, "Days", "Mun", Code.DAYS, ""),
    ("Timetable", 1, "Grade", "2", Code.CLASH, ""),
    ("Timetable", 0, "Activity", ErrorValue("#REF!"), Code.ERROR_VALUE, ""),
    ("Timetable", 0, "From", ErrorValue(""), Code.NO_RESULT, "open the file in Excel"),
    ("Activities", 0, "Push-in", "avoid", Code.WORD, ""),
    ("Hours", 0, "Therapist", "Rivier", Code.UNKNOWN_NAME, "Rivera"),
    ("Hours", 0, "To", "7:00", Code.END_BEFORE_START, ""),
    ("Schools", 0, "Closes", None, Code.EMPTY_CELL, ""),
    ("Therapists", 0, "Assistant to", "Rivera", Code.CLASH, ""),
    ("Options", 0, "Option", "Grade spam in a group", Code.OPTION, "Grade span in a group"),
    ("Options", 1, "Value", "soon", Code.DATE, ""),
    ("Rooms", 0, "Room", None, Code.EMPTY_CELL, ""),
    ("Rooms", 0, "Services", "PTT", Code.UNKNOWN_NAME, ""),
]


@pytest.mark.parametrize(("sheet", "row", "column", "value", "code", "maybe"), ONE_CELL)
def test_a_cell_that_is_wrong_is_found_with_its_place(
    sheet: str, row: int, column: str, value: Any, code: Code, maybe: str
) -> None:
    rows = small()
    rows[sheet][row][column] = value
    reading = read_rows(rows)
    at_cell = [each for each in found(reading, code) if each.source.cell == cell(sheet, column, row)]
    assert len(at_cell) == 1, [(each.code, str(each.source), each.message) for each in reading.findings]
    assert at_cell[0].severity is CODES[code].severity is Severity.ERROR
    assert reading.problem is None
    assert maybe in at_cell[0].maybe
    assert at_cell[0].maybe.startswith("Maybe ")


@pytest.mark.parametrize(
    ("column", "seen", "maybe"),
    [
        ("Kind", "indirect", "consult or on behalf?"),  # by likeness it would be direct, the contrary
        ("Setting", "Inclusion", "push-in?"),
        ("Per", "bi-weekly", "week, with Weeks 1 of 2?"),
        ("Minutes", "32", "30 or 35?"),
        ("Weeks", "5", "Weeks in cycle"),
        ("Weeks", "every other", "1 of 2"),
    ],
)
def test_what_schools_write_gets_fitting_advice(column: str, seen: str, maybe: str) -> None:
    rows = small()
    rows["Services"][0][column] = seen
    assert maybe in next(each for each in read_rows(rows).findings.errors).maybe


@pytest.mark.parametrize("seen", ["every 2 weeks", "twice a week", "2 x week"])
def test_a_period_that_says_more_is_not_guessed(seen: str) -> None:
    rows = small()
    rows["Services"][0]["Per"] = seen
    assert one(read_rows(rows), Code.WORD).source.cell == cell("Services", "Per")


def test_kindergarten_is_no_zero() -> None:
    rows = small()
    rows["Students"][0]["Grade"] = 0
    assert one(read_rows(rows), Code.GRADE).maybe == "Maybe K?"


def test_all_errors_of_all_rows_are_found_at_once() -> None:
    rows = small()
    rows["Timetable"][0]["From"] = "soon"
    rows["Timetable"][0]["Days"] = "Mun"
    rows["Students"][1]["Grade"] = "18"
    rows["Services"][1]["Per"] = "moon"
    codes = [finding.code for finding in read_rows(rows).findings.errors]
    # In the order of sheets and cells; the dropped block and grade bring no findings of their own.
    assert codes == [Code.DAYS, Code.CLOCK, Code.GRADE, Code.WORD, Code.NO_TIMES][: len(codes)]
    assert len(codes) >= 4


def test_a_missing_sheet_is_an_error() -> None:
    rows = small()
    del rows["Students"]
    assert any("Students" in each.message for each in found(read_rows(rows), Code.NO_SHEET))


def test_a_sum_of_minutes_is_never_split_silently() -> None:
    rows = small()
    rows["Services"][0] |= {"Minutes": "120", "Times": None, "Per": "month"}
    finding = one(read_rows(rows), Code.SUM_NOT_SPLIT)
    assert finding.maybe == "Maybe 4 x 30, or 2 x 60 (Times × Minutes)?"


def test_a_wording_that_is_not_understood_is_an_error_unless_the_row_says_how_much() -> None:
    rows = small()
    rows["Services"][0] |= {"Minutes": None, "Times": None, "Per": None, "Wording": "30 min weekly if rested"}
    finding = one(read_rows(rows), Code.WORDING)
    assert (finding.severity, finding.source.cell) == (Severity.ERROR, cell("Services", "Wording"))
    assert (finding.seen, finding.maybe) == ("30 min weekly if rested", "Maybe 1 × 30 minutes a week?")
    rows["Services"][0] |= {"Minutes": "30", "Times": "1", "Per": "week"}
    assert read_rows(rows).problem is not None


def test_open_time_that_is_gone_on_the_grid_is_said() -> None:
    rows = small()
    rows["Student times"] = [{"Student": "S-1", "From": "9:01", "To": "9:04", "Rule": "allow"}]
    reading = read_rows(rows)
    assert one(reading, Code.NOTHING_OPEN).source.sheet == "Student times"
    assert problem_of(reading).student_times == ()


def test_letters_and_weekdays_are_not_mixed() -> None:
    rows = small()
    rows["Options"].append({"Option": "Days", "Value": "A-F"})
    reading = read_rows(rows)
    mixed = found(reading, Code.LETTERS_MIXED)
    assert {(each.source.sheet, each.source.cell) for each in mixed} >= {("Hours", cell("Hours", "Days", 1))}
    for row in rows["Timetable"]:
        row["Days"] = "A-F"
    rows["Hours"][1]["Days"] = "B, D"
    problem = problem_of(read_rows(rows))
    assert problem.cycle.days == ("A", "B", "C", "D", "E", "F")
    assert problem.therapists[1].hours[0].window.days == (1, 3)


def test_codes_that_look_like_full_names_are_one_warning_with_their_cells() -> None:
    rows = small()
    for name in ("John Smith", "Ana-Lou O'Hara", "Student A", "S 3", "J. S.", "Zed"):
        rows["Students"].append({"Student": name, "School": "Lincoln", "Class": "1A"})
    finding = one(read_rows(rows), Code.FULL_NAME)
    assert (finding.severity, finding.source.cell) == (Severity.WARNING, cell("Students", "Student", 2))
    assert finding.message == (
        "2 codes look like the full name of a child (A4, A5); codes are shown in every workbook."
    )
    assert finding.maybe == "Maybe a code such as S001, with the initials in Initials?"
