"""The attendance that a therapist fills in her own workbook of a week, and sends back."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from instances import place, plan_of
from intake.small_district import as_workbook, small
from output.packets.sentinels import leaks

from optsched.contract import ATTENDANCE, WEEK_SESSIONS
from optsched.domain import Findings, Problem
from optsched.domain.attendance import AttendanceRow
from optsched.intake import read
from optsched.ledger import rows_in
from optsched.output.locked import locked
from optsched.output.plan import write_plan
from optsched.usecases.logbook import LogReport, log
from optsched.usecases.places import CannotWriteError
from optsched.usecases.share import share
from optsched.usecases.week import SolveOptions, week_of

MONDAY, SATURDAY = date(2026, 9, 7), date(2026, 9, 12)
MANDATE = "IEPSYS-778"
"""A key as another system has it: it must not stand in a packet."""


@pytest.fixture
def week(tmp_path: Path) -> Path:
    """S-1 is seen by Rivera on Mon and Wed, both in one group with S-2."""
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    rows["Services"][0]["Mandate"] = MANDATE
    rows["Services"].append({**rows["Services"][0], "Student": "S-2", "Mandate": f"{MANDATE}9"})
    problem = read([as_workbook(rows, tmp_path / "district.xlsx")]).problem
    assert problem is not None
    write_plan(problem, plan_of(*sessions(problem)), Findings(), tmp_path / "plan.xlsx")
    path = tmp_path / "week.xlsx"
    made = week_of(
        MONDAY, tmp_path / "plan.xlsx", tmp_path / "district.xlsx", path, (), "fill gaps", SolveOptions(time_limit=5)
    )
    assert made.written == path
    return path


def sessions(problem: Problem) -> list[Any]:
    return [place(problem, f"{MANDATE}{end}", day, "9:30", session=f"G{day}") for day in (0, 2) for end in ("", "9")]


@pytest.fixture
def slip(week: Path) -> Path:
    """Return Rivera's own workbook of the week."""
    folder = week.with_name("out")
    share(week.with_name("plan.xlsx"), folder, ("therapists",), week=week)
    return folder / "therapists" / "Rivera.xlsx"


Row = dict[str, Any]


def filled(path: Path, change: Callable[[list[Row]], None], name: str = "back.xlsx") -> Path:
    """Change the rows of a slip, as in Excel, and save it under another name."""
    book = openpyxl.load_workbook(path)
    sheet = book[ATTENDANCE.name]
    top = next(row for row in sheet.iter_rows() if row[0].value == "Date")[0].row
    headers = [cell.value for cell in sheet[top]]
    rows = [dict(zip(headers, (cell.value for cell in row), strict=True)) for row in sheet.iter_rows(top + 1)]
    change(rows)
    for number, row in enumerate(rows, top + 1):
        for at, header in enumerate(headers, 1):
            sheet.cell(number, at).value = row.get(header)
    book.save(path.with_name(name))
    return path.with_name(name)


def all_held(rows: list[Row]) -> None:
    for row in rows:
        row["Attendance"] = "held"


def entered(week: Path, *files: Path, **options: Any) -> LogReport:
    return log(files, week.with_name("ledger.sqlite"), today=SATURDAY, **options)


def in_ledger(week: Path) -> list[AttendanceRow]:
    return list(rows_in(week.with_name("ledger.sqlite")))


def test_a_slip_names_no_mandate(slip: Path) -> None:
    assert leaks(slip, {MANDATE}) == []


def test_a_slip_is_entered_together_with_its_week(week: Path, slip: Path) -> None:
    def fill(rows: list[Row]) -> None:
        all_held(rows)
        rows[0].update({"Attendance": "child absent", "Entered by": "MR"})
        rows[3]["Minutes held"] = 20

    report = entered(week, filled(slip, fill), week)
    assert report.is_recorded
    assert not report.findings.errors
    known = {(each.student, each.date.day): each for each in in_ledger(week) if each.service == "OT"}
    said = {at: (each.attendance, each.minutes_held, each.entered_by) for at, each in known.items()}
    assert said == {
        ("S-1", 7): ("child absent", 0, "MR"),
        ("S-2", 7): ("held", 30, ""),
        ("S-1", 9): ("held", 30, ""),
        ("S-2", 9): ("held", 20, ""),
    }
    assert {each.mandate for each in known.values()} == {MANDATE, f"{MANDATE}9"}
    assert {each.source.sheet for each in known.values()} == {"Attendance"}


