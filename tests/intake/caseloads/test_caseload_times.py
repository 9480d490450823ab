"""Times of a child in numbered columns: read where the headers say what they are, else named as not read."""

from pathlib import Path

import pytest
from intake.caseloads.caseload_lists import cells_of, everything_said, found, read_lines, services, told, write
from intake.small_district import as_workbook, small

from optsched.domain import Severity
from optsched.intake import Code, read

HEADER = ["Name", "Service", "Frequency"]
CLOSED = [f"Unavailable {what} {number}" for number in (1, 2) for what in ("Day", "Start", "End")]


def line(*times: str, service: str = "OT") -> list[str]:
    return ["Ana Alvarez", service, "30 min once weekly", *times]


def test_times_when_a_child_is_not_available_are_closed() -> None:
    caseload, log, _ = read_lines([*HEADER, *CLOSED], line("Mon", "8:30", "9:45", "Tue, Thu", "13:00", "13:30"))
    assert [row.values for row in caseload.rows if row.sheet == "Student times"] == [
        {"Student": "AA", "Days": "Mon", "From": "8:30", "To": "9:45", "Rule": "never"},
        {"Student": "AA", "Days": "Tue, Thu", "From": "13:00", "To": "13:30", "Rule": "never"},
    ]
    assert cells_of(caseload.rows, "Student times", "From") == ["E2", "H2"]
    assert len(services(caseload)) == 1
    assert not log.findings
    assert caseload.understood.columns[3][:2] == ("Unavailable Day 1", "Days of a time of the child: never")


@pytest.mark.parametrize(
    ("heads", "rule"),
    [
        (("Not available: Day_1", "Not available: From_1", "Not available: To_1"), "never"),
        (("Day 1 (busy)", "Start time 1 (busy)", "End time 1 (busy)"), "never"),
        (("Avoid day", "Avoid from", "Avoid until"), "avoid"),
        (("Preferred Day 3", "Preferred Start 3", "Preferred End 3"), "prefer"),
    ],
)
def test_what_headers_say_is_the_rule(heads: tuple[str, str, str], rule: str) -> None:
    caseload, log, _ = read_lines([*HEADER, *heads], line("Mon", "8:30", "9:45"))
    assert [row.values["Rule"] for row in caseload.rows if row.sheet == "Student times"] == [rule]
    assert not log.findings


def test_columns_that_do_not_say_which_times_they_are_are_not_read() -> None:
    caseload, log, _ = read_lines([*HEADER, "Day_1", "Start_1", "End_1"], line("Mon", "8:30", "9:45"))
    assert [row for row in caseload.rows if row.sheet == "Student times"] == []
    assert [(each.severity, each.source.cell, each.maybe) for each in found(log, Code.COLUMN_NOT_READ)] == [
        (Severity.NOTE, "D1", "Maybe Unavailable Day_1, if the child has no time then?"),
        (Severity.NOTE, "E1", "Maybe Unavailable Start_1, if the child has no time then?"),
        (Severity.NOTE, "F1", "Maybe Unavailable End_1, if the child has no time then?"),
    ]
    assert "8:30" not in everything_said(caseload, log)


@pytest.mark.parametrize(
    ("heads", "cells"),
    [
        (("Available Day 1", "Available Start 1", "Available End 1"), ["D1", "E1", "F1"]),  # all other times are closed
        (("Unavailable Day 1", "Unavailable Start 1", "Unavailable End 2"), ["D1", "E1", "F1"]),
        (("Unavailable Day 1", "Unavailable Start 1", "End 1"), ["D1", "E1"]),
    ],
)
def test_times_that_are_said_and_cannot_be_kept_are_an_error(heads: tuple[str, ...], cells: list[str]) -> None:
    caseload, log, _ = read_lines([*HEADER, *heads], line("Mon", "8:30", "9:45"))
    assert [row for row in caseload.rows if row.sheet == "Student times"] == []
    assert told(log) == [(Code.COLUMN_NOT_READ, cell) for cell in cells]


def test_a_time_that_is_not_whole_is_refused_and_never_every_day() -> None:
    caseload, log, _ = read_lines([*HEADER, *CLOSED], line("", "8:30", "9:45", "Tue", "9:00", ""))
    assert [row for row in caseload.rows if row.sheet == "Student times"] == []
    assert told(log) == [(Code.EMPTY_CELL, "D2"), (Code.EMPTY_CELL, "I2")]
    assert [(each.source.cell, each.seen) for each in caseload.review] == [("D2", "8:30 9:45"), ("I2", "Tue 9:00")]


def test_times_that_stand_in_each_line_of_a_child_are_read_once_and_others_are_not_lost() -> None:
    head = [*HEADER, *CLOSED[:3]]
    caseload, _, _ = read_lines(head, line("Mon", "8:30", "9:45"), line("Mon", "8:30", "9:45", service="PT"))
    assert [row.source.cell for row in caseload.rows if row.sheet == "Student times"] == ["D2"]
    caseload, log, _ = read_lines(head, line("Mon", "8:30", "9:45"), line("Tue", "8:30", "9:45"))
    assert [row.values["Days"] for row in caseload.rows if row.sheet == "Student times"] == ["Mon", "Tue"]
    assert not found(log, Code.READ_ONCE)


def test_times_of_a_list_close_the_childs_day(tmp_path: Path) -> None:
    rows = small()
    del rows["Students"], rows["Services"]
    head = [*HEADER, "School", "Class", "Provider", *CLOSED[:3]]
    for day, code in (("Mon", None), ("1", Code.DAYS)):  # a number may count days of any cycle
        lines = [head, [*line(), "Lincoln", "1A", "Rivera", day, "8:30", "9:00"]]
        reading = read([as_workbook(rows, tmp_path / "district.xlsx"), write(tmp_path / "list.csv", lines)])
        assert [each.code for each in reading.findings.errors] == ([code] if code else [])
        if reading.problem is not None:
            (time,) = reading.problem.student_times
            assert (time.student, time.rule, time.window.days, time.window.shown) == ("AA", "never", (0,), (510, 540))
