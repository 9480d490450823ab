"""The district that packets are cut from, and what every cut looks up in it, worked out once."""

import re
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from functools import cached_property

from optsched.dated import Difference, OwnDifference
from optsched.domain import Findings, Mandate, Placement, Plan, Problem
from optsched.domain.placed import co_treated
from optsched.output.plan.dated import Dated
from optsched.output.plan.view import View

ANOTHER_STUDENT = "another student"
ANOTHER_SCHOOL = "another school"
ANOTHER_CLASS = "another class"
ANOTHER_THERAPIST = "another therapist"
SHORTEST, SHORTEST_NUMBER = 3, 5
"""Letters of a name, and digits of a code that is a number, that are looked for: `12` is no child in `Room 12`."""
_WORD = re.compile(r"\w+")


@dataclass(frozen=True)
class Whole:
    """A district and its plan, whole: only the functions that reduce them for an audience take it, no writer does."""

    problem: Problem
    plan: Plan
    differences: tuple[Difference, ...] | None = None
    """What changed since people had a plan, by the mandates of the district; None where they had none."""
    not_held: Mapping[Placement, str] = field(default_factory=dict)
    """What became of sessions as they were, in the words of the attendance column; empty for those that are held."""
    before: Problem | None = None
    """Where the days of sessions as they were are named, if not as now."""
    dated: Dated | None = None
    """The dates and keys of the sessions, where the plan is that of a week."""
    is_all: bool = True
    """Whether the differences are all: those of children who left are none."""
    own_differences: tuple[OwnDifference, ...] = ()
    """What changed of therapists' duties and lunches."""

    @cached_property
    def view(self) -> View:
        return View(self.problem, self.plan, Findings(), datetime.min)

    @cached_property
    def label(self) -> dict[str, str]:
        """How each student is shown to everybody, by code."""
        return self.problem.shown_as

    @cached_property
    def mandates_of(self) -> dict[str, tuple[Mandate, ...]]:
        """Each therapist's caseload: mandates that name her, that she holds some of, or that she keeps time for."""
        found: dict[str, list[Mandate]] = defaultdict(list)
        for each in self.problem.mandates:
            held = (row.therapist for row in self.plan.of_mandate.get(each.key, ()))
            kept = self.problem.duty.get(f"by date {each.key}")
            named = (each.therapist, kept.therapist if kept else None)
            for name in dict.fromkeys((*held, *(one for one in named if one))):
                found[name].append(each)
        return {name: tuple(mandates) for name, mandates in found.items()}

    def co_treated(self, row: Placement) -> list[Placement]:
        """Return what others hold of the same child together with this session, in its weeks."""
        return [
            replace(each, weeks=tuple(week for week in each.weeks if week in row.weeks))
            for each in self.plan.of_student[row.student]
            if co_treated(self.problem, row, each) and set(each.weeks) & set(row.weeks)
        ]

    @cached_property
    def mandates_for(self) -> dict[str, tuple[Mandate, ...]]:
        """The mandates of each student, by code."""
        found: dict[str, list[Mandate]] = defaultdict(list)
        for each in self.problem.mandates:
            found[each.student].append(each)
        return {code: tuple(mandates) for code, mandates in found.items()}

    @cached_property
    def held_at(self) -> dict[str, tuple[Placement, ...]]:
        """The placements at each school."""
        found: dict[str, list[Placement]] = defaultdict(list)
        for each in self.plan.placements:
            found[each.school].append(each)
        return {school: tuple(rows) for school, rows in found.items()}

    def washed(self, text: str, own: Collection[str]) -> str:
        """Return the name of a room, activity or duty with codes of children and names of schools as an audience sees
        them: as they are shown where they are among its `own`, else as another's.
        """
        words = [match.span() for match in _WORD.finditer(text)]
        done, upto, at = "", 0, 0
        while at < len(words):
            step = 1
            for last in range(min(at + self._longest, len(words)) - 1, at - 1, -1):
                found = self._looked_for.get(text[words[at][0] : words[last][1]].casefold())
                if found is not None:
                    name, shown, other = found
                    done += text[upto : words[at][0]] + (shown if name in own else other)
                    upto, step = words[last][1], last - at + 1
                    break
            at += step
        return done + text[upto:]

    @cached_property
    def _looked_for(self) -> dict[str, tuple[str, str, str]]:
        """What is looked for in texts, without marks around it, in any case: a name, how it is shown, and another's."""
        names = [(each.name, each.name, ANOTHER_SCHOOL) for each in self.problem.schools]
        names += [(code, label, ANOTHER_STUDENT) for code, label in self.label.items()]
        cores = {_core(found[0]): found for found in names}
        return {
            core: found
            for core, found in cores.items()
            if len(core) >= (SHORTEST_NUMBER if core.isdecimal() else SHORTEST)
        }

    @cached_property
    def _longest(self) -> int:
        return max((len(_WORD.findall(core)) for core in self._looked_for), default=0)


def _core(code: str) -> str:
    words = [match.span() for match in _WORD.finditer(code)]
    return code[words[0][0] : words[-1][1]].casefold() if words else ""
