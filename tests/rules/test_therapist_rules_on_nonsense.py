"""A plan may be typed by hand: whatever stands in it, the therapist's rules answer and never raise."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from instances import LINCOLN, change_therapist
from rules.support import ADAMS, breaches, two_schools, with_duty, with_fixed_duty

from optsched.domain import DutyTime, Lunch, Placement, Plan, Problem, Rule
from optsched.rules.assistant_share import AssistantShareKept
from optsched.rules.fixed_duties import FixedDuties
from optsched.rules.floating_duties import FloatingDuties
from optsched.rules.hours import InsideHours
from optsched.rules.longest_run import LongestRun
from optsched.rules.lunch import UnbrokenLunch
from optsched.rules.minutes_between import MinutesBetween
from optsched.rules.one_school_a_stretch import OneSchoolAStretch
from optsched.rules.one_therapist import OneTherapist
from optsched.rules.right_therapist import RightTherapist
from optsched.rules.therapist_most_a_day import TherapistMostADay
from optsched.rules.therapist_one_session import TherapistOneSession
from optsched.rules.travel import TimeToTravel

RULES: tuple[Rule, ...] = (
    TherapistOneSession(),
    InsideHours(),
    OneSchoolAStretch(),
    UnbrokenLunch(),
    MinutesBetween(),
    TimeToTravel(),
    LongestRun(),
    TherapistMostADay(),
    FixedDuties(),
    FloatingDuties(),
    OneTherapist(),
    RightTherapist(),
    AssistantShareKept(),
)

weeks = st.lists(st.integers(0, 6), max_size=4).map(tuple)
days = st.integers(-1, 8)
minutes = st.integers(-10, 25 * 60)
people = st.sampled_from(("Rivera", "Chen", "Nobody", ""))
schools = st.sampled_from((LINCOLN, ADAMS, "Nowhere", ""))
placements = st.builds(
    Placement,
    session=st.sampled_from(("S1", "S2", "S3", "")),
    mandate=st.sampled_from(("Ann OT", "Ben OT", "Ann Sp", "unknown")),
    student=st.sampled_from(("Ann", "Ben", "unknown")),
    weeks=weeks,
    day=days,
    start=minutes,
    end=minutes,
    school=schools,
    therapist=people,
    setting=st.sampled_from(("push-in", "pull-out", "consult", "on behalf")),
    locked=st.booleans(),
)
duty_times = st.builds(
    DutyTime,
    duty=st.sampled_from(("D1", "D2", "unknown")),
    weeks=weeks,
    day=days,
    start=minutes,
    end=minutes,
    school=st.none() | schools,
)
lunches = st.builds(Lunch, people, weeks, days, minutes, minutes)
plans = st.builds(
    Plan,
    placements=st.lists(placements, max_size=6).map(tuple),
    duties=st.lists(duty_times, max_size=3).map(tuple),
    lunches=st.lists(lunches, max_size=3).map(tuple),
)


def everything() -> Problem:
    """Two schools whose hours overlap, 10 minutes between, an hour a day, a floating and a shared fixed duty."""
    problem = two_schools((LINCOLN, "8:00", "12:00"), (ADAMS, "10:00", "14:00"))
    problem = change_therapist(problem, "Rivera", minutes_between=10, most_minutes_a_day=60)
    return with_fixed_duty(with_duty(problem, "8:00", "12:00", 30), "9:00", "9:20", key="D2", partner="Chen")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.code)
@settings(max_examples=60, deadline=None)
@given(plan=plans)
def test_whatever_stands_in_a_plan_is_answered_with_sentences(rule: Rule, plan: Plan) -> None:
    for breach in breaches(rule, everything(), plan):
        assert breach.code == rule.code
        assert breach.sentence.endswith(".")
        assert not set(re.findall(r"\w+", breach.sentence)) & {"S1", "S2", "S3"}  # sessions are said by their children
        assert all(0 <= position < len(plan.placements) for position in breach.placements)
        if breach.given:
            assert any(plan.placements[position].locked for position in breach.placements)
