"""Children whose initials have another number than when a week was entered."""

from datetime import date
from pathlib import Path

import pytest
from ledger.week_copies import session, write_copy

from optsched.ledger import rows_in
from optsched.usecases.logbook import LogReport, log

TODAY = date(2025, 11, 29)


def entered(folder: Path, name: str, *students: tuple[str, int], **options: object) -> LogReport:
    """Enter a file with a held session of the one mandate for each of these students and days of November."""
    rows = [session("J.D.", day, Student=student, Attendance="held") for student, day in students]
    return log(write_copy(folder / name, rows), folder / "ledger.sqlite", today=TODAY, **options)  # type: ignore[arg-type]


def test_the_district_says_what_a_child_is_called_now(tmp_path: Path) -> None:
    entered(tmp_path, "one.xlsx", ("J.D.", 24))
    report = entered(tmp_path, "two.xlsx", ("J.D. 1", 26), names={"j.d. ot": "J.D. 1"})
    assert report.is_recorded
    assert report.delivered is not None
    assert [(each.student, each.minutes.delivered) for each in report.delivered.children] == [("J.D. 1", 60)]
    assert [each.student for each in rows_in(tmp_path / "ledger.sqlite")] == ["J.D.", "J.D. 1"]


@pytest.mark.parametrize("names", [("J.D.", "J.D. 1"), ("Child 12", "Child 13")])
def test_one_file_has_one_name_for_a_mandate(tmp_path: Path, names: tuple[str, str]) -> None:
    report = entered(tmp_path, "one.xlsx", (names[0], 24), (names[1], 26))
    assert [each.code for each in report.findings.errors] == ["F98"]
    assert not report.is_recorded


def test_codes_that_end_with_numbers_are_of_two_students_in_any_two_files(tmp_path: Path) -> None:
    assert entered(tmp_path, "one.xlsx", ("Child 12", 24)).is_recorded
    report = entered(tmp_path, "two.xlsx", ("Child 13", 26))
    assert [each.code for each in report.findings.errors] == ["F98"]


def test_a_make_up_for_another_child_is_asked_about(tmp_path: Path) -> None:
    rows = [
        session("Child 12", Attendance="therapist absent"),
        session("Child 13", 26, Attendance="held", Makes_up_for="Child 12 OT 2025-11-24 1"),
    ]
    report = log(write_copy(tmp_path / "one.xlsx", rows), tmp_path / "ledger.sqlite", today=TODAY)
    assert [each.code for each in report.findings.warnings] == ["F128"]
    assert report.delivered is not None
    assert [each.minutes.owed for each in report.delivered.children] == [30, 0]
