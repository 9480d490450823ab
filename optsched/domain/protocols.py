"""What a rule and a goal are, and what they say about a plan."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal, Protocol

if TYPE_CHECKING:
    from optsched.domain.plan import Plan
    from optsched.domain.problem import Problem

Subject = tuple[Any, ...]
"""Whom a rule speaks of, such as (student,) or (therapist, week, day): names and numbers."""


@dataclass(frozen=True)
class Breach:
    """A rule that a plan breaks: a sentence for people, and the placements (by position) that break it.

    `given` is True when only locked placements or given facts take part.
    """

    code: str
    sentence: str
    placements: tuple[int, ...] = ()
    given: bool = False


@dataclass(frozen=True)
class GoalValue:
    """A goal measured: `value` and `bound` (proven: no plan of the same earlier stages is below) in `unit`."""

    name: str
    stage: int
    unit: str
    weight: int
    value: int
    bound: int | None = None


@dataclass(frozen=True)
class StageResult:
    """A stage's weighted cost, its proven bound, and the sentence that may be said about it."""

    stage: int
    value: int
    bound: int
    proven: bool
    sentence: str = ""


@dataclass(frozen=True)
class Shortfall:
    """Something owed that the plan does not hold: sessions of a mandate, a duty or a lunch.

    `key` is the mandate's or duty's key, or "therapist, week, day" of a lunch.
    """

    kind: Literal["mandate", "duty", "lunch"]
    key: str
    minutes: int
    sessions: int = 1
    weeks: tuple[int, ...] = ()
    why: str = ""
    help: str = ""


class Rule(Protocol):
    """What must hold. The model faces (`allows`, `alike`, `post`) are declared in `optsched.model.faces`."""

    code: str
    title: str

    def subjects(self, problem: Problem) -> Iterable[Subject]: ...

    def check(self, subject: Any, problem: Problem, plan: Plan) -> Iterator[Breach]: ...


class Goal(Protocol):
    """What is wished for. `measure` counts in the goal's unit; the model face is `cost`."""

    name: str
    stage: int
    unit: str
    weight: int

    def measure(self, problem: Problem, plan: Plan) -> int: ...
