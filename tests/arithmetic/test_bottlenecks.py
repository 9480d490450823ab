"""Mandates that only have the same few minutes: what they must miss is known, and no plan misses less."""

from dataclasses import replace

import pytest
from brute import best
from instances import place
from rules.support import with_fixed_duty
from tiny import ALONE, ot, present, tiny

from optsched.arithmetic import shortages
from optsched.arithmetic.bottlenecks import Bottleneck
from optsched.arithmetic.pools import child_loads, pools_of, unavoidable_minutes
from optsched.domain import Mandate, Problem, StudentTime, Window
from optsched.model.board import Board


def found(problem: Problem) -> list[tuple[set[str], int, int]]:
    """Return the mandates, open minutes and missing minutes of each bottleneck."""
    pools = pools_of(Board(problem))
    return [_facts(each) for pool in pools for each in pool.bottlenecks]


def _facts(each: Bottleneck) -> tuple[set[str], int, int]:
    return set(each.mandates), each.load.capacity, each.load.misses


def unavoidable(problem: Problem) -> int:
    board = Board(problem)
    return unavoidable_minutes(pools_of(board), child_loads(board))


def with_one_half_hour(*mandates: Mandate, children: tuple[str, ...] = ("Ann", "Ben")) -> Problem:
    """Rivera has two hours; these children may leave their class from 9:30 to 10:00 only."""
    problem = tiny(*mandates)
    never = tuple(StudentTime(each, Window((0,), (1,), 8 * 60, 9 * 60 + 30), "never") for each in children)
    return replace(problem, student_times=never)


def test_two_alone_who_have_one_half_hour_miss_one_session() -> None:
    problem = with_one_half_hour(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal")))
    assert found(problem) == [({"Ann OT", "Ben OT"}, 30, 30)]
    assert unavoidable(problem) == 30 == best(problem)[0]


def test_children_who_may_share_a_session_are_no_bottleneck() -> None:
    assert found(with_one_half_hour(*(ot(name) for name in ("Ann", "Ben", "Cal")))) == []


def test_who_may_be_visited_in_class_is_no_bottleneck() -> None:
    visited = replace(ot("Ben", **ALONE), setting="either")
    never = StudentTime("Ann", Window((0,), (1,), 8 * 60, 9 * 60 + 30), "never")
    problem = replace(tiny(ot("Ann", **ALONE), visited), student_times=(never,))
    assert found(problem) == []
    assert best(problem)[0] == 0


def test_a_duty_in_the_only_half_hour_leaves_nothing() -> None:
    problem = with_one_half_hour(*(ot(name, **ALONE) for name in ("Ann", "Ben")))
    problem = with_fixed_duty(problem, "9:30", "10:00")
    assert found(problem) == [({"Ann OT", "Ben OT"}, 0, 60)]
    assert best(problem)[0] == 60


def test_a_stretch_shorter_than_the_session_is_not_open_to_it() -> None:
    """Rivera's hour has a break of half an hour for Ann, whose session takes the whole hour."""
    hour = replace(ot("Ann", **ALONE), minutes=60)
    never = StudentTime("Ann", Window((0,), (1,), 9 * 60, 9 * 60 + 30), "never")
    problem = replace(present(tiny(hour), Rivera=(("8:30", "10:00"),)), student_times=(never,))
    assert found(problem) == [({"Ann OT"}, 0, 60)]


def test_two_therapists_have_a_half_hour_each() -> None:
    anybody = [replace(ot(name, **ALONE), therapist=None) for name in ("Ann", "Ben", "Cal")]
    problem = with_one_half_hour(*anybody, children=("Ann", "Ben", "Cal"))
    assert found(problem) == [({"Ann OT", "Ben OT", "Cal OT"}, 30, 60)]
    both = replace(problem, therapists=tuple(replace(each, service="OT") for each in problem.therapists))
    assert found(both) == [({"Ann OT", "Ben OT", "Cal OT"}, 60, 30)]
    assert best(both)[0] == 30


@pytest.mark.parametrize("locked", [False, True])
def test_a_lock_may_lie_elsewhere(locked: bool) -> None:
    problem = with_one_half_hour(*(ot(name, **ALONE) for name in ("Ann", "Ben")))
    lock = place(problem, "Ann OT", 0, "8:00", weeks=(1,), locked=True)
    assert unavoidable(replace(problem, locked=(lock,) if locked else ())) == (0 if locked else 30)


def test_bottlenecks_share_no_mandate_and_add_up() -> None:
    """Ann and Ben have the last half hour, Cal and Dee the one before and the last."""
    problem = tiny(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal", "Dee")))
    last = [StudentTime(each, Window((0,), (1,), 8 * 60, 9 * 60 + 30), "never") for each in ("Ann", "Ben")]
    late = [StudentTime(each, Window((0,), (1,), 8 * 60, 9 * 60), "never") for each in ("Cal", "Dee")]
    problem = replace(problem, student_times=(*last, *late))
    assert found(problem) == [({"Ann OT", "Ben OT", "Cal OT", "Dee OT"}, 60, 60)]
    assert unavoidable(problem) == 60 == best(problem)[0]


def test_check_says_who_has_too_few_minutes_in_common() -> None:
    told = shortages(with_one_half_hour(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal"))))
    assert [(each.code, each.message) for each in told] == [
        (
            "E05",
            "2 sessions of Ann and Ben with Rivera need at least 60 minutes in the cycle, and all have to be held in "
            "the same 30 minutes (Mon 9:30-10:00). At least 30 mandated minutes have no place.",
        )
    ]


def test_of_a_therapist_who_is_too_full_that_is_said_and_no_more() -> None:
    problem = with_one_half_hour(*(ot(name, **ALONE) for name in ("Ann", "Ben", "Cal", "Dee")))
    told = shortages(present(problem, Rivera=(("9:00", "10:00"),)))
    assert [each.code for each in told] == ["E01"]


def test_who_may_hold_a_mandate_and_is_never_there_makes_no_difference() -> None:
    """Novak could hold Ann's sessions, and has no hours at all; Ben's are Rivera's."""
    ann = replace(ot("Ann", **ALONE), therapist=None)
    problem = with_one_half_hour(ann, ot("Ben", **ALONE))
    novak = replace(problem.therapists[0], name="Novak", hours=())
    problem = replace(problem, therapists=(*problem.therapists, novak))
    assert found(problem) == [({"Ann OT", "Ben OT"}, 30, 30)]
    assert [each.code for each in shortages(problem)] == ["E05"]
