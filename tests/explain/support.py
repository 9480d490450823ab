"""What tests of explaining share: a Monday that is too short, and every plan of it."""

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from instances import LINCOLN, change_therapist, place, school_small, window

from optsched.domain import Hours, Plan, Problem
from optsched.domain.accounts import account
from optsched.rules import RULES


def crowded(start: str, end: str, **changes: Any) -> Problem:
    """The small school with three weekly OT mandates of 30 minutes, and Rivera there on Mon from start to end."""
    small = school_small()
    weekly = {"times": 1, "per": "week", **changes}
    mandates = tuple(replace(each, **weekly) for each in small.mandates if each.service == "OT")
    hours = (Hours(LINCOLN, window(start, end, days=(0,))),)
    therapists = tuple(each for each in small.therapists if each.name == "Rivera")
    return change_therapist(replace(small, mandates=mandates, therapists=therapists), "Rivera", hours=hours)


def plans_on_monday(problem: Problem, starts: tuple[str, ...]) -> Iterator[Plan]:
    """Yield every plan without a breach that holds each mandate at one of these times, or not at all.

    Those at one time are one group.
    """
    for chosen in itertools.product((None, *starts), repeat=len(problem.mandates)):
        rows = [
            place(problem, mandate.key, 0, start, session=f"Mon {start}")
            for mandate, start in zip(problem.mandates, chosen, strict=True)
            if start is not None
        ]
        plan = Plan(tuple(rows))
        if is_clean(problem, plan):
            yield plan


def is_clean(problem: Problem, plan: Plan) -> bool:
    return not any(
        True for rule in RULES for subject in rule.subjects(problem) for _ in rule.check(subject, problem, plan)
    )


def missing_minutes(problem: Problem, plan: Plan) -> int:
    return sum(each.missing for each in account(problem, plan))
