"""A week planned anew as far as it must be: nothing more moves, nothing that can be held is given up."""

from dataclasses import replace
from datetime import timedelta
from math import inf
from pathlib import Path

import pytest
from dated.weeks import SECOND_WEEK, entry, planned, school
from instances import LINCOLN, at, change_mandate, place, window

from optsched.dated import DatedWeek, Missed, owed_in_week
from optsched.domain import Duty, DutyTime, Findings, Hours, Lunch, Mandate, Plan, Problem, Shortfall, Student
from optsched.solve import SolveOptions
from optsched.usecases import week as weekly
from optsched.usecases.keeping import ending, standing
from optsched.usecases.reading import Reading
from optsched.usecases.replan import WeekPlan, make_up
from optsched.usecases.week import SECONDS, TIME_LIMIT, Mode, plan_week

QUICK = SolveOptions(time_limit=6)


def week_plan(problem: Problem, plan: Plan | None = None, mode: Mode = "repair") -> WeekPlan:
    made = plan_week(problem, plan or planned(problem), SECOND_WEEK, mode=mode, options=QUICK)
    assert made.breaches == ()
    return made


def changed(made: WeekPlan) -> list[tuple[str, str]]:
    return [(each.what, each.mandate) for each in made.changes]


def test_an_ordinary_week_needs_no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("optsched.usecases.keeping.repair", None)
    made = week_plan(school())
    assert (made.changes, made.owed) == ((), ())
    assert sorted(made.keys)[0] == "Ann OT 2026-09-07 1"
    assert len(made.plan.lunches) == 10


def test_what_is_lost_is_placed_again_on_the_nearest_day_and_nothing_else_moves() -> None:
    made = week_plan(school(entry("absent", who="Rivera")))
    assert changed(made) == [("moved", "Ann OT")]
    (held,) = made.plan.of_mandate["Ann OT"]
    assert held.day != 0
    assert made.owed == ()
    keys = dict(zip(made.plan.placements, made.keys, strict=True))
    assert keys[held] == "Ann OT 2026-09-07 1"
    sessions = {each.session for each in planned(school()).placements}
    assert {each.session for each in made.plan.placements if each.mandate != "Ann OT"} <= sessions


def test_what_has_no_place_is_owed_with_its_reason() -> None:
    made = week_plan(school(entry("absent", who="Ann", last=SECOND_WEEK + timedelta(days=4))))
    assert [(each.key, each.minutes) for each in made.owed] == [
        ("Ann OT 2026-09-07 1", 30),
        ("Ann Sp 2026-09-07 1", 30),
        ("Ann Sp 2026-09-09 1", 30),
    ]
    assert made.owed[0].why.startswith("Mon 9/7: absent.")
    assert {each.what for each in made.changes} == {"removed"}
    (short,) = [each for each in made.plan.shortfalls if each.key == "Ann Sp"]
    assert short.why.startswith("Mon 9/7: absent. Wed 9/9: absent. ")


def crowded(problem: Problem) -> Problem:
    """Leave Rivera a single half hour a day, Monday to Wednesday: what is lost has a place only if another moves."""
    hours = (Hours(LINCOLN, window("9:30", "10:00", days=(0, 1, 2))),)
    problem = change_mandate(change_mandate(problem, "Ann OT", grouping="individual"), "Ben OT", grouping="individual")
    return replace(
        problem,
        therapists=tuple(replace(each, hours=hours) if each.name == "Rivera" else each for each in problem.therapists),
    )


def test_a_session_makes_room_where_nothing_else_helps() -> None:
    problem = crowded(school(entry("absent", who="Ann", when=SECOND_WEEK + timedelta(days=2))))
    problem = replace(problem, calendar=(*problem.calendar, entry("absent", who="Ann", when=SECOND_WEEK)))
    made = week_plan(problem)
    assert made.owed == ()
    held = {key: rows[0].day for key, rows in made.plan.of_mandate.items() if key in ("Ann OT", "Ben OT")}
    assert held["Ann OT"] == 1
    assert held["Ben OT"] in (0, 2)


