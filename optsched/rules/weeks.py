"""R28: sessions fall in the weeks that the mandate's pattern allows."""

from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np

from optsched.domain.demand import Demand
from optsched.domain.people import Mandate
from optsched.domain.placed import seen
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, day_name, in_weeks, line_of
from optsched.model.board import Ints
from optsched.model.facade import Model
from optsched.model.patterns import weeks_of


class Weeks:
    """No more sessions than are owed, in one of the choices of weeks, and no more on a day than a day may hold.

    A mandate that is not planned (it has ended, begins later, or is placed by date) has no sessions.
    """

    code = "R28"
    title = "Sessions fall in the weeks that the mandate's pattern allows."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

    def post(self, subject: tuple[str], model: Model) -> None:
        demand = model.problem.demand.get(subject[0])
        rows = model.candidates_of(subject[0])
        fixed = model.candidates.fixed[rows]
        if demand is None or fixed.all():
            return
        if fixed.any():
            model.at_most(model.lit[rows], model.candidates.sessions[rows], demand.sessions)
        for _, held in model.weeks_alike(rows) if demand.most_a_day is not None else ():
            for day in model.days:
                model.at_most(model.lit[held[model.candidates.day[held] == day]], 1, demand.most_a_day or 0)
        _post_weeks(model, demand, rows)

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        mandate = problem.mandate[subject[0]]
        rows = plan.of_mandate.get(mandate.key, ())
        demand = problem.demand.get(mandate.key)
        if demand is None:
            yield from breaches(self.code, problem.cycle, plan, _unplanned(mandate, problem, rows))
            return
        days = list(_too_many_on_a_day(mandate, demand, problem, rows))
        weeks = list(_too_many_in_a_week(mandate, demand, rows))
        yield from breaches(self.code, problem.cycle, plan, days + weeks)
        counts = Counter(week for row in rows for week in row.weeks)
        if not weeks and not demand.allows(counts):
            held = in_weeks(problem.cycle, counts)
            sentence = f"{line_of(mandate)} is held {held}, but should be {_choices(problem, demand)}."
            locked = Counter(week for row in rows if row.locked for week in row.weeks)
            yield Breach(self.code, sentence, plan.positions_of(rows), not demand.allows(locked))


def _post_weeks(model: Model, demand: Demand, rows: Ints) -> None:
    """No more in a week than the chosen weeks allow, of the choices that constants have left."""
    stands = Counter(
        week
        for mask in model.candidates.weeks[rows[model.candidates.fixed[rows]]].tolist()
        for week in weeks_of(int(mask))
    )
    choices = [chosen for chosen in demand.extra_weeks if _holds(demand, chosen, stands)] or demand.extra_weeks
    chosen = model.bools(len(choices)) if len(choices) > 1 else np.array([model.true])
    model.at_most_one(chosen)
    for mask, held in model.weeks_alike(rows):
        free = model.lit[held[~model.candidates.fixed[held]]]
        weeks = weeks_of(mask)
        for most in sorted({tuple(_room(demand, each, week, stands) for each in choices) for week in weeks}):
            if min(most) == max(most):
                model.at_most(free, 1, most[0])
            else:
                lits = np.concatenate([free, chosen])
                model.linear(lits, np.concatenate([np.ones_like(free), -np.array(most)]), None, 0)


def _most(demand: Demand, chosen: tuple[int, ...], week: int) -> int:
    return demand.base + demand.extra * (week in chosen) if week in demand.weeks else 0


def _room(demand: Demand, chosen: tuple[int, ...], week: int, stands: Counter[int]) -> int:
    return max(_most(demand, chosen, week) - stands[week], 0)


def _holds(demand: Demand, chosen: tuple[int, ...], stands: Counter[int]) -> bool:
    return all(count <= _most(demand, chosen, week) for week, count in stands.items())


def _unplanned(mandate: Mandate, problem: Problem, rows: tuple[Placement, ...]) -> Iterator[Seen]:
    why = "is placed by date"
    if problem.is_later(mandate):
        why = "begins later"
    elif problem.is_ended(mandate):
        why = "has ended"
    for row in rows:
        for week in row.weeks:
            yield seen(week, f"{line_of(mandate)} {why}, but has sessions", row)


def _too_many_on_a_day(
    mandate: Mandate, demand: Demand, problem: Problem, rows: tuple[Placement, ...]
) -> Iterator[Seen]:
    days: dict[tuple[int, int], list[Placement]] = defaultdict(list)
    for row in rows:
        for week in row.weeks:
            days[week, row.day].append(row)
    for (week, day), held in sorted(days.items()):
        if demand.most_a_day is not None and len(held) > demand.most_a_day:
            found = f"{len(held)} sessions on {day_name(problem.cycle, day)}, more than {demand.most_a_day},"
            yield seen(week, f"{line_of(mandate)} has {found}", *held)


def _too_many_in_a_week(mandate: Mandate, demand: Demand, rows: tuple[Placement, ...]) -> Iterator[Seen]:
    weeks: dict[int, list[Placement]] = defaultdict(list)
    for row in rows:
        for week in row.weeks:
            weeks[week].append(row)
    for week, held in sorted(weeks.items()):
        most = demand.most_a_week if week in demand.weeks else 0
        if len(held) > most:
            text = f"{line_of(mandate)} has {_sessions(len(held))}, more than the {most} allowed,"
            yield seen(week, text, *held)


def _sessions(number: int) -> str:
    return "1 session" if number == 1 else f"{number} sessions"


def _choices(problem: Problem, demand: Demand) -> str:
    """Say in which weeks the sessions may be that not every week has."""
    ways = [in_weeks(problem.cycle, weeks) for weeks in demand.extra_weeks]
    if len(ways) > MOST_SAID:
        return f"{_sessions(demand.extra)} a week in {len(demand.extra_weeks[0])} of {len(demand.weeks)} weeks"
    return " or ".join(ways)


MOST_SAID = 4
"""A sentence that lists more choices of weeks is not read to its end."""
