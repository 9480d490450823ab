"""A few of the seeded districts, small ones: two audits find nothing in their plans, and their minutes add up."""

from pathlib import Path

import pytest

from independent.seeded import LOADS, MOST_THERAPISTS, Audited, Case, cases, run

LIMIT = 3.0
"""Seconds of search; what has no place by then is missing, and is audited as missing."""


def test_the_thirty_have_every_size_with_every_load() -> None:
    assert {(each.therapists, each.load) for each in cases()} == {
        (size, load) for size in range(1, MOST_THERAPISTS + 1) for load in LOADS
    }
    assert len(list(cases())) == 30


@pytest.mark.parametrize("seed", [9, 17], ids=lambda seed: f"{seed}-{Case(seed).load}")
def test_two_audits_find_nothing_in_the_plan_of_a_lone_therapist(seed: int, tmp_path: Path) -> None:
    assert Case(seed).therapists == 1
    found = run(Case(seed), tmp_path, LIMIT).found
    assert (found.independent, found.own) == ((), ())
    assert found.adds_up
    assert found.asked > 0


def test_a_fault_and_a_wrong_sum_are_seen() -> None:
    assert Audited(90, 60, 30, 0, 30).is_sound
    assert not Audited(90, 60, 30, 0, 30, independent=("a breach",)).is_sound
    assert not Audited(90, 60, 30, 0, 30, own=("a breach",)).is_sound
    assert not Audited(90, 60, 0, 0, 0).is_sound  # 30 minutes are silently gone
    assert not Audited(90, 60, 30, 0, 45).is_sound  # less is missing than is proven to be