def test_a_slip_of_a_week_that_the_ledger_knows_needs_no_other_file_and_changes_nothing_twice(
    week: Path, slip: Path
) -> None:
    entered(week, week)
    back = filled(slip, all_held)
    assert entered(week, back).changed == 4
    again = entered(week, back)
    assert (again.new, again.changed, again.same) == (0, 0, 4)
    assert again.is_recorded


def test_an_empty_slip_says_nothing(week: Path, slip: Path) -> None:
    report = entered(week, week, slip)
    assert report.is_recorded
    assert {each.attendance for each in in_ledger(week) if each.service == "OT"} == {""}


def test_a_slip_of_a_week_that_nobody_entered_is_one_finding(week: Path, slip: Path) -> None:
    report = entered(week, filled(slip, all_held))
    ((code, sheet, maybe),) = [(each.code, each.source.sheet, each.maybe) for each in report.findings]
    assert (code, sheet) == ("F130", "Attendance")
    assert "the week's workbook" in maybe
    assert not week.with_name("ledger.sqlite").exists()


def lose_a_letter(rows: list[Row]) -> None:
    rows[1]["Key"] = rows[1]["Key"][:-1]


def lose_the_key(rows: list[Row]) -> None:
    rows[1]["Key"] = None


def sort_students(rows: list[Row]) -> None:
    rows[0]["Student"], rows[1]["Student"] = rows[1]["Student"], rows[0]["Student"]


def copy_a_key(rows: list[Row]) -> None:
    rows[1]["Key"] = rows[0]["Key"]


def slip_of_the_year(rows: list[Row]) -> None:
    rows[2]["Date"] = datetime(2025, 9, 9)


def other_minutes(rows: list[Row]) -> None:
    rows[2]["Minutes"] = 45


def another_word(rows: list[Row]) -> None:
    rows[2]["Attendance"] = "sick"


def a_make_up_of_ones_own(rows: list[Row]) -> None:
    rows[2]["Makes up for"] = "last Monday"


def one_row_too_low(rows: list[Row]) -> None:
    rows.append({"Attendance": "held"})


WRONG: tuple[tuple[str, str, Callable[[list[Row]], None]], ...] = (
    ("F130", "L7", lose_a_letter),
    ("F130", "L7", lose_the_key),
    ("F98", "C6", sort_students),
    ("F120", "G8", a_make_up_of_ones_own),
    ("F130", "L10", one_row_too_low),
    ("F121", "L7", copy_a_key),
    ("F129", "A8", slip_of_the_year),
    ("F125", "H8", other_minutes),
    ("F36", "I8", another_word),
)


@pytest.mark.parametrize(("code", "cell", "change"), WRONG)
def test_what_is_wrong_is_an_error_at_its_cell_and_nothing_is_entered(
    week: Path, slip: Path, code: str, cell: str, change: Callable[[list[Row]], None]
) -> None:
    def fill(rows: list[Row]) -> None:
        all_held(rows)
        change(rows)

    report = entered(week, week, filled(slip, fill))
    assert (code, cell) in [(each.code, each.source.cell) for each in report.findings.errors]
    assert not report.is_recorded


def test_a_session_that_was_held_on_another_day_stands_there(week: Path, slip: Path) -> None:
    def fill(rows: list[Row]) -> None:
        all_held(rows)
        rows[0]["Date"] = datetime(2026, 9, 10)

    assert entered(week, week, filled(slip, fill)).is_recorded
    days = sorted(each.date.day for each in in_ledger(week) if each.student == "S-1" and each.service == "OT")
    assert days == [9, 10]


def test_a_slip_and_a_copy_of_the_week_that_disagree_are_named(week: Path, slip: Path) -> None:
    book = openpyxl.load_workbook(week)
    sheet = book["Sessions"]
    headers = list(WEEK_SESSIONS.headers)
    assert str(sheet.cell(2, headers.index("Key") + 1).value).startswith(MANDATE)
    sheet.cell(2, headers.index("Attendance") + 1).value = "refused"
    book.save(week)
    report = entered(week, week, filled(slip, all_held))
    ((code, message),) = [(each.code, each.message) for each in report.findings.errors]
    assert code == "F125"
    assert "held here" in message or "refused here" in message


@pytest.mark.parametrize("column", ["Attendance", "Key"])
def test_a_slip_without_a_column_is_one_finding(week: Path, slip: Path, column: str) -> None:
    book = openpyxl.load_workbook(slip)
    sheet = book[ATTENDANCE.name]
    header = next(cell for row in sheet.iter_rows() for cell in row if cell.value == column)
    sheet.delete_cols(header.column)
    book.save(slip)
    report = entered(week, week, slip)
    assert [each.message for each in report.findings.errors] == [f"Sheet Attendance has no column {column}."]


