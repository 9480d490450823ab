"""What no plan can go below, whatever is asked for in common: therapists' days priced one by one.

Every mandate pays its therapist for its sessions, and every therapist's day holds what pays best: the best groups,
one after the other, around a lunch. For any payments, what the mandates pay less what the days earn is a bound
(Lagrange); the payments that make it largest are looked for by a linear program over the days seen so far (column
generation, Dantzig and Wolfe 1960, smoothed as Wentges 1997 does). `places` are the ways to hold one session in one
week, `groups` the cheapest members of a session, `company` who may be one, `days` the cheapest day, `timeline` the way
to it, around what `open_time` leaves of it, `master` the linear program. What every place costs beyond the bound is a
`Beyond` (`solve/beyond`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optsched.model.board import Floats
from optsched.solve.beyond import DEAREST, Beyond, in_order, keys
from optsched.solve.bound.days import Days
from optsched.solve.bound.groups import Groups
from optsched.solve.bound.master import Ask, Column, Master
from optsched.solve.bound.places import places_of
from optsched.solve.part import Part
from optsched.solve.pool import Pool

__all__ = ["Ask", "Priced", "price_days"]

SMOOTH = 0.8
"""How near the next payments are to the best so far, from 0 to 1."""
ROUNDING = 1e-4
"""Sums of a hundred thousand floats are off by less; costs are whole numbers."""
ROUNDS, CLOSE = 400, 0.005
"""Five times what a caseload needs, and the share of a bound that is not worth more of them."""


@dataclass(frozen=True)
class Priced:
    """A cost that no plan goes below, the payments that show it, and what every session costs beyond it."""

    ask: Ask
    bound: int
    payments: Floats
    beyond: Beyond


def price_days(pool: Pool, part: Part, ask: Ask, is_over: Callable[[], bool], begin: Floats | None = None) -> Priced:
    """Price the days of a part's therapists, as well as it goes until time is over, from payments that are known.

    The mandates of `part` are asked for; others may join their groups, so that the bounds of parts that share no
    mandate and no therapist add up.
    """
    places = places_of(pool, part.therapists, ask.stage)
    groups, days, master = Groups(places), Days(places), Master(places, part.mandates, ask)
    tried = begin if begin is not None and begin.shape == master.least.shape else master.nothing
    best, best_at = 0.0, tried
    for _ in range(ROUNDS):
        value, columns = _look(groups, days, master, tried)
        if value > best:
            best, best_at = value, tried
        master.add(columns)
        solved = master.solve()
        if solved is None or is_over():
            break
        most, wanted = solved
        if most - best <= CLOSE * best or np.ceil(most - ROUNDING) <= np.ceil(best - ROUNDING):
            break
        tried = SMOOTH * best_at + (1 - SMOOTH) * wanted
    bound = max(int(np.ceil(best - ROUNDING)), 0)
    return Priced(ask, bound, best_at, _beyond(groups, days, master, best_at))


def _beyond(groups: Groups, days: Days, master: Master, payments: Floats) -> Beyond:
    """Say what places cost beyond the best; nothing is asked of days that hold a lock, so there it is nothing."""
    places, price = groups.places, master.prices(payments)
    value = groups.cheapest(price)
    cost = days.beyond(value)[places.meeting] + groups.beyond(value)
    cost[master.weeks[places.unit] == 0] = 0.0
    near = np.flatnonzero((cost <= DEAREST) & np.isin(places.mandate, master.asked))
    key, spent = [], []
    for kind, weeks in enumerate(places.kinds):
        at = near[places.on_kind[places.unit[near]] == kind]
        unit, start = places.unit[at], places.of_start[places.meeting[at]]
        who, day = places.on_therapist[unit], places.on_day[unit]
        for week in weeks:
            key.append(keys(places.mandate[at], who, places.is_push_in[at], day, start, week))
            spent.append(cost[at])
    return in_order(master.asked, np.concatenate(key), np.concatenate(spent))


def _look(groups: Groups, days: Days, master: Master, payments: Floats) -> tuple[float, list[Column]]:
    """Return the bound that payments give, and the cheapest days at their prices."""
    price = master.prices(payments)
    value = groups.cheapest(price)
    costs, ways = days.cheapest(value)
    columns = []
    for unit, meetings in enumerate(ways):
        held = [(meeting, groups.members(meeting)) for meeting in meetings]
        paid = sum(sum(groups.places.price[inside] - price[inside]) for _, inside in held)
        cost = costs[unit] + paid
        columns.append(Column(unit, float(cost), tuple(place for _, inside in held for place in inside)))
    return master.value(payments, costs), columns
