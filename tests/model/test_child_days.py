"""When a child may go or be visited: whole days as numbers say the same as the plain reading, minute by minute."""

from dataclasses import replace

import pytest
from districts import small_districts
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from instances import LINCOLN, at, school_small

from optsched.domain import Block, Mandate, Problem, SchoolClass, Student, StudentTime, Window
from optsched.domain.timetable import Stretch, may_pull_out, may_push_in, stretches
from optsched.model.bits import DAY, Slots, span
from optsched.model.board import Board
from optsched.model.child_days import ChildDays

quick = settings(
    max_examples=40, derandomize=True, deadline=None, suppress_health_check=list(HealthCheck), database=None
)


@given(st.integers(1, 60), st.lists(st.tuples(st.integers(0, DAY), st.integers(0, DAY)), max_size=4), st.integers(1, 9))
def test_slots_are_those_whose_minutes_are_meant(grid: int, parts: list[tuple[int, int]], length: int) -> None:
    slots, minutes = Slots(grid), 0
    for start, end in parts:
        minutes |= span(start, end)
    held = {minute for minute in range(DAY) if minutes >> minute & 1}
    assert held == {minute for start, end in parts for minute in range(start, min(end, DAY))}
    starts = range(0, DAY // grid * grid, grid)
    touched = [start for start in starts if held & set(range(start, start + grid))]
    assert slots.touched(minutes) == sum(1 << start for start in touched)
    filled = [start for start in starts if held >= set(range(start, start + grid))]
    assert slots.filled(minutes) == sum(1 << start for start in filled)
    row = [all(start + grid * step in filled for step in range(length)) for start in filled]
    assert slots.has_run(slots.filled(minutes), length) == any(row)


@pytest.mark.parametrize("length", range(1, 10))
def test_a_row_of_slots_is_as_long_as_it_is(length: int) -> None:
    slots = Slots(5)
    row = slots.touched(span(at("8:00"), at("8:00") + 5 * length))
    assert slots.has_run(row, length)
    assert not slots.has_run(row, length + 1)


@quick
@given(small_districts(), st.integers(0, 14), st.sampled_from((5, 7, 15)))
def test_a_child_may_go_and_be_visited_when_the_plain_reading_says_so(problem: Problem, later: int, grid: int) -> None:
    """All blocks and own times begin `later` minutes later, so that most lie off the grid."""
    problem = _later(replace(problem, cycle=replace(problem.cycle, grid=grid)), later)
    days, board = ChildDays(problem), Board(problem)
    for mandate in problem.mandates:
        student = problem.student[mandate.student]
        for week in problem.cycle.all_weeks:
            for day in problem.cycle.all_days:
                cut = list(stretches(problem, student, week, day, 0, DAY))
                assert days.pull_out(student, mandate.service, week)[day] == _may_go(problem, mandate, cut, week, day)
                for key in board.classes_of(student):
                    assert days.push_in(mandate, key, week)[day] == _may_be_visited(problem, mandate, cut, key)


def test_a_week_that_is_alike_is_looked_at_once_and_another_is_not() -> None:
    problem = school_small()
    days, ben = ChildDays(problem), problem.student["Ben"]
    assert days.pull_out(ben, "OT", 1) is days.pull_out(ben, "OT", 2)
    never = StudentTime("Ben", Window((0,), (2,), at("8:00"), at("14:00")), "never")
    changed = ChildDays(replace(problem, student_times=(never,)))
    assert changed.protected(ben, 1) != changed.protected(ben, 2)
    first, *others = problem.classes
    moved = tuple(replace(block, window=replace(block.window, weeks=(1, 3))) for block in first.blocks)
    other = ChildDays(replace(problem, classes=(replace(first, blocks=moved), *others)))
    child = next(each for each in problem.students if each.school_class == first.key)
    assert other.pull_out(child, "OT", 1) is other.pull_out(child, "OT", 3)
    assert other.pull_out(child, "OT", 2) == (0,) * len(problem.cycle.days)


def test_marks_of_a_board_are_the_slots_of_days() -> None:
    problem = school_small()
    board = Board(problem)
    week = board.child_days.there(("Rivera",), LINCOLN, 1)
    marks = board.marked([week] * problem.cycle.weeks)
    hours = [each.window for each in problem.therapist["Rivera"].hours]
    assert (marks == board.marks(hours)).all()
    assert marks.any()


def _later(problem: Problem, minutes: int) -> Problem:
    def moved(window: Window) -> Window:
        return replace(window, start=window.start + minutes, end=window.end + minutes)

    def of(school_class: SchoolClass) -> tuple[Block, ...]:
        return tuple(replace(block, window=moved(block.window)) for block in school_class.blocks)

    return replace(
        problem,
        classes=tuple(replace(each, blocks=of(each)) for each in problem.classes),
        student_times=tuple(replace(each, window=moved(each.window)) for each in problem.student_times),
    )


def _starts(grid: int) -> range:
    return range(0, DAY // grid * grid, grid)


def _may_go(problem: Problem, mandate: Mandate, cut: list[Stretch], week: int, day: int) -> int:
    """Return the slots that no stretch touches in which the child may not go."""
    student, grid = problem.student[mandate.student], problem.cycle.grid
    return sum(
        1 << start
        for start in _starts(grid)
        if all(
            may_pull_out(problem, student, mandate.service, each)
            and (each.class_key is not None or _is_open(problem, student, week, day, start))
            for each in cut
            if each.start < start + grid and start < each.end
        )
    )


def _is_open(problem: Problem, student: Student, week: int, day: int, start: int) -> bool:
    windows = problem.school[student.school].open
    minutes = range(start, start + problem.cycle.grid)
    return all(any(each.covers(week, day, minute, minute + 1) for each in windows) for minute in minutes)


def _may_be_visited(problem: Problem, mandate: Mandate, cut: list[Stretch], key: tuple[str, str]) -> int:
    """Return the slots that lie in one stretch of this class, all of whose lessons suit."""
    grid = problem.cycle.grid
    return sum(
        1 << start
        for start in _starts(grid)
        if any(
            each.start <= start
            and start + grid <= each.end
            and each.class_key == key
            and each.blocks
            and all(may_push_in(problem, mandate, block, key) for block in each.blocks)
            for each in cut
        )
    )
