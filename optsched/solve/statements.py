"""What may be said about a finished plan, stage by stage, and nothing more."""

from __future__ import annotations

import warnings

from optsched.domain import GoalValue
from optsched.domain.protocols import StageResult
from optsched.judge import stage_cost
from optsched.solve.district import Run


def results_of(run: Run, values: tuple[GoalValue, ...]) -> tuple[StageResult, ...]:
    """Return value, bound and sentence of each stage; *proven* needs every earlier stage proven."""
    minutes = next(each.value for each in values if each.name == "minutes missing")
    bound = sound(run.bounds.of(1), minutes)
    first = StageResult(1, minutes, bound, bound >= minutes, _first_sentence(minutes, bound))
    results = [first]
    for stage in (2, 3):
        value = stage_cost(values, stage)
        least = sound(run.bounds.of(stage), value)
        proven = results[-1].proven and least >= value
        results.append(StageResult(stage, value, least, proven, _later_sentence(results, stage, value, least)))
    return tuple(results)


def sound(bound: int, value: int) -> int:
    """Return a bound, or 0 with a warning where our own plan shows that it is wrong: then nothing is said of it."""
    if bound > value:
        warnings.warn(f"a bound of {bound} is above a plan that costs {value}: a fault of optsched", stacklevel=2)
        return 0
    return bound


def _first_sentence(minutes: int, bound: int) -> str:
    if minutes == 0:
        return "Proven: no plan places more minutes. Every mandated minute is placed."
    if bound >= minutes:
        return f"Proven: no plan places more minutes. {minutes:,} minutes a cycle cannot be placed by any plan."
    missing = f"{minutes:,} minutes a cycle are missing."
    if bound == 0:
        return f"{missing} Whether they could be placed is not proven; planning for longer may place more."
    return (
        f"{missing} At least {bound:,} must be missing in any plan; whether the others could be placed is not proven."
    )


def _later_sentence(earlier: list[StageResult], stage: int, value: int, least: int) -> str:
    """Say what is known among plans that are as good in the earlier stages."""
    among = "" if all(each.proven for each in earlier) else "Among plans as good in the earlier stages, "
    about = "push-in shares, spread of what is missing, and moves" if stage == 2 else "times, settings and travel"
    if value <= least:
        best = f"no plan is better in {about}."
        return f"{among}{best}" if among else f"Proven: {best}"
    if least == 0:
        return f"In {about} this plan costs {value:,}; how much less a plan could cost is not proven."
    return (
        f"{among or 'In '}{'in ' if among else ''}{about} this plan costs {value:,}; no plan costs less than {least:,}."
    )