def test_nobody_moves_for_what_had_no_place_before() -> None:
    away = [entry("absent", who="Ann", when=SECOND_WEEK + timedelta(days=day)) for day in (0, 2)]
    problem = crowded(school(*away))
    rows = tuple(each for each in planned(problem).placements if each.mandate != "Ann OT")
    plan = replace(planned(problem), placements=rows, shortfalls=(Shortfall("mandate", "Ann OT", 120),))
    made = week_plan(problem, plan)
    assert ("moved", "Ben OT") not in changed(made)
    assert "Ann OT" in {each.mandate for each in made.owed}
    assert ("moved", "Ben OT") in changed(week_plan(problem, replace(plan, shortfalls=())))


def test_where_gaps_are_filled_nothing_moves() -> None:
    problem = crowded(school(entry("absent", who="Ann", when=SECOND_WEEK + timedelta(days=2))))
    problem = replace(problem, calendar=(*problem.calendar, entry("absent", who="Ann", when=SECOND_WEEK)))
    made = week_plan(problem, mode="fill gaps")
    assert [each.mandate for each in made.owed] == ["Ann OT"]
    assert ("moved", "Ben OT") not in changed(made)


def test_nobody_gives_up_a_session_for_another_one() -> None:
    hours = (Hours(LINCOLN, window("9:30", "10:00", days=(1,))),)
    problem = school(entry("absent", who="Ben", when=SECOND_WEEK))
    problem = replace(
        problem,
        therapists=tuple(replace(each, hours=hours) if each.name == "Rivera" else each for each in problem.therapists),
    )
    problem = change_mandate(change_mandate(problem, "Ann OT", grouping="individual"), "Ben OT", minutes=20)
    plan = Plan((place(problem, "Ben OT", 1, "9:30"),))
    made = week_plan(problem, plan)
    assert [each.mandate for each in made.plan.placements if each.therapist == "Rivera"] == ["Ben OT"]
    assert "Ann OT" in {each.mandate for each in made.owed}


def test_a_new_mandate_is_placed_and_gets_keys_of_its_own() -> None:
    problem = school()
    new = replace(problem, mandates=(*problem.mandates, Mandate("Cal Sp", "Cal", "Speech", 30, 2, "week")))
    made = week_plan(new, planned(problem))
    assert changed(made) == [("added", "Cal Sp"), ("added", "Cal Sp")]
    keys = [key for key in made.keys if key.startswith("Cal Sp")]
    days = sorted(each.day for each in made.plan.of_mandate["Cal Sp"])
    assert sorted(keys) == [f"Cal Sp {SECOND_WEEK + timedelta(days=day)} 1" for day in days]


def test_a_session_that_breaks_a_rule_now_is_moved() -> None:
    problem = change_mandate(school(), "Ann OT", setting="push-in")
    made = week_plan(problem)
    assert changed(made) == [("moved", "Ann OT")]
    assert made.plan.of_mandate["Ann OT"][0].setting == "push-in"


def test_a_locked_session_stays_and_a_mandate_that_begins_in_the_week_keeps_to_its_days() -> None:
    problem = change_mandate(school(entry("absent", who="Chen")), "Ann Sp", starts=SECOND_WEEK + timedelta(days=1))
    made = week_plan(problem)
    assert [each.day for each in made.plan.of_mandate["Ann Sp"]] == [2]
    assert not any(each.locked for each in made.plan.placements)


def test_duties_and_lunches_that_a_short_day_takes_are_placed_again() -> None:
    problem = school(entry("late start", end=at("12:45")))
    notes = Duty("notes", "Rivera", "notes", 60, 1, "week", window("8:00", "14:00"))
    problem = replace(problem, duties=(notes,))
    plan = replace(planned(problem), duties=(DutyTime("notes", (1, 2, 3, 4), 0, 480, 540),))
    made = week_plan(problem, plan)
    (time,) = made.plan.duties
    assert (time.day, time.start) != (0, 480)
    assert ("Rivera", 1, 0) not in made.plan.lunch
    assert ("Rivera", 1, 1) in made.plan.lunch


