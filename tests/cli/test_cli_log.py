"""optsched log: what is entered, what is refused, and what was delivered."""

from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest
from ledger.week_copies import session, write_copy

from optsched.ledger import rows_in

LEDGER = Path("ledger.sqlite")


@pytest.fixture
def copies(tmp_path: Path) -> tuple[Path, Path]:
    """The copies of Rivera (OT) and Chen (Speech) of one week."""
    ot = [
        session(Attendance="held", Entered_by="Rivera"),
        session(day=26, Attendance="therapist absent"),
        session("S-2", Attendance="held", Minutes_held=20),
    ]
    speech = [session(service="Speech", Attendance="child absent"), session("S-3", service="Speech")]
    return write_copy(tmp_path / "rivera.xlsx", ot), write_copy(tmp_path / "chen.xlsx", speech)


def words(output: str, first: str) -> list[str]:
    """Return the words of the line that begins with this one."""
    return next(line.split() for line in output.splitlines() if line.split()[:1] == [first])


def test_copies_are_entered_and_added_up(run, copies: tuple[Path, Path]) -> None:
    result = run("log", *copies)
    assert result.exit_code == 0
    assert words(result.stdout, "rivera.xlsx") == ["rivera.xlsx", "3", "3", "3", "0", "0"]
    assert words(result.stdout, "chen.xlsx") == ["chen.xlsx", "2", "1", "2", "0", "0"]
    # asked, planned, delivered, missed: cut short, therapist absent, child absent; not entered, to come, made up, owed
    assert words(result.stdout, "OT") == ["OT", "90", "90", "50", "10", "30", "0", "0", "0", "0", "40"]
    assert words(result.stdout, "Speech") == ["Speech", "60", "60", "0", "0", "0", "30", "30", "0", "0", "0"]
    assert "ledger.sqlite: 5 new, 0 changed, 0 the same; no errors, no warnings, no notes." in result.stdout


def test_a_second_time_changes_nothing(run, copies: tuple[Path, Path]) -> None:
    run("log", *copies)
    before = LEDGER.read_bytes()
    result = run("log", *reversed(copies))
    assert result.exit_code == 0
    assert "0 new, 0 changed, 5 the same" in result.stdout
    assert LEDGER.read_bytes() == before


def test_errors_stand_with_their_cell_and_nothing_is_entered(run, copies: tuple[Path, Path], tmp_path: Path) -> None:
    wrong = write_copy(tmp_path / "wrong.xlsx", [session("S-9", Attendance="helt"), session("S-8", Minutes_held=5)])
    result = run("log", *copies, wrong)
    assert result.exit_code == 2
    assert "error F36 in wrong.xlsx Sessions" in result.stdout
    assert "error F123 in wrong.xlsx Sessions" in result.stdout
    assert "2 errors, no warnings, no notes: nothing was entered. Mend the errors first." in result.stdout
    assert not LEDGER.exists()


def test_a_day_that_is_still_to_come_has_no_attendance(run, tmp_path: Path) -> None:
    later = date.today() + timedelta(days=30)
    cells = session(Attendance="held") | {"Date": later, "Key": f"S-1 OT {later} 1"}
    result = run("log", write_copy(tmp_path / "week.xlsx", [cells]))
    assert result.exit_code == 2
    assert "error F122 in week.xlsx Sessions" in result.stdout


def test_two_copies_that_disagree_are_told_with_both_cells(run, tmp_path: Path) -> None:
    one = write_copy(tmp_path / "one.xlsx", [session(Attendance="held")])
    two = write_copy(tmp_path / "two.xlsx", [session(Attendance="refused"), session("S-2")])
    for extra in ((), ("--overwrite",)):
        result = run("log", one, two, *extra)
        assert result.exit_code == 2
        assert "error F125 in two.xlsx Sessions S2" in result.stdout
        assert "Attendance is refused here, and held in one.xlsx Sessions S2." in result.stdout
        assert "Maybe" in result.stdout
        assert not LEDGER.exists()


