"""The linear program over whole days: what mandates and duties are owed, and what they would pay for it."""

from __future__ import annotations

import signal
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from ortools.linear_solver import pywraplp

from optsched.domain import Demand, Mandate
from optsched.goals.mix import Mix, wanted_share
from optsched.goals.shortfall_spread import ShortfallSpread
from optsched.model.board import Floats, Ints
from optsched.solve.bound.duties import Duties
from optsched.solve.bound.places import Places

SIMPLEX, ELSE = "CLP", "GLOP"
"""GLOP is as fast and in every build of OR-Tools, but ended as ABNORMAL on one of six caseloads."""
DEAR = 1000.0
"""What a session costs in the linear program while no day holds it: payments stay below. No bound rests on it."""
PART = 1e-6
"""The least part of a day that is one."""

Key = tuple[str | int, ...]
"""What a row is about: a word, and positions."""


@dataclass(frozen=True)
class Ask:
    """A stage, and how much plans that are as good in the earlier ones may miss.

    Mandated minutes, cost of stage 2, and minutes of floating duties.
    """

    stage: int
    missing: int = 0
    second: int = 0
    idle: int = 0


@dataclass(frozen=True)
class Column:
    """One day of a therapist as it could be: its unit, its cost, and the places and duties that it holds."""

    unit: int
    cost: float
    places: tuple[int, ...] = ()
    duties: tuple[int, ...] = ()


@dataclass
class _Slack:
    """A variable that is no day: what one unit costs, how many there may be, and its coefficients by row."""

    cost: float
    most: float
    rows: dict[int, float]


