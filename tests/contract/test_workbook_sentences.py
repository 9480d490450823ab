"""Every sentence of WORKBOOK 1.1 has a test that is red where it does not hold: `sentences.txt` lists them all.

Here stand those that are at home nowhere else; they are named after their sentence.
"""

import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from instances import at, change_mandate, change_therapist, place, plan_of, school_small
from intake.small_district import Rows, as_workbook, cell, found, one, problem_of, read_rows, small
from intake.test_intake_plans import ANN, understood
from rules.support import ADAMS, breaches, two_schools

from optsched import contract
from optsched.domain import Plan, Problem, Severity
from optsched.domain.accounts import MandateAccount, account
from optsched.goals import GOALS
from optsched.intake import Code
from optsched.judge import judge
from optsched.rules.class_time import ClassTime
from optsched.rules.longest_run import LongestRun
from optsched.rules.therapist_one_session import TherapistOneSession
from optsched.solve import SolveOptions, optimize
from optsched.usecases.check import check
from optsched.usecases.locks import LOCK_BREAKS, broken_by_locks

TESTS = Path(__file__).parents[1]
SENTENCES = Path(__file__).parent / "sentences.txt"
QUICK = SolveOptions(workers=1, reproducible=True)


def test_every_test_that_is_named_exists() -> None:
    """The list names tests that are there."""
    named = re.findall(r"(\S+\.py)::(\w+)", SENTENCES.read_text(encoding="utf-8"))
    assert len(named) > 100
    missing = [each for each in named if f"def {each[1]}(" not in (TESTS / each[0]).read_text(encoding="utf-8")]
    assert missing == []


def of_one(weeks: int = 2, days: str = "Mon, Tue", hours: tuple[str, str] = ("8:00", "9:30"), **service: Any) -> Rows:
    """The small district with S-1's OT alone, a short cycle, and Rivera there for an hour and a half."""
    rows = small()
    rows["Options"] += [{"Option": "Weeks in cycle", "Value": str(weeks)}, {"Option": "Days", "Value": days}]
    rows["Timetable"] = [row | {"Days": "All"} for row in rows["Timetable"]]
    rows["Hours"] = [rows["Hours"][0] | {"From": hours[0], "To": hours[1]}]
    rows["Therapists"] = rows["Therapists"][:1]
    rows["Services"] = [rows["Services"][0] | {"Times": "1", "Setting": "pull-out"} | service]
    return rows


def owed(problem: Problem) -> int | None:
    """Return how many sessions a cycle the first mandate owes; None is by date."""
    demand = problem.demand.get(problem.mandates[0].key)
    return demand.sessions if demand else None


def first_line(problem: Problem, plan: Plan) -> MandateAccount:
    return account(problem, plan)[0]


def test_a_time_off_the_grid_is_planned_inside_and_shown_as_it_was_written() -> None:
    """Open time shrinks to the grid; the warning shows what stands in the cell."""
    reading = read_rows(of_one(hours=("8:28", "9:04")))
    assert [each.seen for each in found(reading, Code.OFF_GRID)] == ["8:28", "9:04"]
    plan = optimize(problem_of(reading), QUICK)
    assert {(each.start, each.end) for each in plan.placements} == {(at("8:30"), at("9:00"))}
    assert problem_of(reading).hours_shown_on("Rivera", 1, 0) == (("Lincoln", at("8:28"), at("9:04")),)


def test_a_block_off_the_grid_protects_its_own_minutes() -> None:
    """Two minutes of a protected block are protected, and nobody is taken out of them."""
    rows = of_one(weeks=1, days="Mon", hours=("8:00", "9:00"))
    rows["Timetable"][0] |= {"Activity": "Lunch", "To": "8:32"}
    rows["Timetable"][1] |= {"From": "8:32"}
    problem = problem_of(read_rows(rows))
    lock = place(problem, "S-1 OT", 0, "8:30", place="Therapy")
    assert len(breaches(ClassTime(), problem, plan_of(lock))) == 1
    assert optimize(problem, QUICK).placements == ()