def test_a_copy_against_the_ledger_is_taken_only_when_that_is_asked(run, tmp_path: Path) -> None:
    run("log", write_copy(tmp_path / "one.xlsx", [session(Attendance="held")]))
    two = write_copy(tmp_path / "two.xlsx", [session(Attendance="refused"), session("S-2")])
    before, known = LEDGER.read_bytes(), rows_in(LEDGER)
    refused = run("log", two)
    assert refused.exit_code == 2
    assert "error F126 in two.xlsx Sessions S2" in refused.stdout
    assert "and held in the ledger, from one.xlsx Sessions S2." in refused.stdout
    assert "Maybe the copy is right, and --overwrite" in refused.stdout
    assert LEDGER.read_bytes() == before
    taken = run("log", two, "--overwrite")
    assert taken.exit_code == 1
    assert "warning F126" in taken.stdout
    assert "Kept: ledger.sqlite.bak, the ledger as it was before" in taken.stdout
    assert "1 new, 1 changed, 0 the same" in taken.stdout
    assert rows_in(Path("ledger.sqlite.bak")) == known
    assert run("log", two).exit_code == 0


def test_everything_is_found_at_once_also_what_the_ledger_says_against_it(run, tmp_path: Path) -> None:
    run("log", write_copy(tmp_path / "one.xlsx", [session(Attendance="held")]))
    rows = [session(Attendance="refused"), session("S-2", Attendance="helt")]
    result = run("log", write_copy(tmp_path / "two.xlsx", rows))
    assert "error F126" in result.stdout
    assert "error F36" in result.stdout


def test_a_session_that_makes_up_for_nothing_known_is_a_warning(run, tmp_path: Path) -> None:
    rows = [
        session(Makes_up_for="S-1 OT 2025-11-17 1"),
        session("S-2", Makes_up_for="S-3 OT 2025-11-24 1"),
        session("S-3", Attendance="therapist absent"),
        session("S-3", 25, Makes_up_for="S-3 OT 2025-11-24 1", Attendance="held"),
    ]
    result = run("log", write_copy(tmp_path / "week.xlsx", rows))
    assert result.exit_code == 1
    assert result.stdout.count("warning F128 in week.xlsx Sessions") == 2
    assert "S-1 OT 2025-11-24 1 makes up for S-1 OT 2025-11-17 1, which is not in the ledger." in result.stdout
    assert "S-2 OT 2025-11-24 1 makes up for S-3 OT 2025-11-24 1, which is OT of S-3." in result.stdout
    # of 60 minutes planned, 30 are owed but made up; what makes up for others is not planned again
    assert words(result.stdout, "OT") == ["OT", "30", "30", "0", "30", "0", "0", "30", "0"]


def test_the_district_says_which_reasons_are_made_up(run, copies: tuple[Path, Path]) -> None:
    result = run("log", *copies, "--make-up", "child absent", "--make-up", "not entered")
    assert words(result.stdout, "OT")[-1] == "0"
    assert words(result.stdout, "Speech")[-1] == "60"
    assert run("log", *copies, "--make-up", "snow").exit_code == 2


