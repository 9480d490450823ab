"""The sheet Sessions of weeks' workbooks: what is read, and what is refused with its cell."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from ledger.week_copies import Cells, read_copies, session, write_copy

from optsched.contract import WEEK_SESSIONS
from optsched.domain import Severity
from optsched.domain.attendance import parts_of
from optsched.intake import Code

HEADERS = WEEK_SESSIONS.headers


def cell(column: str, row: int = 2) -> str:
    """Return the address of a column's cell, as the helper writes it."""
    at = HEADERS.index(column)
    return f"{'A' if at > 25 else ''}{chr(ord('A') + at % 26)}{row}"


def test_a_row_is_read_with_its_cells(tmp_path: Path) -> None:
    cells = session(Attendance="held", Minutes_held=20, Entered_by="Rivera", Makes_up_for="S-1 OT 2025-11-17 1")
    (one,), found = read_copies(write_copy(tmp_path / "week.xlsx", [cells]))
    assert found == []
    assert (one.key, one.mandate, one.student) == ("S-1 OT 2025-11-24 1", "S-1 OT", "S-1")
    assert (one.service, one.therapist, one.date, one.minutes) == ("OT", "Rivera", date(2025, 11, 24), 30)
    assert (one.attendance, one.minutes_held) == ("held", 20)
    assert (one.makes_up_for, one.entered_by) == ("S-1 OT 2025-11-17 1", "Rivera")
    assert str(one.source) == f"week.xlsx Sessions {cell('Attendance')}"
    assert one.at("Key").cell == cell("Key")


@pytest.mark.parametrize(("word", "minutes"), [("held", 30), ("child absent", 0), ("Child  Absent", 0), ("", None)])
def test_without_minutes_held_the_attendance_says_how_many(tmp_path: Path, word: str, minutes: int | None) -> None:
    (one,), _ = read_copies(write_copy(tmp_path / "week.xlsx", [session(Attendance=word or None)]))
    assert one.minutes_held == minutes


def test_a_name_without_an_attendance_says_nothing(tmp_path: Path) -> None:
    (one,), _ = read_copies(write_copy(tmp_path / "week.xlsx", [session(Entered_by="Rivera")]))
    assert (one.attendance, one.entered_by) == ("", "")


REFUSED: list[tuple[Cells, Code, str, str]] = [
    ({"Attendance": "helt"}, Code.WORD, "Attendance", "Maybe held?"),
    ({"Attendance": "absent"}, Code.WORD, "Attendance", "Maybe child absent or therapist absent?"),
    ({"Attendance": "No-show"}, Code.WORD, "Attendance", "Maybe child absent?"),
    ({"Attendance": "vacation"}, Code.WORD, "Attendance", "Maybe holiday?"),
    ({"Attendance": "held", "Minutes held": "about 20"}, Code.NUMBER, "Minutes held", "Maybe 20?"),
    ({"Attendance": "held", "Minutes held": 12.5}, Code.NUMBER, "Minutes held", "Maybe write it in digits?"),
    ({"Attendance": "held", "Minutes held": 1441}, Code.OUT_OF_RANGE, "Minutes held", "Maybe a digit"),
    ({"Attendance": "held", "Minutes held": -5}, Code.OUT_OF_RANGE, "Minutes held", "Maybe a digit"),
    ({"Attendance": "held", "Minutes held": 0}, Code.HELD_FOR_NOTHING, "Minutes held", "Maybe Attendance"),
    ({"Minutes held": 20}, Code.MINUTES_ALONE, "Minutes held", "Maybe Attendance is held?"),
    ({"Minutes": 0}, Code.OUT_OF_RANGE, "Minutes", "Maybe a digit"),
    ({"Minutes": None}, Code.EMPTY_CELL, "Minutes", "Maybe fill it in"),
    ({"Key": None}, Code.EMPTY_CELL, "Key", "Maybe fill it in"),
    ({"Key": "S-1 OT"}, Code.KEY, "Key", "Maybe S-1 OT 2025-11-24 1?"),
    ({"Key": "S-1 OT 2025-11-31 1"}, Code.KEY, "Key", "Maybe S-1 OT 2025-11-24 1?"),
    ({"Key": "S-2 OT 2025-11-24 1"}, Code.DISAGREES, "Mandate", "Maybe some columns were sorted"),
    ({"Date": "soon"}, Code.DATE, "Date", "Maybe write it as"),
    ({"Date": date(2052, 11, 24)}, Code.FAR_DATE, "Date", "Maybe 2025-11-24?"),
    ({"Attendance": "held", "Date": date(2025, 11, 30)}, Code.STILL_TO_COME, "Attendance", "Maybe the date"),
    ({"Makes up for": "last Monday"}, Code.KEY, "Makes up for", "Maybe copy it"),
    ({"Makes up for": "S-1 OT 2025-11-24 1"}, Code.KEY, "Makes up for", "Maybe the Key of another"),
]


@pytest.mark.parametrize(("cells", "code", "column", "maybe"), REFUSED)
def test_what_is_unclear_is_refused_with_its_cell(
    tmp_path: Path, cells: Cells, code: Code, column: str, maybe: str
) -> None:
    _, found = read_copies(write_copy(tmp_path / "week.xlsx", [session() | cells]))
    (one,) = found
    assert (one.code, one.severity, one.source.cell) == (code.value, Severity.ERROR, cell(column))
    assert one.maybe.startswith(maybe)