def test_a_month_has_4_weeks_a_quarter_9_and_a_year_36() -> None:
    """In a cycle of 4 weeks, 1 a month, 9 a quarter and 36 a year are 1, 4 and 4 sessions."""
    for times, per, sessions in ((1, "month", 1), (9, "quarter", 4), (36, "year", 4), (3, "quarter", None)):
        assert owed(problem_of(read_rows(of_one(weeks=4, Times=str(times), Per=per)))) == sessions


def test_options_change_how_many_weeks_a_period_has() -> None:
    """With 5 weeks in a month and 40 in a year, 1 a month and 8 a year are 1 in a cycle of 5; so for duties."""
    for option, weeks, times, per in (("month", 5, 1, "month"), ("quarter", 10, 2, "quarter"), ("year", 40, 8, "year")):
        rows = of_one(weeks=5, Times=str(times), Per=per)
        assert owed(problem_of(read_rows(rows))) is None
        rows["Options"].append({"Option": f"Weeks in {option}", "Value": str(weeks)})
        rows["Work"] = [{"Therapist": "Rivera", "What": "IEP", "Minutes": "30", "Times": str(times), "Per": per}]
        problem = problem_of(read_rows(rows))
        assert owed(problem) == 1
        assert problem.duty_minutes(problem.duties[0]) == 30


def test_twice_a_week_is_twice_in_every_week_on_two_days() -> None:
    """`week` x 2 is 2 sessions in each week, each on a day of its own."""
    plan = optimize(problem_of(read_rows(of_one(Times="2"))), QUICK)
    assert sorted((week, each.day) for each in plan.placements for week in each.weeks) == [
        *((1, 0), (1, 1)),
        *((2, 0), (2, 1)),
    ]


def test_two_of_four_weeks_are_one_of_two_in_a_cycle_of_two() -> None:
    """`2 of 4` is a whole number of sessions in a cycle of 2 weeks, and so it is planned: in one of them."""
    problem = problem_of(read_rows(of_one(weeks=2, Weeks="2 of 4")))
    assert problem.demand["S-1 OT"].extra_weeks == ((1,), (2,))
    assert owed(problem_of(read_rows(of_one(weeks=2, Weeks="3 of 4")))) is None


def test_daily_is_every_day_on_which_the_childs_school_is_open() -> None:
    """`day` x 1 in a week of two days at a school that is closed on one of them is once a week."""
    rows = of_one(weeks=1, Per="day")
    assert owed(problem_of(read_rows(rows))) == 2
    rows["Schools"][0]["Days"] = "Mon"
    problem = problem_of(read_rows(rows))
    assert owed(problem) == 1
    assert first_line(problem, optimize(problem, QUICK)).status == "met"


def test_no_whole_number_of_sessions_in_the_cycle_is_by_date() -> None:
    """1 a month in a cycle of 1 week, and 3 a quarter in one of 4, have no sessions and the Status by date."""
    for weeks, times, per in ((1, "1", "month"), (4, "3", "quarter"), (2, "1", "month")):
        problem = problem_of(read_rows(of_one(weeks=weeks, Times=times, Per=per)))
        line = first_line(problem, plan_of())
        assert (line.required, line.status) == (0, "by date")


@pytest.mark.parametrize(
    ("weeks", "service", "sessions"),
    [
        (1, {"Per": "month"}, 1),  # a quarter of a session a week: one is kept
        (4, {"Times": "3", "Per": "quarter"}, 2),  # 1 1/3
        (4, {"Times": "20", "Per": "year"}, 3),  # 2 2/9
        (2, {"Weeks": "1 of 4"}, 1),  # half a session
        (1, {"Per": "day", "Weeks": "1 of 2"}, 1),  # on two days in every second week: one a week
        (3, {"Per": "day", "Weeks": "1 of 2"}, 3),
        (2, {"Times": "2", "Weeks": "3 of 4"}, 3),
    ],
)
def test_as_much_time_is_kept_as_a_mandate_by_date_will_take(
    weeks: int, service: dict[str, str], sessions: int
) -> None:
    """What a mandate by date takes in a cycle on average is kept, in whole sessions."""
    problem = problem_of(read_rows(of_one(weeks=weeks, **service)))
    (kept,) = problem.all_duties
    assert problem.duty_minutes(kept) == 30 * sessions


