"""How many minutes of sessions a therapist's day can hold at most: hours less fixed duties and one lunch."""

from collections.abc import Iterable
from functools import cache

from optsched.domain import Problem, Therapist
from optsched.domain.cycle import merged
from optsched.domain.day import fixed_on

Stretches = list[tuple[int, int]]


def capacity(problem: Problem, therapist: Therapist, lengths: Iterable[int] | None) -> int:
    """Return minutes per cycle that meetings can fill; `lengths`, where given, are all that a meeting may have.

    Within an unbroken day meetings fill no more than a sum of such lengths. A lunch is taken off where it is
    owed, can be had whatever the day's sessions are, and then costs at least so many minutes of the hours.
    """
    coins = tuple(sorted(set(lengths))) if lengths is not None else ()
    days = ((week, day) for week in problem.cycle.all_weeks for day in problem.cycle.all_days)
    return sum(_day(problem, therapist, week, day, coins) for week, day in days)


def _day(problem: Problem, therapist: Therapist, week: int, day: int, coins: tuple[int, ...]) -> int:
    hours = merged([(start, end) for _, start, end in problem.hours_on(therapist.name, week, day)])
    duties = fixed_on(problem, therapist.name, week, day)
    busy = merged([(each.start, each.end) for each in duties])
    left = without(hours, busy)
    lunches: Stretches = []
    if lunch_is_certain(problem, therapist.name, week, day):
        lunches = _lunches(therapist, hours, busy)
    ways = [without(left, [lunch]) for lunch in lunches] or [left]
    if not coins or len(hours) != 1:
        return max(sum(end - start for start, end in pieces) for pieces in ways)
    return max(_packed(left, lunch, coins) for lunch in lunches or [(0, 0)])


def _packed(left: Stretches, lunch: tuple[int, int], coins: tuple[int, ...]) -> int:
    """Fill each stretch with whole meetings; before and after a lunch they share what it leaves of its stretch."""
    total = 0
    for start, end in left:
        eaten = max(0, min(end, lunch[1]) - max(start, lunch[0]))
        total += best_sum(end - start - eaten, coins)
    return total


@cache
def best_sum(room: int, coins: tuple[int, ...]) -> int:
    """Return the largest sum of lengths, each as often as wanted, that is at most `room`."""
    reached = {0}
    best = 0
    for total in range(1, room + 1):
        if any(total - coin in reached for coin in coins):
            reached.add(total)
            best = total
    return best


def lunch_is_certain(problem: Problem, name: str, week: int, day: int) -> bool:
    """Tell whether a lunch is owed and nothing given (locks, a way between duties) can stand against it."""
    schools = {each.school for each in fixed_on(problem, name, week, day) if each.school}
    if not problem.lunch_is_owed(name, week, day) or len(schools) > 1:
        return False
    return not any(each.therapist == name and each.day == day and week in each.weeks for each in problem.locked)


def _lunches(therapist: Therapist, hours: Stretches, busy: Stretches) -> Stretches:
    """Return the lunches that can be cheapest: those that begin or end where hours, duties or the window do."""
    minutes = therapist.lunch_minutes
    first = max(therapist.lunch_from, hours[0][0])
    last = min(therapist.lunch_to, hours[-1][1]) - minutes
    edges = {first, last} | {edge for stretch in (*hours, *busy) for edge in stretch}
    starts = sorted({start for edge in edges for start in (edge, edge - minutes) if first <= start <= last})
    found = [(start, start + minutes) for start in starts]
    return [lunch for lunch in found if not any(start < lunch[1] and lunch[0] < end for start, end in busy)]


def without(stretches: Stretches, taken: Stretches) -> Stretches:
    """Cut what is taken out of stretches; both are in order and do not overlap among themselves."""
    left: Stretches = []
    for start, end in stretches:
        for busy_start, busy_end in taken:
            if busy_start < end and start < busy_end:
                if start < busy_start:
                    left.append((start, busy_start))
                start = max(start, busy_end)
        if start < end:
            left.append((start, end))
    return left