class Master:
    """Every mandate holds what it is owed, in each kind of week, setting and day, or misses it at a price."""

    def __init__(self, places: Places, duties: Duties, mandates: frozenset[str], ask: Ask) -> None:
        self.places, self.ask = places, ask
        self._least: list[float] = []
        self._most: list[float] = []
        self._row: dict[Key, int] = {}
        self._slacks: list[_Slack] = []
        problem = places.problem
        if ask.stage > 1:
            self._add_row(("missing",), -ask.missing)
        if ask.stage > 2:
            self._add_row(("away",), -ask.second)
        free = mandates.intersection(problem.demand) - {each.mandate for each in problem.locked}
        self.asked = np.array([at for at, each in enumerate(problem.mandates) if each.key in free], dtype=np.int64)
        for at in self.asked.tolist():
            mandate = problem.mandates[at]
            self._ask_for(at, mandate, problem.demand[mandate.key])
        self._duties = self._ask_for_duties(duties)
        self._rows_of = self._rows_of_places()
        self.least, self.most = np.array([*self._least, 0.0]), np.array([*self._most, np.inf])
        self.weeks = places.on_weeks.astype(np.float64)
        self._free_locked_days()
        self._begin()

    @property
    def nothing(self) -> Floats:
        """Payments of nothing."""
        return np.zeros(len(self.least))

    def _add_row(self, key: Key, least: float, most: float = np.inf) -> int:
        """Add a row, `least ≤ Σ coefficient x variable ≤ most`; what is at most only is written with minuses."""
        self._row[key] = len(self._least)
        self._least.append(float(least))
        self._most.append(float(most))
        return self._row[key]

    def _ask_for(self, at: int, mandate: Mandate, demand: Demand) -> None:
        """Write the rows of one mandate; what it misses may be missing in any of them."""
        short = {self._add_row(("owed", at), demand.sessions, demand.sessions): 1.0}
        for kind, weeks in enumerate(self.places.kinds):
            count = len(set(weeks) & set(demand.weeks))
            short[self._add_row(("week", at, kind), demand.base * count)] = 1.0
        wanted = wanted_share(mandate, demand)
        if wanted is not None and self.ask.stage > 1:
            into = self._add_row(("setting", at, 1), wanted)
            out = self._add_row(("setting", at, 0), demand.sessions - wanted)
            short[out] = 1.0
            self._slacks.append(self._away(mandate, demand, (into, out)))
        if self.ask.stage == 1:
            self._slacks.append(_Slack(float(mandate.minutes), demand.sessions, short))
            return
        short[self._row["missing",]] = -float(mandate.minutes)
        weight = self.places.problem.weight(ShortfallSpread.name, ShortfallSpread.weight)
        self._slacks.append(_Slack(0.0, 1, short))
        self._slacks.append(self._second(short, float(weight), demand.sessions - 1))

    def _ask_for_duties(self, duties: Duties) -> Ints:
        """Write a row for each duty of each therapist; whoever shares one misses it together."""
        pairs = zip(duties.owed.tolist(), duties.most.tolist(), strict=True)
        rows = [self._add_row(("duty", at), owed, most) for at, (owed, most) in enumerate(pairs)]
        if rows:
            idle = self._add_row(("idle",), -self.ask.idle)
            for part in np.unique(duties.part).tolist():
                mine = np.flatnonzero(duties.part == part).tolist()
                minutes, most = float(duties.minutes[mine[0]]), float(duties.owed[mine].max())
                self._slacks.append(_Slack(0.0, most, {**{rows[at]: 1.0 for at in mine}, idle: -minutes}))
        return np.array(rows, dtype=np.int64)

    def _away(self, mandate: Mandate, demand: Demand, rows: tuple[int, int]) -> _Slack:
        """Let sessions be in the other setting."""
        price = float(mandate.minutes * self.places.problem.weight(Mix.name, Mix.weight))
        return self._second(dict.fromkeys(rows, 1.0), price, demand.sessions)

    def _second(self, rows: dict[int, float], price: float, most: float) -> _Slack:
        """Return what has a price in stage 2, and later is free as far as stage 2 allows."""
        if self.ask.stage == 2:
            return _Slack(price, most, rows)
        return _Slack(0.0, most, {**rows, self._row["away",]: -price})

    def _free_locked_days(self) -> None:
        """Ask nothing of days that hold a lock: it may break rules, and a session may join it for nothing."""
        places, problem = self.places, self.places.problem
        locked = {(each.therapist, week, each.day) for each in problem.locked for week in each.weeks}
        for unit, day in enumerate(places.days()):
            if day not in locked:
                continue
            mine = np.flatnonzero(places.unit == unit)
            for rows in np.unique(self._rows_of[mine], axis=0).tolist():
                alike = mine[(self._rows_of[mine] == rows).all(axis=1)]
                demand = problem.demand[problem.mandates[places.mandate[alike[0]]].key]
                most = self.weeks[unit] * (demand.most_a_day or demand.most_a_week)
                self._slacks.append(_Slack(float(places.price[alike].min()), most, self._coefficients([rows])))
            self.weeks[unit] = 0.0

    def _rows_of_places(self) -> Ints:
        """Return the rows that each place counts in; the last row of all asks for nothing."""
        places, nothing = self.places, len(self._least)
        columns = (places.mandate, places.on_kind[places.unit], places.is_push_in)
        keys = (
            (("owed", at), ("week", at, kind), ("setting", at, int(into)))
            for at, kind, into in zip(*(column.tolist() for column in columns), strict=True)
        )
        rows = [[self._row.get(key, nothing) for key in three] for three in keys]
        return np.array(rows, dtype=np.int64).reshape(-1, 3)

    def _coefficients(self, places: Iterable[Iterable[int]]) -> dict[int, float]:
        """Add up what places count in the rows; `places` are their rows."""
        found: dict[int, float] = defaultdict(float)
        for rows in places:
            for row in rows:
                found[row] += 1.0
        found.pop(len(self._least), None)
        return found

    def prices(self, payments: Floats) -> Floats:
        """Return what each place costs beyond what its mandate pays."""
        price: Floats = self.places.price - payments[self._rows_of].sum(axis=1)
        return price

    def paid(self, payments: Floats) -> Floats:
        """Return what is paid for each duty once."""
        return payments[self._duties]

    def value(self, payments: Floats, days: Floats) -> float:
        """Return the bound that payments give, when each day costs what `days` says at their prices."""
        total = float(np.where(payments > 0, payments * self.least, 0.0).sum() + self.weeks @ days)
        charged = payments < 0
        total += float(payments[charged] @ self.most[charged])
        for slack in self._slacks:
            cost = slack.cost - sum(coef * payments[row] for row, coef in slack.rows.items())
            total += min(cost, 0.0) * slack.most
        return total

    def _begin(self) -> None:
        """Set up the linear program with days on which nothing is held."""
        self.lp = pywraplp.Solver.CreateSolver(SIMPLEX) or pywraplp.Solver.CreateSolver(ELSE)
        self.lp.Objective().SetMinimization()
        ends = zip(self.least.tolist(), self.most.tolist(), strict=True)
        self._lines = [self.lp.Constraint(least, min(most, self.lp.infinity())) for least, most in ends]
        self._whole = [self.lp.Constraint(weeks, weeks) for weeks in self.weeks.tolist()]
        for slack in self._slacks:
            self._variable(slack.most, slack.cost, slack.rows)
        for row, least in enumerate(self.least.tolist()):
            if least > 0:
                self._variable(self.lp.infinity(), DEAR, {row: 1.0})
        self._days: list[tuple[pywraplp.Variable, tuple[int, ...]]] = []
        self._is_solved = False
        self.add(Column(unit, 0.0) for unit in range(len(self.weeks)))

    def _variable(self, most: float, cost: float, rows: dict[int, float]) -> pywraplp.Variable:
        variable = self.lp.NumVar(0.0, most, "")
        self.lp.Objective().SetCoefficient(variable, cost)
        for row, coef in rows.items():
            self._lines[row].SetCoefficient(variable, coef)
        return variable

    def add(self, columns: Iterable[Column]) -> None:
        """Let days be as these columns say."""
        for each in columns:
            held = [*self._rows_of[list(each.places)].tolist(), self._duties[list(each.duties)].tolist()]
            rows = self._coefficients(held)
            variable = self._variable(self.lp.infinity(), each.cost, rows)
            self._whole[each.unit].SetCoefficient(variable, 1.0)
            self._days.append((variable, each.places))

    def seen(self) -> tuple[Ints, Ints]:
        """Return the places of all days, and of those of which the linear program, solved last, takes a part."""
        taken = [places for day, places in self._days if self._is_solved and day.solution_value() > PART]
        return _of_all(places for _, places in self._days), _of_all(taken)

    def solve(self) -> tuple[float, Floats] | None:
        """Return the least cost over the days known so far, and the payments that show it; None where that fails."""
        self._is_solved = is_solved(self.lp)
        if not self._is_solved:
            return None
        payments = np.array([line.dual_value() for line in self._lines])
        payments = np.where(np.isinf(self.most), np.maximum(payments, 0.0), payments)
        payments[-1] = 0.0
        return self.lp.Objective().Value(), payments


def is_solved(lp: pywraplp.Solver) -> bool:
    """Solve a linear program, and tell whether that came to its end.

    While CLP solves, Ctrl-C is heard by CLP alone, which then stops as if at a limit. It is passed on.
    """
    status = lp.Solve()
    if status == pywraplp.Solver.FEASIBLE and lp.SolverVersion().startswith("Clp"):
        signal.raise_signal(signal.SIGINT)
    return bool(status == pywraplp.Solver.OPTIMAL)


def _of_all(days: Iterable[tuple[int, ...]]) -> Ints:
    return np.array(sorted({place for places in days for place in places}), dtype=np.int64)
