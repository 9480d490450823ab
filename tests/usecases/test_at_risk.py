"""How much of what is owed can still be made up: open minutes of a cycle, and the school days that are left."""

import random
from dataclasses import replace
from datetime import date

import pytest
from instances import LINCOLN, at, change_mandate, change_therapist, place, plan_of, school_small, window

from optsched.dated.dates import last_day
from optsched.domain import CalendarEntry, Hours, Mandate, Plan, Problem, StudentTime
from optsched.domain.agenda import days, gaps
from optsched.domain.timetable import may_pull_out, stretches
from optsched.usecases.at_risk import ends_of, open_until
from optsched.usecases.spare import Spare

MONDAY, FRIDAY = date(2026, 9, 7), date(2026, 9, 11)
A_DAY = 270
"""Minutes in which Ann may be pulled out, 8:00-11:30 and 12:00-13:00."""
TUE_TO_FRI = 4 * A_DAY


def planned(**changes: object) -> Problem:
    """Return the small school, Ann's OT as a pull-out until a Friday of the third week of September."""
    problem = change_mandate(school_small(), "Ann OT", **{"setting": "pull-out", "ends": FRIDAY, **changes})
    return replace(problem, options=replace(problem.options, first_day=MONDAY))


def minutes(problem: Problem, plan: Plan) -> int:
    return Spare(problem, plan).minutes(problem.mandate["Ann OT"])


def test_without_sessions_all_time_is_open_in_which_the_child_may_be_seen() -> None:
    assert minutes(planned(), Plan()) == 4 * 5 * A_DAY


def test_sessions_lunches_and_stretches_too_short_are_taken_away() -> None:
    problem = planned()
    plan = plan_of(
        place(problem, "Ann OT", 0, "9:30"),
        place(problem, "Ben OT", 0, "10:00"),
        place(problem, "Ann Sp", 0, "12:00"),  # with Chen: Rivera is free, Ann is not
    )
    # on Mondays 8:00-9:30, 10:30-11:30 and 12:30-13:00 are left
    assert minutes(problem, plan) == 4 * (90 + 60 + 30 + TUE_TO_FRI)
    longer = change_mandate(problem, "Ann OT", minutes=45)
    assert minutes(longer, plan) == 4 * (90 + 60 + TUE_TO_FRI)


def test_a_child_s_own_time_and_hours_elsewhere_are_not_open() -> None:
    problem = planned()
    never = replace(problem, student_times=(StudentTime("Ann", window("8:00", "9:00", (0,)), "never"),))
    assert minutes(never, Plan()) == 4 * (A_DAY - 60 + TUE_TO_FRI)
    late = change_therapist(problem, "Rivera", hours=(Hours(LINCOLN, window("12:00", "14:00", (0, 1))),))
    assert minutes(late, Plan()) == 4 * 2 * 60


def test_who_holds_the_sessions_is_who_makes_them_up() -> None:
    problem = planned(therapist=None)
    other = replace(problem.therapists[0], name="Soto", hours=(Hours(LINCOLN, window("8:00", "9:00", (0,))),))
    both = replace(problem, therapists=(*problem.therapists, other))
    assert minutes(both, Plan()) == 4 * 5 * A_DAY
    assert minutes(both, plan_of(place(both, "Ann OT", 0, "8:00", therapist="Soto"))) == 4 * 30 * 1


def test_a_push_in_needs_an_activity_that_it_suits() -> None:
    assert minutes(planned(setting="push-in", push_in_during=("Science",)), Plan()) == 4 * 5 * 60


def test_the_minutes_of_a_cycle_are_shared_out_over_the_days_left() -> None:
    problem = planned()
    for today, left in ((MONDAY, 5), (date(2026, 9, 9), 3), (FRIDAY, 1), (date(2026, 9, 12), 0)):
        assert open_until(problem, Plan(), today)["Ann", "OT"] == left * A_DAY
    assert open_until(problem, Plan(), date(2026, 9, 1))["Ann", "OT"] == 5 * A_DAY  # school begins on the 7th
    starts = planned(starts=date(2026, 9, 10))
    assert open_until(starts, Plan(), MONDAY)["Ann", "OT"] == 2 * A_DAY


