"""`optsched week` as a coordinator meets it on a Sunday night."""

from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
from intake.small_district import as_workbook, small

from optsched.contract import CHANGES, WEEK_SESSIONS


@pytest.fixture
def planned(run, quick, tmp_path: Path) -> Path:
    """Write district.xlsx and plan.xlsx: S-1 has OT on Mondays and Wednesdays at 9:30."""
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    as_workbook(rows, tmp_path / "district.xlsx")
    assert run("optimize", "district.xlsx").exit_code == 0
    return tmp_path


def rows_of(path: str, sheet: str) -> list[dict[str, object]]:
    head, *rows = openpyxl.load_workbook(path)[sheet].iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def test_a_week_is_written_with_dates_and_keys(run, planned: Path) -> None:
    result = run("week", "2026-09-07")
    assert result.exit_code == 0, result.output
    assert "The week of September 7, 2026, week 2 of the 4-week cycle" in result.output
    assert "No rule is broken." in result.output
    assert "Written: week-2026-09-07.xlsx" in result.output
    sessions = rows_of("week-2026-09-07.xlsx", "Sessions")
    assert tuple(sessions[0]) == WEEK_SESSIONS.headers
    ours = [row for row in sessions if row["Student"] == "S-1"]
    assert [row["Date"] for row in ours] == [datetime(2026, 9, 7), datetime(2026, 9, 9)]
    assert [row["Key"] for row in ours] == ["S-1 OT 2026-09-07 1", "S-1 OT 2026-09-09 1"]
    assert [row["Attendance"] for row in ours] == [None, None]


def test_attendance_is_chosen_from_a_list(run, planned: Path) -> None:
    run("week", "2026-09-07")
    sheet = openpyxl.load_workbook("week-2026-09-07.xlsx")["Sessions"]
    at = openpyxl.utils.get_column_letter(WEEK_SESSIONS.headers.index("Attendance") + 1)
    (listed,) = [each for each in sheet.data_validations.dataValidation if str(each.sqref).startswith(at)]
    assert listed.formula1 == '"held,child absent,therapist absent,refused,school event,holiday,testing,other"'


def test_an_absence_moves_a_session_and_changes_says_so(run, planned: Path) -> None:
    result = run("week", "2026-09-07", "--absent", "Rivera 2026-09-07", "-o", "mine.xlsx")
    assert "1 session moves" in result.output
    (moved,) = [row for row in rows_of("mine.xlsx", "Changes") if row["What"] == "moved"]
    assert tuple(moved) == CHANGES.headers
    assert moved["Before"] == "Mon 9/7 9:30-10:00, pull-out in Therapy with Rivera"
    assert not str(moved["After"]).startswith("Mon")
    keys = {row["Key"]: row["Date"] for row in rows_of("mine.xlsx", "Sessions")}
    assert keys["S-1 OT 2026-09-07 1"] != datetime(2026, 9, 7)


def test_what_is_owed_is_said_with_its_reason(run, planned: Path) -> None:
    result = run("week", "2026-09-07", "--absent", "S-1 2026-09-07 to 2026-09-11")
    assert result.exit_code == 0
    assert "S-1 OT 2026-09-07 1, 30 minutes. Mon 9/7: absent." in result.output
    why = [row["Why"] for row in rows_of("week-2026-09-07.xlsx", "Not placed") if row["Student"] == "S-1"]
    assert str(why[0]).startswith("Mon 9/7: absent. Wed 9/9: absent.")


@pytest.mark.parametrize("mode", ["--fresh", "--fill-gaps", "--repair"])
def test_every_mode_writes_a_week_that_breaks_no_rule(run, planned: Path, mode: str) -> None:
    result = run("week", "2026-09-07", mode, "--time-limit", "3", "--absent", "Rivera 2026-09-07")
    assert result.exit_code == 0, result.output
    assert "No rule is broken." in result.output


def test_a_reproducible_week_is_the_same_again_and_has_no_time_limit(run, planned: Path) -> None:
    words = ("week", "2026-09-07", "--reproducible", "--absent", "Rivera 2026-09-07")
    assert run(*words).exit_code == 0
    first = rows_of("week-2026-09-07.xlsx", "Sessions")
    assert run(*words, "--overwrite").exit_code == 0
    assert rows_of("week-2026-09-07.xlsx", "Sessions") == first
    refused = run(*words, "--overwrite", "--time-limit", "5")
    assert (refused.exit_code, "exclude each other" in refused.output) == (2, True)


