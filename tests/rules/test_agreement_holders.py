"""The model faces of the rules about who holds a mandate, each beside its check."""

from dataclasses import replace

import pytest
from instances import change_mandate, place, plan_of
from rules.agreement import Case, assert_agrees, tiny
from rules.support import locked
from rules.tiny_therapists import helped, pulled_in, with_people

from optsched.domain import Problem

TWICE = change_mandate(tiny("Ann OT", days=2, end="10:00"), "Ann OT", times=2)
AT_NINE = pulled_in("9:00")
ANN_ON = {day: place(TWICE, "Ann OT", day, "9:00") for day in (0, 1)}
KIM = replace(place(TWICE, "Ann OT", 0, "9:30"), therapist="Kim")
HELPED = helped(tiny("Ann OT", end="10:00"), 1, 2)


def anybody(problem: Problem, *names: str) -> Problem:
    """Leave open whether Rivera or one of these holds Ann's sessions."""
    return change_mandate(with_people(problem, *names), "Ann OT", therapist=None)


CASES = {
    "one therapist": Case("R30", anybody(TWICE, "Lee"), only=AT_NINE),
    "one therapist: in different weeks": Case(
        "R30", anybody(tiny("Ann OT"), "Lee"), ("R24",), split=True, only=AT_NINE
    ),
    "one therapist: and the assistant": Case("R30", helped(anybody(TWICE, "Lee"), 1, 1), only=AT_NINE),
    "one therapist: and two assistants": Case(
        "R30",
        with_people(helped(anybody(TWICE, "Lee"), 1, 1), "Lou", assistant_to=("Rivera", "Lee")),
        ("R01",),
        most=3,
        only=AT_NINE,
    ),
    "one therapist: a session stands": Case("R30", anybody(TWICE, "Lee"), only=AT_NINE, given=plan_of(ANN_ON[0])),
    "one therapist: an assistant's session is locked": Case(
        "R30", helped(anybody(TWICE, "Lee"), 1, 1), only=AT_NINE, given=plan_of(locked(KIM))
    ),
    "one therapist: two are locked": Case(
        "R30",
        anybody(TWICE, "Lee", "Moe"),
        only=AT_NINE,
        given=plan_of(locked(ANN_ON[0]), locked(replace(ANN_ON[1], therapist="Lee"))),
    ),
    "assistant: one of two": Case("R32", HELPED, split=True, only=AT_NINE),
    "assistant: one of four": Case("R32", helped(TWICE, 1, 4), ("R28",), split=True, most=3, only=AT_NINE),
    "assistant: two of three, rounded down": Case(
        "R32", helped(tiny("Ann OT", weeks=4), 2, 3), split=True, only=AT_NINE
    ),
    "assistant: one stands": Case("R32", HELPED, split=True, only=AT_NINE, given=plan_of(replace(KIM, weeks=(1,)))),
    "assistant: more are locked": Case("R32", HELPED, split=True, only=AT_NINE, given=plan_of(locked(KIM))),
}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_model_allows_what_the_check_finds_clean(case: Case) -> None:
    assert_agrees(case)
