"""The kind of a service said alone is what the same words mean inside a sentence."""

import pytest

from optsched.intake.wording import read_kind, read_wording
from optsched.intake.words import Unclear


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        *[(each, "consult") for each in ("Indirect", "Consult", "Consultation", "Consult with teacher", "(indirect)")],
        *[(each, "direct") for each in ("direct", "Direct services", "DIRECT SERVICE")],
        *[(each, "on behalf") for each in ("On behalf", "On behalf of the student")],
        ("indirect observation", "consult"),
    ],
)
def test_a_kind_alone_is_the_kind_in_a_sentence(said: str, kind: str) -> None:
    assert read_kind(said) == kind
    (wording,) = read_wording(f"2 x 30 min weekly {said}")
    assert wording.kind == kind


@pytest.mark.parametrize(
    "said", ["Group", "Consult, 2 times", "Consult by phone", "Related services", "pull-out", "Rm 5"]
)
def test_other_words_are_no_kind(said: str) -> None:
    assert read_kind(said) == ""


@pytest.mark.parametrize("said", ["direct and indirect", "Direct/Consult", "Observation", "", " "])
def test_two_kinds_or_none_are_refused(said: str) -> None:
    with pytest.raises(Unclear):
        read_kind(said)
