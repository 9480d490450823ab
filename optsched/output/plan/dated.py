"""What the workbook of a week says beyond that of a plan: dates and keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from optsched.dated import DatedWeek, Owed, mandate_of
from optsched.domain import Placement
from optsched.domain.say import listed


@dataclass(frozen=True)
class Dated:
    """A week and its plan's sessions by their keys. `cycle_weeks` is the length of the cycle it is part of."""

    week: DatedWeek
    cycle_weeks: int
    keys: dict[Placement, str]
    owed: tuple[Owed, ...] = ()
    makes_up: Mapping[str, str] = field(default_factory=dict)
    """The key of the missed session by that of the one that makes up for it."""

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
