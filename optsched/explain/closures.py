"""Which of a mandate's places each rule closes, and which it alone closes.

A place is a day, a start and a setting; it is open when some therapist, room and set of weeks makes it so.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from optsched.domain import Rule
from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.faces import AlikeRule, PlacementRule, PostedRule


@dataclass(frozen=True)
class Closed:
    """How many places a rule closes, and how many nothing else closes."""

    rule: Rule
    places: int
    alone: int


@dataclass(frozen=True)
class Closures:
    """The table of one mandate, its places, and what closes them.

    `place` gives each row's place; `against` is (rules, rows): the rule forbids the row.
    """

    table: Candidates
    rules: tuple[PlacementRule, ...]
    place: Ints
    against: Bools

    @property
    def places(self) -> int:
        return int(self.place.max()) + 1 if len(self.place) else 0

    @property
    def open_rows(self) -> Ints:
        return np.flatnonzero(~self.against.any(axis=0))

    @property
    def open_places(self) -> Ints:
        return np.unique(self.place[self.open_rows])

    def without(self, code: str) -> "Closures":
        """Leave out the rows that the rule of this code forbids; all stay where it forbids every row."""
        mine = [at for at, rule in enumerate(self.rules) if rule.code == code]
        kept: Bools = ~np.asarray(self.against[mine].any(axis=0))
        if not mine or not kept.any():
            return self
        place = np.unique(self.place[kept], return_inverse=True)[1].reshape(-1)
        return Closures(self.table.where(kept), self.rules, place, self.against[:, kept])

    def closed(self) -> list[Closed]:
        """Return what each rule closes, the rule that closes most first; rules that close nothing are left out."""
        if not self.places:
            return []
        rows = np.bincount(self.place, minlength=self.places)
        reasons = self.against.sum(axis=0)
        found = []
        for at, rule in enumerate(self.rules):
            forbidden = np.bincount(self.place[self.against[at]], minlength=self.places) == rows
            single = np.bincount(self.place[self.against[at] & (reasons == 1)], minlength=self.places) > 0
            if forbidden.any():
                found.append(Closed(rule, int(forbidden.sum()), int((forbidden & single).sum())))
        return sorted(found, key=lambda each: -each.places)

    def only_against(self, code: str) -> Ints:
        """Return the rows that only the rule of this code forbids, those of most weeks first."""
        mine = [at for at, rule in enumerate(self.rules) if rule.code == code]
        if not mine:
            return np.zeros(0, dtype=np.int64)
        rows = np.flatnonzero(self.against[mine[0]] & (self.against.sum(axis=0) == 1))
        return rows[np.argsort(-self.table.sessions[rows], kind="stable")]


def is_placement_rule(rule: Rule) -> bool:
    """Tell whether a rule's whole meaning is in its filter of the table."""
    return isinstance(rule, PlacementRule) and not isinstance(rule, PostedRule | AlikeRule)


def closures(table: Candidates, rules: Sequence[Rule]) -> Closures:
    """Ask every rule about one placement alone which rows of one mandate's table it forbids."""
    asked = tuple(rule for rule in rules if isinstance(rule, PlacementRule))
    keys = np.stack([table.day, table.start, table.setting], axis=1)
    place = np.unique(keys, axis=0, return_inverse=True)[1].reshape(-1) if len(table) else table.day
    against = np.zeros((len(asked), len(table)), dtype=bool)
    for at, rule in enumerate(asked):
        against[at] = ~rule.allows(table)
    return Closures(table, asked, place, against)
