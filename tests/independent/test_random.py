"""Small random districts of everything that a workbook can ask for: two audits find nothing in their plans."""

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from districts import small_districts
from hypothesis import HealthCheck, Phase, assume, given, seed, settings

from independent.seeded import audited
from optsched.domain import Problem
from optsched.usecases.demo_district import rows_of

LIMIT = 2.0
"""Seconds of search; what has no place by then is missing, and is audited as missing."""


@seed(2026)
@settings(
    max_examples=5,
    deadline=None,
    database=None,
    phases=[Phase.generate],
    suppress_health_check=list(HealthCheck),
)
@given(small_districts())
def test_two_audits_find_nothing_in_the_plan_of_a_random_district(problem: Problem) -> None:
    assume(len(problem.mandates) > 4)
    rules = {frozenset((each.student, each.other)): each for each in problem.pairs}
    rows = rows_of(replace(problem, pairs=tuple(rules.values())))  # two rules for one pair are an error
    with TemporaryDirectory() as folder:
        found = audited(rows, Path(folder), LIMIT, workers=1)
    assert (found.independent, found.own) == ((), ())
    assert found.adds_up
