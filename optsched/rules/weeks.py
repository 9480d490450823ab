"""R28: sessions fall in the weeks that the mandate's pattern allows."""

from collections import Counter, defaultdict
from collections.abc import Iterator

from optsched.domain.demand import Demand
from optsched.domain.people import Mandate
from optsched.domain.placed import seen
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.protocols import Breach
from optsched.domain.say import Seen, breaches, day_name, in_weeks, line_of


class Weeks:
    """No more sessions than are owed, in one of the choices of weeks, and no more on a day than a day may hold.

    A mandate that is not planned (it has ended, begins later, or is placed by date) has no sessions.
    """

    code = "R28"
    title = "Sessions fall in the weeks that the mandate's pattern allows."

    def subjects(self, problem: Problem) -> list[tuple[str]]:
        return [(each.key,) for each in problem.mandates]

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
            yield Breach(self.code, sentence, plan.positions_of(rows), all(row.locked for row in rows))


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
