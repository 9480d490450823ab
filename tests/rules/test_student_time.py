"""R14: a child's own protected time is never taken."""

from dataclasses import replace

import pytest
from instances import place, plan_of, school_small, window
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.domain import Problem, StudentTime
from optsched.rules.student_time import ProtectedTime

RULE = ProtectedTime()


def with_chorus(rule: str = "never", what: str = "chorus") -> Problem:
    """Ann has chorus on Mon of weeks 1 and 3, 9:45-10:15."""
    chorus = window("9:45", "10:15", days=(0,), weeks=(1, 3))
    return replace(school_small(), student_times=(StudentTime("Ann", chorus, rule, what),))  # type: ignore[arg-type]


@pytest.mark.parametrize("setting", ["push-in", "pull-out"])
def test_a_session_in_protected_time_is_said_with_what_it_takes(setting: str) -> None:
    problem = with_chorus()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", setting=setting))
    # the session is held every week, chorus in weeks 1 and 3
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 takes chorus 9:45-10:15 of Ann in weeks 1 and 3."
    ]


def test_protected_time_without_a_name_is_called_so() -> None:
    problem = with_chorus(what="")
    (sentence,) = sentences(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:30", weeks=(1,))))
    assert sentence == "Ann's OT on Mon 9:30-10:00 takes the protected time 9:45-10:15 of Ann in week 1."


def test_before_it_after_it_and_in_other_weeks_is_free() -> None:
    problem = with_chorus()
    plan = plan_of(
        place(problem, "Ann OT", 0, "10:15"),
        place(problem, "Ann Sp", 0, "9:15"),
        place(problem, "Ann Sp", 0, "9:45", weeks=(2, 4)),
        place(problem, "Ann Sp", 1, "9:45"),
    )
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize("rule", ["avoid", "prefer", "allow"])
def test_other_rules_do_not_protect(rule: str) -> None:
    problem = with_chorus(rule)
    assert breaches(RULE, problem, plan_of(place(problem, "Ann OT", 0, "9:45"))) == []


def test_work_without_the_child_and_other_children_are_untouched() -> None:
    problem = with_chorus()
    plan = plan_of(place(problem, "Ann OT", 0, "9:45", setting="consult"), place(problem, "Ben OT", 0, "9:45"))
    assert subjects_broken(RULE, problem, plan) == []


def test_a_locked_session_there_is_given() -> None:
    problem = with_chorus()
    plan = plan_of(locked(place(problem, "Ann OT", 0, "9:45")))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
