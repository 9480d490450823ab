"""What no plan can go below, whatever is asked for in common: therapists' days priced one by one.

Every mandate pays its therapist for its sessions, and every therapist's day holds what pays best: the best groups,
one after the other, around a lunch. For any payments, what the mandates pay less what the days earn is a bound
(Lagrange); the payments that make it largest are looked for by a linear program over the days seen so far (column
generation, Dantzig and Wolfe 1960, smoothed as Wentges 1997 does). `places` are the ways to hold one session in one
week, `groups` the cheapest members of a session, `company` who may be one, `duties` what else therapists owe, `days`
the cheapest day, `timeline` the way through its `shape`, around what `open_time` leaves of it, `master` the linear
program. What every place costs beyond the bound is a `Beyond` (`solve/beyond`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from optsched.model.board import Floats, Ints
from optsched.solve.beyond import DEAREST, Beyond, in_order, keys
from optsched.solve.bound.days import Days
from optsched.solve.bound.duties import duties_of
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
"""Five times what a caseload needs, and the share of a bound of costs that is not worth more of them."""


@dataclass(frozen=True)
class Priced:
    """A cost that no plan goes below, the payments that show it, and what every session costs beyond it.

    `held` tells, in place of costs, which sessions are in the days that the bound is made of: they cost nothing, and 1
    what was in other days on the way to it.
    """

    ask: Ask
    bound: int
    payments: Floats
    beyond: Beyond
    held: Beyond


def price_days(pool: Pool, part: Part, ask: Ask, is_over: Callable[[], bool], begin: Floats | None = None) -> Priced:
    """Price the days of a part's therapists, as well as it goes until time is over, from payments that are known.

    The mandates of `part` are asked for; others may join their groups, so that the bounds of parts that share no
    mandate and no therapist add up.
    """
    places = places_of(pool, part.therapists, ask.stage)
    duties = duties_of(places, is_asked=ask.stage > 1)
    groups, days, master = Groups(places), Days(places, duties), Master(places, duties, part.mandates, ask)
    tried = begin if begin is not None and begin.shape == master.least.shape else master.nothing
    best, best_at = 0.0, master.nothing
    for _ in range(ROUNDS):
        value, columns = _look(groups, days, master, tried)
        if value > best:
            best, best_at = value, tried
        master.add(columns)
        solved = master.solve()
        if solved is None or is_over():
            break
        most, wanted = solved
        close = CLOSE * best if ask.stage > 1 else 0.0
        if most - best <= close or np.ceil(most - ROUNDING) <= np.ceil(best - ROUNDING):
            break
        tried = SMOOTH * best_at + (1 - SMOOTH) * wanted
    bound = max(int(np.ceil(best - ROUNDING)), 0)
    return Priced(ask, bound, best_at, _beyond(groups, days, master, best_at), _held(master))


def _beyond(groups: Groups, days: Days, master: Master, payments: Floats) -> Beyond:
    """Say what places cost beyond the best; nothing is asked of days that hold a lock, so there it is nothing."""
    places, price = groups.places, master.prices(payments)
    value = groups.cheapest(price)
    cost = days.beyond(value, master.paid(payments))[places.meeting] + groups.beyond(value)
    cost[master.weeks[places.unit] == 0] = 0.0
    return _of(master, np.flatnonzero((cost <= DEAREST) & np.isin(places.mandate, master.asked)), cost)


def _held(master: Master) -> Beyond:
    """Say which places are in the days that the linear program takes part of, and which in others."""
    cost = np.ones(len(master.places.mandate))
    seen, taken = master.seen()
    cost[taken] = 0.0
    return _of(master, seen, cost)


def _of(master: Master, at: Ints, cost: Floats) -> Beyond:
    """Name some places week by week, with what they cost."""
    places = master.places
    key, spent = [], []
    for kind, weeks in enumerate(places.kinds):
        mine = at[places.on_kind[places.unit[at]] == kind]
        unit, start = places.unit[mine], places.of_start[places.meeting[mine]]
        who, day = places.on_therapist[unit], places.on_day[unit]
        for week in weeks:
            key.append(keys(places.mandate[mine], who, places.is_push_in[mine], day, start, week))
            spent.append(cost[mine])
    return in_order(master.asked, np.concatenate(key), np.concatenate(spent))


def _look(groups: Groups, days: Days, master: Master, payments: Floats) -> tuple[float, list[Column]]:
    """Return the bound that payments give, and the cheapest days at their prices."""
    price, paid = master.prices(payments), master.paid(payments)
    value = groups.cheapest(price)
    costs, ways = days.cheapest(value, paid)
    columns = []
    for unit, way in enumerate(ways):
        inside = [place for meeting in way.meetings for place in groups.members(meeting)]
        cost = costs[unit] + (groups.places.price[inside] - price[inside]).sum() + paid[list(way.duties)].sum()
        columns.append(Column(unit, float(cost), tuple(inside), way.duties))
    return master.value(payments, costs), columns
