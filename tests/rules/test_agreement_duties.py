"""The model faces of the rules about a therapist's duties, each beside its check."""

from dataclasses import replace

import pytest
from instances import LINCOLN, at, change_mandate, change_therapist, place, plan_of
from rules.agreement import Case, assert_agrees, tiny
from rules.support import ADAMS, duty_time, locked
from rules.tiny_problems import pulled, time
from rules.tiny_therapists import two_schools, with_hours, with_work

from optsched.domain import Plan, Window

ANN, BOTH, SHORT = tiny("Ann OT"), tiny("Ann OT", "Ben OT"), tiny("Ann OT", end="10:00")
TWO_SERVICES = tiny("Ann OT", "Ann Sp", weeks=1)
TWO_DAYS = Window((0, 1), (1, 2), at("9:00"), at("10:00"))
SUPERVISION = with_work(TWO_SERVICES, "9:00", "10:30", 30, partner="Chen")
OTHER_HOURS = change_therapist(
    SUPERVISION, "Chen", hours=with_hours(BOTH, (LINCOLN, "9:30", "10:30")).therapist["Rivera"].hours
)
BEN_OFF_THE_GRID = place(BOTH, "Ben OT", 0, "9:15", weeks=(2,))
ADAMS_LATER = two_schools((LINCOLN, "9:00", "10:00"), (ADAMS, "9:30", "10:30"))

CASES = {
    "fixed": Case("R10", with_work(BOTH, "9:30", "10:00"), only=pulled),
    "fixed: off the grid": Case("R10", with_work(BOTH, "9:40", "9:50"), only=pulled),
    "fixed: over a time on the grid": Case("R10", with_work(BOTH, "9:25", "9:35"), only=pulled),
    "fixed: in one week": Case(
        "R10", with_work(BOTH, "9:15", "9:30", window=time("9:15", "9:30", (2,))), split=True, only=pulled
    ),
    "fixed: shared": Case("R10", with_work(TWO_SERVICES, "9:30", "10:00", therapist="Chen", partner="Rivera")),
    "fixed: at another school": Case("R10", with_work(ADAMS_LATER, "9:30", "10:00", school=ADAMS), only=pulled),
    "floating": Case("R11", with_work(BOTH, "9:00", "10:30", 30), ("R01",), only=pulled),
    "floating: off the grid": Case(
        "R11", with_work(BOTH, "9:10", "10:20", 20, per="cycle"), ("R01",), split=True, only=pulled
    ),
    "floating: twice a week": Case("R11", with_work(ANN, "9:00", "10:30", 30, times=2), ("R01",), most=3, only=pulled),
    "floating: once a cycle": Case(
        "R11", with_work(ANN, "9:00", "10:30", 30, per="cycle"), ("R01",), split=True, only=pulled
    ),
    "floating: once a day": Case(
        "R11",
        with_work(tiny("Ann OT", days=2, end="10:00"), "9:00", "10:00", 30, per="day", window=TWO_DAYS),
        ("R01",),
        most=3,
        only=pulled,
    ),
    "floating: hours that differ by week": Case(
        "R11",
        with_work(
            with_hours(BOTH, (LINCOLN, "9:00", "10:00", (1,)), (LINCOLN, "9:30", "10:30", (2,))), "9:00", "10:30", 30
        ),
        ("R01",),
        split=True,
        only=pulled,
    ),
    "floating: hours that touch": Case(
        "R11",
        with_work(with_hours(ANN, (LINCOLN, "9:00", "9:40"), (LINCOLN, "9:40", "10:30")), "9:00", "10:30", 60),
        ("R01",),
        only=pulled,
    ),
    "floating: at a school": Case(
        "R11", with_work(ADAMS_LATER, "9:00", "10:30", 30, school=ADAMS), ("R01", "R02"), only=pulled
    ),
    "floating: anywhere": Case("R11", with_work(ADAMS_LATER, "9:00", "10:30", 60), ("R01", "R02"), only=pulled),
    "floating: beside a fixed one": Case(
        "R11", with_work(with_work(ANN, "9:10", "9:25"), "9:00", "10:30", 30), ("R01", "R10"), only=pulled
    ),
    "floating: a session is locked": Case(
        "R11", with_work(BOTH, "9:00", "10:30", 30), ("R01",), only=pulled, given=plan_of(locked(BEN_OFF_THE_GRID))
    ),
    "shared supervision": Case("R11", SUPERVISION, ("R01",), most=3, only=pulled),
    "shared supervision: other hours": Case("R11", OTHER_HOURS, ("R01",), most=3, only=pulled),
    "shared supervision: another duty of one": Case(
        "R11",
        with_work(
            with_work(tiny("Ann OT", "Ann Sp", end="10:00"), "9:00", "10:00", 30, partner="Chen"),
            "9:00",
            "10:00",
            15,
            therapist="Chen",
        ),
        ("R01",),
        most=3,
        only=pulled,
    ),
    "shared supervision: a session of the other stands": Case(
        "R11",
        replace(SUPERVISION, mandates=(*SUPERVISION.mandates, BOTH.mandate["Ben OT"])),
        ("R01",),
        only=pulled,
        given=plan_of(place(TWO_SERVICES, "Ann Sp", 0, "9:30")),
    ),
    "shared supervision: the other is not planned": Case(
        "R11",
        with_work(tiny("Ann OT", weeks=1), "9:00", "10:30", 30, partner="Chen"),
        ("R01",),
        only=pulled,
        planned=("Rivera",),
        given=Plan(duties=(duty_time("9:15", "9:45"),)),
    ),
    "kept for a mandate by date": Case(
        "R11",
        change_mandate(tiny("Ann OT", "Ben OT", end="10:00"), "Ben OT", per="month", times=1),
        ("R01",),
        only=pulled,
    ),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_model_allows_what_the_check_finds_clean(case: Case) -> None:
    assert_agrees(case)
