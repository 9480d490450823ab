"""Who may sit in one group, and what their company costs, said of sets of mandates."""

from dataclasses import replace

import numpy as np
from tiny import ALONE, ot, tiny

from optsched.domain import Pair, Problem
from optsched.model.board import Ints
from optsched.solve.bound.company import Company

ANN, BEN, CAL, DEE, NOBODY = range(5)


def school(*pairs: Pair, ann: dict[str, str] | None = None) -> Problem:
    """Ann, Ben (grade 1), Cal (2) and Dee (4), each with half an hour of OT."""
    mandates = (ot("Ann", **(ann or {})), *(ot(name) for name in ("Ben", "Cal", "Dee")))
    return replace(tiny(*mandates), pairs=pairs)


def company(problem: Problem) -> Company:
    return Company(problem, np.arange(4))


def one_set(members: tuple[int, ...]) -> Ints:
    return np.array([[*members, *[NOBODY] * (3 - len(members))]]).T


def may_be(problem: Problem, *members: int, is_open: bool = False) -> bool:
    return bool(company(problem).may_be(one_set(members), np.array([is_open]))[0])


def points(problem: Problem, *members: int) -> int:
    return int(company(problem).points(one_set(members))[0])


def wishes(problem: Problem, *members: int, is_open: bool = False) -> int:
    return int(company(problem).wishes(one_set(members), np.array([is_open]))[0])


def test_grades_may_be_two_apart_and_not_three() -> None:
    assert may_be(school(), ANN, CAL)
    assert may_be(school(), CAL, DEE)
    assert not may_be(school(), ANN, DEE)


def test_one_child_is_not_twice_in_a_group() -> None:
    problem = tiny(ot("Ann"), ot("Ann", key="Ann again"), ot("Ben"), ot("Cal"))
    assert not may_be(problem, 0, 1)
    assert may_be(problem, 0, 2)


def test_who_is_kept_apart_is_not_in_one_group() -> None:
    problem = school(Pair("Ann", "Ben", "apart"))
    assert not may_be(problem, ANN, BEN)
    assert not may_be(problem, ANN, BEN, CAL)
    assert may_be(problem, ANN, CAL)


def test_who_is_kept_together_is_not_alone_unless_others_may_be_there() -> None:
    problem = school(Pair("Ann", "Ben", "together"))
    assert not may_be(problem, ANN)
    assert may_be(problem, ANN, is_open=True)
    assert may_be(problem, ANN, BEN)
    assert may_be(problem, BEN)


def test_company_counts_grades_further_goals_and_a_group_of_one() -> None:
    problem = school(ann={"grouping": "group", "goal": "cutting"})
    assert points(problem, ANN) == 6
    assert points(problem, BEN) == 0
    assert points(problem, ANN, BEN) == 0
    assert points(problem, ANN, BEN, CAL) == 1
    both = replace(
        problem, mandates=(problem.mandates[0], replace(problem.mandates[1], goal="turns"), *problem.mandates[2:])
    )
    assert points(both, ANN, BEN) == 2


def test_wishes_for_company_and_for_none() -> None:
    liked, disliked = school(Pair("Ann", "Ben", "prefer together")), school(Pair("Ann", "Ben", "prefer apart"))
    assert wishes(liked, ANN) == 1
    assert wishes(liked, ANN, is_open=True) == 0
    assert wishes(liked, ANN, BEN) == wishes(liked, BEN) == 0
    assert wishes(disliked, ANN, BEN) == 1
    assert wishes(disliked, ANN, CAL) == 0


def test_members_say_how_many_they_allow() -> None:
    problem = tiny(ot("Ann", largest_group=2), ot("Ben"), ot("Cal", **ALONE), ot("Dee"))
    assert company(problem).most(one_set((ANN, BEN))).tolist() == [2]
    assert company(problem).most(one_set((BEN, DEE))).tolist()[0] > 3
