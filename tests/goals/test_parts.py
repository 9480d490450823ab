"""What a therapist's part of a plan costs alone, summed over the parts, is never more than the whole plan costs.

The proven bound of a district is a sum of blocks' bounds; it holds only for goals of which this is true.
"""

from dataclasses import replace

import pytest
from every_goal import EVERY
from hypothesis import given, settings
from hypothesis import strategies as st
from instances import ALL_WEEKS, LINCOLN, at, change_mandate, window
from two_schools import OAK, two_schools

from optsched.domain import (
    Duty,
    DutyTime,
    Goal,
    Hours,
    Lunch,
    Mandate,
    Pair,
    Placement,
    Plan,
    Preference,
    Problem,
    StudentTime,
    Therapist,
)
from optsched.domain.plan import PlanSetting

STARTS = tuple(map(at, ("8:00", "8:20", "9:30", "9:35", "10:15", "12:00", "13:00")))
SOME_WEEKS = ((1, 2, 3, 4), (1, 3), (2, 4), (1,), (2, 3))


def district() -> Problem:
    """Two schools, a second OT, wishes of every kind, and mandates that share children between therapists."""
    problem = two_schools(
        Duty("staff", "Rivera", "staff", 20, 1, "week", window("8:10", "8:30", days=(0,)), school=OAK),
        Duty("notes", "Rivera", "notes", 40, 2, "week", window("8:00", "14:00")),
        Duty("calls", "Chen", "calls", 30, 1, "day", window("8:00", "14:00", days=(0, 1))),
        lunch_minutes=30,
        minutes_between=5,
    )
    problem = change_mandate(problem, "Ann OT", setting="combined", push_in_share=50, goal="grip", grouping="group")
    problem = change_mandate(problem, "Ben OT", therapist=None, goal="buttons")
    okafor = Therapist("Okafor", "OT", hours=(Hours(LINCOLN, window("8:00", "12:30")),))
    early, late = window("8:00", "9:45", days=(0, 1)), window("12:00", "14:00")
    return replace(
        problem,
        therapists=(*problem.therapists, okafor),
        mandates=(
            *problem.mandates,
            Mandate("Ben Sp", "Ben", "Speech", 30, 2, "month", therapist="Chen", grouping="group"),
            Mandate("Cal Sp", "Cal", "Speech", 30, 1, "quarter", therapist="Chen"),
        ),
        student_times=(
            StudentTime("Ann", early, "avoid"),
            StudentTime("Ben", late, "prefer"),
            StudentTime("Cal", window("9:30", "10:20"), None, in_class=(LINCOLN, "1A")),
        ),
        pairs=(Pair("Ann", "Ben", "prefer together"), Pair("Ann", "Cal", "prefer apart", "OT")),
        preferences=(
            Preference(early, "worst", classes=((LINCOLN, "1A"),)),
            Preference(late, "best", therapist="Rivera"),
            Preference(early, "best", school=LINCOLN),
        ),
    )


DISTRICT = district()


@st.composite
def placements_of(draw: st.DrawFn, mandate: Mandate) -> list[Placement]:
    """Draw up to three sessions of a mandate with one therapist; who shares time and setting shares the session."""
    student = DISTRICT.student[mandate.student]
    therapist = draw(st.sampled_from(DISTRICT.may_hold(mandate)))
    found = []
    for _ in range(draw(st.integers(0, 3))):
        day, start = draw(st.integers(0, 2)), draw(st.sampled_from(STARTS))
        setting: PlanSetting = draw(st.sampled_from(("push-in", "pull-out")))
        place = "Therapy" if setting == "pull-out" else str(student.school_class)
        session = f"{therapist} {day} {start} {setting} {place} {student.school}"
        weeks, end = draw(st.sampled_from(SOME_WEEKS)), start + mandate.minutes
        found.append(
            Placement(
                session, mandate.key, student.code, weeks, day, start, end, student.school, therapist, setting, place
            )
        )
    return found


