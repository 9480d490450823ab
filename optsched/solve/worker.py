"""One worker: a process that does jobs on a run of its own, and ends with the process it works for."""

from __future__ import annotations

import os
import pickle
import random
import signal
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil
from loky import process_executor

from optsched.domain import Plan, Problem
from optsched.solve.blocks import Blocks, blocks_of
from optsched.solve.district import Bounds, Run, Spent
from optsched.solve.memory import peak_mebibytes
from optsched.solve.options import SolveOptions
from optsched.solve.pool import Pool
from optsched.solve.search import Clock


@dataclass(frozen=True)
class Job:
    """Work on a run (a function at the top of a module, so that a process can be told of it), and for which stage."""

    work: Callable[..., Any]
    args: tuple[Any, ...]
    stage: int
    doing: str


@dataclass(frozen=True)
class Order:
    """A job as it is sent to a worker: with the plan it begins at, and what is known and allowed by then."""

    job: Job
    plan: Plan
    bounds: Bounds
    options: SolveOptions
    limit: float
    seconds: float
    district: bytes = b""
    """The pickled problem, for a worker who does not have it yet. No file has it, which might be left behind."""


@dataclass(frozen=True)
class Answer:
    plan: Plan
    value: Any
    spent: Spent
    worker: int
    mebibytes: int


@dataclass(frozen=True)
class _Desk:
    """What a worker keeps from job to job."""

    problem: Problem
    pool: Pool
    blocks: Blocks
    stop: Path


_desks: list[_Desk] = []
_stops: list[Path] = []


def nothing() -> None:
    """Do nothing: with the first job workers begin."""


def begin(stop: Path, master: int) -> None:
    """Make a worker ready, in its own process.

    What a worker keeps from job to job is no leak; loky would end it for that, with a warning.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process_executor._MAX_MEMORY_LEAK_SIZE = sys.maxsize
    _stops[:] = [stop]
    threading.Thread(target=_end_with, args=(master,), daemon=True).start()


def _end_with(master: int) -> None:
    """End this process when the one that it works for is gone, however that went."""
    while psutil.pid_exists(master) and os.getppid() == master:
        time.sleep(1.0)
    os._exit(1)


def do(order: Order) -> Answer | None:
    """Do a job, in a worker's process; nothing where the district is not known there yet."""
    if order.district and not _desks:
        problem: Problem = pickle.loads(order.district)
        _desks.append(_Desk(problem, Pool(problem), blocks_of(problem), _stops[0]))
    if not _desks:
        return None
    desk = _desks[0]
    clock = Clock(order.limit, asked_to_stop=desk.stop.exists, started=time.monotonic() - order.seconds)
    run = Run(desk.problem, order.options, clock, desk.pool, desk.blocks)
    run.plan, run.bounds, run.chance = order.plan, order.bounds, random.Random(order.options.seed)
    value = order.job.work(run, *order.job.args)
    return Answer(run.plan, value, run.spent, os.getpid(), peak_mebibytes())
