"""Children whose fullest week may be too short: seen quickly, so that only these are counted exactly."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from optsched.arithmetic.openings import minutes_in_week, most_in_week, open_days
from optsched.domain import Mandate, Problem, Window
from optsched.model.board import Board


def cramped_children(problem: Problem) -> frozenset[str]:
    """Return the children for whom some week may not hold what each mandate asks of its fullest week."""
    board, weeks = Board(problem), _kinds_of_weeks(problem)
    mine: dict[str, list[Mandate]] = defaultdict(list)
    for each in problem.mandates:
        if each.key in problem.demand:
            mine[each.student].append(each)
    return frozenset(code for code, rows in mine.items() if any(_is_cramped(board, rows, week) for week in weeks))


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


def _kinds_of_weeks(problem: Problem) -> tuple[int, ...]:
    """Return one week of each kind: weeks are of one kind when every window has both or neither."""
    windows = {each.weeks for each in _windows(problem)}
    kinds = {tuple(week in weeks for weeks in windows): week for week in problem.cycle.all_weeks}
    return tuple(kinds.values())


def _windows(problem: Problem) -> Iterator[Window]:
    """Yield what decides when a child may be seen."""
    for school in problem.schools:
        yield from school.open
    for each in problem.classes:
        yield from (block.window for block in each.blocks)
    for therapist in problem.therapists:
        yield from (hours.window for hours in therapist.hours)
    yield from (time.window for time in problem.student_times)