def test_a_slip_tells_what_a_session_makes_up_for(week: Path, slip: Path) -> None:
    def miss(rows: list[Row]) -> None:
        all_held(rows)
        rows[2]["Attendance"] = "therapist absent"

    entered(week, week, filled(slip, miss))
    folder, then = week.with_name("next"), week.with_name("week2.xlsx")
    options = SolveOptions(time_limit=5)
    ledger = week.with_name("ledger.sqlite")
    plan, district = week.with_name("plan.xlsx"), week.with_name("district.xlsx")
    week_of(date(2026, 9, 14), plan, district, then, (), "fill gaps", options, ledger=ledger)
    share(plan, folder, ("therapists",), week=then)
    sheet = openpyxl.load_workbook(folder / "therapists" / "Rivera.xlsx")[ATTENDANCE.name]
    told = [row[6] for row in sheet.iter_rows(6, values_only=True) if row[6]]
    assert told == ["Wed 9/9"]
    report = log([then, folder / "therapists" / "Rivera.xlsx"], ledger, today=date(2026, 9, 19))
    assert report.is_recorded
    made_up = [each.makes_up_for for each in rows_in(ledger) if each.makes_up_for]
    assert made_up == [f"{MANDATE} 2026-09-09 1"]


def test_dates_that_were_sorted_alone_are_asked_about(week: Path, slip: Path) -> None:
    def swap(rows: list[Row]) -> None:
        all_held(rows)
        rows[0]["Date"], rows[2]["Date"] = rows[2]["Date"], rows[0]["Date"]

    (finding,) = entered(week, week, filled(slip, swap)).findings
    assert (finding.code, finding.source.cell) == ("F132", "A6")
    assert "2 sessions stand on each other's dates" in finding.message


def test_whoever_covers_is_who_held_it(week: Path, slip: Path) -> None:
    def cover(rows: list[Row]) -> None:
        all_held(rows)
        rows[0]["Therapist"] = "Chen"

    assert entered(week, week, filled(slip, cover)).is_recorded
    held = {(each.student, each.date.day): each.therapist for each in in_ledger(week) if each.service == "OT"}
    assert (held["S-1", 7], held["S-2", 7]) == ("Chen", "Rivera")


def test_a_slip_that_was_pasted_into_its_week_is_read(week: Path, slip: Path) -> None:
    filled(slip, all_held)
    book, mine = openpyxl.load_workbook(week), openpyxl.load_workbook(slip.with_name("back.xlsx"))[ATTENDANCE.name]
    sheet = book.create_sheet(ATTENDANCE.name)
    for row in mine.iter_rows(values_only=True):
        sheet.append(row)
    book.save(week)
    assert entered(week, week).is_recorded
    assert {each.attendance for each in in_ledger(week) if each.service == "OT"} == {"held"}


@pytest.mark.parametrize("password", [None, "four brown dogs"])
@pytest.mark.parametrize("column", ["Attendance", "Minutes held"])
def test_a_slip_that_was_filled_in_is_never_replaced(week: Path, slip: Path, column: str, password: str | None) -> None:
    def fill(rows: list[Row]) -> None:
        rows[1][column] = "held" if column == "Attendance" else 20

    folder, plan = slip.parent.parent, week.with_name("plan.xlsx")
    filled(slip, fill, slip.name)
    if password:
        slip.write_bytes(locked(slip.read_bytes(), password))
    before = slip.read_bytes()
    with pytest.raises(CannotWriteError, match=r"Rivera\.xlsx has attendance filled in; nothing was written"):
        share(plan, folder, ("therapists",), week=week, overwrite=True, password=password)
    assert slip.read_bytes() == before


def test_a_slip_with_another_password_is_never_replaced_and_an_empty_one_is(week: Path, slip: Path) -> None:
    folder, plan = slip.parent.parent, week.with_name("plan.xlsx")
    share(plan, folder, ("therapists",), week=week, overwrite=True, password="four brown dogs")
    share(plan, folder, ("therapists",), week=week, overwrite=True, password="four brown dogs")
    before = slip.read_bytes()
    for other in (None, "five brown dogs"):
        with pytest.raises(CannotWriteError, match="has another password"):
            share(plan, folder, ("therapists",), week=week, overwrite=True, password=other)
    assert slip.read_bytes() == before