def test_the_report_is_a_workbook_of_codes_and_numbers(run, copies: tuple[Path, Path]) -> None:
    run("log", *copies)
    result = run("log", "--report", "report.xlsx")
    assert result.exit_code == 0
    assert "Written: report.xlsx" in result.stdout
    assert "ledger.sqlite: 5 sessions" in result.stdout
    book = openpyxl.load_workbook("report.xlsx", data_only=True)
    assert book.sheetnames == ["Start here", "Children", "Weeks", "At risk"]
    rows = list(book["Children"].iter_rows(min_row=3, values_only=True))
    assert rows[0][:5] == ("Student", "Service", "Asked", "Planned", "Delivered")
    assert [(row[0], row[1], row[2], row[4], row[-1]) for row in rows[1:]] == [
        ("S-1", "OT", 60, 30, 30),
        ("S-1", "Speech", 30, 0, 0),
        ("S-2", "OT", 30, 20, 10),
        ("S-3", "Speech", 30, 0, 0),
    ]
    assert next(book["Children"].iter_rows(max_row=1, values_only=True))[2:5] == (150, 150, 50)
    formulas = openpyxl.load_workbook("report.xlsx")["Children"]
    assert formulas["C1"].value == "=SUBTOTAL(109,C4:C7)"
    (week, *_) = (row[0] for row in book["Weeks"].iter_rows(min_row=4, values_only=True))
    assert week.date() == date(2025, 11, 24)
    risks = [row[:3] + row[-1:] for row in book["At risk"].iter_rows(min_row=4, values_only=True)]
    assert risks == [("S-1", "OT", 30, "open minutes not known"), ("S-2", "OT", 10, "open minutes not known")]
    seen = {str(cell) for sheet in book for row in sheet.iter_rows(values_only=True) for cell in row if cell}
    assert not any("Rivera" in each or "Chen" in each for each in seen)
    services = [row[:4] for row in book["Start here"].iter_rows(values_only=True) if row[0] in ("OT", "Speech", "All")]
    assert services == [("OT", 90, 90, 50), ("Speech", 60, 60, 0), ("All", 150, 150, 50)]


def test_a_report_is_replaced_only_when_that_is_asked_and_overwrites_nothing_else(
    run, copies: tuple[Path, Path]
) -> None:
    Path("report.xlsx").write_text("mine")
    result = run("log", *copies, "--report", "report.xlsx", "--overwrite")
    assert result.exit_code == 2
    assert "report.xlsx exists already and was left as it is." in result.stderr
    assert "--replace-report" in result.stderr
    assert not LEDGER.exists()
    assert run("log", *copies, "--report", "report.xlsx", "--replace-report").exit_code == 0
    assert openpyxl.load_workbook("report.xlsx").sheetnames
    before = copies[0].read_bytes()
    assert run("log", *copies, "--report", copies[0], "--replace-report").exit_code == 2
    assert copies[0].read_bytes() == before


def test_a_file_that_is_no_ledger_is_left_as_it_is(run, copies: tuple[Path, Path]) -> None:
    before = copies[1].read_bytes()
    result = run("log", copies[0], "--ledger", copies[1])
    assert result.exit_code == 2
    assert "chen.xlsx is no ledger of optsched." in result.stderr
    assert copies[1].read_bytes() == before
    nothing = run("log")
    assert nothing.exit_code == 2
    assert "There is no ledger ledger.sqlite." in nothing.stderr


def test_the_help_explains_every_option_and_the_exit_status(run) -> None:
    text = run("log", "--help").output
    for word in (
        "--ledger",
        "--overwrite",
        "--report",
        "--replace-report",
        "--make-up",
        "Exit status:",
        "optsched log ",
    ):
        assert word in text


def test_the_reasons_of_the_command_are_those_of_the_ledger() -> None:
    from optsched.cli.reasons import NOT_ENTERED, REASONS
    from optsched.ledger import ALL_REASONS

    assert (*ALL_REASONS, NOT_ENTERED) == REASONS


def test_a_column_of_students_that_was_sorted_alone_is_told(run, tmp_path: Path) -> None:
    first = [session(Attendance="held"), session("S-2", Attendance="held")]
    assert run("log", write_copy(tmp_path / "one.xlsx", first)).exit_code == 0
    rows = [session(day=27, Attendance="held", Student="S-2"), session("S-2", 27, Attendance="held", Student="S-1")]
    result = run("log", write_copy(tmp_path / "two.xlsx", rows))
    assert result.exit_code == 2
    assert "S-1 OT 2025-11-27 1: Student is S-2 here, and S-1 in" in " ".join(result.stdout.split())
    assert "sorted without the others" in result.stdout
