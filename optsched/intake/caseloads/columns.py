"""Minutes, Times and Per as columns of their own give them, and minutes per week with the sessions that share them."""

import re
from dataclasses import replace

from pydantic import TypeAdapter, ValidationError

from optsched.domain import Cycle, Source
from optsched.intake.caseloads.pages import Line
from optsched.intake.caseloads.vocabulary import HOW_OFTEN, Means
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.fields import Context
from optsched.intake.forms import Per
from optsched.intake.wording import Wording, not_split, yearly
from optsched.intake.words import Unclear, whole

Given = dict[str, tuple[Value, Source]]
"""Values by column of Services, each with its cell."""
HOW_MUCH = ("Minutes", "Times", "Per")
_PER: TypeAdapter[str] = TypeAdapter(Per)
_A_WEEK = re.compile(r"(\d{1,4})\s*(?:min|mins|minutes)?\s*(?:per|a|/|each)?\s*(?:week|wk|weekly)", re.IGNORECASE)
"""Total minutes that say per what: those of a week."""
_SENTENCE = re.compile(r"\d.*(?!\b(?:min|mins|minutes)\b)\b[a-z]{2,}|\dx", re.IGNORECASE)
"""More than a number of minutes."""
_LONGEST, _MOST_A_WEEK, _GRID, _MOST_A_YEAR = 480, 2400, 5, 1000
"""Minutes of a session and of a school week at most; usual lengths are multiples of the next; sessions a year."""


def as_meant(line: Line) -> Line:
    """Take a number under Frequency, with a period beside it, for sessions, and words under Minutes for the wording.

    Total minutes that are a week's are no yearly ones.
    """
    cells = dict(line.cells)
    weekly = _A_WEEK.fullmatch(line.seen(Means.TOTAL))
    if weekly and not line.has(Means.WEEKLY):
        total = cells.pop(Means.TOTAL)
        cells[Means.WEEKLY] = replace(total, value=int(weekly[1]))
    if line.has(*HOW_OFTEN):
        return replace(line, cells=cells)
    if line.has(Means.PER) and line.seen(Means.FREQUENCY).isdecimal():
        cells[Means.TIMES] = cells.pop(Means.FREQUENCY)
    elif not line.has(Means.FREQUENCY, Means.PER) and _SENTENCE.search(line.seen(Means.MINUTES)):
        cells[Means.FREQUENCY] = cells.pop(Means.MINUTES)
    return replace(line, cells=cells)


def given_by(line: Line) -> Given:
    """Return Minutes, Times and Per as columns give them; minutes per week are split into sessions per week."""
    found: Given = {}
    if line.has(Means.MINUTES):
        found["Minutes"] = (line.cells[Means.MINUTES].value, line.at(Means.MINUTES))
    for means, per in HOW_OFTEN.items():
        if line.has(means) and "Times" not in found:
            found["Times"] = (line.cells[means].value, line.at(means))
            if per:
                found["Per"] = (per, line.at(means))
    if line.has(Means.PER) and "Per" not in found:
        found["Per"] = (_per(line.seen(Means.PER)), line.at(Means.PER))
    each = _share(line, found)
    if each is not None:
        found["Minutes"] = (each, line.at(Means.WEEKLY))
    return found


def empty_at(line: Line, given: Given) -> dict[str, Source]:
    """Return the cells where Minutes, Times and Per would stand, or on which they depend, for those not given."""
    often = tuple(HOW_OFTEN)
    shared_by = given["Times"][1] if line.has(Means.WEEKLY) and "Times" in given else None
    return {
        "Minutes": shared_by or line.at(Means.MINUTES, Means.WEEKLY, Means.FREQUENCY),
        "Times": line.at(*often, Means.WEEKLY, Means.FREQUENCY),
        "Per": line.at(Means.PER, *often, Means.WEEKLY, Means.FREQUENCY),
    }


def counts_of(line: Line) -> list[Means]:
    """Return the columns that count sessions and are filled, without those that say the same as the first."""
    filled = [means for means in HOW_OFTEN if line.has(means)]
    return [means for means in filled if means is filled[0] or not _is_same_count(line, filled[0], means)]


def _is_same_count(line: Line, one: Means, other: Means) -> bool:
    try:
        first, second = (whole(line.cells[means].value, 1, _MOST_A_YEAR) for means in (one, other))
    except Unclear:
        return False
    pers = (HOW_OFTEN[one], HOW_OFTEN[other])
    if not all(pers):
        return first == second
    return yearly(Wording(1, first, pers[0])) == yearly(Wording(1, second, pers[1]))


def number_of(given: Given, column: str, most: int = _LONGEST) -> int | None:
    """Return the number of a column; None where there is none that can be read."""
    try:
        return whole(given[column][0], 1, most) if column in given else None
    except Unclear:
        return None


def weekly_of(line: Line) -> int:
    """Return the minutes per week of a line that has them; raise Unclear where they are no number."""
    try:
        return whole(line.cells[Means.WEEKLY].value, 1, _MOST_A_WEEK)
    except Unclear as unclear:
        raise Unclear(unclear.code, f"The minutes per week: {unclear.message}", unclear.maybe) from None


def is_split(line: Line, given: Given) -> bool:
    """Tell whether the minutes of one session were taken from the minutes per week."""
    return "Minutes" in given and line.has(Means.WEEKLY) and given["Minutes"][1] == line.at(Means.WEEKLY)


def check_weekly(line: Line, given: Given) -> None:
    """Refuse minutes per week that are no number, or a sum that nothing splits."""
    weekly = weekly_of(line)
    if all(column in given for column in HOW_MUCH):
        return
    sum_alone = not_split(weekly, "week")
    minutes, times = number_of(given, "Minutes"), number_of(given, "Times")
    if times is None and "Times" in given:
        return
    if times is not None and "Per" not in given and weekly % times == 0:
        maybe = f"{times} × {weekly // times} minutes a week?"
        message = f"{weekly} minutes are a week's, but it is not said per what the {times} sessions are."
        raise Unclear(Code.SUM_NOT_SPLIT, message, maybe)
    if times is not None and given.get("Per", ("",))[0] == "week":
        below = weekly // times // _GRID * _GRID
        near = [f"{times} × {each}" for each in (below, below + _GRID) if each]
        message = f"{weekly} minutes a week are not {times} sessions of equal length."
        raise Unclear(Code.SUM_NOT_SPLIT, message, f"{', or '.join(near)} minutes a week?")
    if minutes is not None and times is None and weekly % minutes == 0:
        raise Unclear(Code.SUM_NOT_SPLIT, sum_alone.message, f"{weekly // minutes} × {minutes} minutes a week?")
    raise sum_alone


def _per(seen: str) -> str:
    """Read a period as the sheet Services does; what that would refuse stays as seen."""
    try:
        return _PER.validate_python(seen, context=Context(Cycle()))
    except ValidationError:
        return seen


def _share(line: Line, given: Given) -> int | None:
    """Return the minutes of one session, where minutes and sessions are both per week and share out evenly."""
    times = number_of(given, "Times")
    if not line.has(Means.WEEKLY) or "Minutes" in given or times is None or given.get("Per", ("",))[0] != "week":
        return None
    try:
        minutes, rest = divmod(weekly_of(line), times)
    except Unclear:
        return None
    return None if rest else minutes
