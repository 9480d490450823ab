"""The paper the plan is written on: what its pictures say in colours and codes, and what is drawn from."""

from collections.abc import Sequence
from typing import Any

from optsched.output.paper import Paper
from optsched.output.plan.view import View
from optsched.output.plan.words import weeks_label

CODES = {"push-in": "PI", "pull-out": "PO", "consult": "C", "on behalf": "B"}
"""The settings as the pictures write them."""

FLEX = "flex: evaluations, make-ups, notes"

LEGEND = (
    ("push-in", "PI  push-in, in the class"),
    ("pull-out", "PO  pull-out, in a room"),
    ("consult", "C  consult"),
    ("on behalf", "B  on behalf of a child"),
    ("duty", "duty, by its name"),
    ("travel", "travel between schools"),
    ("lunch", "lunch"),
    ("open", FLEX),
    ("away", "not at work"),
)
"""(fill, what it says) for every colour and text code of the pictures."""


def some_weeks(weeks: Sequence[int]) -> tuple[str, str]:
    """Return the same for what is in these weeks of a picture only."""
    return ("open", f"{weeks_label(weeks)}  only in {'this week' if len(weeks) == 1 else 'these weeks'}")


class Book(Paper):
    """A workbook being written, with the view that its sheets are drawn from, and its reader where it has one."""

    def __init__(self, workbook: Any, view: View, whose: str = "") -> None:
        heading = "  ·  ".join(part for part in (view.problem.options.district, whose) if part)
        super().__init__(workbook, heading, view.made)
        self.view = view

    @property
    def legend(self) -> tuple[tuple[str, str], ...]:
        """Return LEGEND; a week on its dates has nothing that is only in some weeks."""
        return LEGEND if self.view.problem.cycle.monday else (*LEGEND, some_weeks((1, 3)))
