"""The cycle: its weeks and days, and stretches of time inside it."""

from dataclasses import dataclass
from datetime import date

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri")


@dataclass(frozen=True)
class Cycle:
    """A cycle of 1 to 6 weeks that repeats all year.

    `days` are weekday names or the letters of a rotation (then one round of the letters is one "week");
    `letter_days` are the names of a rotation that runs beside the weekdays; `grid` is in minutes. The next three
    say how many school weeks a period has (180 days = 36 weeks = 9 months of 4 weeks). `monday` is that of the one
    week that is planned, where the days are dates.
    """

    weeks: int = 4
    days: tuple[str, ...] = WEEKDAYS
    letter_days: tuple[str, ...] = ()
    grid: int = 5
    weeks_in_month: int = 4
    weeks_in_quarter: int = 9
    weeks_in_year: int = 36
    monday: date | None = None

    @property
    def period(self) -> str:
        """What minutes are counted in: `this week` or `in a cycle`."""
        return "this week" if self.monday else "in a cycle"

    @property
    def all_weeks(self) -> tuple[int, ...]:
        return tuple(range(1, self.weeks + 1))

    @property
    def all_days(self) -> tuple[int, ...]:
        return tuple(range(len(self.days)))

    def weeks_in(self, per: str) -> int:
        """Return the school weeks of a `month`, `quarter` or `year`; other periods are no number of weeks."""
        return {"month": self.weeks_in_month, "quarter": self.weeks_in_quarter, "year": self.weeks_in_year}[per]


@dataclass(frozen=True)
class Window:
    """From `start` to `end` (minutes since midnight) on these days of these weeks.

    `written` is the (start, end) that the workbook gives, where that lies off the grid: people are shown these.
    """

    days: tuple[int, ...]
    weeks: tuple[int, ...]
    start: int
    end: int
    written: tuple[int, int] | None = None

    @property
    def shown(self) -> tuple[int, int]:
        """The (start, end) that people see."""
        return self.written or (self.start, self.end)

    def on(self, week: int, day: int) -> bool:
        return day in self.days and week in self.weeks

    def covers(self, week: int, day: int, start: int, end: int) -> bool:
        return self.on(week, day) and self.start <= start and end <= self.end

    def touches(self, week: int, day: int, start: int, end: int) -> bool:
        return self.on(week, day) and self.start < end and start < self.end


def clock(minute: int) -> str:
    """Say a minute since midnight as people read it: 8:30, 13:05."""
    return f"{minute // 60}:{minute % 60:02d}"


def merged(stretches: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches (start, end) that touch or overlap, in order of time."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
