"""R03: where hours at two schools overlap, the therapist is at one of them."""

import itertools
from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Meeting, Plan, Problem
from optsched.domain.say import Seen, breaches, listed, on, whom_when
from optsched.model.facade import Model
from optsched.model.lits import NO_LITS


class OneSchoolAStretch:
    """The choice between the schools is made once for a whole stretch, each week anew."""

    code = "R03"
    title = "Where hours at two schools overlap, the therapist is at one of them."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.therapists if len(problem.schools_of[each.name]) > 1]

    def post(self, subject: tuple[str], model: Model) -> None:
        if subject[0] in model.planned:
            for week, day in model.all_days:
                self._post_day(subject[0], week, day, model)

    def _post_day(self, therapist: str, week: int, day: int, model: Model) -> None:
        rows = model.rows_on(therapist, week, day)
        for start, end, schools in shared_stretches(model.problem.hours_on(therapist, week, day)):
            touching = rows[(model.meetings.start[rows] < end) & (start < model.meetings.end[rows])]
            there = NO_LITS
            for school in sorted(schools):
                held = model.held[touching[model.row_school[touching] == model.board.school[school]]]
                there = np.append(there, model.at_all(held.tolist()))
            model.at_most_one(there)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        return breaches(self.code, problem.cycle, plan, self._seen(subject[0], problem, plan))

    def _seen(self, therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
        for week, day in plan.days_of.get(therapist, ()):
            yield from self._seen_on(therapist, week, day, problem, plan)

    def _seen_on(self, therapist: str, week: int, day: int, problem: Problem, plan: Plan) -> Iterator[Seen]:
        for start, end, schools in shared_stretches(problem.hours_on(therapist, week, day)):
            held = [one for one in plan.meetings_on(therapist, week, day) if one.start < end and start < one.end]
            if len({one.school for one in held}) < 2:
                continue
            choice = f"{therapist} is at one of {listed(sorted(schools))} {on(problem.cycle, day, start, end)}"
            text = f"{choice}, but has sessions {_by_school(held)}"
            given = {one.school for one in held} == {one.school for one in held if one.is_locked}
            yield Seen(week, text, [each for one in held for each in one.members], given)


def _by_school(held: list[Meeting]) -> str:
    """Say for whom sessions are, school by school: `at Lincoln for Ann (9:30-10:00) and at Adams for ...`."""
    there: dict[str, list[Meeting]] = defaultdict(list)
    for one in held:
        there[one.school].append(one)
    return listed(f"at {school} for {whom_when(*meetings)}" for school, meetings in there.items())


def shared_stretches(hours: tuple[tuple[str, int, int], ...]) -> list[tuple[int, int, frozenset[str]]]:
    """Cut a day at every boundary of its (school, start, end) rows; return the pieces with two or more schools.

    Pieces next to each other with the same schools are one stretch (start, end, schools).
    """
    cuts = sorted({cut for _, start, end in hours for cut in (start, end)})
    found: list[tuple[int, int, frozenset[str]]] = []
    for left, right in itertools.pairwise(cuts):
        here = frozenset(school for school, start, end in hours if start <= left and right <= end)
        if len(here) < 2:
            continue
        if found and found[-1][1:] == (left, here):
            found[-1] = (found[-1][0], right, here)
        else:
            found.append((left, right, here))
    return found
