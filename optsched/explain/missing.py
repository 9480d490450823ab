"""What a plan owes and does not hold: sessions of mandates, floating duties, lunches."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from optsched.domain import Demand, Duty, Mandate, Plan, Problem
from optsched.domain.accounts import account, lacking_duties
from optsched.domain.demand import DutyPart

Weeks = tuple[int, ...]


@dataclass(frozen=True)
class MissingSessions:
    """Sessions of one mandate that have no place.

    `weeks` has one week for each session, or is empty where several choices are open; `choices` are the sets of
    weeks in which one session a week would help.
    """

    mandate: Mandate
    minutes: int
    sessions: int
    weeks: Weeks
    choices: tuple[Weeks, ...]


@dataclass(frozen=True)
class MissingDuty:
    """Occurrences of a floating duty that have no place, by the parts of the cycle that owe them."""

    duty: Duty
    parts: tuple[tuple[DutyPart, int], ...]

    @property
    def times(self) -> int:
        return sum(times for _, times in self.parts)

    @property
    def weeks(self) -> Weeks:
        return tuple(sorted({week for part, _ in self.parts for week in part.weeks}))


@dataclass(frozen=True)
class MissingLunch:
    """A lunch that is owed and not planned."""

    therapist: str
    week: int
    day: int


def missing_sessions(problem: Problem, plan: Plan) -> Iterator[MissingSessions]:
    """Yield what each planned mandate lacks, in the problem's order."""
    for row in account(problem, plan):
        if not row.missing:
            continue
        mandate, demand = problem.mandate[row.mandate], problem.demand[row.mandate]
        held = Counter(week for each in plan.of_mandate.get(mandate.key, ()) for week in each.weeks)
        needs = _needs(demand, held)
        number = -(-row.missing // mandate.minutes)
        weeks = tuple(sorted(needs[0].elements())) if len(needs) == 1 else ()
        told = weeks if len(weeks) == number else ()
        choices = tuple(dict.fromkeys(tuple(sorted(need)) for need in needs if need))
        yield MissingSessions(mandate, row.missing, number, told, choices or (demand.weeks,))


def _needs(demand: Demand, held: Counter[int]) -> list[Counter[int]]:
    """Return, for each choice of extra weeks that asks for fewest more sessions, how many each week lacks."""
    needs = []
    for chosen in demand.extra_weeks:
        owed = Counter({week: demand.base + demand.extra * (week in chosen) for week in demand.weeks})
        needs.append(owed - held)
    fewest = min(need.total() for need in needs)
    return [need for need in needs if need.total() == fewest]


def missing_duties(problem: Problem, plan: Plan) -> Iterator[MissingDuty]:
    """Yield the floating duties that are planned less often than they are owed."""
    for key, parts in lacking_duties(problem, plan).items():
        yield MissingDuty(problem.duty[key], parts)


def missing_lunches(problem: Problem, plan: Plan) -> Iterator[MissingLunch]:
    """Yield the lunches that are owed and not planned, by therapist, week and day."""
    for each in problem.therapists:
        for week in problem.cycle.all_weeks:
            for day in problem.cycle.all_days:
                if problem.lunch_is_owed(each.name, week, day) and (each.name, week, day) not in plan.lunch:
                    yield MissingLunch(each.name, week, day)
