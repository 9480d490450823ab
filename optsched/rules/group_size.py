"""R19: a group is no larger than its therapist and every member allows."""

from collections.abc import Iterator

import numpy as np

from optsched.domain.placed import seen
from optsched.domain.plan import Meeting, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, few, on
from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.facade import Model


class GroupSize:
    """The smallest Largest group among therapist and members holds, week by week, for those who are there."""

    code = "R19"
    title = "A group is no larger than its therapist and every member allows."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.name,) for each in problem.therapists]

    def alike(self, candidates: Candidates) -> Ints:
        problem = candidates.board.problem
        alone = np.array([each.largest_group == 1 for each in problem.mandates], dtype=bool)[candidates.mandate]
        alone |= np.array([each.largest_group == 1 for each in problem.therapists], dtype=bool)[candidates.therapist]
        return np.where(alone, candidates.mandate + 1, 0)

    def post(self, subject: tuple[str], model: Model) -> None:
        most = model.problem.therapist[subject[0]].largest_group
        for row in model.groups_of(subject[0]).tolist():
            members = model.members[row]
            _post_size(model, int(model.held[row]), model.lit[members], most)
            caps = np.array([_cap(model, at, most) for at in model.candidates.mandate[members].tolist()])
            for cap in sorted(set(caps.tolist()) - {most}):
                _post_cap(model, model.lit[members], caps <= cap, cap, most)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        yield from breaches(self.code, problem.cycle, plan, _too_large(subject[0], problem, plan))


def _cap(model: Model, mandate: int, most: int) -> int:
    own = model.problem.mandates[mandate].largest_group
    return most if own is None else min(own, most)


def _post_size(model: Model, held: int, lits: Ints, most: int) -> None:
    """No more members than the therapist takes; said with the meeting's own literal, which helps the relaxation."""
    if len(lits) > most:
        if held == model.true:
            model.at_most(lits, 1, most)
        else:
            model.linear(np.append(lits, held), np.append(np.ones_like(lits), -most), None, 0)


def _post_cap(model: Model, lits: Ints, capped: Bools, cap: int, most: int) -> None:
    """No more than `cap` members as soon as a capped one is there: Σ members + (most - cap) x there ≤ most."""
    if len(lits) > cap:
        there = model.any_of(lits[capped].tolist())
        model.at_most(np.append(lits, there), np.append(np.ones_like(lits), most - cap), most)


def _too_large(therapist: str, problem: Problem, plan: Plan) -> Iterator[Seen]:
    for week, day in plan.days_of.get(therapist, ()):
        for meeting in plan.meetings_on(therapist, week, day):
            most, who = _smallest(problem, meeting)
            if len(meeting.members) > most:
                when = on(problem.cycle, day, meeting.start, meeting.end)
                children = few(each.student for each in meeting.members)
                text = f"{therapist}'s group of {children} {when} is larger than the {most} that {who} allows,"
                yield seen(week, text, *meeting.members)


def _smallest(problem: Problem, meeting: Meeting) -> tuple[int, str]:
    """Return the smallest Largest group, and whose it is."""
    limits = [(problem.therapist[meeting.therapist].largest_group, meeting.therapist)]
    for each in meeting.members:
        mandate = problem.mandate.get(each.mandate)
        if mandate is not None and mandate.largest_group is not None:
            limits.append((mandate.largest_group, each.student))
    return min(limits)
