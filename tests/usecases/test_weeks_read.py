"""A week's workbook read back is the week that was written, and what was changed by hand is judged."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from dated.weeks import SECOND_WEEK, entry, planned, school
from instances import at

from optsched.dated import Missed
from optsched.domain import Findings, Problem
from optsched.intake import ReadWeek, read_week
from optsched.output.plan import write_plan
from optsched.solve import SolveOptions
from optsched.usecases.audit import judged
from optsched.usecases.replan import WeekPlan, make_up
from optsched.usecases.shareable import shareable
from optsched.usecases.week import dated_of, plan_week

QUICK = SolveOptions(time_limit=6)
Edit = Callable[[openpyxl.Workbook], None]


def written(path: Path, problem: Problem, made: WeekPlan, edit: Edit | None = None) -> Path:
    write_plan(made.week.problem, made.plan, Findings(), path, dated=dated_of(problem, made), changes=made.changes)
    if edit:
        book = openpyxl.load_workbook(path)
        edit(book)
        book.save(path)
    return path


def week_of(problem: Problem, *absences: object) -> WeekPlan:
    return plan_week(problem, planned(problem), SECOND_WEEK, absences, options=QUICK)  # type: ignore[arg-type]


def cell(book: openpyxl.Workbook, sheet: str, column: str, row: int) -> openpyxl.cell.Cell:
    names = [each.value for each in book[sheet][1]]
    return book[sheet].cell(row, names.index(column) + 1)  # type: ignore[return-value]


def read_back(path: Path, problem: Problem) -> ReadWeek:
    found, findings = read_week(path, problem, planned(problem))
    assert findings.errors == ()
    assert found is not None
    return found


def told(path: Path, problem: Problem) -> list[tuple[str, str, str]]:
    _, findings = read_week(path, problem, planned(problem))
    return [(each.code, each.source.cell, each.message) for each in findings.errors]


def test_an_absence_told_on_the_command_line_is_part_of_the_week(tmp_path: Path) -> None:
    problem = school()
    away = (entry("absent", who="Rivera"), entry("absent", SECOND_WEEK + timedelta(days=2), "Ann"))
    made = week_of(problem, *away)
    found = read_back(written(tmp_path / "week.xlsx", problem, made), problem)
    assert set(found.plan.placements) == {replace(each, note="") for each in made.plan.placements}
    assert dict(zip(found.plan.placements, found.keys, strict=True)) == dict(
        zip(made.plan.placements, made.keys, strict=True)
    )
    assert set(found.plan.lunches) == set(made.plan.lunches)
    assert found.week == replace(made.week, absences=found.week.absences)
    assert [(each.who, each.first) for each in found.week.absences] == [
        ("Rivera", SECOND_WEEK),
        ("Ann", SECOND_WEEK + timedelta(days=2)),
    ]
    report = judged(found.week.problem, found.plan, Findings())
    assert report.breaches == ()
    assert report.totals.missing == sum(each.minutes for each in made.owed)


def test_a_week_without_its_absences_is_no_lawful_one(tmp_path: Path) -> None:
    """Where nobody is away, the session stands where it was planned; then its therapist is said to be away."""
    problem = school()
    path = written(tmp_path / "week.xlsx", problem, week_of(problem))

    def away(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Absences")
        sheet.append(["Date", "Until", "Who", "Cover by"])
        sheet.append([datetime(2026, 9, 7), None, "Rivera", None])

    book = openpyxl.load_workbook(path)
    away(book)
    book.save(path)
    found = read_back(path, problem)
    broken = judged(found.week.problem, found.plan, Findings()).breaches
    assert broken
    assert all("Rivera" in each.sentence for each in broken)


def test_a_covered_session_is_of_the_mandate_that_the_week_has_for_it(tmp_path: Path) -> None:
    problem = with_two_therapists()
    made = week_of(problem, entry("absent", who="Rivera", cover_by="Soto"))
    assert {each.therapist for each in made.plan.placements if each.day == 0} >= {"Soto"}
    (change,) = made.changes
    assert (change.what, change.mandate) == ("moved", "Ann OT")
    assert (change.before.rpartition(" with ")[2], change.after.rpartition(" with ")[2]) == ("Rivera", "Soto")
    found = read_back(written(tmp_path / "week.xlsx", problem, made), problem)
    assert {each.mandate for each in found.plan.placements} == {each.mandate for each in made.plan.placements}
    assert judged(found.week.problem, found.plan, Findings()).breaches == ()


def with_two_therapists() -> Problem:
    problem = school()
    rivera = problem.therapist["Rivera"]
    return replace(problem, therapists=(*problem.therapists, replace(rivera, name="Soto")))


def test_a_make_up_is_read_with_what_it_makes_up_for(tmp_path: Path) -> None:
    problem = school()
    made = week_of(problem)
    made = make_up(made, problem, [Missed("Ann OT 2026-08-31 1", "Ann OT", 20)], QUICK)
    assert list(made.makes_up.values()) == ["Ann OT 2026-08-31 1"]
    found = read_back(written(tmp_path / "week.xlsx", problem, made), problem)
    assert found.makes_up == made.makes_up
    assert set(found.keys) == set(made.keys)
    report = judged(found.week.problem, found.plan, Findings())
    assert (report.breaches, report.totals.missing, report.totals.extra) == ((), 0, 0)


def test_a_session_moved_by_its_date_is_judged_where_it_now_stands(tmp_path: Path) -> None:
    problem = school()

    def to_tuesday_evening(book: openpyxl.Workbook) -> None:
        cell(book, "Sessions", "Date", 2).value = datetime(2026, 9, 8)
        cell(book, "Sessions", "Day", 2).value = "Tue 9/8"
        cell(book, "Sessions", "From", 2).value = at("17:00") / 1440

    path = written(tmp_path / "week.xlsx", problem, week_of(problem), to_tuesday_evening)
    found = read_back(path, problem)
    (moved,) = [each for each, key in zip(found.plan.placements, found.keys, strict=True) if key.startswith("Ann OT")]
    assert (moved.day, moved.start) == (1, at("17:00"))
    assert judged(found.week.problem, found.plan, Findings()).breaches


@pytest.mark.parametrize(
    ("column", "value", "code", "says"),
    [
        ("Date", datetime(2026, 9, 15), "F129", "which is not in the week of 2026-09-07"),
        ("Date", datetime(2026, 9, 9), "F98", "stands on Wed 9/9 by its Date, but Day says Mon 9/7"),
        ("Day", "Fri", "F98", "stands on Mon 9/7 by its Date, but Day says Fri"),
        ("Mandate", "Zoe OT", "F50", "Zoe OT"),
    ],
)
def test_what_contradicts_itself_is_told_with_its_cell(
    tmp_path: Path, column: str, value: object, code: str, says: str
) -> None:
    problem = school()

    def wrong(book: openpyxl.Workbook) -> None:
        cell(book, "Sessions", column, 2).value = value  # type: ignore[assignment]

    found = told(written(tmp_path / "week.xlsx", problem, week_of(problem), wrong), problem)
    assert [each for each in found if each[0] == code and says in each[2] and each[1].endswith("2")], found


def test_a_weekday_alone_says_enough(tmp_path: Path) -> None:
    problem = school()

    def short(book: openpyxl.Workbook) -> None:
        cell(book, "Sessions", "Day", 2).value = "Mon"

    read_back(written(tmp_path / "week.xlsx", problem, week_of(problem), short), problem)


def test_a_plan_in_place_of_a_week_is_named(tmp_path: Path) -> None:
    problem = school()
    path = write_plan(problem, planned(problem), Findings(), tmp_path / "plan.xlsx")
    assert any("has no column Key" in message for _, _, message in told(path, problem))


def test_a_week_before_the_first_day_of_school_is_none(tmp_path: Path) -> None:
    problem = school()
    path = written(tmp_path / "week.xlsx", problem, week_of(problem))
    later = replace(problem, options=replace(problem.options, first_day=date(2026, 10, 5)))
    assert [code for code, _, _ in told(path, later)] == ["F37"]


def test_a_week_that_shows_initials_is_read_back_with_its_absences(tmp_path: Path) -> None:
    problem = school()
    problem = replace(
        problem,
        students=tuple(replace(each, initials="A.B.") for each in problem.students),
        options=replace(problem.options, show_initials=True),
    )
    made = week_of(problem, entry("absent", who="Ann"))
    found = read_back(written(tmp_path / "week.xlsx", problem, made), problem)
    assert [each.who for each in found.week.absences] == ["Ann"]
    assert set(found.keys) == set(made.keys)


@pytest.mark.parametrize(
    ("keys", "code"),
    [
        (("Ann Sp 2026-09-07 1", "Ann OT 2026-09-07 1"), "F98"),  # the column was sorted without the others
        (("Ann OT 2026-09-07 1", "Ann OT 2026-09-07 1"), "F121"),
        (("nonsense", None), "F120"),
    ],
)
def test_a_key_that_is_not_the_row_s_own_is_told(tmp_path: Path, keys: tuple[str, str | None], code: str) -> None:
    problem = school()

    def wrong(book: openpyxl.Workbook) -> None:
        for row, key in zip((2, 3), keys, strict=True):
            cell(book, "Sessions", "Key", row).value = key

    found = told(written(tmp_path / "week.xlsx", problem, week_of(problem), wrong), problem)
    assert code in {each for each, _, _ in found}, found


def test_a_key_in_other_letters_is_the_same_and_an_empty_one_is_found_again(tmp_path: Path) -> None:
    problem = school()

    def typed(book: openpyxl.Workbook) -> None:
        for row, key in ((2, "ann ot 2026-09-07 1"), (3, None)):
            cell(book, "Sessions", "Key", row).value = key

    made = week_of(problem)
    found = read_back(written(tmp_path / "week.xlsx", problem, made, typed), problem)
    assert set(found.keys) == set(made.keys)
    assert len(found.keys) == len(set(found.keys))


def test_a_weekend_is_no_day_of_the_week(tmp_path: Path) -> None:
    problem = school()

    def saturday(book: openpyxl.Workbook) -> None:
        cell(book, "Sessions", "Date", 2).value = datetime(2026, 9, 12)

    found = told(written(tmp_path / "week.xlsx", problem, week_of(problem), saturday), problem)
    assert [code for code, _, _ in found] == ["F129"]
    assert "which is no day of this week" in found[0][2]


@pytest.mark.parametrize(
    ("row", "code"),
    [
        ((datetime(2026, 9, 7), None, "Rivera", "Ann"), "F50"),
        ((datetime(2026, 9, 7), datetime(2026, 9, 1), "Rivera", None), "F39"),
        ((datetime(2026, 9, 7), None, "Nobody", None), "F50"),
    ],
)
def test_an_absence_that_cannot_be_is_told(tmp_path: Path, row: tuple[object, ...], code: str) -> None:
    problem = school()

    def absent(book: openpyxl.Workbook) -> None:
        sheet = book.create_sheet("Absences")
        sheet.append(["Date", "Until", "Who", "Cover by"])
        sheet.append(list(row))

    found = told(written(tmp_path / "week.xlsx", problem, week_of(problem), absent), problem)
    assert [each for each, _, _ in found] == [code], found


def test_two_sessions_may_make_up_for_one(tmp_path: Path) -> None:
    problem = school()
    parts = [Missed("Ann OT 2026-08-31 1", "Ann OT", minutes) for minutes in (10, 20)]
    made = make_up(week_of(problem), problem, parts, QUICK)
    assert len(made.makes_up) == 2
    found = read_back(written(tmp_path / "week.xlsx", problem, made), problem)
    minutes = sorted(
        each.minutes for each, key in zip(found.plan.placements, found.keys, strict=True) if key in found.makes_up
    )
    assert minutes == [10, 20]


def test_a_session_that_is_covered_alone_is_the_same_session_with_somebody_else(tmp_path: Path) -> None:
    """Of two sessions a week one is covered: the week has a mandate of its own for it, the district has not."""
    problem = school()
    chen = problem.therapist["Chen"]
    problem = replace(problem, therapists=(*problem.therapists, replace(chen, name="Diaz")))
    made = week_of(problem, entry("absent", who="Chen", cover_by="Diaz"))
    assert "Ann Sp by Diaz" in made.week.problem.mandate
    week = written(tmp_path / "week.xlsx", problem, made)
    plan = write_plan(problem, planned(problem), Findings(), tmp_path / "plan.xlsx")
    for since in (None, plan):
        whole = shareable(problem, planned(problem), week, since).whole
        assert whole is not None
        differs = [(old and old.therapist, new and new.therapist) for old, new in whole.differences or ()]
        assert differs == [("Chen", "Diaz")]