def test_a_session_held_for_more_than_twice_its_minutes_is_entered_with_a_question(tmp_path: Path) -> None:
    rows = [session(f"S-{minutes}", Attendance="held", Minutes_held=minutes) for minutes in (60, 61)]
    entered, (one,) = read_copies(write_copy(tmp_path / "week.xlsx", rows))
    assert [each.minutes_held for each in entered] == [60, 61]
    assert (one.code, one.severity, one.seen) == (Code.HELD_FOR_LONG.value, Severity.WARNING, "61")


def test_everything_is_found_at_once(tmp_path: Path) -> None:
    wrong = [(cells, code) for cells, code, *_ in REFUSED if not {"Key", "Makes up for"} & set(cells)]
    rows = [session(f"S-{at}") | cells for at, (cells, _) in enumerate(wrong)]
    _, found = read_copies(write_copy(tmp_path / "week.xlsx", rows))
    assert [each.code for each in found] == [code.value for _, code in wrong]


def test_a_wrong_word_is_not_an_empty_attendance(tmp_path: Path) -> None:
    """Minutes held beside a word that is not known are no minutes without an attendance."""
    _, found = read_copies(write_copy(tmp_path / "week.xlsx", [session(Attendance="helt", Minutes_held=20)]))
    assert [each.code for each in found] == [Code.WORD.value]


def test_a_key_twice_in_one_file_names_both_cells(tmp_path: Path) -> None:
    rows = [session(), session("S-2"), session() | {"Key": "s-1 ot 2025-11-24 1"}]
    _, (one,) = read_copies(write_copy(tmp_path / "week.xlsx", rows))
    assert (one.code, one.source.cell) == (Code.KEY_TWICE.value, cell("Key", 4))
    assert f"week.xlsx Sessions {cell('Key', 2)}" in one.message


def test_today_is_not_still_to_come(tmp_path: Path) -> None:
    path = write_copy(tmp_path / "week.xlsx", [session(day=28, Attendance="held")])
    assert read_copies(path, today=date(2025, 11, 28))[1] == []
    assert [each.code for each in read_copies(path, today=date(2025, 11, 27))[1]] == [Code.STILL_TO_COME.value]


def test_a_cover_is_a_session_of_the_same_mandate(tmp_path: Path) -> None:
    cells = session() | {"Key": "S-1 OT by Chen 2025-11-24 1"}
    (one,), found = read_copies(write_copy(tmp_path / "week.xlsx", [cells]))
    assert found == []
    assert one.mandate == "S-1 OT"


def test_a_plan_is_not_taken_for_a_week(tmp_path: Path) -> None:
    headers = [each for each in HEADERS if each not in ("Date", "Key", "Attendance", "Minutes held")]
    headers = [each for each in headers if each not in ("Entered by", "Makes up for")]
    rows, found = read_copies(write_copy(tmp_path / "plan.xlsx", [session()], headers))
    assert rows == []
    assert {each.code for each in found} == {Code.NO_COLUMN.value}
    assert any("a plan, and not the workbook of a week" in each.maybe for each in found)


@pytest.mark.parametrize("column", ["Minutes held", "Attendance", "Makes up for"])
def test_a_column_with_another_name_is_not_lost_without_a_word(tmp_path: Path, column: str) -> None:
    headers = [f"{each} (OT)" if each == column else each for each in HEADERS]
    cells = session(Attendance="held") | {f"{column} (OT)": 20}
    rows, found = read_copies(write_copy(tmp_path / "week.xlsx", [cells], headers))
    assert rows == []
    assert [each.message for each in found if each.severity is Severity.ERROR] == [
        f"Sheet Sessions has no column {column}."
    ]


def test_other_files_are_named(tmp_path: Path) -> None:
    other = write_copy(tmp_path / "week.xlsx", [])
    _, found = read_copies(other, tmp_path / "nowhere.xlsx")
    assert [(each.code, each.severity.value, each.source.file) for each in found] == [
        (Code.NO_ROWS.value, "warning", "week.xlsx"),
        (Code.NO_FILE.value, "error", "nowhere.xlsx"),
    ]


def test_copies_with_one_name_are_told_apart_by_their_folders(tmp_path: Path) -> None:
    paths = [
        write_copy(tmp_path / who / "week.xlsx", [session(student, Attendance=word)])
        for who, student, word in (("Rivera", "S-1", "held"), ("Chen", "S-2", "helt"))
    ]
    rows, found = read_copies(*paths, paths[0])
    assert sorted(each.source.file for each in rows) == ["Chen/week.xlsx", "Rivera/week.xlsx"]
    assert [each.source.file for each in found] == ["Chen/week.xlsx"]


def test_a_file_that_cannot_be_read_is_told_by_its_folder_too(tmp_path: Path) -> None:
    good = write_copy(tmp_path / "Rivera" / "week.xlsx", [session()])
    (tmp_path / "Chen").mkdir()
    (tmp_path / "Chen" / "week.xlsx").write_bytes(b"")
    _, (one,) = read_copies(good, tmp_path / "Chen" / "week.xlsx")
    assert (one.code, one.source.file) == (Code.NOT_A_SPREADSHEET.value, "Chen/week.xlsx")


@pytest.mark.parametrize(
    ("key", "parts"),
    [
        ("S014 OT 2026-11-30 1", ("S014 OT", date(2026, 11, 30), 1)),
        ("S 2026-01-01 2 2026-11-30 12", ("S 2026-01-01 2", date(2026, 11, 30), 12)),
        ("S014 OT 2026-11-30", None),
        ("S014 OT 2026-11-30 0", None),
        ("2026-11-30 1", None),
        ("S014 OT 2026-13-30 1", None),
    ],
)
def test_keys(key: str, parts: Any) -> None:
    assert parts_of(key) == parts
