"""The model faces of the rules about a therapist's time at one school, each beside its check."""

from dataclasses import replace
from typing import Any

import pytest
from instances import LINCOLN, at, change_mandate, place, plan_of
from rules.agreement import Case, assert_agrees, tiny
from rules.support import locked
from rules.tiny_problems import group, options, pulled
from rules.tiny_therapists import lunch_day, pulled_in, rivera, with_hours, with_work

ANN, BEN = tiny("Ann OT"), tiny("Ann OT", "Ben OT")
ONE_WEEK = tiny("Ann OT", "Ben OT", weeks=1, end="11:00")
THREE = replace(ONE_WEEK, mandates=group("Ann OT", "Ben OT", "Cal OT").mandates)
ANN_LONGER = change_mandate(BEN, "Ann OT", minutes=60)
BEN_STAYS_LONGER = options(change_mandate(THREE, "Ben OT", minutes=60), unequal_lengths=True)
FINE = tiny("Ann OT", "Ben OT", weeks=1, grid=5, end="10:45")
TEN_MINUTES = change_mandate(tiny("Ann OT", weeks=1, grid=5, end="9:30"), "Ann OT", minutes=10)
FIVE_LEFT = pulled_in("9:00", "9:35", "10:10")  # sessions of 30 minutes with 5 minutes between them
LUNCH_DAY = lunch_day("Ann OT", "Ben OT", weeks=1)
AROUND_LUNCH = pulled_in("10:30", "11:00", "11:30", "12:00")
BEN_AT, ANN_AT = (
    {start: place(ONE_WEEK, key, 0, start) for start in ("9:00", "9:10", "9:30", "9:35", "10:00", "11:15")}
    for key in ("Ben OT", "Ann OT")
)
LONG_LOCK = locked(replace(BEN_AT["9:00"], end=at("10:30")))
TWO_LOCKS = plan_of(locked(BEN_AT["9:30"]), locked(BEN_AT["10:00"]))


def between(**changes: Any) -> Case:
    """Sessions on a grid of 30 minutes, and too few minutes for two of them to follow on each other."""
    given = {"problem": rivera(ONE_WEEK, minutes_between=15), "beside": ("R01",), "only": pulled, **changes}
    return Case("R05", **given)


def with_five_minutes(start: str, end: str, *beside: str, **changes: Any) -> Case:
    """Ten minutes are owed between sessions; a duty of five minutes lies somewhere from `start` to `end`."""
    problem = with_work(rivera(FINE, minutes_between=10), start, end, 5)
    return between(problem=problem, beside=("R01", "R10", *beside), only=FIVE_LEFT, most=3, **changes)