def test_a_week_that_the_clock_ends_says_that_it_may_come_out_otherwise(
    run, planned: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words, said = ("week", "2026-09-07", "--absent", "Rivera 2026-09-07"), "ended before it was done"
    assert said not in run(*words).output
    monkeypatch.setattr("optsched.usecases.week.SECONDS", 0.0)
    late = run(*words, "--overwrite")
    assert (late.exit_code, said in late.output, "No rule is broken." in late.output) == (0, True, True)
    assert said not in run(*words, "--overwrite", "--reproducible").output


def test_mistakes_end_in_a_sentence(run, planned: Path) -> None:
    assert run("week", "tomorrow").exit_code == 2
    early = run("week", "2026-01-05")
    assert (early.exit_code, "lies before the first day" in early.output) == (2, True)
    unknown = run("week", "2026-09-07", "--absent", "Rivers 2026-09-07")
    assert (unknown.exit_code, "Maybe Rivera?" in unknown.output) == (2, True)
    assert run("week", "2026-09-07", "--district", "nowhere.xlsx").exit_code == 2
    assert not list(planned.glob("week-*.xlsx"))


def test_a_week_is_replaced_only_when_asked(run, planned: Path) -> None:
    assert run("week", "2026-09-07").exit_code == 0
    again = run("week", "2026-09-07")
    assert (again.exit_code, "exists" in again.output) == (2, True)
    assert run("week", "2026-09-07", "--overwrite").exit_code == 0
    assert run("week", "2026-09-07", "-o", "plan.xlsx", "--overwrite").exit_code == 2


def test_what_was_missed_is_made_up_in_open_time_and_nothing_moves_for_it(run, planned: Path) -> None:
    run("week", "2026-09-07", "-o", "first.xlsx")
    book = openpyxl.load_workbook("first.xlsx")
    sheet = book["Sessions"]
    heads = [cell.value for cell in sheet[1]]
    missed = {"S-1 OT 2026-09-07 1": "therapist absent", "S-1 OT 2026-09-09 1": "child absent"}
    for row in sheet.iter_rows(min_row=2):
        if (key := row[heads.index("Key")].value) in missed:
            row[heads.index("Attendance")].value = missed[key]
    book.save("first.xlsx")
    assert run("log", "first.xlsx").exit_code == 0
    result = run("week", "2026-09-14", "--ledger", "ledger.sqlite")
    assert result.exit_code == 0, result.output
    assert "1 missed session made up in open time." in result.output
    assert "No rule is broken." in result.output
    rows = [row for row in rows_of("week-2026-09-14.xlsx", "Sessions") if row["Student"] == "S-1"]
    (extra,) = [row for row in rows if row["Makes up for"]]
    assert (extra["Makes up for"], extra["Mandate"], extra["Minutes"]) == ("S-1 OT 2026-09-07 1", "S-1 OT", 30)
    assert extra["Key"] == f"S-1 OT {extra['Date']:%Y-%m-%d} {1 + (extra['Date'].weekday() in (0, 2))}"
    assert {row["What"] for row in rows_of("week-2026-09-14.xlsx", "Changes")} <= {"added"}
    both = run("week", "2026-09-14", "--ledger", "ledger.sqlite", "--make-up", "child absent", "-o", "both.xlsx")
    assert both.exit_code == 0
    made_up = [row["Makes up for"] for row in rows_of("both.xlsx", "Sessions") if row["Makes up for"]]
    assert made_up == ["S-1 OT 2026-09-09 1"]


def test_a_make_up_that_is_planned_or_was_held_is_not_planned_again(run, planned: Path) -> None:
    run("week", "2026-09-07", "-o", "first.xlsx")
    book = openpyxl.load_workbook("first.xlsx")
    sheet = book["Sessions"]
    heads = [cell.value for cell in sheet[1]]
    next(row for row in sheet.iter_rows(min_row=2) if row[heads.index("Student")].value == "S-1")[
        heads.index("Attendance")
    ].value = "therapist absent"
    book.save("first.xlsx")
    run("log", "first.xlsx")
    run("week", "2026-09-14", "--ledger", "ledger.sqlite", "-o", "second.xlsx")
    run("log", "second.xlsx")
    again = run("week", "2026-09-21", "--ledger", "ledger.sqlite", "-o", "third.xlsx")
    assert again.exit_code == 0
    assert not [row for row in rows_of("third.xlsx", "Sessions") if row["Makes up for"]]
    same = run("week", "2026-09-14", "--ledger", "ledger.sqlite", "-o", "second again.xlsx")
    assert "1 missed session made up in open time." in same.output


def test_a_ledger_that_is_none_is_a_sentence(run, planned: Path) -> None:
    result = run("week", "2026-09-14", "--ledger", "nowhere.sqlite")
    assert (result.exit_code, "There is no ledger nowhere.sqlite." in result.output) == (2, True)
    assert not list(planned.glob("week-*.xlsx"))


def test_a_week_is_audited_on_its_dates(run, planned: Path) -> None:
    run("week", "2026-09-07", "--absent", "Rivera 2026-09-07")
    week = ("audit", "district.xlsx", "plan.xlsx", "--week", "week-2026-09-07.xlsx")
    result = run(*week)
    assert result.exit_code in (0, 1), result.output
    assert "Minutes this week" in result.output
    assert "No rule is broken." in result.output
    book = openpyxl.load_workbook("week-2026-09-07.xlsx")
    book.remove(book["Absences"])
    book["Sessions"].cell(2, 1).value = datetime(2026, 9, 11)
    book.save("week-2026-09-07.xlsx")
    wrong = run(*week)
    assert wrong.exit_code == 2
    assert "by its Date, but Day says" in wrong.output
    assert "nothing was judged" in wrong.output


def test_sessions_are_printed_two_pages_wide_with_their_first_columns_on_both(run, planned: Path) -> None:
    run("week", "2026-09-07")
    sheet = openpyxl.load_workbook("week-2026-09-07.xlsx")["Sessions"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert (sheet.print_title_rows, sheet.print_title_cols) == ("$1:$1", "$A:$B")


def test_at_a_weekend_the_week_that_comes_is_meant(run, planned: Path) -> None:
    assert "week-2026-09-07.xlsx" in run("week", "2026-09-06").output
    assert "The week of September 7, 2026" in run("week", "9/9/26", "-o", "again.xlsx").output


def test_a_week_in_which_attendance_was_filled_in_is_never_replaced(run, planned: Path) -> None:
    run("week", "2026-09-07")
    book = openpyxl.load_workbook("week-2026-09-07.xlsx")
    sheet = book["Sessions"]
    sheet.cell(2, WEEK_SESSIONS.headers.index("Attendance") + 1).value = "held"
    book.save("week-2026-09-07.xlsx")
    result = run("week", "2026-09-07", "--overwrite")
    assert result.exit_code == 2
    assert "has the attendance of 1 session," in result.output
    assert openpyxl.load_workbook("week-2026-09-07.xlsx")["Sessions"]["A2"].value is not None


def test_a_week_in_place_of_the_plan_is_named(run, planned: Path) -> None:
    run("week", "2026-09-07")
    for words in (("week", "2026-09-14", "--plan"), ("optimize", "district.xlsx", "-o", "new.xlsx", "--plan")):
        result = run(*words, "week-2026-09-07.xlsx")
        assert result.exit_code == 2, result.output
        assert "is the workbook of a week, and not a plan" in result.output
    assert not Path("new.xlsx").exists()


def test_a_folder_in_place_of_the_plan_ends_in_a_sentence(run, planned: Path) -> None:
    for words in (("share", "."), ("week", "2026-09-07", "--plan", "."), ("log", "--plan", ".")):
        result = run(*words)
        assert result.exit_code != 0
        assert result.exception is None or isinstance(result.exception, SystemExit), result.exception


def test_what_finds_no_open_time_is_said(run, planned: Path) -> None:
    run("week", "2026-09-07", "-o", "first.xlsx")
    book = openpyxl.load_workbook("first.xlsx")
    for row in book["Sessions"].iter_rows(min_row=2):
        row[WEEK_SESSIONS.headers.index("Attendance")].value = "therapist absent"
    book.save("first.xlsx")
    assert run("log", "first.xlsx").exit_code == 0
    result = run("week", "2026-09-14", "--ledger", "ledger.sqlite", "--absent", "S-1 2026-09-14 to 2026-09-18")
    assert "S-1 OT 2026-09-07 1: 30 minutes were missed and find no open time in this week." in " ".join(
        result.output.split()
    )


def test_an_absence_of_another_week_is_told(run, planned: Path) -> None:
    result = run("week", "2026-09-07", "--absent", "Rivera, 2026-10-07")
    assert result.exit_code == 0
    assert "which is not in the week of 2026-09-07" in " ".join(result.output.split())