def test_a_week_planned_fresh_holds_all_that_is_owed() -> None:
    made = week_plan(school(entry("absent", who="Rivera")), mode="fresh")
    assert made.owed == ()
    assert made.plan.session_weeks == {"Ann OT": 1, "Ben OT": 1, "Ann Sp": 2}


def test_two_children_swap_nothing_when_one_moves_in() -> None:
    problem = school()
    moved_in = replace(
        problem,
        students=(*problem.students, Student("Dee", LINCOLN, "D.", (LINCOLN, "2B"), 2)),
        mandates=(*problem.mandates, Mandate("Dee OT", "Dee", "OT", 30, 2, "week", therapist="Rivera")),
    )
    made = week_plan(moved_in, planned(problem))
    assert changed(made) == [("added", "Dee OT"), ("added", "Dee OT")]


def test_replan_tells_what_it_does_and_stops_when_asked() -> None:
    told: list[str] = []
    problem = school(entry("absent", who="Rivera"))
    plan_week(problem, planned(problem), SECOND_WEEK, options=QUICK, on_progress=lambda each: told.append(each.doing))
    assert any("what is missing" in doing for doing in told)
    stopped = plan_week(problem, planned(problem), SECOND_WEEK, options=QUICK, stop=lambda: True)
    assert stopped.plan.facts.stopped_early
    assert [each.key for each in stopped.owed] == ["Ann OT 2026-09-07 1"] or stopped.owed == ()


def test_a_session_in_the_only_time_for_lunch_is_kept_when_another_one_is_placed() -> None:
    problem = change_mandate(school(), "Ann OT", minutes=60, times=2, setting="push-in", push_in_during=("WIN",))
    problem = replace(
        problem,
        therapists=tuple(
            replace(each, lunch_from=at("9:30"), lunch_to=at("10:30")) if each.name == "Rivera" else each
            for each in problem.therapists
        ),
        mandates=(
            *(each for each in problem.mandates if each.key != "Ben OT"),
            Mandate("Ben OT", "Ben", "OT", 30, 2, "week"),
        ),
    )
    held = place(problem, "Ann OT", 0, "9:30", setting="push-in", place="1A")
    lunches = (*(each for each in planned(problem).lunches if each.therapist == "Chen"),)
    lunches += tuple(Lunch("Rivera", (1, 2, 3, 4), day, 570, 600) for day in range(1, 5))
    made = week_plan(problem, Plan((held,), lunches=lunches))
    assert made.plan.session_weeks["Ben OT"] == 2
    assert 0 in {each.day for each in made.plan.of_mandate["Ann OT"]}
    assert ("Rivera", 1, 0) not in made.plan.lunch


def test_a_session_that_is_placed_beside_make_ups_is_no_longer_owed() -> None:
    """The search before ran out of time, and the one for make-ups had some left."""
    problem = school()
    made = week_plan(problem)
    late = replace(made.plan, placements=tuple(each for each in made.plan.placements if each.mandate != "Ann OT"))
    short = (Shortfall("mandate", "Ann OT", 30),)
    keys = tuple(key for key in made.keys if not key.startswith("Ann OT"))
    owed = owed_in_week(made.week, late, keys)
    assert [each.key for each in owed] == ["Ann OT 2026-09-07 1"]
    before = WeekPlan(made.week, replace(late, shortfalls=short), keys, owed)
    after = make_up(before, problem, [Missed("Ben OT 2026-08-31 1", "Ben OT", 20)], QUICK)
    assert "Ann OT 2026-09-07 1" in after.keys
    assert (after.owed, after.plan.shortfalls) == ((), ())
    assert list(after.makes_up.values()) == ["Ben OT 2026-08-31 1"]


