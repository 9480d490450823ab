"""Wishes: the good and the bad times of classes, therapists, schools and children, and who likes whose company."""

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from optsched.domain import Mandate, Pair, Placement, Plan, Problem, Window
from optsched.domain.timetable import stretches
from optsched.model.bill import Bill
from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.facade import Model
from optsched.model.lits import Cost, negated
from optsched.model.patterns import weeks_in
from optsched.model.presence import class_at_start, some_of, with_child

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

    def cost(self, model: Model) -> Cost:
        bill = Bill()
        bill.charge(model.lit, self.prices(model.candidates))
        owed = _owed(model.problem)
        for pair in model.problem.pairs:
            for fewer, more in _couples(pair, owed):
                _charge(model, bill, pair, _rows(model, fewer), _rows(model, more))
        return bill.cost()

    def couples(self, problem: Problem, rule: str) -> Iterator[tuple[list[Mandate], list[Mandate]]]:
        """Yield mandates whose sessions with the child cost something without, or with, the others beside them."""
        owed = _owed(problem)
        for pair in problem.pairs:
            for fewer, more in _couples(pair, owed) if pair.rule == rule else ():
                yield _mandates(problem, fewer), _mandates(problem, more)

    def prices(self, candidates: Candidates) -> Ints:
        """Return the sessions at odds with somebody's times; whose company they have is not looked at."""
        best, worst = _windows(candidates.board.problem)
        classes = class_at_start(candidates)
        found = np.zeros(len(candidates), dtype=np.int64)
        for week in candidates.board.problem.cycle.all_weeks:
            bad, unmet = np.zeros(len(candidates), dtype=bool), np.zeros(len(candidates), dtype=np.int64)
            for who, theirs in _affairs(candidates, classes[week - 1]):
                if who in worst:
                    bad |= theirs & _any(candidates, worst[who], week, inside=False)
                if who in best:
                    unmet += theirs & ~_any(candidates, best[who], week, inside=True)
            found += candidates.in_week(week) * (bad + unmet)
        return found

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return sessions per cycle: bad time 1, and 1 for everyone who has good times and sees none of them."""
        best, worst = _windows(problem)
        times = sum(_at_odds(problem, best, worst, each, week) for each in plan.placements for week in each.weeks)
        owed, seen = _owed(problem), _seen(problem, plan)
        return times + sum(
            _company(pair, seen.get(fewer, set()), seen.get(more, set()))
            for pair in problem.pairs
            for fewer, more in _couples(pair, owed)
        )


def _affairs(table: Candidates, classes: Ints) -> Iterator[tuple[Who, Bools]]:
    """Yield everybody whose affair some candidates are, with marks; `classes` holds each child's class at the start."""
    problem, child = table.board.problem, with_child(table.setting)
    for at in np.unique(table.therapist).tolist():
        yield ("therapist", problem.therapists[at].name), table.therapist == at
    for at in np.unique(table.school).tolist():
        yield ("school", problem.schools[at].name), table.school == at
    for at in np.unique(table.student[child]).tolist():
        yield ("student", problem.students[at].code), child & (table.student == at)
    for at in np.unique(classes[child & (classes >= 0)]).tolist():
        yield ("class", *problem.classes[at].key), child & (classes == at)


def _any(table: Candidates, windows: list[Window], week: int, inside: bool) -> Bools:
    """Mark the candidates that some window touches in a week (or, inside, covers)."""
    found = np.zeros(len(table), dtype=bool)
    for window in windows:
        if week in window.weeks:
            on = np.isin(table.day, window.days)
            if inside:
                found |= on & (window.start <= table.start) & (table.end <= window.end)
            else:
                found |= on & (window.start < table.end) & (table.start < window.end)
    return found


def _mandates(problem: Problem, theirs: tuple[str, str]) -> list[Mandate]:
    return [each for each in problem.mandates if each.is_direct and (each.student, each.service) == theirs]


def _rows(model: Model, theirs: tuple[str, str]) -> Ints:
    """Return the candidates of a child's service in which the child takes part."""
    child, service = theirs
    rows = model.of_student.get(model.board.student[child], np.zeros(0, dtype=np.int64))
    services = np.array([model.problem.mandates[at].service == service for at in model.candidates.mandate[rows]])
    return rows[services.astype(bool) & with_child(model.candidates.setting[rows])]


def _charge(model: Model, bill: Bill, pair: Pair, few: Ints, many: Ints) -> None:
    """Charge the meetings of the child who is owed fewer sessions without, or with, the other one."""
    rows = model.meets(few)
    for row, weeks in zip(rows.tolist(), weeks_in(model.meetings.weeks[rows]).tolist(), strict=True):
        members = model.members[row]
        one = some_of(model, model.lit[members[np.isin(members, few)]].tolist())
        others = model.lit[members[np.isin(members, many)]].tolist()
        wrong = one if pair.rule == "prefer together" else None
        if others:
            wrong = int(model.bools(1)[0])
            if pair.rule == "prefer together":
                model.clause([negated(one), *others, wrong])
            else:
                model.clause([negated(one), negated(some_of(model, others)), wrong])
        if wrong is not None:
            bill.charge_one(wrong, weeks)


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


def _couples(pair: Pair, owed: Owed) -> Iterator[tuple[tuple[str, str], tuple[str, str]]]:
    """Yield, for each service that a preference is about, (child, service) of who is owed fewer, and of the other."""
    if pair.rule not in ("prefer together", "prefer apart"):
        return
    mine, others = owed.get(pair.student, {}), owed.get(pair.other, {})
    for service in sorted(mine.keys() & others.keys()):
        if pair.service in (None, service):
            one, other = (pair.student, service), (pair.other, service)
            yield (other, one) if others[service] < mine[service] else (one, other)


def _company(pair: Pair, held: set[tuple[str, int]], joined: set[tuple[str, int]]) -> int:
    return len(held - joined) if pair.rule == "prefer together" else len(held & joined)
