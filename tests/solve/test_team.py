"""Workers side by side: real processes, killed half-way, stopped, and late."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import psutil
import pytest
from brute import legal
from instances import place, plan_of, school_small
from loky import process_executor

from optsched.domain import Plan, Problem
from optsched.judge import judge
from optsched.solve import SolveOptions, optimize, team
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.pool import Pool
from optsched.solve.search import Clock
from optsched.solve.team import Team
from optsched.solve.worker import Job
from optsched.usecases.demo_district import Shape, demo_problem


@pytest.fixture(autouse=True)
def _small_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(team, "WORTH", 1)
    monkeypatch.setattr(team, "WORTH_SECONDS", 1.0)
    monkeypatch.setattr(team, "WORTH_BLOCKS", 1)


def run_of(limit: float = 30.0, stop: Callable[[], bool] | None = None, workers: int = 2) -> Run:
    problem = school_small()
    return Run(problem, SolveOptions(workers=workers), Clock(limit, False, stop), Pool(problem), blocks_of(problem))


def put(run: Run, mandate: str, day: int, start: str) -> int:
    run.plan = plan_of(*run.plan.placements, place(run.problem, mandate, day, start))
    return os.getpid()


def put_or_die(run: Run, mandate: str, deaths: Path, times: int) -> None:
    """Die the first times that this is done, as if somebody had killed the process."""
    if len(list(deaths.iterdir())) < times:
        (deaths / str(time.monotonic_ns())).touch()
        psutil.Process().kill()
    put(run, mandate, 1, "9:30")


def wait_for_stop(run: Run, began: Path) -> None:
    began.touch()
    while not run.clock.is_over:
        time.sleep(0.05)
    put(run, "Ben OT", 1, "9:30")


def sleep(run: Run, seconds: float) -> None:
    time.sleep(seconds)


def tell(run: Run) -> tuple[int, int]:
    return os.getpid(), run.options.workers


def test_jobs_are_done_and_merged_by_processes_of_one_thread_that_ctrl_c_does_not_reach() -> None:
    run = run_of()
    jobs = [Job(put, ("Ben OT", 1, "9:30"), 1, ""), Job(put, ("Ann Sp", 2, "9:30"), 1, "")]
    with Team(run) as workers:
        told = [process for _, process in workers.each(jobs)]
        if sys.platform != "win32":  # there, a terminal's Ctrl-C cannot be sent to one process
            os.kill(told[0], signal.SIGINT)
            time.sleep(0.2)
        again = [value for _, value in workers.each([Job(tell, (), 1, "")] * 8)]
        assert list(Path(workers._folder.name).iterdir()) == []  # nothing of a child on the disk
    assert os.getpid() not in told
    assert sorted(run.plan.of_mandate) == ["Ann Sp", "Ben OT"]
    assert {threads for _, threads in again} == {1}
    assert told[0] in [process for process, _ in again]
    assert all(mebibytes > 10 for mebibytes in workers.mebibytes.values())


@pytest.mark.parametrize("options", [SolveOptions(workers=1), SolveOptions(reproducible=True)])
def test_alone_or_reproducible_all_is_done_here_one_after_the_other(options: SolveOptions) -> None:
    run = run_of()
    run.options = options
    with Team(run) as workers:
        told = [value for _, value in workers.each([Job(tell, (), 1, "")])]
    assert told == [(os.getpid(), options.workers)]


@pytest.mark.parametrize("error", [ImportError, OSError])
def test_where_the_system_shares_nothing_all_is_done_here(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def no_context(name: str) -> None:
        raise error

    monkeypatch.setattr(team, "get_context", no_context)
    with Team(run_of()) as workers:
        assert [process for _, (process, _) in workers.each([Job(tell, (), 1, "")])] == [os.getpid()]


def test_what_a_worker_keeps_from_job_to_job_does_not_end_it() -> None:
    assert isinstance(process_executor._MAX_MEMORY_LEAK_SIZE, int)  # what `begin` sets


@pytest.mark.parametrize(("what", "worth"), [("WORTH", 5), ("WORTH_SECONDS", 31.0), ("WORTH_BLOCKS", 2)])
def test_a_small_district_a_short_time_or_one_block_starts_no_process(
    what: str, worth: float, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(team, what, worth)
    with Team(run_of()) as workers:
        assert [process for _, (process, _) in workers.each([Job(tell, (), 1, "")])] == [os.getpid()]


def test_a_job_whose_worker_was_killed_is_done_again_and_one_that_always_dies_is_given_up(tmp_path: Path) -> None:
    run = run_of(limit=120.0)
    once, always = tmp_path / "once", tmp_path / "always"
    once.mkdir()
    always.mkdir()

    jobs = [Job(put_or_die, ("Ben OT", once, 1), 1, ""), Job(put, ("Ann Sp", 2, "9:30"), 1, "")]
    with Team(run) as workers:
        assert {job.args[0] for job, _ in workers.each(jobs)} == {"Ben OT", "Ann Sp"}
        assert list(workers.each([Job(put_or_die, ("Ann OT", always, 99), 1, "")])) == []
    assert sorted(run.plan.of_mandate) == ["Ann Sp", "Ben OT"]
    assert len(list(once.iterdir())) == 1
    assert len(list(always.iterdir())) == team.TRIES


def test_a_wish_to_stop_reaches_the_workers_and_what_they_have_is_kept(tmp_path: Path) -> None:
    began = tmp_path / "began"
    run = run_of(stop=began.exists)
    with Team(run) as workers:
        assert len(list(workers.each([Job(wait_for_stop, (began,), 1, "")]))) == 1
    assert run.clock.stopped
    assert list(run.plan.of_mandate) == ["Ben OT"]


def test_who_is_late_is_not_waited_for_and_gone_afterwards() -> None:
    run = run_of(limit=2.0)
    begun = time.monotonic()
    with Team(run) as workers:
        assert list(workers.each([Job(sleep, (60,), 1, ""), Job(sleep, (60,), 1, "")])) == []
    assert time.monotonic() - begun < 30
    assert workers_alive() == []


def workers_alive() -> list[psutil.Process]:
    found = []
    for each in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):
            if "popen_loky" in " ".join(each.cmdline()):
                found.append(each)
    return found


ORPHANED = """
import os, psutil
from instances import school_small
from optsched.solve import SolveOptions, team
from optsched.solve.blocks import blocks_of
from optsched.solve.district import Run
from optsched.solve.pool import Pool
from optsched.solve.search import Clock
from optsched.solve.worker import Job
from solve.test_team import tell

