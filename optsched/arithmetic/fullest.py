"""Children and therapists whose fullest week may be too short: seen quickly; only these are counted exactly."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from fractions import Fraction

from optsched.arithmetic.bottlenecks import open_to_all, too_narrow
from optsched.arithmetic.loads import largest_group
from optsched.arithmetic.openings import minutes_in_week, most_in_week, open_days
from optsched.domain import Mandate, Problem, Window
from optsched.model.board import Board


def cramped_children(board: Board) -> frozenset[str]:
    """Return the children for whom some week may not hold what each mandate asks of its fullest week."""
    problem = board.problem
    mine: dict[str, list[Mandate]] = defaultdict(list)
    for each in problem.mandates:
        if each.key in problem.demand:
            mine[each.student].append(each)
    kinds = _KindsOfWeeks(problem)
    return frozenset(
        code
        for code, rows in mine.items()
        if any(_is_cramped(board, rows, week) for week in kinds.of([problem.student[code].school]))
    )


def narrow_pools(board: Board, pools: Iterable[Sequence[Mandate]]) -> Iterator[Sequence[Mandate]]:
    """Yield the pools in which mandates may have too few minutes in common, by what their fullest weeks ask for."""
    student, kinds = board.problem.student, _KindsOfWeeks(board.problem)
    for mandates in pools:
        schools = {student[each.student].school for each in mandates}
        if any(_is_narrow(board, mandates, week) for week in kinds.of(schools)):
            yield mandates


def _is_narrow(board: Board, mandates: Sequence[Mandate], week: int) -> bool:
    """Tell whether some may have too few minutes in common in a week; mostly they do not even need groups."""
    demand, open_to = board.problem.demand, open_to_all(board, mandates, [week])
    owed = [demand[each.key].most_a_week * each.minutes * (week in demand[each.key].weeks) for each in mandates]
    if not too_narrow(open_to, [Fraction(minutes) for minutes in owed], board.grid):
        return False
    groups = [largest_group(board.problem, each, mandates) for each in mandates]
    shares = [Fraction(minutes, group) for minutes, group in zip(owed, groups, strict=True)]
    return bool(too_narrow(open_to, shares, board.grid))


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


class _KindsOfWeeks:
    """Weeks that are alike at a school: of one kind are those that every window has, or has not, together."""

    def __init__(self, problem: Problem) -> None:
        self._weeks = problem.cycle.all_weeks
        self._windows: dict[str, dict[tuple[int, ...], None]] = defaultdict(dict)
        for school, window in _windows(problem):
            self._windows[school][window.weeks] = None

    def of(self, schools: Iterable[str]) -> tuple[int, ...]:
        """Return one week of each kind, where weeks have to be alike at all of these schools."""
        windows = [weeks for school in schools for weeks in self._windows[school]]
        return tuple({tuple(week in weeks for weeks in windows): week for week in self._weeks}.values())


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
