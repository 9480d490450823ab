"""R29: mandates that alternate are never in the same week."""

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.domain import Problem
from optsched.rules.alternates import Alternates

RULE = Alternates()


def alternating() -> Problem:
    """Ann's OT and speech alternate."""
    return change_mandate(school_small(), "Ann OT", alternates_with="Ann Sp")


def test_different_weeks_are_allowed() -> None:
    problem = alternating()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", weeks=(1, 3)), place(problem, "Ann Sp", 0, "9:30", weeks=(2, 4)))
    assert breaches(RULE, problem, plan) == []


def test_a_shared_week_is_said() -> None:
    problem = alternating()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", weeks=(1, 3)), place(problem, "Ann Sp", 2, "9:30", weeks=(3, 4)))
    assert sentences(RULE, problem, plan) == ["Ann's OT and Ann's Speech alternate, but both are held in week 3."]


@pytest.mark.parametrize("partner", ["Ann OT", None])
def test_a_pair_is_one_subject_whether_one_or_both_rows_name_it(partner: str | None) -> None:
    problem = change_mandate(alternating(), "Ann Sp", alternates_with=partner)
    assert list(RULE.subjects(problem)) == [("Ann OT", "Ann Sp")]


def test_mandates_that_do_not_alternate_are_untouched() -> None:
    problem = alternating()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 1, "9:30"))
    assert breaches(RULE, problem, plan) == []


def test_it_is_given_when_both_are_locked() -> None:
    problem = alternating()
    ot, speech = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 1, "9:30")
    assert [each.given for each in breaches(RULE, problem, plan_of(locked(ot), locked(speech)))] == [True]
    assert [each.given for each in breaches(RULE, problem, plan_of(ot, locked(speech)))] == [False]
