"""Who holds the places that the rules leave open to a mandate: each is tried in the finished plan."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

import numpy as np

from optsched.domain import Placement, Rule
from optsched.explain.closures import Closures
from optsched.explain.trials import TRIED, Objection, Trials
from optsched.model.board import Ints
from optsched.model.candidates import placement_at

MOST_PLACES = 400
"""Open places that are tried: more would take longer than a reader waits."""
MOST_ROWS = 4
"""Therapists, rooms and sets of weeks that are tried in one place."""


@dataclass
class Taken:
    """The open places that were tried: free ones, and for each rule that stands against the others, whose sessions.

    `single` are placements that one rule alone is against, those of most weeks first.
    """

    open: int = 0
    tried: int = 0
    free: list[Placement] = field(default_factory=list)
    by_rule: dict[str, int] = field(default_factory=lambda: defaultdict(int))
    rules: dict[str, Rule] = field(default_factory=dict)
    holders: dict[str, Counter[tuple[Placement, ...]]] = field(default_factory=lambda: defaultdict(Counter))
    single: list[tuple[Rule, Placement]] = field(default_factory=list)


def taken(found: Closures, trials: Trials) -> Taken:
    """Try the open places of one mandate, an even sample where there are many."""
    places = found.open_places
    result = Taken(open=len(places), tried=min(len(places), MOST_PLACES))
    if not len(places):
        return result
    sample = places[np.unique(np.linspace(0, len(places) - 1, result.tried).round().astype(np.int64))]
    result.tried = len(sample)
    rows_of = _rows_of(found, sample)
    for place in sample.tolist():
        _try_place(result, found, trials, rows_of[place])
    result.single.sort(key=lambda pair: -len(pair[1].weeks))
    return result


def _rows_of(found: Closures, sample: Ints) -> dict[int, list[int]]:
    """Return a few open rows of each place: the longest set of weeks first, then single weeks."""
    rows_of: dict[int, list[int]] = defaultdict(list)
    rows = found.open_rows
    rows = rows[np.isin(found.place[rows], sample)]
    for row in rows[np.argsort(-found.table.sessions[rows], kind="stable")].tolist():
        rows_of[int(found.place[row])].append(row)
    return {place: _few(found, mine) for place, mine in rows_of.items()}


def _few(found: Closures, rows: list[int]) -> list[int]:
    """Take the rows of the longest set of weeks, then of sets that leave out others."""
    masks = found.table.weeks
    longest = [row for row in rows if masks[row] == masks[rows[0]]][:MOST_ROWS]
    shorter = {int(masks[row]): row for row in reversed(rows) if masks[row] != masks[rows[0]]}
    return longest + list(reversed(shorter.values()))[-MOST_ROWS:]


def _try_place(result: Taken, found: Closures, trials: Trials, rows: list[int]) -> None:
    first: Objection | None = None
    for row in rows:
        solo: list[Objection] = []
        for tried in ways(found, trials, row):
            against = trials.session(tried)
            if not against:
                result.free.append(tried)
                return
            if len(against) == 1:
                result.single.append((against[0].rule, tried))
            if tried.session == TRIED:
                solo = against
            elif first is None or first.rule.code == solo[0].rule.code:
                first = against[0]
        first = first or solo[0]
    assert first is not None
    code = first.rule.code
    result.by_rule[code] += 1
    result.rules[code] = first.rule
    result.holders[code].update(_sessions(first.others))


def ways(found: Closures, trials: Trials, row: int) -> Iterator[Placement]:
    """Yield a row as a session of its own, in the room that is emptiest then, and as a member of others."""
    table = found.table
    place = table.board.places[table.place[row]]
    alone = placement_at(table, row, TRIED)
    yield replace(alone, place=_emptiest(trials, alone, place.names) if place.kind == "room" else alone.place)
    mandate = trials.problem.mandate[alone.mandate]
    if mandate.is_direct and mandate.grouping != "individual":
        for one in trials.joinable(alone):
            if one.place in place.names and not _is_alone(trials, one.members):
                yield replace(alone, session=one.session, place=one.place)


def _is_alone(trials: Trials, members: tuple[Placement, ...]) -> bool:
    mandates = [trials.problem.mandate.get(each.mandate) for each in members]
    return any(each is None or each.grouping == "individual" or not each.is_direct for each in mandates)


def _emptiest(trials: Trials, tried: Placement, names: tuple[str, ...]) -> str:
    held = Counter(
        each.place
        for each in trials.plan.placements
        if (each.day, each.school, each.setting) == (tried.day, tried.school, "pull-out")
        and each.start < tried.end
        and tried.start < each.end
        and set(each.weeks) & set(tried.weeks)
    )
    return min(names, key=lambda name: held[name])


def _sessions(others: Sequence[Placement]) -> list[tuple[Placement, ...]]:
    """Gather placements into their sessions."""
    members: dict[tuple[str, int, int], list[Placement]] = defaultdict(list)
    for each in others:
        members[each.session, each.day, each.start].append(each)
    return [tuple(rows) for rows in members.values()]