def test_the_plan_keeps_open_time_for_a_mandate_by_date() -> None:
    """The kept time has a place in the hours of the therapist, and no session takes it."""
    rows = of_one(weeks=1, days="Mon", hours=("8:00", "9:00"), Per="month")
    rows["Services"].append(rows["Services"][0] | {"Student": "S-2", "Per": "week"})
    problem = problem_of(read_rows(rows))
    plan = optimize(problem, QUICK)
    (kept,), (session,) = plan.duties, plan.placements
    assert {(kept.start, kept.end), (session.start, session.end)} == {
        (at("8:00"), at("8:30")),
        (at("8:30"), at("9:00")),
    }


def test_daily_sessions_have_no_days_between_and_that_is_said() -> None:
    """`day` x 1 with Days apart 2 is still every day; a warning says that Days apart is not used."""
    reading = read_rows(of_one(weeks=1, Per="day", **{"Days apart": "2"}))
    assert one(reading, Code.CLASH).severity is Severity.WARNING
    problem = problem_of(reading)
    assert first_line(problem, optimize(problem, QUICK)).status == "met"


def test_one_round_of_the_letters_counts_as_one_week() -> None:
    """In a rotation A-F, `week` x 2 is 2 in a round of six days, and `day` x 1 is 6."""
    for per, times, sessions in (("week", "2", 2), ("day", "1", 6)):
        problem = problem_of(read_rows(of_one(weeks=1, days="A-F", Per=per, Times=times)))
        assert owed(problem) == sessions


@pytest.mark.parametrize(
    ("sheet", "row"),
    [
        ("Schools", {"School": "Lincoln", "Opens": "8:00", "Closes": "14:00"}),
        ("Timetable", {"School": "Lincoln", "Class": "1A", "From": "13:00", "To": "13:30", "Activity": "WIN"}),
        ("Hours", {"Therapist": "Rivera", "School": "Lincoln", "From": "8:00", "To": "9:00"}),
        ("Work", {"Therapist": "Rivera", "What": "Bus", "From": "8:00", "To": "8:30"}),
        ("Rooms", {"School": "Lincoln", "Room": "Stage"}),
        ("Student times", {"Student": "S-1", "From": "9:00", "To": "9:30", "Rule": "never"}),
        ("Preferences", {"Who": "Rivera", "From": "9:00", "To": "9:30", "Rule": "best"}),
    ],
)
def test_every_sheet_uses_the_letters_and_a_weekday_is_an_error(sheet: str, row: dict[str, str]) -> None:
    """With `Days` A-F every sheet says A-F; `Mon` beside it is an error in its cell."""
    rows = of_one(weeks=1, days="A-F")
    rows.setdefault(sheet, []).append(row | {"Days": "B"})
    assert read_rows(rows).problem is not None
    rows[sheet][-1]["Days"] = "Mon"
    finding = one(read_rows(rows), Code.LETTERS_MIXED)
    assert (finding.severity, finding.source.sheet) == (Severity.ERROR, sheet)


def test_a_session_keeps_its_day_and_time_in_all_its_weeks_if_it_can() -> None:
    """Where one time suits every week, a weekly session is one row for all weeks."""
    plan = optimize(problem_of(read_rows(of_one(weeks=4))), QUICK)
    assert [each.weeks for each in plan.placements] == [(1, 2, 3, 4)]


def test_where_it_cannot_the_weeks_differ_and_that_costs() -> None:
    """Hours that have no time in common in two weeks leave nothing missing, at two times, and the goal counts it."""
    rows = of_one()
    rows["Hours"] = [
        rows["Hours"][0] | {"Weeks": "1", "From": "8:00", "To": "8:30"},
        rows["Hours"][0] | {"Weeks": "2", "From": "9:00", "To": "9:30"},
    ]
    problem = problem_of(read_rows(rows))
    plan = optimize(problem, QUICK)
    assert sorted((each.weeks, each.start) for each in plan.placements) == [((1,), at("8:00")), ((2,), at("9:00"))]
    assert {each.name: each.value for each in judge(problem, plan)[1]}["same time"] == 1


