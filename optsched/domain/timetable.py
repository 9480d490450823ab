"""What a child's class does when, and what that allows: the plain reading of WORKBOOK section 1.1."""

import itertools
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from optsched.domain.people import Mandate, Student
from optsched.domain.plan import Placement
from optsched.domain.problem import Problem
from optsched.domain.schools import Block, ClassKey, Level

PIECE = 5
"""Missed instruction is counted in pieces of 5 minutes (WORKBOOK section 2.1)."""


@dataclass(frozen=True)
class Stretch:
    """A stretch of a child's day in which the class, its blocks and the child's own times stay the same."""

    start: int
    end: int
    class_key: ClassKey | None
    blocks: tuple[Block, ...]
    rules: frozenset[str]


def stretches(problem: Problem, student: Student, week: int, day: int, start: int, end: int) -> Iterator[Stretch]:
    """Cut [start, end) of a child's day wherever the class, a block or an own time begins or ends."""
    own = [time for time in problem.times_of[student.code] if time.window.touches(week, day, start, end)]
    classes = {key for key in (student.school_class, *(time.in_class for time in own)) if key}
    blocks_of = {
        key: [(each.window.start, each.window.end, each) for each in problem.blocks_on(key, week, day)]
        for key in classes
    }
    cuts = {start, end}
    for time in own:
        cuts |= {time.window.start, time.window.end}
    for begin, finish, _ in itertools.chain.from_iterable(blocks_of.values()):
        cuts |= {begin, finish}
    inside = sorted(cut for cut in cuts if start <= cut <= end)
    for left, right in itertools.pairwise(inside):
        now = [time for time in own if time.window.start <= left and right <= time.window.end]
        key = next((time.in_class for time in now if time.in_class), student.school_class)
        blocks = blocks_of[key] if key else ()
        covering = tuple(each for begin, finish, each in blocks if begin <= left and right <= finish)
        yield Stretch(left, right, key, covering, frozenset(time.rule for time in now if time.rule))


def grade_in(problem: Problem, key: ClassKey, student: Student) -> int | None:
    """Return the grade that decides an activity's level: the class's, else the child's."""
    grade = problem.school_class[key].grade
    return student.grade if grade is None else grade


def may_pull_out(problem: Problem, student: Student, service: str, stretch: Stretch) -> bool:
    """Tell whether the class lets the child go: blocks everywhere, none of them `never`, or the child's `allow`."""
    if stretch.class_key is None:
        return True
    if not stretch.blocks:
        return False
    if "allow" in stretch.rules:
        return True
    grade = grade_in(problem, stretch.class_key, student)
    return all(
        problem.levels(block.activity, stretch.class_key, grade, service).pull_out is not Level.NEVER
        for block in stretch.blocks
    )


def may_push_in(problem: Problem, mandate: Mandate, block: Block, key: ClassKey) -> bool:
    """Tell whether a block's activity suits a push-in of this mandate."""
    if mandate.push_in_during:
        return block.activity in mandate.push_in_during
    grade = grade_in(problem, key, problem.student[mandate.student])
    return problem.levels(block.activity, key, grade, mandate.service).push_in is not Level.NEVER


def class_during(problem: Problem, student: Student, week: int, day: int, start: int, end: int) -> ClassKey | None:
    """Return the one class the child is in from start to end, or None where there is none or more than one."""
    keys = {stretch.class_key for stretch in stretches(problem, student, week, day, start, end)}
    return next(iter(keys)) if len(keys) == 1 else None


@dataclass(frozen=True)
class Missed:
    """Class time of one activity that a pull-out costs: minutes, and their price per WORKBOOK 2.1, before weights."""

    activity: str
    minutes: int
    price: int


def missed_time(problem: Problem, placement: Placement, week: int) -> tuple[Missed, ...]:
    """Return what a pull-out costs in a week, by activity; what was asked before is remembered."""
    if placement.setting != "pull-out":
        return ()
    service = problem.mandate[placement.mandate].service
    key = (placement.student, service, week, placement.day, placement.start, placement.end)
    if key not in problem.remembered:
        minutes, price = defaultdict[str, int](int), defaultdict[str, int](int)
        for activity, length, points in _pieces(problem, *key):
            minutes[activity] += length
            price[activity] += points
        problem.remembered[key] = tuple(Missed(name, minutes[name], price[name]) for name in minutes)
    found: tuple[Missed, ...] = problem.remembered[key]
    return found


def _pieces(
    problem: Problem, code: str, service: str, week: int, day: int, start: int, end: int
) -> Iterator[tuple[str, int, int]]:
    """Cut a pull-out into pieces of 5 minutes and price each by the dearest block it touches."""
    student = problem.student[code]
    for left in range(start, end, PIECE):
        right = min(left + PIECE, end)
        prices: dict[str, int] = defaultdict(int)
        for stretch in stretches(problem, student, week, day, left, right):
            for block in stretch.blocks:
                assert stretch.class_key is not None
                price = _price(problem, student, service, stretch, block)
                prices[block.activity] = max(prices[block.activity], price)
        if prices:
            activity = max(prices, key=lambda name: (prices[name], name))
            yield activity, right - left, prices[activity]


def _price(problem: Problem, student: Student, service: str, stretch: Stretch, block: Block) -> int:
    assert stretch.class_key is not None
    grade = grade_in(problem, stretch.class_key, student)
    levels = problem.levels(block.activity, stretch.class_key, grade, service)
    return PRICES[levels.pull_out] + (CORE if levels.core else 0)


PRICES = {Level.BEST: 0, Level.OK: 1, Level.AVOID: 4, Level.NEVER: 4}
"""Per 5 minutes pulled out. `never` is only ever paid where the child's own time says `allow`, or in breach."""
CORE = 2