def test_a_lost_session_finds_a_place_beside_duties_and_lunches() -> None:
    absent = school(entry("absent", who="Rivera"))
    duty = Duty("Rivera notes", "Rivera", "Notes", 30, 3, "week", window("8:00", "14:00"))
    problem = replace(absent, duties=(duty,))
    had = {(1, at("8:00")), (2, at("8:00")), (3, at("9:30"))}
    times = (DutyTime(duty.key, problem.cycle.all_weeks, day, start, start + 30) for day, start in had)
    made = week_plan(problem, replace(planned(problem), duties=tuple(times)))
    assert changed(made) == [("moved", "Ann OT")]
    assert {(each.day, each.start) for each in made.plan.duties} == had


@pytest.mark.parametrize(
    ("options", "ends"),
    [(SolveOptions(), 110.0), (SolveOptions(time_limit=3.0), 103.0), (SolveOptions(reproducible=True), inf)],
)
def test_a_search_ends_by_its_own_limit_or_at_the_latest_moment_or_never(
    monkeypatch: pytest.MonkeyPatch, options: SolveOptions, ends: float
) -> None:
    monkeypatch.setattr("optsched.usecases.keeping.time.monotonic", lambda: 100.0)
    assert ending(options, 110.0) == ends


@pytest.mark.parametrize(
    ("options", "work", "until"),
    [
        (None, TIME_LIMIT, SECONDS),
        (SolveOptions(time_limit=60.0), 60.0, 9.0 + 60.0),
        (SolveOptions(reproducible=True), TIME_LIMIT, inf),
    ],
)
def test_a_week_is_worked_at_as_long_whatever_reading_took_and_ends_at_one_moment(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, options: SolveOptions | None, work: float, until: float
) -> None:
    problem, clock, given = school(entry("absent", who="Rivera")), iter((0.0,)), list[tuple[float | None, float]]()
    monkeypatch.setattr(weekly.time, "monotonic", lambda: next(clock, 9.0))
    monkeypatch.setattr(weekly, "read_given", lambda *files: Reading(problem, Findings()))
    monkeypatch.setattr(weekly, "read_plan", lambda path, problem: (planned(problem), Findings()))

    def replan(week: DatedWeek, limited: SolveOptions, mode: str, *rest: object) -> WeekPlan:
        given.append((limited.time_limit, rest[-1]))  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setattr(weekly, "replan", replan)
    with pytest.raises(KeyboardInterrupt):
        weekly.week_of(SECOND_WEEK, "plan.xlsx", "district.xlsx", tmp_path / "week.xlsx", options=options)
    assert given == [(work, until)]


def test_a_lunch_that_is_owed_anew_moves_a_duty_for_it() -> None:
    problem = replace(
        school(), duties=(Duty("Rivera notes", "Rivera", "Notes", 150, 1, "week", window("8:00", "14:00")),)
    )
    weeks = problem.cycle.all_weeks
    plan = replace(planned(problem), duties=(DutyTime("Rivera notes", weeks, 0, at("11:00"), at("13:30")),))
    hungry = replace(plan, lunches=tuple(each for each in plan.lunches if (each.therapist, each.day) != ("Rivera", 0)))
    made = week_plan(problem, hungry)
    assert len(made.plan.lunches) == len(plan.lunches)
    assert [(each.day, each.end - each.start) for each in made.plan.duties] == [(0, 150)]
    assert changed(made) == [("moved", ""), ("added", "")]


def test_one_duty_that_breaks_a_rule_takes_no_other_with_it() -> None:
    duty = Duty("Rivera notes", "Rivera", "Notes", 30, 3, "week", window("8:00", "14:00"))
    problem, weeks = replace(school(), duties=(duty,)), (1, 2, 3, 4)
    times = [DutyTime(duty.key, weeks, day, at(start), at(start) + 30) for day, start in ((0, "9:30"), (3, "8:00"))]
    plan = replace(planned(problem), duties=(*times, replace(times[1], day=4)))
    kept = standing(problem, plan)
    assert kept.duties == plan.duties[1:]
    assert kept.lunches == plan.lunches
    assert kept.placements == plan.placements
    made = week_plan(problem, plan)
    assert {(each.day, each.start) for each in made.plan.duties} >= {(3, at("8:00")), (4, at("8:00"))}
    assert [each.day for each in made.plan.duties if each.day < 3] == [0]
