"""The model faces of rules and goals: what each may add to its `check` or `measure`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Protocol, runtime_checkable

from optsched.domain import Goal, Rule
from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates
from optsched.model.lits import Cost

if TYPE_CHECKING:
    from optsched.model.facade import Model


@runtime_checkable
class PlacementRule(Rule, Protocol):
    """A rule about one placement alone: it filters the table of candidates."""

    def allows(self, candidates: Candidates) -> Bools: ...


@runtime_checkable
class AlikeRule(Rule, Protocol):
    """A rule about what members of one session share: candidates that differ here never meet."""

    def alike(self, candidates: Candidates) -> Ints: ...


@runtime_checkable
class PostedRule(Rule, Protocol):
    """A rule between placements: it posts rows to the model, subject by subject."""

    def post(self, subject: Any, model: Model) -> None: ...


@runtime_checkable
class PricedGoal(Goal, Protocol):
    """A goal that costs each placement something by itself: a price per candidate, in all its weeks.

    The whole `cost` is never below the sum of these prices.
    """

    def prices(self, candidates: Candidates) -> Ints: ...


@runtime_checkable
class CostedGoal(Goal, Protocol):
    """A goal with its model face: the same number as `measure`, as a sum over literals."""

    def cost(self, model: Model) -> Cost: ...
