"""Children whose fullest week may be too short: seen quickly, so that only these are counted exactly."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from optsched.arithmetic.openings import minutes_in_week, most_in_week, open_days
from optsched.domain import Mandate, Problem, Window
from optsched.model.board import Board


def cramped_children(problem: Problem) -> frozenset[str]:
    """Return the children for whom some week may not hold what each mandate asks of its fullest week."""
    board = Board(problem)
    mine: dict[str, list[Mandate]] = defaultdict(list)
    for each in problem.mandates:
        if each.key in problem.demand:
            mine[each.student].append(each)
    weeks_of = _kinds_of_weeks(problem)
    return frozenset(
        code
        for code, rows in mine.items()
        if any(_is_cramped(board, rows, week) for week in weeks_of[problem.student[code].school])
    )


def _is_cramped(board: Board, mandates: Sequence[Mandate], week: int) -> bool:
    """Tell whether a week may be too short; mostly one setting of each mandate leaves room enough for it."""
    return all(_is_short(board, mandates, week, settings) for settings in (1, None))


def _is_short(board: Board, mandates: Sequence[Mandate], week: int, settings: int | None) -> bool:
    problem = board.problem
    least, open_of = 0, []
    for each in mandates:
        demand = problem.demand[each.key]
        open_in = open_days(board, each, problem.may_hold(each), week, settings)
        if most_in_week(board, each, open_in, demand.most_a_day) < demand.most_a_week:
            return True
        if each.is_direct and not each.co_treat_with and each.key not in problem.co_treated:
            least += demand.most_a_week * each.minutes
            open_of.append(open_in)
    return least > minutes_in_week(board, open_of)


def _kinds_of_weeks(problem: Problem) -> dict[str, tuple[int, ...]]:
    """Return, by school, one week of each kind: weeks are of one kind when every window has both or neither."""
    windows: dict[str, set[tuple[int, ...]]] = defaultdict(set)
    for school, window in _windows(problem):
        windows[school].add(window.weeks)
    found = {}
    for each in problem.schools:
        kinds = {tuple(week in weeks for weeks in windows[each.name]): week for week in problem.cycle.all_weeks}
        found[each.name] = tuple(kinds.values())
    return found


def _windows(problem: Problem) -> Iterator[tuple[str, Window]]:
    """Yield what decides when a child may be seen, with the school whose children it concerns."""
    visitors: dict[str, set[str]] = defaultdict(set)
    for time in problem.student_times:
        school = problem.student[time.student].school
        yield school, time.window
        if time.in_class:
            visitors[time.in_class[0]].add(school)
    for student in problem.students:
        if student.school_class:
            visitors[student.school_class[0]].add(student.school)
    for each in problem.schools:
        yield from ((each.name, window) for window in each.open)
    for known in problem.classes:
        for school in visitors[known.school]:
            yield from ((school, block.window) for block in known.blocks)
    for therapist in problem.therapists:
        yield from ((hours.school, hours.window) for hours in therapist.hours)
