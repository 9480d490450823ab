"""Days, weeks, grades and times in the words of the sheets."""

from optsched.domain import Cycle, WeekShare, Window

Row = dict[str, object]
"""A row of a sheet: column name to value."""
WHOLE_DAY = (0, 24 * 60)


def days_text(days: tuple[int, ...], cycle: Cycle) -> str:
    """Say days as the sheets do: Mon-Fri for all of them, else Mon, Wed."""
    if days == cycle.all_days:
        return f"{cycle.days[0]}-{cycle.days[-1]}"
    return ", ".join(cycle.days[day] for day in days)


def weeks_text(weeks: tuple[int, ...] | WeekShare | None, cycle: Cycle) -> str:
    """Say weeks as the sheets do; nothing for all of them."""
    if weeks is None or weeks == cycle.all_weeks:
        return ""
    if isinstance(weeks, WeekShare):
        return f"{weeks.some} of {weeks.of}"
    for name, first in (("odd", 0), ("even", 1)):
        if weeks == cycle.all_weeks[first::2]:
            return name
    return ", ".join(str(week) for week in weeks)


def grade_text(grade: int | None) -> str:
    return "" if grade is None else {-1: "PK", 0: "K"}.get(grade, str(grade))


def when(window: Window, cycle: Cycle, weeks: bool = True) -> Row:
    whole = (window.start, window.end) == WHOLE_DAY
    row: Row = {"Days": days_text(window.days, cycle)}
    if weeks:
        row["Weeks"] = weeks_text(window.weeks, cycle)
    return row if whole else {**row, "From": window.start, "To": window.end}
