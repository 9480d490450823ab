"""Week patterns: the sets of cycle weeks that may share one day and time, as bit masks (week 1 is bit 0)."""

from itertools import combinations_with_replacement

import numpy as np

from optsched.domain import Demand, Mandate
from optsched.model.board import Ints


def mask_of(weeks: tuple[int, ...]) -> int:
    return sum(1 << (week - 1) for week in weeks)


def weeks_of(mask: int) -> tuple[int, ...]:
    return tuple(week + 1 for week in range(mask.bit_length()) if mask >> week & 1)


def weeks_in(masks: Ints) -> Ints:
    """Return how many weeks each mask holds."""
    return np.array([mask.bit_count() for mask in masks.tolist()], dtype=np.int64)


def is_combined(mandate: Mandate, demand: Demand) -> bool:
    """Tell whether the mandate wants some sessions pushed in and some pulled out."""
    return mandate.setting == "combined" and 0 < wanted_push_ins(mandate, demand) < demand.sessions


def wanted_push_ins(mandate: Mandate, demand: Demand) -> int:
    """Return share x number, rounded half up; a combined mandate without a share wants half."""
    share = 50 if mandate.push_in_share is None else mandate.push_in_share
    return (2 * share * demand.sessions + 100) // 200


def patterns(mandate: Mandate, demand: Demand, split: bool) -> tuple[int, ...]:
    """Return the week patterns of a mandate's candidates, the longest first.

    Unsplit: every week it is owed in, or each choice of extra weeks; a combined mandate also has the parts in which
    its share can be kept. Split: every single week joins, so that no plan is left out.
    """
    whole = [demand.weeks] if demand.base else []
    whole += [chosen for chosen in demand.extra_weeks if chosen]
    found = {mask_of(weeks) for weeks in whole}
    if is_combined(mandate, demand):
        found |= {mask_of(part) for weeks in whole if len(weeks) > 1 for part in _parts(mandate, demand, weeks)}
    if split:
        found |= {mask_of((week,)) for weeks in whole for week in weeks}
        found |= {mask_of(weeks[first::2]) for weeks in whole for first in (0, 1) if len(weeks) > 2}
    return tuple(sorted(found, key=lambda mask: (-mask.bit_count(), mask)))


def _parts(mandate: Mandate, demand: Demand, weeks: tuple[int, ...]) -> list[tuple[int, ...]]:
    """Return the halves that alternate, and where these cannot keep the share, one week and all but one."""
    halves = [weeks[0::2], weeks[1::2]]
    sizes = {0, len(weeks), *map(len, halves)}
    rows = demand.sessions // len(weeks)
    if wanted_push_ins(mandate, demand) in {sum(some) for some in combinations_with_replacement(sizes, rows)}:
        return halves
    ones = [(week,) for week in weeks]
    return [*halves, *ones, *(tuple(other for other in weeks if other != week) for week in weeks)]
