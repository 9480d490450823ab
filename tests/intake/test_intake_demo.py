"""An invented district of several therapists, written by the district writer, is read to the same Problem."""

from dataclasses import replace
from pathlib import Path

from intake.test_intake_small import without_sources

from optsched.domain import Problem
from optsched.intake import read
from optsched.output.district import write_district
from optsched.usecases.demo_district import Shape, demo_problem, rows_of


def comparable(problem: Problem) -> object:
    """A workbook has no column for a duty's key, and none is needed for how one person is seen by a consultant."""
    duties = tuple(replace(each, key="") for each in problem.duties)
    mandates = tuple(
        each if each.is_direct else replace(each, grouping="either", largest_group=None) for each in problem.mandates
    )
    return without_sources(replace(problem, duties=duties, mandates=mandates))


def test_a_demo_district_reads_back(tmp_path: Path) -> None:
    for seed in (1, 2):
        problem = demo_problem(Shape(7, seed))
        reading = read([write_district(tmp_path / f"{seed}.xlsx", rows_of(problem))])
        assert not reading.findings.errors
        assert reading.problem is not None
        assert comparable(reading.problem) == comparable(problem)
