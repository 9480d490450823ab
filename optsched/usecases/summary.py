"""What the first sheet of a plan says, for those who do not open it: the same sentences."""

from datetime import datetime

from optsched.dated import Change
from optsched.domain import Findings, Plan, Problem
from optsched.output.plan import Dated
from optsched.output.plan.sentences import achieved, further, stage_sentence
from optsched.output.plan.view import View


def summary(
    problem: Problem,
    plan: Plan,
    findings: Findings,
    dated: Dated | None = None,
    changes: tuple[Change, ...] | None = None,
) -> tuple[str, ...]:
    """Return what is placed, what else is worth knowing, and what is proven stage by stage."""
    view = View(problem, plan, findings, datetime.now(), dated, changes)
    stages = (f"Stage {each.stage}: {stage_sentence(each)}" for each in plan.stages)
    return (achieved(view), *further(view), *stages)
