"""Absences as they are told on a Sunday night: `Rivera 2026-12-01`, `S014 12/1/2026 to 12/3/2026`."""

import re
from collections.abc import Mapping, Sequence
from datetime import date

from optsched.domain import CalendarEntry, Findings, Problem
from optsched.domain.say import MOST_NAMED
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.times import day_of
from optsched.intake.words import Unclear, clean, key_of, likely

ABSENT = "absent"
_ONE = r"\d{4}-\d{1,2}-\d{1,2}|\d{1,2}/\d{1,2}/\d{2,4}"
_UNTIL = rf"(?:\s*(?:-|–|to|until)\s*(?P<last>{_ONE}))?"
_COVER = r"(?:\s*,?\s*cover(?:ed)?\s+by\s+(?P<by>.+))?"
_SAID = re.compile(rf"(?P<who>.+?),?\s+(?P<first>{_ONE}){_UNTIL}{_COVER}", re.IGNORECASE)


def read_absences(said: Sequence[str], problem: Problem) -> tuple[tuple[CalendarEntry, ...], Findings]:
    """Read absences of therapists and students; what is not understood is an error in the findings."""
    log = Log()
    found = [entry for text in said if (entry := _absence(clean(text), problem, log)) is not None]
    return tuple(found), log.findings


def _absence(text: str, problem: Problem, log: Log) -> CalendarEntry | None:
    match = _SAID.fullmatch(text)
    if match is None:
        message = f"{text} does not say who is absent and when."
        log.add(Code.DATE, message, seen=text, maybe="a name and a date, such as Rivera 2026-12-01?")
        return None
    who, cover = _named(match["who"], people_of(problem), log), ""
    if match["by"]:
        cover = _named(match["by"], {name: name for name in problem.therapist}, log) or ""
    dates = [_date(each, text, log) for each in (match["first"], match["last"] or match["first"])]
    first, last = dates
    if who is None or first is None or last is None or (match["by"] and not cover):
        return None
    if last < first:
        log.add(Code.END_BEFORE_START, f"{text}: {last} is before {first}.", seen=text, maybe="the dates are swapped?")
        return None
    return CalendarEntry(first, last, who, ABSENT, cover_by=cover)


def _date(seen: str, text: str, log: Log) -> date | None:
    try:
        return day_of(seen)
    except Unclear as unclear:
        log.add(unclear.code, f"{text}: {unclear.message}", seen=seen, maybe=unclear.maybe)
        return None


def people_of(problem: Problem) -> dict[str, str]:
    """Return therapists by name and students by code, and by what they are shown as."""
    names = {name: name for name in (*problem.therapist, *problem.student)}
    return names | {label: code for code, label in problem.shown_as.items() if label not in names}


def _named(seen: str, known: Mapping[str, str], log: Log) -> str | None:
    """Return a name as the district's workbook has it: the whole name, or the only one that ends so."""
    wanted = key_of(seen)
    whole = [each for each in known if key_of(each) == wanted]
    ending = [each for each in known if key_of(each).split()[-1] == wanted]
    found = whole or ending
    if len(found) == 1:
        return known[found[0]]
    if found:
        message, maybe = f"{seen} could be {' or '.join(found)}.", f"{found[0]}?"
        log.add(Code.AMBIGUOUS_NAME, message, seen=seen, maybe=maybe)
    else:
        names = list(known)
        maybe = likely(seen, names) or f"{', '.join(names[:MOST_NAMED])}, or another?"
        log.add(Code.UNKNOWN_NAME, f"{seen} is no therapist or student.", seen=seen, maybe=maybe)
    return None
