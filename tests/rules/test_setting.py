"""R27: a strict setting is kept."""

from typing import Any

import pytest
from instances import change_mandate, place, plan_of, school_small
from rules.support import breaches, locked, sentences, subjects_broken

from optsched.rules.setting import StrictSetting

RULE = StrictSetting()
ALL = {"push-in", "pull-out", "consult", "on behalf"}


@pytest.mark.parametrize(
    ("changes", "allowed"),
    [
        ({"setting": "push-in"}, {"push-in"}),
        ({"setting": "pull-out"}, {"pull-out"}),
        ({"setting": "combined", "push_in_share": 50}, {"push-in", "pull-out"}),
        ({"setting": "combined", "push_in_share": 100}, {"push-in", "pull-out"}),  # the share is a cost, no rule
        ({"setting": "either"}, {"push-in", "pull-out"}),
        ({"kind": "consult", "setting": "push-in"}, {"consult"}),
        ({"kind": "on behalf"}, {"on behalf"}),
    ],
)
def test_each_setting_allows(changes: dict[str, Any], allowed: set[str]) -> None:
    problem = change_mandate(school_small(), "Ann OT", **changes)
    plans = {setting: plan_of(place(problem, "Ann OT", 0, "9:30", setting=setting)) for setting in ALL}
    assert {setting for setting, plan in plans.items() if not breaches(RULE, problem, plan)} == allowed


@pytest.mark.parametrize(
    ("asked", "found", "ending"),
    [
        ("push-in", "pull-out", "is pull-out instead of push-in in weeks 1 and 3."),
        ("either", "consult", "is consult instead of push-in or pull-out in weeks 1 and 3."),
    ],
)
def test_it_is_said_with_what_was_asked(asked: str, found: str, ending: str) -> None:
    problem = change_mandate(school_small(), "Ann OT", setting=asked)
    plan = plan_of(place(problem, "Ann OT", 0, "9:30", setting=found, weeks=(1, 3)))
    assert sentences(RULE, problem, plan) == [f"Ann's OT on Mon 9:30-10:00 {ending}"]


def test_other_mandates_are_untouched() -> None:
    problem = change_mandate(school_small(), "Ann OT", setting="push-in")
    plan = plan_of(place(problem, "Ann OT", 0, "9:30"), place(problem, "Ben OT", 0, "10:00"))
    assert subjects_broken(RULE, problem, plan) == [("Ann OT",)]


def test_a_locked_session_in_another_setting_is_given() -> None:
    problem = change_mandate(school_small(), "Ann OT", setting="push-in")
    plan = plan_of(locked(place(problem, "Ann OT", 0, "9:30")))
    assert [each.given for each in breaches(RULE, problem, plan)] == [True]