def test_the_mix_is_a_cost_of_stage_2() -> None:
    """The goal *mix* is of stage 2, and each goal has the stage and weight that the sheet Options knows of it."""
    goals = {each.name: (each.stage, each.weight) for each in GOALS}
    assert goals == {each.name: (each.stage, each.weight) for each in contract.GOALS}
    assert goals["mix"] == (2, 1)


def test_the_mix_is_off_where_a_half_is_not_rounded_up() -> None:
    """Half of 3 sessions is 2 push-ins: with 2 the mandate is met, with 1 its mix is off."""
    problem = problem_of(read_rows(of_one(weeks=3, Setting="combined", **{"Push-in share": "50 %"})))
    for pushed, status in (((1, 2), "met"), ((1,), "mix off"), ((1, 2, 3), "mix off")):
        others = tuple(week for week in problem.cycle.all_weeks if week not in pushed)
        inside = place(problem, "S-1 OT", 0, "8:00", weeks=pushed, setting="push-in", place="1A")
        outside = place(problem, "S-1 OT", 0, "8:00", weeks=others)
        assert first_line(problem, plan_of(inside, outside)).status == status


@pytest.mark.parametrize("kind", ["consult", "on behalf"])
def test_a_consult_and_work_on_behalf_occupy_the_therapist(kind: str) -> None:
    """A session of somebody else at that time is one too many for the therapist."""
    rows = of_one(Kind=kind)
    rows["Services"].append(rows["Services"][0] | {"Student": "S-2", "Kind": "direct"})
    problem = problem_of(read_rows(rows))
    alone = place(problem, "S-1 OT", 0, "8:00", setting=kind, place="")
    together = plan_of(alone, place(problem, "S-2 OT", 0, "8:15"))
    assert len(breaches(TherapistOneSession(), problem, together)) == 1
    assert breaches(TherapistOneSession(), problem, plan_of(alone, place(problem, "S-2 OT", 0, "8:30"))) == []


def test_a_consult_has_its_own_line_in_minutes() -> None:
    """A consult of a child who also has therapy is counted on a line of its own, without a push-in share."""
    rows = of_one(weeks=1)
    rows["Services"].append(rows["Services"][0] | {"Kind": "consult", "Minutes": "15"})
    problem = problem_of(read_rows(rows))
    plan = plan_of(place(problem, "S-1 OT 2", 0, "8:00", setting="consult", place=""))
    therapy, consult = account(problem, plan)
    assert (therapy.required, therapy.placed, therapy.status) == (30, 0, "short")
    assert (consult.required, consult.placed, consult.status, consult.share_placed) == (15, 15, "met", None)


def test_the_therapist_is_busy_until_the_last_one_leaves() -> None:
    """With unequal lengths a session may begin when the longest member leaves, and not when the first one does."""
    small_one = change_mandate(school_small(), "Ben OT", minutes=45)
    problem = replace(small_one, options=replace(small_one.options, unequal_lengths=True))
    group = [place(problem, f"{name} OT", 0, "9:30", session="S1") for name in ("Ann", "Ben")]  # until 10:00 and 10:15
    assert len(breaches(TherapistOneSession(), problem, plan_of(*group, place(problem, "Cal OT", 0, "10:00")))) == 1
    assert breaches(TherapistOneSession(), problem, plan_of(*group, place(problem, "Cal OT", 0, "10:15"))) == []


@pytest.mark.parametrize(("student", "service"), [("S-2", "Speech"), ("S-1", "OT")])
def test_a_co_treatment_is_of_two_services_of_one_child(student: str, service: str) -> None:
    """Co-treat with another child's mandate, or with one of the same service, is an error."""
    rows = small()
    rows["Services"].append({**rows["Services"][1], "Mandate": "X", "Student": "S-1", "Co-treat with": "S-1 OT"})
    assert read_rows(rows).problem is not None
    rows["Services"][-1] |= {"Student": student, "Service": service}
    assert one(read_rows(rows), Code.CLASH).source.cell == cell("Services", "Co-treat with", 2)


