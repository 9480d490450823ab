"""What no plan can go below, whatever is asked for in common: therapists' days priced one by one.

Every mandate pays its therapist for its sessions, and every therapist's day holds what pays best: the best groups,
one after the other, around a lunch. For any payments, what the mandates pay less what the days earn is a bound
(Lagrange); the payments that make it largest are looked for by a linear program over the days seen so far (column
generation, Dantzig and Wolfe 1960, smoothed as Wentges 1997 does). `places` are the ways to hold one session in one
week, `groups` the cheapest members of a session, `days` the cheapest day, `master` the linear program.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from optsched.model.board import Floats
from optsched.solve.bound.days import Days
from optsched.solve.bound.groups import Groups
from optsched.solve.bound.master import Ask, Column, Master
from optsched.solve.bound.places import places_of
from optsched.solve.part import Part
from optsched.solve.pool import Pool

__all__ = ["Ask", "least_cost"]

SMOOTH = 0.8
"""How near the next payments are to the best so far, from 0 to 1."""
ROUNDING = 1e-4
"""Sums of a hundred thousand floats are off by less; costs are whole numbers."""
ROUNDS, CLOSE = 400, 0.005
"""Five times what a caseload needs, and the share of a bound that is not worth more of them."""


def least_cost(pool: Pool, part: Part, ask: Ask, is_over: Callable[[], bool]) -> int:
    """Return a cost that no plan goes below in what a part's therapists hold, as good as it was when time was over.

    The mandates of `part` are asked for; others may join their groups, so that the bounds of parts that share no
    mandate and no therapist add up.
    """
    places = places_of(pool, part.therapists, ask.stage)
    groups, days, master = Groups(places), Days(places), Master(places, part.mandates, ask)
    best, best_at = 0.0, master.nothing
    tried = master.nothing
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
    return max(int(np.ceil(best - ROUNDING)), 0)


def _look(groups: Groups, days: Days, master: Master, payments: Floats) -> tuple[float, list[Column]]:
    """Return the bound that payments give, and the cheapest days at their prices."""
    price = master.prices(payments)
    value = groups.cheapest(price)
    costs, ways = days.cheapest(value)
    columns = []
    for unit, meetings in enumerate(ways):
        held = [(meeting, groups.members(meeting)) for meeting in meetings]
        cost = sum(value[meeting] - sum(price[inside] - groups.places.price[inside]) for meeting, inside in held)
        columns.append(Column(unit, float(cost), tuple(place for _, inside in held for place in inside)))
    return master.value(payments, costs), columns
