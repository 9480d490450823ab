"""How often a mandate or a duty is owed inside one cycle."""

from dataclasses import dataclass
from itertools import combinations, product

from optsched.domain.cycle import Cycle
from optsched.domain.people import Duty, Mandate, WeekShare

WEEKS_PER = {"month": 4, "quarter": 9, "year": 36}
"""School weeks in a period (180 days = 36 weeks = 9 months of 4 weeks)."""


@dataclass(frozen=True)
class Demand:
    """`sessions` in the cycle: `base` in every week of `weeks`, and `extra` more in each week of one of `extra_weeks`.

    `most_a_day` is None where only Minutes apart limits a day (Days apart 0).
    """

    sessions: int
    weeks: tuple[int, ...]
    base: int
    extra: int = 0
    extra_weeks: tuple[tuple[int, ...], ...] = ((),)
    most_a_day: int | None = 1

    @property
    def most_a_week(self) -> int:
        return self.base + (self.extra if any(self.extra_weeks) else 0)

    def allows(self, counts: dict[int, int]) -> bool:
        """Tell whether `counts` (sessions by week) stay inside what one choice of extra weeks allows."""
        return any(
            all(
                count <= (self.base + self.extra * (week in chosen) if week in self.weeks else 0)
                for week, count in counts.items()
            )
            for chosen in self.extra_weeks
        )


def demand_of(mandate: Mandate, cycle: Cycle) -> Demand | None:
    """Return what `mandate` owes in one cycle, or None when that is no whole number (it is *by date*)."""
    most_a_day = mandate.times if mandate.per == "day" else (1 if mandate.days_apart > 0 else None)
    if mandate.per in ("day", "week"):
        a_week = mandate.times * (len(cycle.days) if mandate.per == "day" else 1)
        return _weekly(mandate, cycle, a_week, most_a_day)
    sessions = _in_cycle(mandate.times, mandate.per, cycle)
    if sessions is None or sessions == 0 or isinstance(mandate.weeks, WeekShare):
        return None
    weeks = mandate.weeks or cycle.all_weeks
    base, extra = divmod(sessions, len(weeks))
    chosen = _spread(extra, weeks, cycle) if extra else ((),)
    return Demand(sessions, weeks, base, 1 if extra else 0, chosen, most_a_day)


def _weekly(mandate: Mandate, cycle: Cycle, a_week: int, most_a_day: int | None) -> Demand | None:
    share = mandate.weeks
    if not isinstance(share, WeekShare):
        weeks = share or cycle.all_weeks
        return Demand(a_week * len(weeks), weeks, a_week, most_a_day=most_a_day)
    if cycle.weeks % share.of:
        return None
    groups = [range(first, first + share.of) for first in range(1, cycle.weeks + 1, share.of)]
    choices = tuple(
        tuple(week for part in parts for week in part)
        for parts in product(*(combinations(group, share.some) for group in groups))
    )
    sessions = a_week * share.some * len(groups)
    return Demand(sessions, cycle.all_weeks, 0, a_week, choices, most_a_day)


def _in_cycle(times: int, per: str, cycle: Cycle) -> int | None:
    if per == "cycle":
        return times
    sessions, rest = divmod(times * cycle.weeks, WEEKS_PER[per])
    return None if rest else sessions


def _spread(number: int, weeks: tuple[int, ...], cycle: Cycle) -> tuple[tuple[int, ...], ...]:
    """Return the sets of `number` different weeks: evenly spaced where that divides the cycle, else any."""
    if cycle.weeks % number == 0:
        step = cycle.weeks // number
        even = tuple(tuple(range(first, cycle.weeks + 1, step)) for first in range(1, step + 1))
        inside = tuple(chosen for chosen in even if set(chosen) <= set(weeks))
        if inside:
            return inside
    return tuple(combinations(weeks, number))


@dataclass(frozen=True)
class DutyPart:
    """`times` occurrences somewhere in these days of these weeks."""

    weeks: tuple[int, ...]
    days: tuple[int, ...]
    times: int


def duty_parts(duty: Duty, cycle: Cycle) -> tuple[DutyPart, ...]:
    """Split a duty into the stretches of the cycle that each owe a number of occurrences.

    Longer periods are scaled to the cycle and rounded up, so that time is never under-planned.
    """
    weeks, days = duty.window.weeks, duty.window.days
    if duty.per == "day":
        return tuple(DutyPart((week,), (day,), duty.times) for week in weeks for day in days)
    if duty.per == "week":
        return tuple(DutyPart((week,), days, duty.times) for week in weeks)
    if duty.per == "cycle":
        return (DutyPart(weeks, days, duty.times),)
    return (DutyPart(weeks, days, -(-duty.times * cycle.weeks // WEEKS_PER[duty.per])),)


def is_fixed(duty: Duty, cycle: Cycle) -> bool:
    """Tell whether Days, From and To leave the duty no choice."""
    if duty.window.end - duty.window.start != duty.minutes:
        return False
    return all(part.times == len(part.weeks) * len(part.days) for part in duty_parts(duty, cycle))
