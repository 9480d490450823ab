"""Whatever a hand-made plan holds, a rule says what is wrong with it and never fails."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instances import LINCOLN, change_mandate, school_small, window
from rules.support import breaches

from optsched.domain import Pair, Placement, Plan, Problem, Rule, StudentTime
from optsched.rules.alternates import Alternates
from optsched.rules.apart import Apart
from optsched.rules.child_most_a_day import ChildMostADay
from optsched.rules.class_time import ClassTime
from optsched.rules.class_visits import ClassVisits
from optsched.rules.co_treat import CoTreat
from optsched.rules.days_apart import DaysApart
from optsched.rules.grade_span import GradeSpan
from optsched.rules.group_size import GroupSize
from optsched.rules.individual import Individual
from optsched.rules.locked import Locked
from optsched.rules.members_alike import MembersAlike
from optsched.rules.minutes_apart import MinutesApart
from optsched.rules.push_in_block import PushInBlock
from optsched.rules.room_not_full import RoomNotFull
from optsched.rules.room_open import RoomOpen
from optsched.rules.school import ChildsSchool
from optsched.rules.session_minutes import SessionMinutes
from optsched.rules.setting import StrictSetting
from optsched.rules.student_one_place import StudentOnePlace
from optsched.rules.student_time import ProtectedTime
from optsched.rules.together import Together
from optsched.rules.weeks import Weeks

RULES: tuple[Rule, ...] = (
    StudentOnePlace(),
    ClassTime(),
    ProtectedTime(),
    PushInBlock(),
    ClassVisits(),
    RoomOpen(),
    RoomNotFull(),
    GroupSize(),
    Individual(),
    GradeSpan(),
    Apart(),
    Together(),
    DaysApart(),
    MinutesApart(),
    ChildMostADay(),
    StrictSetting(),
    Weeks(),
    Alternates(),
    CoTreat(),
    MembersAlike(),
    SessionMinutes(),
    ChildsSchool(),
    Locked(),
)


def school_with_everything() -> Problem:
    """The small school in which every rule has a subject, and a child without a class or grade."""
    problem = school_small()
    problem = change_mandate(problem, "Ann OT", co_treat_with="Ann Sp", alternates_with="Ann Sp", grouping="individual")
    problem = change_mandate(problem, "Ben OT", kind="consult", push_in_during=("WIN",), days_apart=0)
    problem = change_mandate(problem, "Ann Sp", per="day", times=2)
    cal = replace(problem.students[2], school_class=None, grade=None)
    return replace(
        problem,
        options=replace(problem.options, most_therapy_minutes_a_day=45, grade_span=0),
        students=(*problem.students[:2], cal),
        student_times=(
            StudentTime("Ann", window("9:00", "9:50"), "never", "chorus"),
            StudentTime("Cal", window("9:00", "10:00"), "allow", "", (LINCOLN, "2B")),
        ),
        pairs=(Pair("Ann", "Ben", "apart"), Pair("Ann", "Cal", "together")),
        locked=(Placement("L", "gone", "Zoe", (9,), 9, 0, 0, "Nowhere", "Nobody", "pull-out"),),
    )


def of(*known: str) -> st.SearchStrategy[str]:
    return st.sampled_from((*known, "", "unknown"))


PLACEMENTS = st.builds(
    Placement,
    session=st.sampled_from(("S1", "S2", "")),
    mandate=of("Ann OT", "Ben OT", "Cal OT", "Ann Sp"),
    student=of("Ann", "Ben", "Cal"),
    weeks=st.lists(st.integers(-1, 9), max_size=4, unique=True).map(tuple),
    day=st.integers(-2, 8),
    start=st.integers(470, 860),
    end=st.integers(470, 860),
    school=of(LINCOLN),
    therapist=of("Rivera", "Chen"),
    setting=st.sampled_from(("push-in", "pull-out", "consult", "on behalf")),
    place=of("Therapy", "1A", "2B"),
    locked=st.booleans(),
)


@settings(deadline=None, max_examples=60)
@given(st.lists(PLACEMENTS, max_size=8))
def test_no_plan_makes_a_rule_fail_and_every_breach_can_be_shown(placements: list[Placement]) -> None:
    problem, plan = school_with_everything(), Plan(tuple(placements))
    for rule in RULES:
        for breach in breaches(rule, problem, plan):
            rows = [plan.placements[position] for position in breach.placements]
            assert breach.code == rule.code
            assert breach.sentence.endswith(".")
            assert not set(re.findall(r"\w+", breach.sentence)) & {"S1", "S2"}  # sessions are said by their children
            assert rows or rule.code == "R37"  # only a lock that is gone has no placement to show
            assert not breach.given or any(row.locked for row in rows)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
def test_a_free_plan_and_an_empty_problem_break_nothing_but_locks(rule: Rule) -> None:
    assert breaches(rule, Problem(), Plan()) == []
    assert bool(breaches(rule, school_with_everything(), Plan())) == (rule.code == "R37")


def test_codes_are_their_own_and_titles_are_sentences() -> None:
    codes = [rule.code for rule in RULES]
    assert len(set(codes)) == len(codes) == 23
    assert all(rule.title.endswith(".") for rule in RULES)
