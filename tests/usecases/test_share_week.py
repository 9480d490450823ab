"""Sharing a week on its dates, and telling each reader what changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from instances import place, plan_of
from intake.small_district import as_workbook, small

from optsched.domain import Findings, Problem
from optsched.intake import read
from optsched.ledger import shared_in
from optsched.output.packets import Packet
from optsched.output.plan import write_plan
from optsched.usecases import share as use_case
from optsched.usecases.places import CannotWriteError
from optsched.usecases.share import share, time_zone
from optsched.usecases.week import SolveOptions, week_of

QUICK = SolveOptions(time_limit=5)
Rows = list[tuple[object, ...]]


@pytest.fixture
def problem(tmp_path: Path) -> Problem:
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    found = read([as_workbook(rows, tmp_path / "district.xlsx")]).problem
    assert found is not None
    return found


@pytest.fixture
def plan(problem: Problem, tmp_path: Path) -> Path:
    """S-1 is seen by Rivera on Mon and Wed."""
    return written(problem, tmp_path / "plan.xlsx", (0, "9:30"), (2, "9:30"))


def written(problem: Problem, path: Path, *when: tuple[int, str]) -> Path:
    key = problem.mandates[0].key
    rows = plan_of(*(place(problem, key, day, start) for day, start in when))
    return write_plan(problem, rows, Findings(), path)


def week(plan: Path, *absences: str, on: date = date(2026, 9, 7)) -> Path:
    path = plan.with_name(f"week-{on}.xlsx")
    report = week_of(on, plan, plan.with_name("district.xlsx"), path, absences, "fill gaps", QUICK)
    assert report.written == path
    return path


def changes_in(path: Path) -> Rows:
    """Return the rows of the sheet; where nothing changed there is no sheet, and the first page says so."""
    book = openpyxl.load_workbook(path)
    assert ("Changes" in book.sheetnames) == ("Nothing has changed." not in first_page(path))
    return [*book["Changes"].iter_rows(min_row=2, values_only=True)] if "Changes" in book.sheetnames else []


def first_page(path: Path) -> str:
    sheet = openpyxl.load_workbook(path)["Start here"]
    return "\n".join(str(cell) for row in sheet.iter_rows(values_only=True) for cell in row if cell is not None)


def test_everybody_gets_the_week_and_what_differs_from_the_plan(plan: Path, tmp_path: Path) -> None:
    path = week(plan, "Rivera 2026-09-07")
    ledger = tmp_path / "ledger.sqlite"
    report = share(plan, tmp_path / "out", week=path, ledger=ledger)
    assert report.problem is not None
    for packet in ("principals/Lincoln", "teachers/Lincoln 1A", "therapists/Rivera"):
        shown = tmp_path / "out" / f"{packet}.xlsx"
        assert "the week of September 7, 2026" in first_page(shown)
        assert "what changed: 1 session moves" in first_page(shown)
        (what, who, _, before, now), *own = changes_in(shown)
        lunches = [("new", None, "lunch")] * (4 if "Rivera" in packet else 0)
        assert [row[:3] for row in own] == lunches
        assert (what, who) == ("moved", "S-1")
        assert str(before).startswith("Mon 9/7 9:30-10:00")
        assert not str(now).startswith("Mon 9/7")
    others = changes_in(tmp_path / "out" / "therapists" / "Chen.xlsx")
    assert [row[:3] for row in others] == [("new", None, "lunch")] * 2  # the plan, written by hand, has none
    assert {each.what for each in shared_in(ledger)} == {"week of 2026-09-07, from week-2026-09-07.xlsx"}
    sheets = openpyxl.load_workbook(tmp_path / "out" / "therapists" / "Rivera.xlsx").sheetnames
    assert [each for each in sheets if each.startswith("Attendance")] == ["Attendance"]


def test_why_a_session_is_not_held_is_said_in_words_of_ours(plan: Path, tmp_path: Path) -> None:
    path = week(plan, "S-1 2026-09-07 to 2026-09-11")
    share(plan, tmp_path / "out", ("principals",), week=path)
    rows = changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx")
    assert [(row[0], row[4]) for row in rows] == [("not held", "not held: the student is away")] * 2


def test_since_last_week(plan: Path, tmp_path: Path) -> None:
    last = week(plan, "Rivera 2026-09-07")
    this = week(plan, on=date(2026, 9, 14))
    share(plan, tmp_path / "out", ("teachers",), week=this, since=last)
    ((what, _, _, before, now),) = changes_in(tmp_path / "out" / "teachers" / "Lincoln 1A.xlsx")
    assert what == "moved"
    assert str(before)[:8] in ("Tue 9/8 ", "Thu 9/10", "Fri 9/11")  # on the dates of that week
    assert str(now).startswith("Mon 9/14 9:30-10:00")


def test_a_service_that_ended_since_last_week_is_told_once(tmp_path: Path) -> None:
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    rows["Services"][0]["Ends"] = "2026-09-11"
    problem = read([as_workbook(rows, tmp_path / "district.xlsx")]).problem
    assert problem is not None
    ends, stays = (each.key for each in problem.mandates)
    twice = [place(problem, ends, day, "9:30") for day in (0, 2)]
    both = plan_of(*twice, place(problem, stays, 0, "10:00", therapist="Chen"))
    plan = write_plan(problem, both, Findings(), tmp_path / "plan.xlsx")
    weeks = [week(plan, on=monday) for monday in (date(2026, 9, 7), date(2026, 9, 14), date(2026, 9, 21))]
    for last, this, folder in zip(weeks[:2], weeks[1:], (tmp_path / "second", tmp_path / "third"), strict=True):
        share(plan, folder, ("principals", "therapists"), week=this, since=last)
    for packet in ("principals/Lincoln.xlsx", "therapists/Rivera.xlsx"):
        told = [(row[0], row[1], row[4]) for row in changes_in(tmp_path / "second" / packet)]
        assert told == [("not held", "S-1", "the service has ended")] * 2
        assert changes_in(tmp_path / "third" / packet) == []


@pytest.mark.parametrize(("start", "told"), [("9:30", 0), ("10:00", 2)])
def test_a_service_that_is_renewed_has_not_ended(tmp_path: Path, start: str, told: int) -> None:
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    old = rows["Services"][0] | {"Ends": "2026-09-11", "Mandate": "old"}
    rows["Services"][0] = old
    rows["Services"].append(old | {"Ends": None, "Starts": "2026-09-12", "Mandate": "new"})
    problem = read([as_workbook(rows, tmp_path / "district.xlsx")]).problem
    assert problem is not None
    times = [place(problem, "old", day, "9:30") for day in (0, 2)]
    times += [place(problem, "new", day, start) for day in (0, 2)]
    plan = write_plan(problem, plan_of(*times), Findings(), tmp_path / "plan.xlsx")
    last, this = (week(plan, on=monday) for monday in (date(2026, 9, 7), date(2026, 9, 14)))
    share(plan, tmp_path / "out", ("principals",), week=this, since=last)
    found = changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx")
    assert [row[:2] for row in found] == [("moved", "S-1")] * told
    assert not any("ended" in str(row) for row in found)


def test_since_an_older_plan(problem: Problem, plan: Path, tmp_path: Path) -> None:
    old = written(problem, tmp_path / "old.xlsx", (0, "9:30"), (3, "9:30"))
    share(plan, tmp_path / "out", ("principals",), since=old)
    ((what, _, _, before, now),) = changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx")
    assert (what, str(before)[:3], str(now)[:3]) == ("moved", "Thu", "Wed")


def test_a_plan_alone_tells_of_no_changes(plan: Path, tmp_path: Path) -> None:
    share(plan, tmp_path / "out", ("principals",))
    assert "Changes" not in openpyxl.load_workbook(tmp_path / "out" / "principals" / "Lincoln.xlsx").sheetnames


def test_a_week_with_errors_stops_before_anything_is_written(plan: Path, tmp_path: Path) -> None:
    path = week(plan)
    book = openpyxl.load_workbook(path)
    book["Sessions"]["A2"].value = "someday"
    book.save(path)
    report = share(plan, tmp_path / "out", week=path)
    assert report.problem is None
    assert report.findings.errors
    assert not (tmp_path / "out").exists()


def test_a_plan_in_place_of_a_week_is_an_error(plan: Path, tmp_path: Path) -> None:
    report = share(plan, tmp_path / "out", week=plan)
    assert any("has no column Key" in each.message for each in report.findings.errors)


def test_files_that_are_read_are_never_replaced(problem: Problem, plan: Path, tmp_path: Path) -> None:
    folder = tmp_path / "principals"
    folder.mkdir()
    old = written(replace(problem), folder / "Lincoln.xlsx", (0, "9:30"))
    with pytest.raises(Exception, match="Lincoln"):
        share(plan, tmp_path, ("principals",), since=old, overwrite=True)


def test_a_therapist_gets_a_calendar_file_beside_the_workbook(plan: Path, tmp_path: Path) -> None:
    path, ledger = week(plan, "Rivera 2026-09-07"), tmp_path / "ledger.sqlite"
    zone = time_zone("America/New_York")
    report = share(plan, tmp_path / "out", ("therapists",), week=path, ledger=ledger, zone=zone)
    assert [each.name for each in report.calendars] == ["Rivera.ics"]
    text = report.calendars[0].read_text("utf-8")
    assert text.count("BEGIN:VEVENT") == 2
    assert "OT" not in [line.partition(":")[2] for line in text.splitlines() if line.startswith("SUMMARY")]
    entered = [each for each in shared_in(ledger) if each.file == "therapists/Rivera.ics"]
    assert [(each.reader, each.children) for each in entered] == [("Rivera", ("S-1",))]


def test_what_an_earlier_time_left_in_the_folder_is_said(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    assert share(plan, out, ("principals", "board")).left == ()
    (out / "principals" / "Closed School.xlsx").touch()
    (out / "principals" / "notes.txt").touch()
    (out / "teachers").mkdir()
    (out / "teachers" / "Lincoln 9Z.xlsx").touch()
    again = share(plan, out, ("principals",), overwrite=True)
    assert again.left == (out / "principals" / "Closed School.xlsx",)


def test_since_the_very_plan_that_a_week_was_made_from_nothing_changed(plan: Path, tmp_path: Path) -> None:
    share(plan, tmp_path / "out", ("principals",), week=week(plan), since=plan)
    assert changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx") == []


def test_a_plan_is_not_compared_with_a_week(plan: Path, tmp_path: Path) -> None:
    report = share(plan, tmp_path / "out", since=week(plan))
    assert [each.code for each in report.findings.errors] == ["E13"]
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("is_week", [False, True])
def test_of_those_who_left_it_is_said_that_they_did(
    problem: Problem, plan: Path, tmp_path: Path, is_week: bool
) -> None:
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    last = week(plan)
    for sheet in ("Students", "Services", "Student times"):
        rows[sheet] = [each for each in rows.get(sheet, []) if each.get("Student") != "S-1"]
    as_workbook(rows, tmp_path / "district.xlsx")
    key = next(each.key for each in problem.mandates if each.student == "S-2")
    now = plan_of(place(problem, key, 0, "10:00"))
    left = read([tmp_path / "district.xlsx"]).problem
    assert left is not None
    new = write_plan(left, now, Findings(), tmp_path / "new.xlsx")
    this = week(new, on=date(2026, 9, 14)) if is_week else None
    share(new, tmp_path / "out", ("therapists",), week=this, since=last if is_week else plan)
    for name in ("Rivera", "Chen"):
        shown = changes_in(tmp_path / "out" / "therapists" / f"{name}.xlsx")
        assert "sessions of students who left" in str(shown[-1][3])
        assert "S-1" not in str(shown)


def test_a_class_that_loses_all_its_sessions_is_told(plan: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    share(plan, out, ("teachers",), week=week(plan, "S-1 2026-09-07 to 2026-09-11"))
    rows = changes_in(out / "teachers" / "Lincoln 1A.xlsx")
    assert [row[0] for row in rows] == ["not held", "not held"]
    assert "Nobody leaves or is visited." in first_page(out / "teachers" / "Lincoln 1A.xlsx")


def test_what_was_written_before_a_failure_is_in_the_ledger(
    plan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = use_case.write_packet

    def broken(packet: Packet, *rest: object) -> Path:
        if packet.title == "Rivera":
            raise CannotWriteError("The disk is full.", "Maybe make room.")
        return honest(packet, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(use_case, "write_packet", broken)
    ledger = tmp_path / "ledger.sqlite"
    with pytest.raises(CannotWriteError):
        share(plan, tmp_path / "out", ledger=ledger)
    there = {str(each.relative_to(tmp_path / "out").as_posix()) for each in (tmp_path / "out").rglob("*.xlsx")}
    assert {each.file for each in shared_in(ledger)} == there
    assert len(there) >= 2


def test_what_is_not_due_every_week_is_no_change(problem: Problem, tmp_path: Path) -> None:
    every, other = (each.key for each in problem.mandates[:2])
    weeks = {every: (1, 2, 3, 4), other: (1, 3)}
    rows = plan_of(*(place(problem, key, day, "9:30", weeks=weeks[key]) for day, key in enumerate((every, other))))
    plan = write_plan(problem, rows, Findings(), tmp_path / "plan.xlsx")
    first, second = week(plan, on=date(2026, 8, 31)), week(plan, on=date(2026, 9, 7))
    share(plan, tmp_path / "out", ("principals",), week=second, since=first)
    assert changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx") == []
    away = week(plan, "S-1 2026-09-14 to 2026-09-18", on=date(2026, 9, 14))
    share(plan, tmp_path / "out", ("principals",), week=away, since=second, overwrite=True)
    rows_now = changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx")
    assert ("not held", "S-1", "not held: the student is away") in [(row[0], row[1], row[4]) for row in rows_now]


def test_an_amended_iep_is_a_change_although_it_begins_when_it_did(
    problem: Problem, plan: Path, tmp_path: Path
) -> None:
    rows = small()
    rows["Options"].append({"Option": "First day", "Value": "2026-08-31"})
    rows["Services"][0]["Minutes"] = 45
    as_workbook(rows, tmp_path / "district.xlsx")
    longer = read([tmp_path / "district.xlsx"]).problem
    assert longer is not None
    new = written(longer, tmp_path / "new.xlsx", (0, "9:30"), (2, "9:30"))
    share(new, tmp_path / "out", ("principals",), since=plan)
    found = changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx")
    assert [(row[0], str(row[3])[:14], str(row[4])[:14]) for row in found] == [
        ("moved", "Mon 9:30-10:00", "Mon 9:30-10:15"),
        ("moved", "Wed 9:30-10:00", "Wed 9:30-10:15"),
    ]


def test_a_plan_that_breaks_a_rule_is_shared_with_a_warning(problem: Problem, tmp_path: Path) -> None:
    plan = written(problem, tmp_path / "plan.xlsx", (0, "11:45"), (2, "9:30"))
    report = share(plan, tmp_path / "out", ("board",))
    assert report.written
    assert "E14" in {each.code for each in report.findings.warnings}


def test_what_gives_way_to_others_says_that_no_time_was_found(plan: Path, tmp_path: Path) -> None:
    path = week(plan)
    book = openpyxl.load_workbook(path)
    book["Sessions"].delete_rows(2)
    book.save(path)
    share(plan, tmp_path / "out", ("principals",), week=path)
    rows = changes_in(tmp_path / "out" / "principals" / "Lincoln.xlsx")
    assert [row[4] for row in rows] == ["not held: no other time was found"]