CASES = {
    "one session: of two lengths": Case("R01", ANN_LONGER, split=True, only=pulled),
    "one session: two settings": Case("R01", tiny("Ann OT", "Ben OT", weeks=1)),
    "one session: the longer member stays": Case("R01", BEN_STAYS_LONGER, most=3, only=pulled),
    "one session: one stands in one week": Case(
        "R01", ANN_LONGER, split=True, only=pulled, given=plan_of(replace(BEN_AT["9:30"], weeks=(2,)))
    ),
    "one session: one stands off the grid": Case("R01", BEN, only=pulled, given=plan_of(BEN_AT["9:10"])),
    "one session: two are locked at once": Case(
        "R01", ONE_WEEK, only=pulled, given=plan_of(locked(BEN_AT["9:00"]), locked(BEN_AT["9:10"]))
    ),
    "hours: a gap": Case("R02", with_hours(ANN, (LINCOLN, "9:00", "10:00"), (LINCOLN, "10:30", "11:00"))),
    "hours: of each week": Case(
        "R02",
        with_hours(ANN, (LINCOLN, "9:00", "10:30", (1,)), (LINCOLN, "9:30", "11:00", (2,))),
        split=True,
        only=pulled,
    ),
    "hours: rows that touch are one": Case(
        "R02",
        with_hours(
            change_mandate(ANN, "Ann OT", minutes=60),
            (LINCOLN, "9:00", "10:00"),
            (LINCOLN, "10:00", "10:30"),
            (LINCOLN, "11:00", "11:30"),
        ),
    ),
    "hours: rows that touch off the grid are one": Case(
        "R02", with_hours(ANN, (LINCOLN, "9:00", "9:40"), (LINCOLN, "9:40", "10:30"), (LINCOLN, "10:45", "11:15"))
    ),
    "lunch": Case("R04", LUNCH_DAY, ("R01",), only=AROUND_LUNCH),
    "lunch: each week its own": Case(
        "R04",
        lunch_day("Ann OT"),
        ("R01",),
        split=True,
        only=AROUND_LUNCH,
    ),
    "lunch: beside a duty off the grid": Case(
        "R04", with_work(rivera(LUNCH_DAY, lunch_to="12:30"), "11:35", "11:45"), ("R01", "R10"), only=AROUND_LUNCH
    ),
    "lunch: beside a duty that floats": Case(
        "R04", with_work(LUNCH_DAY, "11:00", "12:30", 30), ("R01", "R11"), only=AROUND_LUNCH
    ),
    "lunch: a session is locked": Case(
        "R04",
        rivera(LUNCH_DAY, lunch_to="12:30"),
        ("R01",),
        only=AROUND_LUNCH,
        given=plan_of(locked(BEN_AT["11:15"])),
    ),
    "lunch: between hours": Case(
        "R04",
        with_hours(LUNCH_DAY, (LINCOLN, "9:00", "11:15"), (LINCOLN, "11:45", "14:00")),
        ("R01", "R02"),
        only=AROUND_LUNCH,
    ),
    "minutes between": between(),
    "minutes between: by week": between(problem=rivera(BEN, minutes_between=15), split=True),
    "minutes between: the longer member stays": between(problem=rivera(BEN_STAYS_LONGER, minutes_between=15), most=3),
    "minutes between: one stands": between(given=plan_of(BEN_AT["9:30"])),
    "minutes between: two are locked": between(given=TWO_LOCKS),
    "minutes between: a duty lies there": with_five_minutes("9:30", "9:35"),
    "minutes between: a duty lies there off the grid": between(
        problem=with_work(rivera(FINE, minutes_between=10), "9:31", "9:34"),
        beside=("R01", "R10"),
        only=FIVE_LEFT,
    ),
    "minutes between: a duty may lie there": with_five_minutes("9:25", "9:45", "R11"),
    "minutes between: a duty must lie where two stand": with_five_minutes(
        "9:25", "9:45", "R11", given=plan_of(BEN_AT["9:00"], ANN_AT["9:35"])
    ),
    "minutes between: a duty may lie where two are locked": with_five_minutes(
        "9:25", "9:45", "R11", given=plan_of(locked(BEN_AT["9:00"]), locked(ANN_AT["9:35"]))
    ),
    "minutes between: a duty as long as they are": between(
        problem=with_work(rivera(FINE, minutes_between=10), "9:30", "9:40"),
        beside=("R01", "R10"),
        only=pulled_in("9:00", "9:40", "10:10"),
    ),
    "minutes between: lunch lies there": between(
        problem=rivera(LUNCH_DAY, minutes_between=45), beside=("R01", "R04"), only=AROUND_LUNCH, most=3
    ),
    "longest run": Case("R08", rivera(THREE, longest_run=60), ("R01",), most=3, only=pulled),
    "longest run: off the grid": Case("R08", rivera(THREE, longest_run=45), ("R01",), only=pulled),
    "longest run: by week": Case("R08", rivera(BEN, longest_run=30), ("R01",), split=True, only=pulled),
    "longest run: a short gap does not end it": Case("R08", rivera(TEN_MINUTES, longest_run=20), ("R01",), only=pulled),
    "longest run: the longer member stays": Case(
        "R08", rivera(BEN_STAYS_LONGER, longest_run=60), ("R01",), most=3, only=pulled
    ),
    "longest run: one is locked": Case(
        "R08", rivera(THREE, longest_run=60), ("R01",), only=pulled, given=plan_of(locked(BEN_AT["9:30"]))
    ),
    "longest run: a lock is longer": Case(
        "R08",
        rivera(tiny("Ann OT", "Ben OT", weeks=1, end="11:30"), longest_run=60),
        ("R01",),
        only=pulled,
        given=plan_of(LONG_LOCK),
    ),
    "most a day": Case("R09", rivera(BEN, most_minutes_a_day=30), split=True, only=pulled),
    "most a day: off the grid": Case("R09", rivera(ONE_WEEK, most_minutes_a_day=45)),
    "most a day: the longer member stays": Case(
        "R09", rivera(BEN_STAYS_LONGER, most_minutes_a_day=60), ("R01",), most=3, only=pulled
    ),
    "most a day: consults do not count": Case(
        "R09", rivera(change_mandate(ONE_WEEK, "Ben OT", kind="consult"), most_minutes_a_day=30), ("R01",)
    ),
    "most a day: one stands in one week": Case(
        "R09",
        rivera(BEN, most_minutes_a_day=60),
        split=True,
        only=pulled,
        given=plan_of(replace(BEN_AT["9:00"], weeks=(1,))),
    ),
    "most a day: more is locked": Case(
        "R09", rivera(BEN_STAYS_LONGER, most_minutes_a_day=45), ("R01",), only=pulled, given=TWO_LOCKS
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_model_allows_what_the_check_finds_clean(case: Case) -> None:
    assert_agrees(case)