def test_a_fixed_duty_at_another_school_needs_the_way_there() -> None:
    """A meeting at Garfield on a day with hours at Lincoln is an error while Travel does not know the way."""
    rows = small()
    rows["Schools"].append({"School": "Garfield"})
    rows["Work"] = [
        {"Therapist": "Rivera", "What": "Team", "School": "Garfield", "Days": "Mon", "From": "13:00", "To": "13:30"}
    ]
    assert one(read_rows(rows), Code.NO_TRAVEL).severity is Severity.ERROR
    rows["Travel"] = [{"From": "Garfield", "To": "Lincoln", "Minutes": "10"}]
    assert read_rows(rows).problem is not None


def test_lunch_is_owed_on_a_day_of_just_five_hours() -> None:
    """Hours from 8:00 to 13:00, be it with a gap, owe a lunch; hours that end five minutes earlier owe none."""
    rows = of_one(weeks=1, days="Mon", hours=("8:00", "9:00"))
    for end, is_owed in (("13:00", True), ("12:55", False)):
        rows["Hours"][1:] = [rows["Hours"][0] | {"From": "12:00", "To": end}]
        problem = problem_of(read_rows(rows))
        assert problem.lunch_is_owed("Rivera", 1, 0) is is_owed
        assert len(optimize(problem, QUICK).lunches) == is_owed


def test_travel_of_ten_minutes_ends_a_run_and_shorter_travel_does_not() -> None:
    """Two hours of sessions around a way of 10 minutes are two runs, around one of 5 minutes one run."""
    for minutes, broken in ((10, 0), (5, 1)):
        problem = change_therapist(two_schools(travel=minutes), "Rivera", longest_run=60)
        here = [place(problem, "Ann OT", 0, start, weeks=(1,)) for start in ("10:00", "10:30")]
        there = replace(here[0], session="S2", school=ADAMS, start=at("11:00") + minutes, end=at("11:30") + minutes)
        assert len(breaches(LongestRun(), problem, plan_of(*here, there))) == broken


def test_work_is_fixed_where_days_from_and_to_leave_no_choice() -> None:
    """Once a week on Mon 8:00-8:30, and daily 8:00-8:30, are fixed; a wider time, or one of several days, floats."""
    rows = small()
    bus = {"Therapist": "Chen", "What": "Bus", "Minutes": "30", "Days": "Mon", "From": "8:00", "To": "8:30"}
    some_day = {"Days": "Mon, Tue", "Times": "1", "Per": "week"}
    changes: tuple[dict[str, str], ...] = ({}, {"Per": "day", "Days": "Mon-Fri"}, {"To": "9:00"}, some_day)
    rows["Work"] = [bus | change for change in changes]
    problem = problem_of(read_rows(rows))
    assert list(problem.fixed_duties) == list(problem.duties[:2])
    assert list(problem.floating_duties) == list(problem.duties[2:])


def test_work_without_times_is_done_on_each_of_its_days_where_they_leave_no_choice() -> None:
    """Bus duty Mon-Fri 8:00-8:30, with nothing more said, is every day; in a wider time it is once a week."""
    rows = small()
    bus = {"Therapist": "Chen", "What": "Bus", "Days": "Mon-Fri", "From": "8:00", "To": "8:30"}
    rows["Work"] = [bus, bus | {"Minutes": "30"}, bus | {"Minutes": "30", "To": "9:00"}, bus | {"Times": "1"}]
    problem = problem_of(read_rows(rows))
    assert list(problem.fixed_duties) == list(problem.duties[:2])
    assert [problem.duty_minutes(each) for each in problem.duties] == [600, 600, 120, 120]  # in 4 weeks


