"""R36: a session is at the child's school."""

import pytest
from instances import place, plan_of
from rules.support import ADAMS, breaches, locked, sentences, subjects_broken, two_schools

from optsched.rules.school import ChildsSchool

RULE = ChildsSchool()


def test_sessions_at_the_childs_school_are_allowed() -> None:
    problem = two_schools()
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30"))) == []


@pytest.mark.parametrize("setting", ["push-in", "pull-out", "consult", "on behalf"])
def test_another_school_is_said_in_every_setting(setting: str) -> None:
    problem = two_schools()
    plan = plan_of(place(problem, "Ann OT", 0, "11:30", school=ADAMS, setting=setting, weeks=(1, 3)))
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 11:30-12:00 is at Adams, but Ann is at Lincoln, in weeks 1 and 3."
    ]


def test_a_session_given_to_another_child_is_said() -> None:
    problem = two_schools()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", student="Ben"))
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 is given to Ben instead of Ann in every week."
    ]


def test_other_mandates_are_untouched() -> None:
    problem = two_schools()
    plan = plan_of(place(problem, "Ann OT", 0, "11:30", school=ADAMS), place(problem, "Ben OT", 0, "9:30"))
    assert subjects_broken(RULE, problem, plan) == [("Ann OT",)]


def test_a_locked_session_at_another_school_is_given() -> None:
    problem = two_schools()
    plan = plan_of(locked(place(problem, "Ann OT", 0, "11:30", school=ADAMS)))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
