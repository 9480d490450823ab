"""Which sort of neighbourhood is searched next."""

import random
from collections import Counter
from dataclasses import replace

from instances import school_small

from optsched.solve.beyond import Near, joined
from optsched.solve.bonds import Bonds
from optsched.solve.neighbourhoods import Dear
from optsched.solve.part import Part, Task
from optsched.solve.sorts import Sort, next_of


def sort(step: int) -> Sort:
    problem = school_small()
    return Sort(Dear(problem, Bonds(problem), random.Random(1), 12), step=step)


def test_every_sort_is_tried_before_one_is_preferred() -> None:
    sorts, chance = [sort(1), sort(15)], random.Random(1)
    sorts[0].learn(100, is_proven=True)
    drawn = Counter(next_of(sorts, chance).step for _ in range(100))
    assert drawn[15] > drawn[1] > 0


def test_what_brings_most_of_late_is_searched_most() -> None:
    sorts, chance = [sort(1), sort(15)], random.Random(1)
    sorts[0].learn(100, is_proven=True)
    sorts[1].learn(50, is_proven=True)
    assert Counter(next_of(sorts, chance).step for _ in range(100)).most_common(1)[0][0] == 1
    for _ in range(5):
        sorts[0].learn(0, is_proven=True)
    assert Counter(next_of(sorts, chance).step for _ in range(100)).most_common(1)[0][0] == 15


def test_a_search_is_known_by_its_goals_and_its_starts() -> None:
    part = Part(frozenset(), frozenset())
    assert sort(15).suits(Task(part, 3, step=15))
    assert not sort(15).suits(Task(part, 3, step=1))
    assert not sort(15).suits(Task(part, 3, step=15, left_out=frozenset({"meetings"})))


def test_while_same_time_costs_nothing_what_is_new_has_one_time_in_all_weeks() -> None:
    task = Task(Part(frozenset(), frozenset()), 3)
    rough = replace(sort(15), left_out=frozenset({"same time"}))
    assert rough.of(task).steady
    assert not sort(15).of(task).steady
    assert rough.suits(rough.of(task))


def test_a_search_is_known_by_how_far_from_the_best_it_looks() -> None:
    task = Task(Part(frozenset(), frozenset()), 3, near=Near(joined([]), 40.0))
    assert replace(sort(1), near=40.0).suits(task)
    assert not sort(1).suits(task)


def test_a_search_is_known_by_how_far_sessions_may_move() -> None:
    task = Task(Part(frozenset(), frozenset()), 3)
    moved = replace(sort(1), reach=15)
    assert moved.of(task).reach == 15
    assert moved.suits(moved.of(task))
    assert not sort(1).suits(moved.of(task))
    assert not moved.suits(sort(1).of(task))