@pytest.mark.parametrize(
    ("entry", "lost"),
    [
        (CalendarEntry(MONDAY, date(2026, 9, 8), "", "no school"), 2),
        (CalendarEntry(MONDAY, MONDAY, LINCOLN, "no school"), 1),
        (CalendarEntry(MONDAY, MONDAY, "Ann", "absent"), 1),
        (CalendarEntry(MONDAY, MONDAY, "1A", "field trip"), 1),
        (CalendarEntry(MONDAY, MONDAY, "Rivera", "absent"), 1),
        (CalendarEntry(MONDAY, MONDAY, "Rivera", "meeting"), 1),
        (CalendarEntry(MONDAY, MONDAY, "", "meeting"), 0),
        (CalendarEntry(MONDAY, MONDAY, "Ben", "absent"), 0),
        (CalendarEntry(MONDAY, MONDAY, "Chen", "absent"), 0),
        (CalendarEntry(MONDAY, MONDAY, "", "early release", 720), 0),
        (CalendarEntry(MONDAY, MONDAY, "", "no school", 720, 800), 0),
    ],
)
def test_days_that_the_calendar_takes_whole_do_not_count(entry: CalendarEntry, lost: int) -> None:
    problem = replace(planned(), calendar=(entry,))
    assert open_until(problem, Plan(), MONDAY)["Ann", "OT"] == (5 - lost) * A_DAY


def test_without_an_end_the_school_year_ends_it_and_without_a_first_day_nothing_is_known() -> None:
    problem = planned(ends=None)
    assert last_day(problem) == date(2027, 5, 14)  # 36 weeks
    off = CalendarEntry(date(2026, 12, 21), date(2027, 1, 1), "", "no school")
    assert last_day(replace(problem, calendar=(off,))) == date(2027, 5, 28)
    assert ends_of(problem)["Ann", "OT"] == date(2027, 5, 14)
    assert open_until(problem, Plan(), date(2027, 5, 13))["Ann", "OT"] == 2 * A_DAY
    undated = replace(problem, options=replace(problem.options, first_day=None))
    assert (("Ann", "OT") in ends_of(undated), open_until(undated, Plan(), MONDAY)) == (False, {})


def test_of_two_mandates_of_a_service_the_one_with_more_time_counts_and_consults_only_alone() -> None:
    problem = planned()
    more = Mandate("Ann OT 2", "Ann", "OT", 30, 1, "week", therapist="Rivera", ends=date(2026, 9, 18))
    both = replace(problem, mandates=(*problem.mandates, more))
    assert open_until(both, Plan(), MONDAY)["Ann", "OT"] == 10 * A_DAY
    assert ends_of(both)["Ann", "OT"] == date(2026, 9, 18)
    consult = replace(both, mandates=(*problem.mandates, replace(more, kind="consult")))
    assert open_until(consult, Plan(), MONDAY)["Ann", "OT"] == 5 * A_DAY
    assert ends_of(consult)["Ann", "OT"] == FRIDAY
    alone = change_mandate(problem, "Ann OT", kind="consult", setting="either")
    assert open_until(alone, Plan(), MONDAY)["Ann", "OT"] == 5 * 360  # the child is not needed


def test_children_are_known_by_their_codes_and_as_they_are_shown() -> None:
    problem = planned()
    shown = replace(problem, options=replace(problem.options, show_initials=True))
    found = open_until(shown, Plan(), MONDAY)
    assert found["Ann", "OT"] == found["A.", "OT"] == 5 * A_DAY
    assert ends_of(shown)["A.", "OT"] == FRIDAY


def recount(problem: Problem, plan: Plan, length: int) -> int:
    """Count Ann's open minutes piece by piece, without arrays."""
    student, total = problem.student["Ann"], 0
    for week in problem.cycle.all_weeks:
        for day in problem.cycle.all_days:
            free = gaps(days(problem, plan)["Rivera", week, day], at("8:00"), at("14:00"))
            own = [(each.start, each.end) for each in plan.of_student["Ann"] if each.day == day and week in each.weeks]
            run = 0
            for start in range(at("8:00"), at("14:05"), 5):
                is_open = any(begin <= start and start + 5 <= end for begin, end in free)
                is_open = is_open and not any(begin < start + 5 and start < end for begin, end in own)
                pieces = stretches(problem, student, week, day, start, start + 5)
                if is_open and all(may_pull_out(problem, student, "OT", each) for each in pieces):
                    run += 5
                    continue
                total, run = total + (run if run >= length else 0), 0
    return total


@pytest.mark.parametrize("seed", range(6))
def test_a_recount_piece_by_piece_finds_the_same(seed: int) -> None:
    draw = random.Random(seed)
    problem = planned(minutes=draw.choice((15, 30, 45)))
    keys = ("Ann OT", "Ben OT", "Cal OT", "Ann Sp")
    rows = [
        place(
            problem,
            draw.choice(keys),
            draw.randrange(5),
            f"{draw.randrange(8, 13)}:{draw.randrange(12) * 5:02d}",
            session=f"{number}",
            weeks=tuple(sorted(draw.sample((1, 2, 3, 4), draw.randrange(1, 5)))),
        )
        for number in range(24)
    ]
    plan = plan_of(*rows)
    assert minutes(problem, plan) == recount(problem, plan, problem.mandate["Ann OT"].minutes) > 0
