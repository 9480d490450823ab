"""What the ledger says is what was filled in, counted session by session without it: two weeks, thirty times."""

import random
from collections.abc import Collection
from datetime import date
from pathlib import Path

import pytest
from benchmarks.year_recount import Recount, Said, Session, broken_promises, differences, drawn
from ledger.week_copies import Cells, session, write_copy

from optsched.usecases.logbook import log

TODAY = date(2025, 11, 29)
CHILDREN = (("S-1", "OT"), ("S-1", "PT"), ("S-2", "OT"), ("S-3", "OT"))
DAYS = range(5)


def week(monday: int) -> list[Cells]:
    """Return a week of November 2025: every child and service on each of its days, of 20 to 45 minutes."""
    return [
        session(student, monday + day, service, Minutes=20 + 5 * (day + at) % 30)
        for at, (student, service) in enumerate(CHILDREN)
        for day in DAYS
    ]


def make_ups(recount: Recount, day: int) -> list[Cells]:
    """Return two make-ups for each second session that is owed: one of 5 minutes, and one of what lacks besides."""
    owed = [(missed, minutes) for missed, minutes in recount.owed.values() if minutes > 5][::2]
    parts = [(missed, part) for missed, minutes in owed for part in (5, minutes - 5)]
    return [
        session(missed.student, day, missed.service, number, Minutes=minutes, Makes_up_for=missed.key)
        for number, (missed, minutes) in enumerate(parts, 2)
    ]


def of_row(row: Cells) -> Session:
    names = ("Key", "Mandate", "Student", "Service", "Therapist", "Date", "Minutes", "Makes up for")
    return Session(*(row.get(name, "") for name in names))


def copies(folder: Path, rows: list[Cells], said: dict[str, Said], of: Collection[str]) -> list[Path]:
    """Write a whole copy for the therapist of each session in `of`, in which only the own rows are filled in."""
    found = []
    for name in sorted({row["Therapist"] for row in rows if row["Key"] in of}):
        mine = [filled(row, said[row["Key"]]) if row["Therapist"] == name else row for row in rows]
        found.append(write_copy(folder / f"{rows[0]['Date']} {name}.xlsx", mine))
    return found


def filled(row: Cells, said: Said) -> Cells:
    return {**row, "Attendance": said.attendance or None, "Minutes held": said.minutes_held}


@pytest.mark.parametrize("seed", range(30))
def test_the_report_of_two_weeks_is_what_was_drawn(tmp_path: Path, seed: int) -> None:
    chance, recount = random.Random(seed), Recount()
    ledger, report = tmp_path / "ledger.sqlite", tmp_path / "delivered.xlsx"
    before: tuple[list[Cells], dict[str, Said]] = [], {}
    for monday in (17, 24):
        rows = [*week(monday), *make_ups(recount, monday + 4)]
        said = {row["Key"]: drawn(of_row(row), chance) for row in rows}
        files = copies(tmp_path, rows, said, said)
        late = {key: drawn(each, chance) for key, each in recount.waiting.items()}
        files += copies(tmp_path, before[0], before[1] | late, late)
        for one in [*map(of_row, before[0]), *map(of_row, rows)]:
            if one.key in late or one.key in said:
                recount.enter(one, (late | said)[one.key])
        chance.shuffle(files)
        found = log(files, ledger, report=report if before[0] else None, today=TODAY)
        assert found.is_recorded, str(found.findings)
        before = rows, said
    assert differences(recount, report) == []
    assert recount.total("Planned") == sum(row["Minutes"] for row in week(17)) * 2
    assert recount.total("Delivered") > 0


def test_a_word_that_the_ledger_does_not_have_is_a_difference(tmp_path: Path) -> None:
    (row, *_), recount, report = week(17), Recount(), tmp_path / "delivered.xlsx"
    said = {row["Key"]: Said("refused")}
    log(copies(tmp_path, [row], said, said), tmp_path / "ledger.sqlite", report=report, today=TODAY)
    recount.enter(of_row(row), Said("held"))
    assert differences(recount, report) == [
        "S-1 OT, Delivered: 0 in the report, 20 by the recount",
        "S-1 OT, Missed: refused: 20 in the report, 0 by the recount",
        "2025-11-17 OT, Delivered: 0 in the report, 20 by the recount",
        "2025-11-17 OT, Missed: refused: 20 in the report, 0 by the recount",
    ]


def test_a_week_that_neither_holds_nor_owes_a_promised_session_is_told() -> None:
    rows = [*map(of_row, week(17)), of_row(session("S-2", 21, number=2, Makes_up_for="S-2 OT 2025-11-10 1"))]
    promised = {"S-1 OT": 5, "S-1 PT": 5, "S-2 OT": 6}
    assert broken_promises(promised, rows) == ["S-2 OT: 5 sessions in the week, 6 promised"]
