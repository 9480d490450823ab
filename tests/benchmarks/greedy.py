"""What a careful person does by hand, fast: the hardest mandate first, each session at the best place still open.

A mandate is hard when many minutes have few places. A place is good when it costs little class time and joins a
session that is held anyway. Nothing that is placed is moved again, but for lunches.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace

import numpy as np
from benchmarks.books import Books

from optsched.domain import Demand, DutyTime, Lunch, Mandate, Placement, Plan, Problem
from optsched.domain.demand import duty_parts
from optsched.model.board import DAY, PULL_OUT, PUSH_IN, Board, Bools, Ints
from optsched.model.build import allowed
from optsched.model.candidates import Candidates, all_candidates, place_of, placement_at
from optsched.model.patterns import wanted_push_ins
from optsched.rules import RULES

NEW_SESSION = 3
"""What a session of its own costs in stage 3: a class left or visited (2) and a session held (1)."""


def greedy(problem: Problem, step: int = 15) -> Plan:
    """Return a legal plan with every start on a multiple of `step` minutes; locked sessions stand."""
    return Greedy(problem, step).plan()


class Greedy:
    """One district, the places that each mandate may have, and what is placed so far."""

    def __init__(self, problem: Problem, step: int) -> None:
        self.problem, self.step = problem, step
        self.board = Board(problem)
        self.books = Books(problem)
        self.busy: dict[str, Bools] = defaultdict(lambda: np.zeros((*self.board.shape, self.board.slots), dtype=bool))

    def plan(self) -> Plan:
        """Place lunches, then mandates, then floating duties: what counts less may spoil nothing."""
        for each in self.problem.locked:
            self._add(replace(each, locked=True))
        for name, week, day in self._owed_lunches():
            self._place_lunch(name, week, day)
        tables = {key: self._places(self.problem.mandate[key]) for key in self.problem.demand}
        for key in self._hardest_first(tables):
            self._place(self.problem.mandate[key], self.problem.demand[key], tables[key])
        self._place_duties()
        return self.books.plan()

    def _places(self, mandate: Mandate) -> Candidates:
        """Return what the rules about one placement allow on the step, whole patterns and single weeks."""
        table = all_candidates(self.board, [mandate], split=True)
        table = table.where(table.start % self.step == 0)
        return table.where(allowed(table, RULES))

    def _hardest_first(self, tables: dict[str, Candidates]) -> list[str]:
        """Order by minutes owed for each place; whoever must join somebody follows that one at once."""

        def ease(key: str) -> tuple[float, str]:
            owed = self.problem.demand[key].sessions * self.problem.mandate[key].minutes
            return int(tables[key].sessions.sum()) / owed, key

        order: list[str] = []
        for key in sorted(tables, key=ease):
            order += [each for each in (*self.books.leaders(key), key) if each in tables and each not in order]
            followers = [each for each in tables if key in self.books.leaders(each) and each not in order]
            order += sorted(followers, key=ease)
        return order

    def _place(self, mandate: Mandate, owed: Demand, table: Candidates) -> None:
        left = owed.sessions - sum(len(each.weeks) for each in self.books.of_mandate[mandate.key])
        while left > 0:
            places = self._open(mandate, table.where(table.sessions <= left))
            taken = next((each for each in self._by_cost(mandate, owed, places) if self._try(each)), None)
            if taken is None:
                return
            left -= len(taken.weeks)

    def _open(self, mandate: Mandate, table: Candidates) -> Candidates:
        """Return the places where child and therapist have no session, or the therapist has one to join."""
        rows = np.arange(len(table))
        is_free = np.ones(len(table), dtype=bool)
        if mandate.is_direct and not self.books.leaders(mandate.key):
            is_free &= table.clear(self.board.counts(self.busy["child " + mandate.student]), rows)
        for at in np.unique(table.therapist):
            name = self.problem.therapists[at].name
            mine = np.flatnonzero(table.therapist == at)
            alone = table.clear(self.board.counts(self.busy["therapist " + name]), mine)
            is_free[mine] &= alone | self._joins(table.where(mine), name, mandate)
        return table.where(is_free)

    def _joins(self, table: Candidates, name: str, mandate: Mandate) -> Bools:
        """Mark the rows at the day, start, setting and kind of place of a session that this therapist shares."""
        held = {
            (each.day, each.start, each.setting == "push-in", place_of(self.board, each))
            for each in self.books.of_therapist[name]
            if _shares(self.problem.mandate[each.mandate]) and _shares(mandate)
        }
        columns = (table.day, table.start, table.setting == PUSH_IN, table.place)
        rows = zip(*(column.tolist() for column in columns), strict=True)
        return np.array([row in held for row in rows], dtype=bool)

    def _by_cost(self, mandate: Mandate, owed: Demand, table: Candidates) -> Iterator[Placement]:
        """Yield placements, the wanted setting and the longest week patterns first, then the cheapest."""
        if not len(table):
            return
        joins = np.zeros(len(table), dtype=bool)
        for at in np.unique(table.therapist):
            mine = table.therapist == at
            joins[mine] = self._joins(table.where(mine), self.problem.therapists[at].name, mandate)
        cost = self._missed(mandate, table) + NEW_SESSION * table.sessions * ~joins
        unwanted = self._unwanted(mandate, owed, table)
        order = np.lexsort((table.start, table.day, cost / table.sessions, -table.sessions, unwanted))
        for row in order.tolist():
            made = placement_at(table, row, "")
            made = replace(made, session=f"{made.therapist} {made.day} {made.start}")
            for name in self.board.places[table.place[row]].names if made.setting == "pull-out" else (made.place,):
                yield replace(made, place=name)

    def _unwanted(self, mandate: Mandate, owed: Demand, table: Candidates) -> Bools:
        """Mark the rows that bring a combined mandate no nearer to its share."""
        if mandate.setting != "combined" or mandate.push_in_share is None:
            return np.zeros(len(table), dtype=bool)
        mine = self.books.of_mandate[mandate.key]
        wanted = wanted_push_ins(mandate, owed)
        into = wanted - sum(len(each.weeks) for each in mine if each.setting == "push-in")
        out = owed.sessions - wanted - sum(len(each.weeks) for each in mine if each.setting == "pull-out")
        return table.sessions > np.where(table.setting == PUSH_IN, into, out)

    def _missed(self, mandate: Mandate, table: Candidates) -> Ints:
        """Return the price of the class time that each row takes in all its weeks."""
        prices, _ = self.board.missed_prices(self.problem.student[mandate.student], mandate.service)
        sums = np.concatenate([np.zeros((*prices.shape[:2], 1), dtype=np.int64), prices.cumsum(axis=2)], axis=2)
        first, last = table.start // 5, -(-table.end // 5)
        cost = np.zeros(len(table), dtype=np.int64)
        for week in range(self.board.shape[0]):
            cost += (sums[week, table.day, last] - sums[week, table.day, first]) * table.in_week(week + 1)
        return np.where(table.setting == PULL_OUT, cost, 0)

    def _try(self, placement: Placement) -> bool:
        """Place a session if that is legal, with the therapist's lunches of that day moved out of its way."""
        moved = self._lunches_beside(placement)
        if moved is None or not self.books.may_add(placement, moved):
            return False
        self.books.move_lunches(moved)
        self._add(placement)
        return True

    def _lunches_beside(self, placement: Placement) -> tuple[Lunch, ...] | None:
        """Return new lunches for the weeks in which the session is on theirs; None where one finds no place."""
        moved = []
        for week in placement.weeks:
            lunch = self.books.lunches.get((placement.therapist, week, placement.day))
            if lunch is None or lunch.end <= placement.start or placement.end <= lunch.start:
                continue
            others = self._lunch_starts(placement.therapist, week, placement.day, (placement.start, placement.end))
            if not others:
                return None
            moved.append(replace(lunch, start=others[0], end=others[0] + lunch.end - lunch.start))
        return tuple(moved)

    def _add(self, placement: Placement) -> None:
        self.books.add(placement)
        first, last = self.board.slots_of(placement.start, placement.end)
        for week in placement.weeks:
            self.busy["therapist " + placement.therapist][week - 1, placement.day, first:last] = True
            if placement.setting in ("push-in", "pull-out"):
                self.busy["child " + placement.student][week - 1, placement.day, first:last] = True

    def _owed_lunches(self) -> Iterator[tuple[str, int, int]]:
        for each in self.problem.therapists:
            for week in self.problem.cycle.all_weeks:
                for day in self.problem.cycle.all_days:
                    if self.problem.lunch_is_owed(each.name, week, day):
                        yield each.name, week, day

    def _lunch_starts(self, name: str, week: int, day: int, beside: tuple[int, int]) -> list[int]:
        """Return the starts of a lunch in its window that no session and no `beside` touches."""
        therapist = self.problem.therapist[name]
        taken = [(each.start, each.end) for each in self.books.on_day(name, week, day)] + [beside]
        last = therapist.lunch_to - therapist.lunch_minutes
        starts = range(-(-therapist.lunch_from // self.board.grid) * self.board.grid, last + 1, self.board.grid)
        long = therapist.lunch_minutes
        return [start for start in starts if all(end <= start or start + long <= begin for begin, end in taken)]

    def _place_lunch(self, name: str, week: int, day: int) -> None:
        for start in self._lunch_starts(name, week, day, (0, 0)):
            lunch = Lunch(name, (week,), day, start, start + self.problem.therapist[name].lunch_minutes)
            if self.books.may_eat(lunch):
                self.books.move_lunches((lunch,))
                return

    def _place_duties(self) -> None:
        for duty in self.problem.floating_duties:
            for part in duty_parts(duty, self.problem.cycle):
                spots = (
                    DutyTime(duty.key, (week,), day, start, start + duty.minutes, duty.school)
                    for week in part.weeks
                    for day in part.days
                    for start in range(0, DAY, self.step)
                    if duty.window.covers(week, day, start, start + duty.minutes)
                )
                left = part.times
                for spot in spots:
                    if left and self.books.may_do(spot):
                        self.books.do(spot)
                        left -= 1


def _shares(mandate: Mandate) -> bool:
    return mandate.is_direct and mandate.grouping != "individual"