team.WORTH, problem = 1, school_small()
workers = team.Team(Run(problem, SolveOptions(), Clock(60.0), Pool(problem), blocks_of(problem)))
workers.__enter__()
print(next(value for _, (value, _) in workers.each([Job(tell, (), 1, "")])), flush=True)
psutil.Process().kill()
"""


def test_workers_end_when_the_process_they_work_for_is_killed() -> None:
    tests = Path(__file__).resolve().parents[1]
    paths = os.pathsep.join([str(tests), str(tests.parent)])
    told = subprocess.run(
        [sys.executable, "-c", ORPHANED], env={**os.environ, "PYTHONPATH": paths}, stdout=subprocess.PIPE, text=True
    )
    assert psutil.wait_procs([psutil.Process(pid) for pid in psutil.pids() if pid == int(told.stdout)], 10)[1] == []


def test_a_district_is_planned_although_workers_are_killed_all_the_time() -> None:
    problem = demo_problem(Shape(2, 1, students_per_therapist=9))
    killed: list[int] = []
    over = threading.Event()

    def kill() -> None:
        while not over.wait(1.5):
            workers = workers_alive()
            if workers and len(killed) < 3:
                workers[-1].kill()
                killed.append(workers[-1].pid)

    killer = threading.Thread(target=kill)
    killer.start()
    try:
        plan = optimize(problem, SolveOptions(time_limit=15))
    finally:
        over.set()
        killer.join()
    assert killed
    assert_complete(problem, plan)


def assert_complete(problem: Problem, plan: Plan) -> None:
    broken, _ = judge(problem, plan)
    assert [each.sentence for each in broken if not each.given] == []
    assert plan.stages[0].value == 0
    assert legal(problem, plan)
