"""Check, audit and what is lacking: what their reports hold."""

from dataclasses import replace
from pathlib import Path

from instances import ALL_WEEKS, change_mandate, place, plan_of, school_small
from intake.small_district import as_workbook, small

from optsched.domain import Cycle, Duty, Findings, Lunch, Plan, Problem
from optsched.usecases.audit import judged
from optsched.usecases.check import check
from optsched.usecases.counts import ClassCount, SchoolCount, ServiceCount, TherapistCount
from optsched.usecases.counts import classes as count_classes
from optsched.usecases.counts import schools as count_schools
from optsched.usecases.counts import services as count_services
from optsched.usecases.counts import therapists as count_therapists
from optsched.usecases.lacking import lacking
from optsched.usecases.optimize import SolveOptions, with_limit


def test_a_school_is_counted_person_by_person() -> None:
    problem = school_small()
    assert count_schools(problem) == (SchoolCount("Lincoln", 2, 3, 2, 4),)
    # OT: Ann and Ben 4 x 30 each, Cal 2 x 30 a month; Rivera has 5 days x 6 hours x 4 weeks
    assert count_therapists(problem)[0] == TherapistCount("Rivera", "OT", ("Lincoln",), 3, 300, 7200)
    assert count_classes(problem)[1] == ClassCount("Lincoln", "2B", 1, 1, len(problem.classes[1].blocks))
    assert count_services(problem) == (
        ServiceCount("OT", 1, 3, 3, 300, 0),
        ServiceCount("Speech", 1, 1, 1, 240, 0),
    )


def test_mandates_by_date_ask_no_minutes_of_a_cycle() -> None:
    problem = change_mandate(school_small(), "Cal OT", times=5, per="year")
    assert count_services(problem)[0] == ServiceCount("OT", 1, 3, 3, 240, 1)


def test_a_check_of_a_sound_district_has_counts_and_rows(tmp_path: Path) -> None:
    report = check([as_workbook(small(), tmp_path / "district.xlsx")])
    assert report.problem is not None
    assert not report.findings.errors
    assert report.rows["Students"] == 2
    assert [each.school for each in report.schools] == ["Lincoln"]


def test_a_check_with_errors_counts_rows_but_nobody(tmp_path: Path) -> None:
    rows = small()
    rows["Students"][0]["School"] = "Nowhere"
    report = check([as_workbook(rows, tmp_path / "district.xlsx")])
    assert report.problem is None
    assert report.rows["Students"] == 2
    assert (report.schools, report.therapists, report.classes, report.services) == ((), (), (), ())


def lunches(problem: Problem) -> tuple[Lunch, ...]:
    return tuple(Lunch(each.name, ALL_WEEKS, day, 720, 750) for each in problem.therapists for day in range(5))


def test_what_an_empty_plan_lacks_is_said_once_for_each() -> None:
    duty = Duty("D1", "Rivera", "notes", 30, 2, "week", replace(school_small().schools[0].open[0]))
    problem = replace(school_small(), duties=(duty,))
    said = lacking(problem, Plan())
    assert "Ann's OT lacks 120 of 120 minutes in a cycle (Ann OT)." in said
    # twice a week in four weeks
    assert "Rivera: notes of 30 minutes is missing 8 times." in said
    assert "Chen has no lunch on Fri in every week." in said
    assert len(said) == 4 + 1 + 10


def test_one_missing_lunch_is_said_with_its_week() -> None:
    problem = school_small()
    first, *others = lunches(problem)
    plan = Plan(lunches=(replace(first, weeks=(1, 2, 4)), *others))
    assert [each for each in lacking(problem, plan) if "lunch" in each] == ["Rivera has no lunch on Mon in week 3."]


def test_an_audit_excuses_only_what_the_district_locks() -> None:
    at_lunch = replace(place(school_small(), "Ann OT", 0, "11:30"), locked=True)
    problem = school_small()
    own = judged(problem, plan_of(at_lunch), Findings())
    assert own.breaches
    assert not own.given
    locked = judged(replace(problem, locked=(at_lunch,)), plan_of(at_lunch), Findings())
    assert not locked.breaches
    assert locked.given


def test_an_audit_measures_and_adds_up() -> None:
    problem = school_small()
    report = judged(problem, plan_of(place(school_small(), "Ann OT", 0, "9:30")), Findings())
    values = {each.name: each.value for each in report.goals}
    # Ann's OT is placed (120); missing: Ben 120, Cal 60, Ann's speech 240
    assert values["minutes missing"] == 420
    assert (report.totals.placed, report.totals.missing) == (120, 420)


def test_a_limit_grows_with_the_district_but_never_in_a_reproducible_run() -> None:
    problem = replace(school_small(), cycle=Cycle())
    assert with_limit(problem, SolveOptions()).time_limit is not None
    assert with_limit(problem, SolveOptions(time_limit=7.0)).time_limit == 7.0
    assert with_limit(problem, SolveOptions(reproducible=True)).time_limit is None
