"""The model face of the rule to copy, beside its check; a copied rule's case begins with this one."""

import pytest
from rules import agreement
from rules.agreement import Case, assert_agrees, tiny

from optsched.rules import RULES, _template
from optsched.rules._template import MostSessionsADay

CASES = {"two sessions a day": Case("R00", tiny("Ann OT", "Ben OT", weeks=1), ("R01",))}


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_model_allows_what_the_check_finds_clean(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_template, "MOST", 1)
    monkeypatch.setattr(agreement, "RULES", (*RULES, MostSessionsADay()))
    assert_agrees(case)
