"""Which mandates hang on each other's sessions: moved alone, one of them would lose its place."""

from __future__ import annotations

from collections import defaultdict

from optsched.domain import Problem


class Bonds:
    """Mandates that are co-treated, kept together, or alternate with each other."""

    def __init__(self, problem: Problem) -> None:
        self._bound: dict[str, set[str]] = defaultdict(set)
        planned = problem.demand
        for key in planned:
            mandate = problem.mandate[key]
            for other in (mandate.co_treat_with, mandate.alternates_with):
                if other in planned and other is not None:
                    self._bind(key, other)
        of_child: dict[tuple[str, str], list[str]] = defaultdict(list)
        for key in planned:
            of_child[problem.mandate[key].student, problem.mandate[key].service].append(key)
        services = {problem.mandate[key].service for key in planned}
        for pair in problem.pairs:
            for service in services if pair.rule == "together" else ():
                if pair.service in (None, service):
                    for one in of_child.get((pair.student, service), ()):
                        for other in of_child.get((pair.other, service), ()):
                            self._bind(one, other)

    def _bind(self, one: str, other: str) -> None:
        self._bound[one].add(other)
        self._bound[other].add(one)

    def of(self, key: str) -> list[str]:
        """Return the mandates that a mandate is bound to."""
        return sorted(self._bound.get(key, ()))

    def with_theirs(self, key: str) -> list[str]:
        """Return a mandate, those it is bound to, and those they are bound to."""
        found = {key: None}
        waiting = [key]
        while waiting:
            for other in self.of(waiting.pop()):
                if other not in found:
                    found[other] = None
                    waiting.append(other)
        return list(found)
