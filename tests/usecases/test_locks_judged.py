"""What locks break is the same whether or not the district has children without a lock."""

from dataclasses import replace

import pytest
from instances import place, school_small, window

from optsched.domain import Plan, Problem, StudentTime
from optsched.judge import breaches_in
from optsched.usecases.locks import NEEDS_COMPANY, broken_by_locks


def with_times(problem: Problem) -> Problem:
    times = (StudentTime("Cal", window("8:00", "8:30"), "never"), StudentTime("Ann", window("10:00", "10:30"), "never"))
    return replace(problem, student_times=times, pairs=())


@pytest.mark.parametrize("start", ["8:00", "9:45", "11:30"])
def test_children_without_a_lock_change_nothing(start: str) -> None:
    problem = with_times(school_small())
    locks = (
        place(problem, "Ann OT", 0, start, locked=True),
        place(problem, "Ann Sp", 0, start, locked=True),
    )
    problem = replace(problem, locked=locks)
    whole = [each for each in breaches_in(problem, Plan(placements=locks)) if each.given]
    found = broken_by_locks(problem)
    assert [each.message.partition(" Locked sessions")[0] for each in found] == [
        each.sentence for each in whole if each.code not in NEEDS_COMPANY
    ]
    assert found


def test_without_locks_nothing_is_broken() -> None:
    assert broken_by_locks(with_times(school_small())) == ()
