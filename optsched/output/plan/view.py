"""What all sheets of the plan workbook draw from, worked out once."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from optsched.contract import ABSENCES, ATTENDANCE, CHANGES, OWED, PLAN_SHEETS, START_HERE
from optsched.contract.plan import CHARTS
from optsched.dated import Change
from optsched.domain import Block, ClassKey, Findings, Meeting, Placement, Plan, Problem
from optsched.domain.accounts import MandateAccount, MissedTime, Totals, account, missed, totals
from optsched.domain.agenda import DayAccount, DayKey, days, therapist_days
from optsched.domain.day import Item
from optsched.domain.placed import co_treated
from optsched.domain.say import listed
from optsched.domain.timetable import class_during, stretches
from optsched.output.plan.dated import Dated
from optsched.output.plan.words import sheet_names, weeks_label

TAKEN = (START_HERE, CHARTS, *(sheet.name for sheet in (*PLAN_SHEETS, ABSENCES, ATTENDANCE, CHANGES, OWED)))
"""Names of sheets that no therapist's and no class's sheet may have."""


@dataclass(frozen=True)
class View:
    """A problem, its plan and findings, and everything that more than one sheet needs of them."""

    problem: Problem
    plan: Plan
    findings: Findings
    made: datetime
    dated: Dated | None = None
    """What is said of a week on its dates; None for a plan of a cycle."""
    changes: tuple[Change, ...] | None = None
    """What differs from the plan that was there before; None where there was none."""

    @property
    def period(self) -> str:
        """What the minutes of the workbook are counted in."""
        return self.problem.cycle.period

    @cached_property
    def accounts(self) -> tuple[MandateAccount, ...]:
        return account(self.problem, self.plan)

    @cached_property
    def totals(self) -> Totals:
        return totals(self.accounts)

    @cached_property
    def days(self) -> dict[DayKey, tuple[Item, ...]]:
        return days(self.problem, self.plan)

    @cached_property
    def day_accounts(self) -> tuple[DayAccount, ...]:
        return therapist_days(self.problem, self.plan)

    @cached_property
    def missed(self) -> tuple[MissedTime, ...]:
        return missed(self.problem, self.plan)

    @cached_property
    def meetings_of(self) -> dict[str, tuple[Meeting, ...]]:
        """Every therapist's meetings in all weeks, in order of time."""
        found: dict[str, list[Meeting]] = defaultdict(list)
        for one in self.plan.meetings:
            found[one.therapist].append(one)
        return {name: tuple(held) for name, held in found.items()}

    @cached_property
    def of_session(self) -> dict[str, tuple[Placement, ...]]:
        """The placements of each session, by the order of students."""
        found: dict[str, list[Placement]] = defaultdict(list)
        for each in sorted(self.plan.placements, key=lambda one: one.student):
            found[each.session].append(each)
        return {session: tuple(members) for session, members in found.items()}

    @cached_property
    def label(self) -> dict[str, str]:
        """How each student is shown, by code."""
        return self.problem.shown_as

    def shown(self, sentence: str) -> str:
        """Return a sentence with every student shown as the sheets do."""
        if not self.problem.options.show_initials:
            return sentence
        codes = sorted(map(re.escape, self.label), key=len, reverse=True)
        return re.sub(rf"(?<!\w)({'|'.join(codes)})(?!\w)", lambda match: self.label[match[1]], sentence)

    @cached_property
    def served(self) -> dict[ClassKey, tuple[Placement, ...]]:
        """The direct sessions of the children of each class, in the order of classes, days and times."""
        found: dict[ClassKey, list[Placement]] = defaultdict(list)
        for each in self.plan.placements:
            key = self.class_of(each)
            if key is not None and each.setting in ("push-in", "pull-out"):
                found[key].append(each)
        return {
            each.key: tuple(sorted(found[each.key], key=_by_time)) for each in self.problem.classes if each.key in found
        }

    @cached_property
    def sheet_of_class(self) -> dict[ClassKey, str]:
        one_school = len({school for school, _ in self.served}) == 1
        wishes = [f"Class {name}" if one_school else f"{name} {school}" for school, name in self.served]
        return dict(zip(self.served, sheet_names(wishes, TAKEN), strict=True))

    def class_of(self, placement: Placement) -> ClassKey | None:
        """Return the class that the child is in during a session, else the child's own."""
        student = self.problem.student[placement.student]
        week = placement.weeks[0] if placement.weeks else 1
        now = class_during(self.problem, student, week, placement.day, placement.start, placement.end)
        return now or student.school_class

    def activities_during(self, placement: Placement) -> tuple[str, ...]:
        """Return what the class does during a session, in order of time."""
        return tuple(dict.fromkeys(block.activity for block in self._blocks_during(placement)))

    def wheres_during(self, placement: Placement) -> tuple[str, ...]:
        """Return where the Timetable says that the class is during a session, in order of time."""
        return tuple(dict.fromkeys(block.where for block in self._blocks_during(placement) if block.where))

    def place_of(self, placement: Placement) -> str:
        """Return where a session is held: of a visit the class, and the room where the class is then if not its own."""
        key = (placement.school, placement.place)
        is_known = key in self.problem.school_class and placement.student in self.problem.student
        if placement.setting != "push-in" or not is_known:
            return placement.place
        away = [where for where in self.wheres_during(placement) if where != self._room_of[key]]
        return f"{placement.place} ({', '.join(away)})" if away else placement.place

    @cached_property
    def _room_of(self) -> dict[ClassKey, str]:
        """Where each class mostly is, by the number of its lessons."""
        found = {}
        for each in self.problem.classes:
            often = Counter(block.where for block in each.blocks for _ in block.window.days if block.where)
            found[each.key] = often.most_common(1)[0][0] if often else ""
        return found

    def held_by(self, members: Sequence[Placement]) -> str:
        """Name the therapist of a session, and those who co-treat a member with her."""
        return listed([members[0].therapist, *self.co_treating(members)])

    def co_treating(self, members: Sequence[Placement]) -> tuple[str, ...]:
        """Return the therapists who co-treat a member of a session, with their weeks where not in all."""
        weeks = {week for each in members for week in each.weeks}
        shared: dict[str, set[int]] = defaultdict(set)
        for own, other in self.beside(members):
            shared[other.therapist] |= set(own.weeks) & set(other.weeks)
        return tuple(
            name if there == weeks else f"{name} ({weeks_label(sorted(there))})" for name, there in shared.items()
        )

    def beside(self, members: Sequence[Placement]) -> list[tuple[Placement, Placement]]:
        """Return members of a session with what another therapist holds together with it in some of their weeks."""
        return [
            (own, other)
            for own in members
            for other in self._of_child_at[own.student, own.day, own.start]
            if set(own.weeks) & set(other.weeks) and co_treated(self.problem, own, other)
        ]

    @cached_property
    def _of_child_at(self) -> dict[tuple[str, int, int], list[Placement]]:
        found: dict[tuple[str, int, int], list[Placement]] = defaultdict(list)
        for each in self.plan.placements:
            found[each.student, each.day, each.start].append(each)
        return found

    def _blocks_during(self, placement: Placement) -> Iterator[Block]:
        student = self.problem.student[placement.student]
        for week in placement.weeks:
            for part in stretches(self.problem, student, week, placement.day, placement.start, placement.end):
                yield from part.blocks


def _by_time(placement: Placement) -> tuple[int, int, int, str, str]:
    return (placement.day, placement.start, placement.end, placement.therapist, placement.session)