def locked_at_lunch() -> Rows:
    """S-1's OT is locked into the lunch of the class."""
    rows = of_one(weeks=1, days="Mon", hours=("8:00", "12:00"))
    lock = {"Mandate": "S-1 OT", "Day": "Mon", "From": "11:30", "Therapist": "Rivera"}
    rows["Locked"] = [lock | {"Setting": "pull-out", "Place": "Therapy"}]
    return rows


def test_what_a_lock_breaks_is_a_warning(tmp_path: Path) -> None:
    """A lock in the lunch of a class is told by `check`, as a warning that stops nothing."""
    report = check([as_workbook(locked_at_lunch(), tmp_path / "district.xlsx")])
    assert report.problem is not None
    (warning,) = [each for each in report.findings if each.code == LOCK_BREAKS]
    assert warning.severity is Severity.WARNING
    assert warning.message.startswith("S-1's OT on Mon 11:30-12:00 takes Lunch, which 1A protects,")


def test_a_lock_that_breaks_a_rule_stays() -> None:
    """The lock is in the plan as it was given, and the plan's own warnings name it."""
    problem = problem_of(read_rows(locked_at_lunch()))
    plan = optimize(problem, QUICK)
    assert [(each.start, each.locked) for each in plan.placements] == [(at("11:30"), True)]
    assert [each.code for each in broken_by_locks(problem, plan)] == [LOCK_BREAKS]


def test_a_lock_that_waits_for_company_is_no_warning_before_planning() -> None:
    """Before planning, a lock of one of two children kept together is not yet alone."""
    rows = of_one(weeks=1, days="Mon")
    rows["Services"].append(rows["Services"][0] | {"Student": "S-2"})
    rows["Pairs"] = [{"Student": "S-1", "With": "S-2", "Rule": "together"}]
    rows["Locked"] = [locked_at_lunch()["Locked"][0] | {"From": "8:00"}]
    problem = problem_of(read_rows(rows))
    assert broken_by_locks(problem) == ()
    alone = Plan(placements=problem.locked)
    assert len(broken_by_locks(problem, alone)) == 1


def test_a_mandate_is_active_on_its_first_and_its_last_day() -> None:
    """A mandate that starts or ends on the day of `Plan for` is planned, one that does so a day beside it is not."""
    for column, day, status in (
        ("Starts", "2026-09-07", "short"),
        ("Starts", "2026-09-08", "later"),
        ("Ends", "2026-09-07", "short"),
        ("Ends", "2026-09-06", "ended"),
    ):
        rows = of_one(**{column: day})
        for option in ("Plan for", "First day"):  # without Plan for, the first day of school is planned
            rows["Options"][1] = {"Option": option, "Value": "2026-09-07"}
            assert first_line(problem_of(read_rows(rows)), plan_of()).status == status


def test_calendar_changes_nothing_in_a_typical_cycle() -> None:
    """A day without school is for `week`; the plan of a typical cycle is the same."""
    rows = of_one()
    without = optimize(problem_of(read_rows(rows)), QUICK)
    rows["Calendar"] = [{"Date": date(2026, 9, 7), "Until": date(2026, 10, 2), "What": "no school"}]
    assert optimize(problem_of(read_rows(rows)), QUICK).placements == without.placements


@pytest.mark.parametrize(("column", "number"), [("Day", 3.0), ("Class", 101.0)])
def test_a_number_in_day_or_class_is_a_finding(column: str, number: float) -> None:
    """Day and Class are text, and a number found there is told."""
    _, findings = understood([ANN | {column: number}])
    assert Code.NUMBER_FOR_TEXT in {finding.code for finding in findings}


def test_a_session_that_is_too_long_makes_up_for_no_other() -> None:
    """An hour in one of two weeks, where half an hour is owed in each: 30 minutes are missing and 30 extra."""
    problem = problem_of(read_rows(of_one()))
    line = first_line(problem, plan_of(place(problem, "S-1 OT", 0, "8:00", weeks=(1,), end=at("9:00"))))
    assert (line.required, line.placed, line.missing, line.extra) == (60, 60, 30, 30)
