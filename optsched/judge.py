"""Every rule's check and every goal's measure on a plan: no solver, any plan."""

from optsched.domain import Breach, GoalValue, Plan, Problem
from optsched.goals import GOALS
from optsched.rules import RULES


def breaches_in(problem: Problem, plan: Plan) -> tuple[Breach, ...]:
    """Return all breaches, rule by rule."""
    return tuple(
        breach for rule in RULES for subject in rule.subjects(problem) for breach in rule.check(subject, problem, plan)
    )


def values_of(problem: Problem, plan: Plan, stage: int | None = None) -> tuple[GoalValue, ...]:
    """Measure every goal (of one stage); bounds are not known here."""
    return tuple(
        GoalValue(goal.name, goal.stage, goal.unit, problem.weight(goal.name, goal.weight), goal.measure(problem, plan))
        for goal in GOALS
        if stage in (None, goal.stage)
    )


def judge(problem: Problem, plan: Plan) -> tuple[tuple[Breach, ...], tuple[GoalValue, ...]]:
    """Return all breaches and all goal values of a plan, also one made by hand."""
    return breaches_in(problem, plan), values_of(problem, plan)


def stage_cost(values: tuple[GoalValue, ...], stage: int) -> int:
    """Return the weighted cost of one stage."""
    return sum(each.weight * each.value for each in values if each.stage == stage)
