"""Wishes: the good and the bad times of classes, therapists, schools and children, and who likes whose company."""

from collections import defaultdict
from collections.abc import Iterator

from optsched.domain import Pair, Placement, Plan, Problem, Window
from optsched.domain.timetable import stretches

Who = tuple[str, ...]
"""Whose wish it is: ("class", school, name), ("therapist", name), ("school", name) or ("student", code)."""
Windows = dict[Who, list[Window]]
SessionWeeks = dict[tuple[str, str], set[tuple[str, int]]]
"""The (session, week) of each (student, service)."""
Owed = dict[str, dict[str, int]]
"""The direct sessions per cycle that each child is owed, by service."""


class Wishes:
    """Count the sessions at bad times, outside good times, and with or without the wrong other child."""

    name = "wishes"
    stage = 3
    unit = "session in a `worst` time, or outside `best` times where there are some"
    weight = 4

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle: bad time 1, and 1 for everyone who has good times and sees none of them."""
        best, worst = _windows(problem)
        times = sum(_at_odds(problem, best, worst, each, week) for each in plan.placements for week in each.weeks)
        owed, seen = _owed(problem), _seen(problem, plan)
        return times + sum(_pair(pair, owed, seen) for pair in problem.pairs)


def _windows(problem: Problem) -> tuple[Windows, Windows]:
    """Return everybody's best and worst times; a child's are its `prefer` and `avoid` times."""
    best: Windows = defaultdict(list)
    worst: Windows = defaultdict(list)
    for each in problem.preferences:
        table = best if each.rule == "best" else worst
        for key in each.classes:
            table["class", *key].append(each.window)
        if each.therapist is not None:
            table["therapist", each.therapist].append(each.window)
        if each.school is not None:
            table["school", each.school].append(each.window)
    for time in problem.student_times:
        if time.rule in ("prefer", "avoid"):
            table = best if time.rule == "prefer" else worst
            table["student", time.student].append(time.window)
    return best, worst


def _at_odds(problem: Problem, best: Windows, worst: Windows, placement: Placement, week: int) -> int:
    at = (week, placement.day, placement.start, placement.end)
    whose = list(_whose(problem, placement, week))
    is_bad = any(window.touches(*at) for who in whose for window in worst.get(who, ()))
    unmet = sum(who in best and not any(window.covers(*at) for window in best[who]) for who in whose)
    return is_bad + unmet


def _whose(problem: Problem, placement: Placement, week: int) -> Iterator[Who]:
    """Yield those whose wishes a session touches; without the child, it is the therapist's and school's affair."""
    yield ("therapist", placement.therapist)
    yield ("school", placement.school)
    if placement.setting in ("push-in", "pull-out"):
        yield ("student", placement.student)
        student = problem.student[placement.student]
        first = next(stretches(problem, student, week, placement.day, placement.start, placement.end))
        if first.class_key is not None:
            yield ("class", *first.class_key)


def _seen(problem: Problem, plan: Plan) -> SessionWeeks:
    seen: SessionWeeks = defaultdict(set)
    for each in plan.placements:
        if each.setting in ("push-in", "pull-out"):
            service = problem.mandate[each.mandate].service
            seen[each.student, service] |= {(each.session, week) for week in each.weeks}
    return seen


def _owed(problem: Problem) -> Owed:
    owed: Owed = defaultdict(dict)
    for each in problem.mandates:
        if each.is_direct and each.key in problem.demand:
            services = owed[each.student]
            services[each.service] = services.get(each.service, 0) + problem.demand[each.key].sessions
    return owed


def _pair(pair: Pair, owed: Owed, seen: SessionWeeks) -> int:
    """Return what a pair's preference costs, over its service or every service that both have."""
    if pair.rule not in ("prefer together", "prefer apart"):
        return 0
    mine, others = owed.get(pair.student, {}), owed.get(pair.other, {})
    cost = 0
    for service in mine.keys() & others.keys():
        if pair.service not in (None, service):
            continue
        fewer, more = (pair.student, service), (pair.other, service)
        if others[service] < mine[service]:
            fewer, more = more, fewer
        held, joined = seen.get(fewer, set()), seen.get(more, set())
        cost += len(held - joined) if pair.rule == "prefer together" else len(held & joined)
    return cost
