"""Every rule of RULES has a case in which its two faces can disagree, or a plan outside the model that breaks it.

Without the rule, without its check, or without its model face, such a case turns red. A rule's cases stand in its own
test file, or in one of FILES.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from instances import change_mandate, place, plan_of
from rules import (
    agreement,
    test_agreement_child,
    test_agreement_duties,
    test_agreement_holders,
    test_agreement_schools,
    test_agreement_therapist,
)
from rules.agreement import Case, assert_agrees, assert_never_broken, rule, tiny
from rules.support import ADAMS, breaches, locked
from rules.tiny_therapists import helped, with_people

from optsched.domain import Plan, Rule
from optsched.model.faces import AlikeRule, PlacementRule, PostedRule
from optsched.rules import RULES

FILES = (
    test_agreement_child,
    test_agreement_duties,
    test_agreement_holders,
    test_agreement_schools,
    test_agreement_therapist,
)
OWN = tuple(
    import_module(f"rules.{path.stem}")
    for path in sorted(Path(__file__).parent.glob("test_*.py"))
    if not path.stem.startswith("test_agreement_")
)
"""The test files of single rules."""
Rules = tuple[Rule, ...]
CASES: dict[str, Case] = {}
"""The first case of each code."""
for file in (*FILES, *OWN):
    for case in getattr(file, "CASES", {}).values():
        CASES.setdefault(case.code, case)

BOTH = tiny("Ann OT", "Ben OT", weeks=1)
ANN, BEN = (place(BOTH, key, 0, "9:00", session="one", place="Therapy") for key in ("Ann OT", "Ben OT"))
LOCK = locked(ANN)


@dataclass(frozen=True)
class Unbroken:
    """A rule that no plan of the model breaks, and a plan made by hand that does."""

    case: Case
    by_hand: Plan


UNBROKEN = (
    Unbroken(
        Case("R31", change_mandate(with_people(helped(BOTH, 1, 2), "Lee"), "Ben OT", therapist=None)),
        plan_of(replace(ANN, therapist="Lee")),
    ),
    Unbroken(Case("R34", BOTH), plan_of(ANN, replace(BEN, place="elsewhere"))),
    Unbroken(Case("R35", BOTH), plan_of(replace(ANN, end=ANN.end + 30))),
    Unbroken(Case("R36", BOTH), plan_of(replace(ANN, school=ADAMS))),
    Unbroken(Case("R37", replace(BOTH, locked=(LOCK,)), given=plan_of(LOCK)), plan_of(BEN)),
)


def assert_found(one: Unbroken) -> None:
    assert_never_broken(one.case)
    assert breaches(rule(one.case.code), one.case.problem, one.by_hand)


def without(code: str) -> Rules:
    return tuple(each for each in RULES if each.code != code)


def changed(code: str, **methods: Callable[..., Any]) -> Rules:
    """Return RULES in which one rule has other methods."""
    return tuple(type("Changed", (type(each),), methods)() if each.code == code else each for each in RULES)


def without_check(code: str) -> Rules:
    return changed(code, check=lambda *_: iter(()))


def without_face(code: str) -> Rules:
    faces = {
        PlacementRule: {"allows": lambda _, table: np.ones(len(table), dtype=bool)},
        AlikeRule: {"alike": lambda _, table: np.zeros(len(table), dtype=np.int64)},
        PostedRule: {"post": lambda *_: None},
    }
    methods: dict[str, Callable[..., Any]] = {}
    for face, silent in faces.items():
        if isinstance(rule(code), face):
            methods |= silent
    return changed(code, **methods)


def test_every_rule_has_a_case() -> None:
    unbroken = {one.case.code for one in UNBROKEN}
    assert not unbroken & CASES.keys()
    assert unbroken | CASES.keys() == {each.code for each in RULES}


def test_codes_are_used_once() -> None:
    assert len({each.code for each in RULES}) == len(RULES)


def test_only_a_rule_without_a_model_face_may_be_unbroken() -> None:
    faces = (PlacementRule, AlikeRule, PostedRule)
    assert {one.case.code for one in UNBROKEN} == {each.code for each in RULES if not isinstance(each, faces)}


@pytest.mark.parametrize("one", UNBROKEN, ids=lambda one: one.case.code)
def test_no_plan_of_the_model_breaks_a_rule_without_a_model_face(one: Unbroken) -> None:
    assert_found(one)


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_misses_its_rule(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "RULES", without(case.code))
    with pytest.raises(KeyError, match=case.code):
        assert_agrees(case)


@pytest.mark.parametrize("mute", [without_check, without_face])
@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_case_misses_a_face(case: Case, mute: Callable[[str], Rules], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(agreement, "RULES", mute(case.code))
    with pytest.raises(AssertionError):
        assert_agrees(case)


@pytest.mark.parametrize("one", UNBROKEN, ids=lambda one: one.case.code)
def test_a_plan_by_hand_misses_its_rule_and_its_check(one: Unbroken, monkeypatch: pytest.MonkeyPatch) -> None:
    code = one.case.code
    monkeypatch.setattr(agreement, "RULES", without(code))
    with pytest.raises(KeyError, match=code):
        assert_found(one)
    monkeypatch.setattr(agreement, "RULES", without_check(code))
    with pytest.raises(AssertionError):
        assert_found(one)
