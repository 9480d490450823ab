"""What is counted by the month or the cycle of an IEP, against the cycle of the workbook: the same, or refused."""

from optsched.intake.codes import Code
from optsched.intake.wording.wording import Wording
from optsched.intake.words import Unclear

_MONTH = 4
"""Weeks that are counted inside a month belong in a cycle of so many."""


def check_cycle(wording: Wording, weeks: int | None) -> None:
    """Refuse what the cycle of the workbook cannot count; `weeks` are those of the cycle, None where not known."""
    if isinstance(wording.weeks, tuple) and weeks != _MONTH:
        here = f"the cycle has {weeks}" if weeks else "how many the cycle has is not known here"
        message = f"The wording counts the weeks of a month, but {here}."
        raise Unclear(Code.WORDING, message, "Weeks in cycle on the sheet Options is 4, or Weeks such as 3 of 4?")
    if wording.per == "cycle" and weeks != 1:
        raise cycle_unclear(weeks, f"{wording.times} × {wording.minutes} minutes per week")


def cycle_unclear(weeks: int | None, weekly: str = "per week") -> Unclear:
    """Refuse a cycle that may be one round of the days, or all weeks of the workbook's cycle."""
    here, all_weeks = f"here a cycle has {weeks} weeks or rounds of its days", f"all {weeks}"
    if weeks is None:
        here, all_weeks = "how many weeks the cycle of the workbook has is not known here", "all its weeks"
    message = f"The wording counts by the cycle; {here}."
    return Unclear(Code.WORDING, message, f"{weekly} (one round of the days), or per cycle ({all_weeks})?")
