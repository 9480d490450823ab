"""How often a mandate or a duty is owed inside one cycle."""

import math
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, product

from optsched.domain.cycle import Cycle
from optsched.domain.people import Duty, Mandate, WeekShare


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


def average(mandate: Mandate, cycle: Cycle, school_days: int) -> Fraction:
    """Return how many sessions a mandate owes in one cycle, over many cycles; `school_days` is in a week."""
    if mandate.per == "cycle":
        return Fraction(mandate.times)
    if mandate.per not in ("day", "week"):
        return Fraction(mandate.times * cycle.weeks, cycle.weeks_in(mandate.per))
    a_week = mandate.times * (school_days if mandate.per == "day" else 1)
    if isinstance(mandate.weeks, WeekShare):
        return Fraction(a_week * cycle.weeks * mandate.weeks.some, mandate.weeks.of)
    return Fraction(a_week * len(mandate.weeks or cycle.all_weeks))


def kept_times(mandate: Mandate, cycle: Cycle, school_days: int) -> int:
    """Return for how many sessions a cycle keeps time when they are placed by date: never too few."""
    return math.ceil(average(mandate, cycle, school_days))


def demand_of(mandate: Mandate, cycle: Cycle, school_days: int | None = None) -> Demand | None:
    """Return what `mandate` owes in one cycle, or None when that is no whole number (it is *by date*).

    `school_days` are those of a week on which the child's school is open; None means all days of the cycle.
    """
    days = len(cycle.days) if school_days is None else school_days
    most_a_day = mandate.times if mandate.per == "day" else (1 if mandate.days_apart > 0 else None)
    if mandate.per in ("day", "week"):
        a_week = mandate.times * (days if mandate.per == "day" else 1)
        return _weekly(mandate, cycle, a_week, most_a_day)
    sessions = average(mandate, cycle, days)
    if sessions.denominator != 1 or isinstance(mandate.weeks, WeekShare):
        return None
    weeks = mandate.weeks or cycle.all_weeks
    base, extra = divmod(int(sessions), len(weeks))
    chosen = _spread(extra, weeks, cycle) if extra else ((),)
    return Demand(int(sessions), weeks, base, 1 if extra else 0, chosen, most_a_day)


def _weekly(mandate: Mandate, cycle: Cycle, a_week: int, most_a_day: int | None) -> Demand | None:
    share = mandate.weeks
    if not isinstance(share, WeekShare):
        weeks = share or cycle.all_weeks
        return Demand(a_week * len(weeks), weeks, a_week, most_a_day=most_a_day)
    some, of = _fitted(share, cycle)
    if cycle.weeks % of:
        return None
    groups = [range(first, first + of) for first in range(1, cycle.weeks + 1, of)]
    choices = tuple(
        tuple(week for part in parts for week in part)
        for parts in product(*(combinations(group, some) for group in groups))
    )
    sessions = a_week * some * len(groups)
    return Demand(sessions, cycle.all_weeks, 0, a_week, choices, most_a_day)


def _fitted(share: WeekShare, cycle: Cycle) -> tuple[int, int]:
    """Return a share as it stands, or in lowest terms where only these fit the cycle: `2 of 4` is 1 of its 2 weeks."""
    if cycle.weeks % share.of == 0:
        return share.some, share.of
    lowest = Fraction(share.some, share.of)
    return lowest.numerator, lowest.denominator


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
    return (DutyPart(weeks, days, -(-duty.times * cycle.weeks // cycle.weeks_in(duty.per))),)


def is_fixed(duty: Duty, cycle: Cycle) -> bool:
    """Tell whether Days, From and To leave the duty no choice."""
    return duty.fills_window and all(part.times == len(part.weeks) * len(part.days) for part in duty_parts(duty, cycle))
