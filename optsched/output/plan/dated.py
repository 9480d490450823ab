"""What the workbook of a week says beyond that of a plan: dates, keys, and what changed since it was planned."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from optsched.dated import Change, DatedWeek, mandate_of
from optsched.domain import ClassKey, Placement
from optsched.domain.say import listed
from optsched.output.sentences import counted


@dataclass(frozen=True)
class Dated:
    """A week and its plan's sessions by their keys. `cycle_weeks` is the length of the cycle it is part of."""

    week: DatedWeek
    cycle_weeks: int
    keys: dict[Placement, str]
    changes: Sequence[Change]

    def date_of(self, placement: Placement) -> date:
        return self.week.days[placement.day].date

    def mandate(self, placement: Placement) -> str:
        """Return the mandate as the district's workbook calls it, whoever covers the session."""
        return mandate_of(self.keys[placement])

    @property
    def title(self) -> str:
        """Say which week it is: `The week of November 30, 2026, week 2 of the 4-week cycle`."""
        monday = self.week.monday
        weeks = list(dict.fromkeys(day.week for day in self.week.days if day.day is not None))
        said = f", week {listed(map(str, weeks))} of the {self.cycle_weeks}-week cycle" if self.cycle_weeks > 1 else ""
        return f"The week of {monday:%B} {monday.day}, {monday.year}{said if weeks else ''}"

    @cached_property
    def sentence(self) -> str:
        """Say what differs from the plan: `3 sessions move, 2 classes are affected: see Changes.`"""
        number = {what: sum(each.what == what for each in self.changes) for what in ("moved", "added", "removed")}
        if not self.changes:
            return "Every session stays where the plan has it."
        parts = [
            f"{counted(number['moved'], 'session')} move{'s' if number['moved'] == 1 else ''}",
            f"{counted(number['added'], 'is', 'are')} new" if number["added"] else "",
            f"{counted(number['removed'], 'is', 'are')} not held" if number["removed"] else "",
        ]
        classes = counted(len(self._classes), "class", "classes")
        verb = "is" if len(self._classes) == 1 else "are"
        return f"{listed(part for part in parts if part)}; {classes} {verb} affected: see Changes."

    @property
    def _classes(self) -> set[ClassKey]:
        student = self.week.problem.student
        return {key for each in self.changes if (key := student[each.student].school_class) is not None}
