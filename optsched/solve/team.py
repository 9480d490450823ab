"""Searches side by side, in worker processes where a district is large enough, else one after the other.

A job begins at the plan as it stands and works on a copy; what it finds is merged when it ends. A job whose worker
is killed is begun anew, and given up when that happens again and again.
"""

from __future__ import annotations

import os
import pickle
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from loky import process_executor
from loky.process_executor import ProcessPoolExecutor, ShutdownExecutorError

from optsched.domain import Plan, Problem
from optsched.solve.blocks import Blocks, blocks_of
from optsched.solve.district import Bounds, Run, Spent
from optsched.solve.memory import peak_mebibytes
from optsched.solve.merge import Checks, merged
from optsched.solve.options import SolveOptions
from optsched.solve.pool import Pool
from optsched.solve.search import HEARTBEAT, Clock

WORTH = 30
"""Mandates from which on worker processes are started; that takes some seconds."""
GRACE, LATE = 2.0, 0.02
"""For workers to hand in what they have: seconds once a caller has asked to stop, and the share of a limit once it
has passed."""
PROBLEM, STOP = "problem.pickle", "stop"
"""Files that workers look at: the district, and a wish to stop, while it is there."""
TRIES = 3
"""Times that a job is begun whose worker, or one beside it, was killed."""
KILLED = (BrokenProcessPool, ShutdownExecutorError)


@dataclass(frozen=True)
class Job:
    """Work on a run (a function at the top of a module, so that a process can be told of it), and for which stage."""

    work: Callable[..., Any]
    args: tuple[Any, ...]
    stage: int
    doing: str


@dataclass(frozen=True)
class _Order:
    """A job as it is sent to a worker: with the plan it begins at, and what is known and allowed by then."""

    job: Job
    plan: Plan
    bounds: Bounds
    options: SolveOptions
    limit: float
    seconds: float


@dataclass(frozen=True)
class _Answer:
    plan: Plan
    value: Any
    spent: Spent
    worker: int
    mebibytes: int


_Waiting = dict[Future[_Answer], tuple[_Order, int]]
"""What is being done: the order, and how often it was begun."""


