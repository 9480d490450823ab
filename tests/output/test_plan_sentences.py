"""What Start here, the console and the sheet of changes say in sentences."""

from datetime import datetime

import pytest
from plan_instances import findings, full_plan, two_schools

from optsched.dated import Change, What
from optsched.output.plan.sentences import moves
from optsched.output.plan.view import View


def view(*changes: Change) -> View:
    problem = two_schools()
    return View(problem, full_plan(problem), findings(), datetime(2026, 11, 27), changes=changes)


@pytest.mark.parametrize(
    ("happened", "said"),
    [
        (("added",), "No session moves and 1 session is new; 1 class is affected: see Changes."),
        (("removed", "removed"), "No session moves and 2 sessions are not held; 1 class is affected: see Changes."),
        (
            ("moved", "added", "added", "removed"),
            "1 session moves, 2 sessions are new and 1 session is not held; 1 class is affected: see Changes.",
        ),
    ],
)
def test_what_changed_is_said_of_sessions(happened: tuple[What, ...], said: str) -> None:
    assert moves(view(*(Change(what, "R1", "S01 OT", "S01") for what in happened))) == said
