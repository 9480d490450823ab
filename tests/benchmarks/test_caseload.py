"""A published caseload and others like it: said exactly in our words, and planned as well as the author's does."""

from dataclasses import replace

import pytest
from benchmarks.caseload import as_problem, held_in, ours
from benchmarks.caseload_cases import Case, Caseload, Held, Span, drawn, is_legal, published
from benchmarks.caseload_mip import by_author, by_starts
from benchmarks.mip import HAS_HIGHS

from optsched.domain import Placement, Plan
from optsched.judge import judge

needs_highs = pytest.mark.skipif(not HAS_HIGHS, reason="highspy is not here")
SECONDS = 60.0
REAL = published()
HOURS = (Span(0, 480, 600), Span(1, 480, 600))


def small(*cases: Case) -> Caseload:
    """Two days 8:00-10:00."""
    return Caseload(cases, HOURS)


def as_plan(caseload: Caseload, held: Held) -> Plan:
    return Plan(
        tuple(
            Placement(name, name, name, (at.day + 1,), 0, at.start, at.end, "School", "Therapist", "pull-out")
            for name, at in held.items()
        )
    )


def broken(caseload: Caseload, held: Held) -> list[str]:
    """Return the codes of the rules that our judge finds broken."""
    return [each.code for each in judge(as_problem(caseload), as_plan(caseload, held))[0]]


TWO = small(Case("Ann_1", 30, HOURS), Case("Ann_2", 15, HOURS), Case("Ben_1", 30, (Span(0, 540, 600),)))
LEGAL = {"Ann_1": Span(0, 510, 540), "Ann_2": Span(1, 480, 495), "Ben_1": Span(0, 540, 570)}


@pytest.mark.parametrize(
    ("change", "codes"),
    [
        ({}, []),
        ({"Ann_2": Span(0, 480, 495)}, ["R29"]),  # the same day as Ann_1
        ({"Ann_1": Span(0, 525, 555)}, ["R01"]),  # still there when Ben comes
        ({"Ben_1": Span(0, 480, 510)}, ["R14"]),  # outside his window
        ({"Ann_2": Span(1, 590, 605)}, ["R02", "R14"]),  # when nobody is there
        ({"Ann_2": Span(1, 480, 500)}, ["R35"]),  # too long
    ],
)
def test_a_plan_is_legal_in_our_words_where_it_is_in_the_authors(change: Held, codes: list[str]) -> None:
    held = LEGAL | change
    assert broken(TWO, held) == codes
    assert is_legal(TWO, held) == (not codes)


def test_cases_that_cannot_be_said_are_errors() -> None:
    with pytest.raises(ValueError, match="two windows of Ann_1 meet"):
        as_problem(small(Case("Ann_1", 30, (Span(0, 480, 540), Span(0, 540, 600)))))
    with pytest.raises(ValueError, match="Ann has more than 3 cases"):
        as_problem(small(*(Case(f"Ann_{at}", 15, HOURS) for at in range(4))))


@pytest.mark.parametrize("cases", [12, 18, 45, 60])
def test_a_drawn_caseload_has_the_size_asked_for_and_is_the_same_for_its_seed(cases: int) -> None:
    caseload = drawn(cases, 1)
    assert len(caseload.cases) == len({each.name for each in caseload.cases}) == cases
    assert caseload == drawn(cases, 1)
    assert caseload != drawn(cases, 2)


def test_a_drawn_caseload_is_like_the_published_one() -> None:
    """Published are 27 minutes a case, 2.3 windows a child and day of 46 minutes, and two sessions for half of them."""
    caseloads = [drawn(45, seed) for seed in range(1, 21)]
    cases = [each for caseload in caseloads for each in caseload.cases]
    children = {(at, each.child): each for at, load in enumerate(caseloads) for each in load.cases if "Ch" in each.name}
    windows = [window for each in children.values() for window in each.windows]
    second = [each for each in cases if each.name.startswith("Child") and each.name.endswith("_2")]
    assert sum(each.minutes for each in cases) / len(cases) == pytest.approx(27, abs=1.5)
    assert len(windows) / len(children) / 5 == pytest.approx(2.25, abs=0.15)
    assert sum(each.end - each.start for each in windows) / len(windows) == pytest.approx(46, abs=2)
    assert len(second) / len(children) == pytest.approx(0.5, abs=0.07)


@needs_highs
def test_ours_and_both_models_of_highs_place_the_same_of_twelve() -> None:
    caseload = drawn(12, 1)
    plans = [ours(caseload, SECONDS), by_author(caseload, SECONDS), by_starts(caseload, SECONDS)]
    assert all(each.proven and is_legal(caseload, each.held) for each in plans)
    assert [len(each.held) for each in plans] == [12, 12, 12]


@needs_highs
def test_where_not_all_can_be_held_our_bound_is_below_the_optimum_and_our_plan_not() -> None:
    caseload = drawn(30, 1, a_day=15)
    mine, theirs = ours(caseload, 3), by_starts(caseload, SECONDS, by_minutes=True)
    assert theirs.proven
    assert mine.bound <= theirs.missing <= mine.missing
    assert theirs.missing > 0
    assert is_legal(caseload, mine.held)
    assert broken(caseload, theirs.held) == []


@needs_highs
def test_counting_sessions_or_minutes_gives_other_plans_where_not_all_can_be_held() -> None:
    """An hour for one case of an hour, or for two of a quarter."""
    hour = (Span(0, 480, 540),)
    caseload = replace(
        small(*(Case(f"{name}_1", 15, hour) for name in ("Ann", "Ben")), Case("Cal_1", 60, hour)), hours=hour
    )
    assert set(by_author(caseload, SECONDS).held) == set(by_starts(caseload, SECONDS).held) == {"Ann_1", "Ben_1"}
    assert set(by_author(caseload, SECONDS, by_minutes=True).held) == {"Cal_1"}
    assert set(ours(caseload, SECONDS).held) == {"Cal_1"}


@needs_highs
@pytest.mark.skipif(REAL is None, reason="the published case is not here")
def test_all_of_the_published_case_is_held_and_that_is_proven() -> None:
    assert REAL is not None
    plans = [ours(REAL, SECONDS), by_author(REAL, SECONDS), by_starts(REAL, SECONDS)]
    assert all(each.proven and is_legal(REAL, each.held) for each in plans)
    assert [len(each.held) for each in plans] == [18, 18, 18]


def test_a_plan_is_read_day_by_day() -> None:
    assert held_in(as_plan(TWO, LEGAL)) == LEGAL