@dataclass
class Team:
    """The workers of one run, started when they are first needed and gone when the run ends."""

    run: Run
    mebibytes: dict[int, int] = field(default_factory=dict)
    _executor: ProcessPoolExecutor | None = None
    _begun: int = 0

    @property
    def is_worth_it(self) -> bool:
        options = self.run.options
        return options.workers > 1 and not options.reproducible and len(self.run.problem.demand) >= WORTH

    def __enter__(self) -> Team:
        self._folder = tempfile.TemporaryDirectory(prefix="optsched-")
        if self.is_worth_it:
            self._path(PROBLEM).write_bytes(pickle.dumps(self.run.problem))
            self._start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._dismiss()
        self._folder.cleanup()

    @cached_property
    def _checks(self) -> Checks:
        return Checks(self.run.problem)

    def turns(self, left: float, mine: float) -> float:
        """Return how many searches like mine come one after the other, when so much is left for all workers."""
        workers = self.run.options.workers if self.is_worth_it else 1
        return max(left / max(mine, 1) / workers, 1.0)

    def do(self, jobs: Iterable[Job]) -> None:
        """Do the jobs for what they find."""
        for _ in self.each(jobs):
            pass

    def each(self, jobs: Iterable[Job]) -> Iterator[tuple[Job, Any]]:
        """Do the jobs, as many at a time as there are workers; give each as it ends, with what its work returned.

        A job is asked for when somebody is free for it, so that it may go by what others have found. A job that is
        given up is not heard of again.
        """
        if self.is_worth_it:
            yield from self._side_by_side(iter(jobs))
            return
        for job in jobs:
            yield job, job.work(self.run, *job.args)

    def _side_by_side(self, jobs: Iterator[Job]) -> Iterator[tuple[Job, Any]]:
        waiting: _Waiting = {}
        has_more = True
        while True:
            while has_more and len(waiting) < self.run.options.workers:
                job = next(jobs, None)
                has_more = job is not None
                if job is not None:
                    self.run.tell(job.stage, job.doing)
                    order = self._order(job)
                    waiting[self._send(order)] = (order, 1)
            if not waiting or not self._have_ended(waiting):
                return
            if self._were_killed(waiting):
                self._dismiss()
                self._send_again(waiting)
            for ended in [each for each in waiting if each.done()]:
                order, _ = waiting.pop(ended)
                answer = ended.result()
                self.mebibytes[answer.worker] = answer.mebibytes
                self.run.spent.add(answer.spent.seconds, answer.spent.in_models)
                self._take(order, answer.plan)
                yield order.job, answer.value

    def _were_killed(self, waiting: Iterable[Future[_Answer]]) -> bool:
        return any(each.done() and isinstance(each.exception(), KILLED) for each in waiting)

    def _send_again(self, waiting: _Waiting) -> None:
        """Begin anew what the workers that are gone were at, unless it was begun too often."""
        for lost in [each for each in waiting if isinstance(each.exception(), KILLED)]:
            order, tries = waiting.pop(lost)
            if tries < TRIES and not self.run.clock.is_over:
                waiting[self._send(order)] = (order, tries + 1)

    def _order(self, job: Job) -> _Order:
        run = self.run
        self._begun += 1
        options = replace(run.options, workers=1, seed=run.options.seed + 1000 * self._begun)
        return _Order(job, run.plan, run.bounds, options, run.clock.limit, run.clock.seconds)

    def _start(self) -> ProcessPoolExecutor:
        """Start workers, who make themselves ready while others go on."""
        paths = (self._path(PROBLEM), self._path(STOP))
        with _deaf_to_ctrl_c():
            executor = ProcessPoolExecutor(self.run.options.workers, initializer=_begin, initargs=paths)
            executor.submit(_ready)
        self._executor = executor
        return executor

    def _send(self, order: _Order) -> Future[_Answer]:
        try:
            answer: Future[_Answer] = (self._executor or self._start()).submit(_do, order)
        except KILLED:
            self._dismiss()
            answer = self._start().submit(_do, order)
        return answer

    def _path(self, name: str) -> Path:
        return Path(self._folder.name) / name

    def _have_ended(self, waiting: Iterable[Future[_Answer]]) -> bool:
        """Wait until one has ended; tell no when none does in time. Workers hear of a wish to stop."""
        clock, over_since = self.run.clock, None
        while not wait(waiting, HEARTBEAT, FIRST_COMPLETED).done:
            if clock.is_over:
                over_since = over_since or clock.seconds
                self._path(STOP).touch()
                if clock.seconds - over_since > (GRACE if clock.stopped else LATE * clock.limit):
                    return False
        return True

    def _take(self, order: _Order, found: Plan) -> None:
        """Keep what a job has found unless that makes the plan worse."""
        run = self.run
        if run.plan is order.plan:
            plans: list[Plan | None] = [found]
        else:
            plans = [merged(run.problem, self._checks, run.plan, order.plan, found), found]
        best = min((each for each in plans if each is not None), key=lambda plan: run.standing(plan, order.job.stage))
        if run.standing(best, order.job.stage) <= run.standing(run.plan, order.job.stage):
            run.plan = best
        run.tell(order.job.stage, order.job.doing)

    def _dismiss(self) -> None:
        if self._executor is not None:
            self._executor.shutdown(wait=True, kill_workers=True)
            self._executor = None


@contextmanager
def _deaf_to_ctrl_c() -> Iterator[None]:
    """Start processes that Ctrl-C in their terminal does not reach; elsewhere than on Windows, from the very first."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


@dataclass(frozen=True)
class _Desk:
    """What a worker keeps from job to job."""

    problem: Problem
    pool: Pool
    blocks: Blocks
    stop: Path


_desks: list[_Desk] = []


def _ready() -> None:
    """Do nothing: with the first job workers begin."""


def _begin(written: Path, stop: Path) -> None:
    """Make a worker ready, in its own process. The problem comes by file: a pipe would hold up who sends it.

    What a worker keeps from job to job is no leak; loky would end it for that, with a warning.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    process_executor._MAX_MEMORY_LEAK_SIZE = sys.maxsize
    problem: Problem = pickle.loads(written.read_bytes())
    _desks[:] = [_Desk(problem, Pool(problem), blocks_of(problem), stop)]


def _do(order: _Order) -> _Answer:
    """Do a job, in a worker's process."""
    desk = _desks[0]
    clock = Clock(order.limit, asked_to_stop=desk.stop.exists, started=time.monotonic() - order.seconds)
    run = Run(desk.problem, order.options, clock, desk.pool, desk.blocks)
    run.plan, run.bounds, run.chance = order.plan, order.bounds, random.Random(order.options.seed)
    value = order.job.work(run, *order.job.args)
    return _Answer(run.plan, value, run.spent, os.getpid(), peak_mebibytes())
