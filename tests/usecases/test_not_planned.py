"""Services that begin after the day that is planned for, or have ended by then, are named."""

from dataclasses import replace
from datetime import date, datetime
from pathlib import Path

import pytest
from instances import change_mandate, plan_of, school_small
from intake.small_district import as_workbook, small

from optsched.domain import Findings, Options, Problem, Severity
from optsched.output.plan.sentences import further
from optsched.output.plan.view import View
from optsched.usecases.again import planned_again
from optsched.usecases.check import check
from optsched.usecases.not_planned import not_planned
from optsched.usecases.optimize import SolveOptions, optimize
from optsched.usecases.reading import read_for

DAY = date(2026, 9, 7)
WORDS = "S-1 OT begins on 2026-09-08, and is not in a plan for 2026-09-07."


def small_school() -> Problem:
    """Ann's OT begins a day later, her speech ended the day before, Ben's OT begins on the day."""
    problem = replace(school_small(), options=Options(plan_for=DAY))
    for key, dates in (
        ("Ann OT", {"starts": date(2026, 9, 8)}),
        ("Ann Sp", {"ends": date(2026, 9, 6)}),
        ("Ben OT", {"starts": DAY}),
    ):
        problem = change_mandate(problem, key, **dates)
    return problem


def test_each_is_a_note_with_its_date() -> None:
    found = not_planned(small_school())
    assert {(each.code, each.severity) for each in found} == {("E15", Severity.NOTE)}
    assert sorted(each.message for each in found) == [
        "Ann OT begins on 2026-09-08, and is not in a plan for 2026-09-07.",
        "Ann Sp ended on 2026-09-06, and is not in a plan for 2026-09-07.",
    ]
    assert not_planned(replace(small_school(), options=Options())) == ()


def test_their_number_stands_among_the_first_sentences() -> None:
    def said(problem: Problem) -> list[str]:
        view = View(problem, plan_of(), Findings(), datetime(2026, 9, 7))
        return [each for each in further(view) if "Left out" in each]

    assert said(small_school()) == [
        "This plan is for September 7, 2026. Left out: 1 service that begins later and 1 service that has ended; "
        "see Status in Minutes."
    ]
    assert said(school_small()) == []


@pytest.fixture
def district(tmp_path: Path) -> Path:
    rows = small()
    rows["Services"][0]["Starts"] = "2026-09-08"
    return as_workbook(rows, tmp_path / "district.xlsx")


def test_check_optimize_and_a_plan_that_is_kept_name_them(district: Path) -> None:
    first, second, options = district.with_name("plan.xlsx"), district.with_name("next.xlsx"), SolveOptions(2)
    made = optimize([district], first, options)
    kept = planned_again(read_for([district], second), first, second, options)
    for report in (check(district), made, kept):
        (note,) = [each for each in report.findings if each.code == "E15"]
        assert (note.message, note.source.sheet) == (WORDS, "Services")
