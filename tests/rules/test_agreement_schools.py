"""The model faces of the rules about a therapist's schools, each beside its check."""

from dataclasses import replace
from typing import Any

import pytest
from instances import LINCOLN, change_therapist, place, plan_of
from rules.agreement import Case, assert_agrees
from rules.support import ADAMS, duty_time, locked
from rules.tiny_problems import pulled, time
from rules.tiny_therapists import CLAY, at_three_schools, lunch_hours, pulled_in, two_schools, with_work

from optsched.domain import Plan, Problem

FIRST_LINCOLN = two_schools((LINCOLN, "9:00", "10:30"), (ADAMS, "10:30", "12:00"))
FIRST_ADAMS = two_schools((ADAMS, "9:00", "10:30"), (LINCOLN, "10:30", "12:00"))
ALWAYS_BOTH = two_schools((LINCOLN, "9:00", "11:30"), (ADAMS, "9:00", "11:30"))
OVERLAPPING = two_schools((LINCOLN, "9:00", "10:30"), (ADAMS, "9:30", "11:00"), travel=0)
THREE = at_three_schools((LINCOLN, "9:00", "11:00"), (ADAMS, "9:30", "11:00"), (CLAY, "9:30", "11:00"))
ANN_AT = {start: place(THREE, "Ann OT", 0, start) for start in ("9:30", "10:00")}
BEN_AT = {start: place(THREE, "Ben OT", 0, start, place="") for start in ("9:30", "10:30")}
OVER_NOON = two_schools((LINCOLN, "9:00", "11:30"), (ADAMS, "11:30", "14:00"))


def travel(problem: Problem, *beside: str, **changes: Any) -> Case:
    return Case("R06", problem, ("R01", "R02", *beside), **{"only": pulled, **changes})


def with_chens_duty(start: str, end: str, **changes: Any) -> Case:
    """Rivera is at Chen's duty, who is not planned now, so that it stands."""
    problem = with_work(FIRST_LINCOLN, "9:00", "12:00", 30, partner="Chen", **changes)
    problem = change_therapist(problem, "Chen", hours=FIRST_LINCOLN.therapist["Rivera"].hours)
    stands = Plan(duties=(duty_time(start, end, **changes),))
    return travel(problem, "R11", planned=("Rivera",), given=stands)


CASES = {
    "hours at two schools": Case("R02", FIRST_LINCOLN, only=pulled),
    "hours at two schools that overlap": Case("R02", OVERLAPPING, only=pulled),
    "one school a stretch": Case("R03", OVERLAPPING, only=pulled),
    "one school a stretch: in some weeks": Case(
        "R03",
        two_schools((LINCOLN, "9:00", "10:00"), (ADAMS, "9:00", "10:00", (2,)), travel=0, weeks=2),
        ("R01",),
        split=True,
        only=pulled,
    ),
    "one school a stretch: off the grid": Case(
        "R03", two_schools((LINCOLN, "9:00", "9:40"), (ADAMS, "9:20", "10:30")), only=pulled
    ),
    "one school a stretch: of three": Case("R03", THREE, ("R01",), most=3, only=pulled_in("9:00", "9:30", "10:30")),
    "one school a stretch: one stands": Case("R03", OVERLAPPING, only=pulled, given=plan_of(BEN_AT["9:30"])),
    "one school a stretch: two of three are locked": Case(
        "R03", THREE, ("R01",), only=pulled, given=plan_of(locked(ANN_AT["10:00"]), locked(BEN_AT["9:30"]))
    ),
    "travel": travel(FIRST_LINCOLN),
    "travel: locks leave no time": travel(ALWAYS_BOTH, given=plan_of(locked(ANN_AT["10:00"]), locked(BEN_AT["10:30"]))),
    "travel: locks leave too little time": travel(
        two_schools((LINCOLN, "9:00", "11:30"), (ADAMS, "9:00", "11:30"), travel=60),
        given=plan_of(locked(ANN_AT["9:30"]), locked(BEN_AT["10:30"])),
    ),
    "travel: there and back": travel(ALWAYS_BOTH, most=3, only=pulled_in("9:00", "9:30", "10:00", "11:00")),
    "travel: of minutes off the grid": travel(
        two_schools((LINCOLN, "9:00", "10:00"), (ADAMS, "10:00", "11:30"), travel=20)
    ),
    "travel: in some weeks": travel(
        two_schools((LINCOLN, "9:00", "10:00"), (ADAMS, "10:00", "11:30"), weeks=2),
        split=True,
        only=pulled_in("9:00", "9:30", "10:00", "10:30"),
    ),
    "travel: of unknown minutes": travel(replace(FIRST_LINCOLN, travel=())),
    "travel: one stands": travel(FIRST_LINCOLN, given=plan_of(place(FIRST_LINCOLN, "Ann OT", 0, "10:00"))),
    "travel: one is locked": travel(FIRST_LINCOLN, given=plan_of(locked(BEN_AT["10:30"]))),
    "travel: not during a duty": travel(with_work(FIRST_LINCOLN, "10:10", "10:20"), "R10"),
    "travel: beside a duty off the grid": travel(
        with_work(two_schools((LINCOLN, "9:00", "10:30"), (ADAMS, "10:30", "12:00"), travel=25), "10:03", "10:10"),
        "R10",
    ),
    "travel: to a duty": travel(with_work(FIRST_LINCOLN, "10:30", "10:45", school=ADAMS), "R10"),
    "travel: to a duty in one week": travel(
        with_work(
            two_schools((LINCOLN, "9:00", "10:00"), (ADAMS, "10:00", "11:30"), weeks=2),
            "10:00",
            "10:15",
            school=ADAMS,
            window=time("10:00", "10:15", (1,)),
        ),
        "R10",
        only=pulled_in("9:00", "9:30", "10:30"),
        split=True,
    ),
    "travel: from a duty that ends late": travel(with_work(FIRST_LINCOLN, "10:00", "10:40", school=LINCOLN), "R10"),
    "travel: from a duty and back": travel(with_work(FIRST_ADAMS, "10:00", "10:30", school=ADAMS), "R10"),
    "travel: beside a duty that floats": travel(with_work(FIRST_LINCOLN, "9:30", "11:30", 30), "R11", most=3),
    "travel: to a duty that floats": travel(
        with_work(FIRST_LINCOLN, "10:30", "11:30", 30, school=ADAMS), "R11", most=3
    ),
    "travel: to a colleague's duty": with_chens_duty("10:30", "11:00", school=ADAMS),
    "travel: not during a colleague's duty": with_chens_duty("10:15", "10:45"),
    "travel: lunch before it or after it": travel(
        lunch_hours(OVER_NOON, until="12:30"),
        "R04",
        most=3,
        only=pulled_in("10:30", "11:00", "11:30", "12:00", "12:30"),
    ),
    "travel: a duty lies between two locks": travel(
        with_work(ALWAYS_BOTH, "10:05", "10:15"),
        "R10",
        given=plan_of(locked(ANN_AT["9:30"]), locked(BEN_AT["10:30"])),
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_model_allows_what_the_check_finds_clean(case: Case) -> None:
    assert_agrees(case)
