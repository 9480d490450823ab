"""Searches side by side, in worker processes where a district is large enough, else one after the other.

A job begins at the plan as it stands and works on a copy; what it finds is merged when it ends. A job whose worker
is killed is begun anew, and given up when that happens again and again.
"""

from __future__ import annotations

import os
import pickle
import signal
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any

from loky.backend import get_context
from loky.process_executor import ProcessPoolExecutor, ShutdownExecutorError

from optsched.domain import Plan
from optsched.solve.district import Run
from optsched.solve.merge import Checks, merged
from optsched.solve.search import HEARTBEAT
from optsched.solve.worker import Answer, Job, Order, begin, do, nothing

WORTH, WORTH_SECONDS, WORTH_BLOCKS = 30, 30.0, 2
"""Mandates, seconds of a limit, and blocks, from which on worker processes are started; that takes some seconds."""
GRACE, LATE = 2.0, 0.02
"""For workers to hand in what they have: seconds once a caller has asked to stop, and the share of a limit once it
has passed."""
TRIES = 3
"""Times that a job is begun whose worker, or one beside it, was killed."""
KILLED = (BrokenProcessPool, ShutdownExecutorError)


_Waiting = dict[Future[Answer | None], tuple[Order, int]]
"""What is being done: the order, and how often it was begun."""


@dataclass
class Team:
    """The workers of one run, started when they are first needed and gone when the run ends."""

    run: Run
    mebibytes: dict[int, int] = field(default_factory=dict)
    _executor: ProcessPoolExecutor | None = None
    _ready: set[int] = field(default_factory=set)
    _begun: int = 0

    @cached_property
    def is_worth_it(self) -> bool:
        """Tell whether there are workers: not for a small district, one block, or where no processes are started.

        Of two who search one caseload, one would lose what it has found. A short time is not worth their start.
        """
        options, run = self.run.options, self.run
        is_large = len(run.problem.demand) >= WORTH and len(run.blocks.parts) >= WORTH_BLOCKS
        is_long = run.clock.limit >= WORTH_SECONDS
        return options.workers > 1 and not options.reproducible and is_large and is_long and _can_share_work()

    def __enter__(self) -> Team:
        self._folder = tempfile.TemporaryDirectory(prefix="optsched-")
        if self.is_worth_it:
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
                order, tries = waiting.pop(ended)
                answer = ended.result()
                if answer is None:
                    waiting[self._send(replace(order, district=self._district))] = (order, tries)
                    continue
                self._ready.add(answer.worker)
                self.mebibytes[answer.worker] = answer.mebibytes
                self.run.spent.add(answer.spent.seconds, answer.spent.in_models)
                self._take(order, answer.plan)
                yield order.job, answer.value

    def _were_killed(self, waiting: _Waiting) -> bool:
        return any(each.done() and isinstance(each.exception(), KILLED) for each in waiting)

    def _send_again(self, waiting: _Waiting) -> None:
        """Begin anew what the workers that are gone were at, unless it was begun too often."""
        for lost in [each for each in waiting if isinstance(each.exception(), KILLED)]:
            order, tries = waiting.pop(lost)
            if tries < TRIES and not self.run.clock.is_over:
                waiting[self._send(order)] = (order, tries + 1)

    def _order(self, job: Job) -> Order:
        run = self.run
        self._begun += 1
        options = replace(run.options, workers=1, seed=run.options.seed + 1000 * self._begun)
        district = self._district if len(self._ready) < run.options.workers else b""
        return Order(job, run.plan, run.bounds, options, run.clock.limit, run.clock.seconds, district)

    @cached_property
    def _district(self) -> bytes:
        return pickle.dumps(self.run.problem)

    def _start(self) -> ProcessPoolExecutor:
        """Start workers, who make themselves ready while others go on."""
        with _deaf_to_ctrl_c():
            executor = ProcessPoolExecutor(
                self.run.options.workers, initializer=begin, initargs=(self._stop, os.getpid())
            )
            executor.submit(nothing)
        self._executor = executor
        return executor

    def _send(self, order: Order) -> Future[Answer | None]:
        try:
            answer: Future[Answer | None] = (self._executor or self._start()).submit(do, order)
        except KILLED:
            self._dismiss()
            answer = self._start().submit(do, order)
        return answer

    @property
    def _stop(self) -> Path:
        """A file that workers look for: a wish to stop. Nothing else about a district is ever written."""
        return Path(self._folder.name) / "stop"

    def _have_ended(self, waiting: _Waiting) -> bool:
        """Wait until one has ended; tell no when none does in time. Workers hear of a wish to stop."""
        clock, over_since = self.run.clock, None
        while not wait(waiting, HEARTBEAT, FIRST_COMPLETED).done:
            if clock.is_over:
                over_since = over_since or clock.seconds
                self._stop.touch()
                if clock.seconds - over_since > (GRACE if clock.stopped else LATE * clock.limit):
                    return False
        return True

    def _take(self, order: Order, found: Plan) -> None:
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
            self._ready.clear()


def _can_share_work() -> bool:
    """Tell whether this system has what processes need to share a queue."""
    try:
        get_context("loky").Lock()
    except (ImportError, OSError):
        return False
    return True


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
