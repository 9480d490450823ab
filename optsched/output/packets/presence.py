"""When a therapist is in a building: all that its principal sees of her day."""

from collections import defaultdict

from optsched.domain import Hours, Problem, Window
from optsched.domain.cycle import merged
from optsched.output.packets.whole import Whole

LEAST_STAY = 15
"""Minutes. What is left of a stay between the hours of another school is on the way when it is shorter."""


def presence(whole: Whole, school: str) -> dict[str, tuple[Hours, ...]]:
    """Return the hours of everybody who is at a school, by name, in the order of therapists.

    Where her hours leave open at which school she is, she is there from her first session to her last.
    """
    sessions: dict[tuple[str, int, int], list[tuple[int, int]]] = defaultdict(list)
    for each in whole.held_at.get(school, ()):
        for week in each.weeks:
            sessions[each.therapist, week, each.day].append((each.start, each.end))
    return {
        each.name: found
        for each in whole.problem.therapists
        if (found := _hours(whole.problem, each.name, school, sessions))
    }


def _hours(
    problem: Problem, name: str, school: str, sessions: dict[tuple[str, int, int], list[tuple[int, int]]]
) -> tuple[Hours, ...]:
    weeks_of: dict[tuple[int, int, int], list[int]] = {}
    for day in problem.cycle.all_days:
        for week in problem.cycle.all_weeks:
            for start, end in _there(problem, name, week, day, school, sessions.get((name, week, day), [])):
                weeks_of.setdefault((day, start, end), []).append(week)
    return tuple(
        Hours(school, Window((day,), tuple(weeks), start, end)) for (day, start, end), weeks in sorted(weeks_of.items())
    )


def _there(
    problem: Problem, name: str, week: int, day: int, school: str, held: list[tuple[int, int]]
) -> list[tuple[int, int]]:
    hours = problem.hours_shown_on(name, week, day)
    here = [(start, end) for at, start, end in hours if at == school]
    elsewhere = merged([(start, end) for at, start, end in hours if at != school])
    sure, contested = list(here), []
    for left, right in elsewhere:
        contested += [(max(start, left), min(end, right)) for start, end in sure if start < right and left < end]
        sure = [
            piece
            for start, end in sure
            for piece in ((start, min(end, left)), (max(start, right), end))
            if piece[1] - piece[0] >= LEAST_STAY
        ]
    for left, right in contested:
        inside = [(max(start, left), min(end, right)) for start, end in held if start < right and left < end]
        if inside:
            sure.append((min(start for start, _ in inside), max(end for _, end in inside)))
    return merged(sure + held)