@st.composite
def all_placements(draw: st.DrawFn) -> tuple[Placement, ...]:
    return tuple(each for mandate in DISTRICT.mandates for each in draw(placements_of(mandate)))


@st.composite
def plans(draw: st.DrawFn) -> Plan:
    """Draw a plan of the district, lawful or not, with some of its floating duties and lunches."""
    time = st.tuples(st.sampled_from(SOME_WEEKS), st.integers(0, 4), st.sampled_from(STARTS))
    duties = [
        DutyTime(duty.key, weeks, day, start, start + duty.minutes)
        for duty in DISTRICT.floating_duties
        for weeks, day, start in draw(st.lists(time, max_size=3))
    ]
    lunches = [
        Lunch(each.name, ALL_WEEKS, day, start, start + each.lunch_minutes)
        for each in DISTRICT.therapists
        for day, start in draw(st.dictionaries(st.integers(0, 4), st.sampled_from(STARTS), max_size=4)).items()
    ]
    return Plan(placements=draw(all_placements()), duties=tuple(duties), lunches=tuple(lunches))


def part(problem: Problem, plan: Plan, therapist: str) -> tuple[Problem, Plan]:
    """Return what one therapist is asked and does. An open mandate belongs to whoever holds it, or could first."""
    holder = {each.key: problem.may_hold(each)[0] for each in problem.mandates}
    holder |= {each.mandate: each.therapist for each in plan.placements}
    own = replace(
        problem,
        therapists=tuple(each for each in problem.therapists if each.name == therapist),
        mandates=tuple(each for each in problem.mandates if holder[each.key] == therapist),
        duties=tuple(each for each in problem.duties if each.therapist == therapist),
        previous=tuple(each for each in problem.previous if holder[each.mandate] == therapist),
    )
    done = Plan(
        placements=tuple(each for each in plan.placements if each.therapist == therapist),
        duties=tuple(each for each in plan.duties if each.duty in own.duty),
        lunches=tuple(each for each in plan.lunches if each.therapist == therapist),
    )
    return own, done


@pytest.mark.parametrize("goal", EVERY, ids=lambda goal: goal.name)
@settings(max_examples=60, derandomize=True, deadline=None)
@given(plan=plans(), previous=all_placements())
def test_the_parts_of_a_plan_never_cost_more_than_the_whole(
    goal: Goal, plan: Plan, previous: tuple[Placement, ...]
) -> None:
    problem = replace(DISTRICT, previous=previous)
    values = [goal.measure(*part(problem, plan, each.name)) for each in problem.therapists]
    assert min(values) >= 0
    assert sum(values) <= goal.measure(problem, plan)


@pytest.mark.parametrize("goal", EVERY, ids=lambda goal: goal.name)
def test_every_goal_is_positive_for_some_plan_of_the_district(goal: Goal) -> None:
    """Without this, the comparison of parts and whole could hold because nothing is ever counted."""
    sessions = [
        Placement(key, key, key[:3], weeks, day, at(start), at(start) + 30, school, therapist, setting)
        for key, weeks, day, start, school, therapist, setting in SEEN
    ]
    before = replace(sessions[0], day=4)
    assert goal.measure(replace(DISTRICT, previous=(before,)), Plan(placements=tuple(sessions))) > 0


SEEN: tuple[tuple[str, tuple[int, ...], int, str, str, str, PlanSetting], ...] = (
    ("Ann OT", (1, 2, 3), 0, "8:20", LINCOLN, "Rivera", "push-in"),
    ("Dee OT", ALL_WEEKS, 0, "9:20", OAK, "Rivera", "pull-out"),
    ("Ben OT", ALL_WEEKS, 0, "8:20", LINCOLN, "Okafor", "pull-out"),
    ("Ben OT", (1,), 2, "8:20", LINCOLN, "Okafor", "pull-out"),
    ("Ben Sp", (1, 3), 1, "8:00", LINCOLN, "Chen", "pull-out"),
    ("Ben Sp", (2,), 2, "8:00", LINCOLN, "Chen", "pull-out"),
)
