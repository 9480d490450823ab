"""R33: co-treated sessions share time and place."""

from dataclasses import replace
from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences

from optsched.domain import Problem
from optsched.rules.co_treat import CoTreat

RULE = CoTreat()


def co_treated(**changes: Any) -> Problem:
    """Ann's OT (once a week) is co-treated with her speech (twice)."""
    return change_mandate(school_small(), "Ann OT", co_treat_with="Ann Sp", **changes)


def test_each_session_of_the_one_with_fewer_has_one_of_the_other_beside_it() -> None:
    problem = co_treated()
    plan = plan_of(
        place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"), place(problem, "Ann Sp", 2, "9:30")
    )
    assert breaches(RULE, problem, plan) == []  # the second session of speech may be alone


def test_another_time_is_said() -> None:
    problem = co_treated()
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:45", weeks=(1,)))
    assert sentences(RULE, problem, plan) == [
        "Ann's OT on Mon 9:30-10:00 is not at the time and place of Ann's Speech in every week."
    ]


@pytest.mark.parametrize("changes", [{"day": 1}, {"setting": "push-in"}, {"place": "Gym"}, {"school": "Adams"}])
def test_day_setting_and_place_are_shared(changes: dict[str, Any]) -> None:
    problem = co_treated()
    ot, speech = place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30")
    assert len(breaches(RULE, problem, plan_of(ot, replace(speech, **changes)))) == 1


def test_every_week_is_covered_and_several_rows_may_cover_them() -> None:
    problem = co_treated()
    ot = place(problem, "Ann OT", 0, "9:30")
    halves = [place(problem, "Ann Sp", 0, "9:30", weeks=weeks) for weeks in ((1, 3), (2, 4))]
    assert breaches(RULE, problem, plan_of(ot, *halves)) == []
    (sentence,) = sentences(RULE, problem, plan_of(ot, halves[0]))
    assert sentence.endswith("in weeks 2 and 4.")


def test_lengths_may_differ() -> None:
    problem = co_treated(minutes=45)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ann Sp", 0, "9:30"))
    assert breaches(RULE, problem, plan) == []


@pytest.mark.parametrize(
    ("changes", "subject"),
    [
        ({}, ("Ann OT", "Ann Sp")),  # 4 sessions against 8
        ({"times": 2}, ("Ann Sp", "Ann OT")),  # as many: the later row
        ({"times": 3}, ("Ann Sp", "Ann OT")),
    ],
)
def test_the_one_with_fewer_is_judged_and_of_equals_the_later_row(
    changes: dict[str, Any], subject: tuple[str, str]
) -> None:
    assert list(RULE.subjects(co_treated(**changes))) == [subject]


def test_a_pair_that_names_each_other_is_one_subject() -> None:
    problem = change_mandate(co_treated(), "Ann Sp", co_treat_with="Ann OT")
    assert list(RULE.subjects(problem)) == [("Ann OT", "Ann Sp")]


def test_a_missing_session_and_other_mandates_are_untouched() -> None:
    problem = co_treated()
    plan = plan_of(place(problem, "Ann Sp", 0, "9:30"), place(problem, "Ben OT", 0, "12:00"))
    assert breaches(RULE, problem, plan) == []


def test_a_locked_session_alone_is_given() -> None:
    problem = co_treated()
    plan = plan_of(locked(place(problem, "Ann OT", 0, "9:30")))
    assert [(each.given, each.placements) for each in breaches(RULE, problem, plan)] == [(True, (0,))]
