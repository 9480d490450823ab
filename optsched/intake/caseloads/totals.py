"""Minutes per year or per week beside a frequency: compared with it, never put in its place."""

from collections.abc import Sequence
from datetime import date

from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.columns import Given, is_split, number_of, weekly_of
from optsched.intake.caseloads.disagreeing import disagrees
from optsched.intake.caseloads.pages import Line
from optsched.intake.caseloads.vocabulary import Means
from optsched.intake.codes import CODES, Code
from optsched.intake.forms import PERS
from optsched.intake.log import Log
from optsched.intake.times import day_of
from optsched.intake.wording import Wording, agrees, in_words, yearly
from optsched.intake.words import Unclear, clean, say, whole

_MOST_A_YEAR = 200_000
"""Minutes of a total: more than a school year has."""
_WEEKS_A_YEAR = 36


def total_of(line: Line, log: Log) -> int | None:
    """Return the minutes per year; log what is no number."""
    if not line.has(Means.TOTAL):
        return None
    value = line.cells[Means.TOTAL].value
    try:
        return whole(value.replace(",", "") if isinstance(value, str) else value, 0, _MOST_A_YEAR)
    except Unclear as unclear:
        message = f"The minutes per year: {unclear.message}"
        log.add(unclear.code, message, line.at(Means.TOTAL), seen=say(value), maybe=unclear.maybe)
        return None


def compare_totals(
    line: Line, code: str, wording: str, read: Sequence[Wording], given: Given, log: Log
) -> LineToReview | None:
    """Log minutes per year or per week that do not come to what the wording says; the latter are to be reviewed."""
    total = total_of(line, log)
    if total is not None:
        _compare_yearly(line, code, wording, total, read, log)
    if line.has(Means.WEEKLY) and not is_split(line, given):
        return _compare_weekly(line, code, read, log)
    return None


def compare_given(line: Line, code: str, given: Given, log: Log) -> LineToReview | None:
    """Log minutes per year or per week that do not come to what other columns say; the latter are to be reviewed."""
    said = _as_wording(given)
    total = total_of(line, log)
    if said is None:
        return None
    if total is not None:
        _compare_yearly(line, code, in_words(said), total, [said], log)
    if line.has(Means.WEEKLY) and not is_split(line, given):
        return _compare_weekly(line, code, [said], log)
    return None


def _as_wording(given: Given) -> Wording | None:
    minutes, times, per = number_of(given, "Minutes"), number_of(given, "Times"), given.get("Per", ("",))[0]
    if minutes is None or times is None or per not in PERS:
        return None
    return Wording(minutes, times, str(per))


def _compare_yearly(line: Line, code: str, wording: str, total: int, read: Sequence[Wording], log: Log) -> None:
    where = line.at(Means.TOTAL)
    if len(read) != 1:
        _note_phases(line, code, f"{total} minutes per year", read, Means.TOTAL, log)
        return
    starts, ends = (
        said or _day_at(line, means) for said, means in ((read[0].starts, Means.STARTS), (read[0].ends, Means.ENDS))
    )
    if not agrees(read[0], total, starts, ends):
        message = f"{code}: {clean(wording)} does not come to the {total} minutes per year in this row;"
        message += " the wording is used." if line.has(Means.FREQUENCY) else " the total is not used."
        maybe = "the total or the dates are of another year, or the wording has changed?"
        log.add(Code.TOTAL_DIFFERS, message, where, seen=total, maybe=maybe)


def _compare_weekly(line: Line, code: str, read: Sequence[Wording], log: Log) -> LineToReview | None:
    """Minutes per week may be rounded to whole ones: less than one minute of difference a week is none."""
    where, seen = line.at(Means.WEEKLY), line.seen(Means.WEEKLY)
    try:
        weekly = weekly_of(line)
    except Unclear as unclear:
        log.add(unclear.code, unclear.message, where, seen=seen, maybe=unclear.maybe)
        return None
    if len(read) != 1:
        _note_phases(line, code, f"{weekly} minutes per week", read, Means.WEEKLY, log)
    elif abs(yearly(read[0]) - weekly * _WEEKS_A_YEAR) >= _WEEKS_A_YEAR:
        message = f"{code}: {in_words(read[0])} is said in this row, which does not come to {weekly} minutes per week"
        return disagrees(message, where, seen, log)
    return None


def _note_phases(line: Line, code: str, what: str, read: Sequence[Wording], means: Means, log: Log) -> None:
    message = f"{code}: {what} are not compared with a wording of {len(read)} phases."
    severity = CODES[Code.ASSUMED].severity
    log.add(Code.TOTAL_DIFFERS, message, line.at(means), seen=line.seen(means), severity=severity)


def _day_at(line: Line, means: Means) -> date | None:
    """Return the date of a column; None where there is none that can be read."""
    try:
        return day_of(line.cells[means].value) if line.has(means) else None
    except Unclear:
        return None
