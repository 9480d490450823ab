"""What is written in IEPs: each notation is understood exactly, or refused with an advice that fits."""

from dataclasses import replace

import pytest
from intake.wording.wording_corpus import CORPUS, Expected

from optsched.intake import Code
from optsched.intake.wording import Wording, proposals, read_wording
from optsched.intake.words import Unclear

UNDERSTOOD = [each for each in CORPUS if not isinstance(each[1], Code)]
REFUSED = [each for each in CORPUS if isinstance(each[1], Code)]


@pytest.mark.parametrize(("text", "expected", "assumed"), UNDERSTOOD)
def test_what_is_understood_is_understood_exactly(text: str, expected: Expected, assumed: str) -> None:
    wordings = read_wording(text)
    assumptions = [each for wording in wordings for each in wording.assumptions]
    plain = tuple(replace(wording, assumptions=()) for wording in wordings)
    assert plain == (expected if isinstance(expected, tuple) else (expected,))
    assert any(assumed in each for each in assumptions) if assumed else assumptions == []
    assert all(each.endswith(".") for each in assumptions)


@pytest.mark.parametrize(("text", "code", "maybe"), REFUSED)
def test_what_is_not_understood_is_refused_with_the_nearest_readings(text: str, code: Code, maybe: str) -> None:
    with pytest.raises(Unclear) as refused:
        read_wording(text)
    assert refused.value.code is code
    assert maybe in refused.value.maybe
    assert refused.value.maybe.endswith("?")
    assert refused.value.message[-1] in ".?"


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ("30 min weekly if tired", '"if tired"'),
        ("60 min x 2 Times = 130 min Weekly", "2 × 60 is 120, but the wording says 130"),
        ("Teacher Deaf/HH X 1/week 15 45", '"15"'),
        ("30-45 minutes weekly", '"30-45" is a range'),
        ("30 min biweekly", '"biweekly" can mean'),
        ("2 units weekly", '"units" are not minutes'),
        ("30 min weekly and 20 min weekly", '"30 min" and "20 min"'),
        ("4 hours per month", "240 minutes a month is a sum"),
        ("see IEP: 60 min x 2", '"see iep"'),
    ],
)
def test_a_refusal_quotes_what_was_not_understood(text: str, quoted: str) -> None:
    with pytest.raises(Unclear) as refused:
        read_wording(text)
    assert quoted in refused.value.message


def test_the_corpus_is_large_enough_and_has_no_line_twice() -> None:
    texts = [text for text, _, _ in CORPUS]
    assert len(set(texts)) == len(texts) >= 80
    assert sum(bool(maybe) for _, _, maybe in REFUSED) >= 20


def test_a_sum_has_proposals() -> None:
    assert proposals(120) == ["4 x 30", "2 x 60"]
    assert proposals(61) == ["1 x 61"]


def test_what_is_not_said_is_left_open() -> None:
    (wording,) = read_wording("2 x 30 min weekly")
    assert wording == Wording(30, 2, "week", None, "", "", None, "", None, None, None, ())
