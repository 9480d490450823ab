"""Ctrl-C while CLP solves a linear program is not lost."""

import os
import random
import signal
import subprocess
import sys

import pytest
from ortools.linear_solver import pywraplp

from optsched.solve.bound.master import SIMPLEX, is_solved

SIZE = 2000
"""Variables of a program that takes seconds where nobody ends it."""


def large_program() -> pywraplp.Solver:
    chance, lp = random.Random(1), pywraplp.Solver.CreateSolver(SIMPLEX)
    variables = [lp.NumVar(0, 10, "") for _ in range(SIZE)]
    for _ in range(SIZE // 2):
        row = lp.Constraint(1.0, lp.infinity())
        for each in chance.sample(variables, 20):
            row.SetCoefficient(each, chance.random())
    lp.Objective().SetMinimization()
    for each in variables:
        lp.Objective().SetCoefficient(each, 1 + chance.random())
    return lp


@pytest.mark.skipif(sys.platform == "win32", reason="kill sends no Ctrl-C there")
def test_ctrl_c_while_a_linear_program_is_solved_is_heard() -> None:
    lp = large_program()
    heard: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, _: heard.append(number))
    try:
        with subprocess.Popen(["sh", "-c", f"sleep 0.2; kill -INT {os.getpid()}"]):
            solved = is_solved(lp)
    finally:
        signal.signal(signal.SIGINT, before)
    assert heard == [signal.SIGINT]
    assert not solved


def test_a_program_that_ends_by_itself_is_solved() -> None:
    lp = pywraplp.Solver.CreateSolver(SIMPLEX)
    lp.Constraint(1.0, 5.0).SetCoefficient(lp.NumVar(0.0, 2.0, ""), 1.0)
    assert is_solved(lp)


class Limited:
    """A program of a solver that leaves signals alone, and stopped for a reason of its own."""

    def Solve(self) -> int:
        return pywraplp.Solver.FEASIBLE

    def SolverVersion(self) -> str:
        return "Glop solver v9"


def test_a_solver_that_leaves_signals_alone_stops_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signal, "raise_signal", lambda _: pytest.fail("nobody has pressed Ctrl-C"))
    assert not is_solved(Limited())
