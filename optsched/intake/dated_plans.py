"""Read a week's workbook back, hand-edited or not: its rows on their dates -> the week, its plan, keys and make-ups."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated

from pydantic import Field

from optsched.contract import ABSENCES, DUTIES, OWED
from optsched.dated import DatedWeek, Missed, UndatedError, dated_week, mandate_of, matched, with_make_ups
from optsched.domain import CalendarEntry, Cycle, Findings, Plan, Problem, Severity, Source
from optsched.intake.absences import ABSENT, people_of
from optsched.intake.attendance import owed_of, sessions_of
from optsched.intake.codes import Code
from optsched.intake.fields import Context, Date, Text, Typed, number
from optsched.intake.files import read_files
from optsched.intake.log import Log
from optsched.intake.plans import has_dates, plan_of
from optsched.intake.session_keys import key_parts
from optsched.intake.tables import Row, Tables, form_of, rows_of
from optsched.intake.times import DAY
from optsched.intake.typed import typed
from optsched.intake.words import key_of


class DatedRow(Typed):
    """What a row of the week's Sessions says beyond that of a plan."""

    date: Date = Field(alias="Date")
    mandate: Text = Field(alias="Mandate")
    therapist: Text = Field(alias="Therapist")
    minutes: Annotated[int, number(1, DAY)] = Field(alias="Minutes")
    makes_up_for: Text = Field("", alias="Makes up for")
    key: Text = Field("", alias="Key")


class AbsenceRow(Typed):
    """A row of Absences."""

    date: Date = Field(alias="Date")
    until: Date | None = Field(None, alias="Until")
    who: Text = Field(alias="Who")
    cover_by: Text = Field("", alias="Cover by")


@dataclass(frozen=True)
class ReadWeek:
    """A week as its workbook has it. `keys` are those of the plan's placements, in their order."""

    week: DatedWeek
    plan: Plan
    keys: tuple[str, ...] = ()
    makes_up: Mapping[str, str] = field(default_factory=dict)
    """The key of the missed session by that of the one that makes up for it."""


def read_week(path: Path, problem: Problem, plan: Plan) -> tuple[ReadWeek | None, Findings]:
    """Read a week of the plan of a problem; None where its rows do not lie in one week, or there is none.

    What cannot be read is left out, and is an error in the findings.
    """
    log = Log()
    sheets = read_files([path], log)
    if log.has_errors:
        return None, log.findings
    rows = sessions_of(path.name, sheets, log)
    dated = typed(DatedRow, rows, Context(Cycle()), log)
    other, _ = rows_of([each for each in sheets if form_of(each, OTHERS)], OTHERS, (), log)
    monday = _monday_of(dated, log) or _monday_of(typed(DatedRow, owed_of(other), Context(Cycle()), log), log)
    where = dated[0].row.at("Date") if dated else Source(path.name)
    if monday is None:
        if not log.has_errors:
            log.add(Code.NO_ROWS, f"No session in {path.name}, held or owed, tells which week it is.", where)
        return None, log.findings
    try:
        week = dated_week(problem, plan, monday, _absences(other, problem, log))
    except UndatedError as error:
        log.add(Code.DATE, error.message, where, seen=monday, maybe=error.maybe)
        return None, log.findings
    return _read(week, problem, dated, other, log), log.findings


OTHERS = (DUTIES, ABSENCES, OWED)


def _monday_of(rows: Sequence[DatedRow], log: Log) -> date | None:
    """Return the Monday of the week in which most rows lie; a row of another week is an error."""
    mondays = Counter(row.date - timedelta(days=row.date.weekday()) for row in rows)
    if not mondays:
        return None
    monday = mondays.most_common(1)[0][0]
    for row in rows:
        if row.date - timedelta(days=row.date.weekday()) != monday:
            message = f"{row.key or row.mandate} stands on {row.date}, which is not in the week of {monday}."
            log.add(Code.FAR_DATE, message, row.row.at("Date"), seen=row.row.seen("Date"))
    return monday


def _absences(tables: Tables, problem: Problem, log: Log) -> list[CalendarEntry]:
    people = {key_of(shown): name for shown, name in people_of(problem).items()}
    staff = {key_of(name): name for name in problem.therapist}
    found = []
    for row in typed(AbsenceRow, tables.of(ABSENCES), Context(Cycle()), log):
        who, cover = people.get(key_of(row.who)), staff.get(key_of(row.cover_by), "")
        if who is None or (row.cover_by and not cover):
            column = "Who" if who is None else "Cover by"
            message = f"{row.row.seen(column)} is no therapist or student."
            log.add(Code.UNKNOWN_NAME, message, row.row.at(column), seen=row.row.seen(column))
        elif row.until is not None and row.until < row.date:
            message = f"Until {row.until} is before Date {row.date}."
            log.add(Code.END_BEFORE_START, message, row.row.at("Until"), seen=row.row.seen("Until"))
        else:
            last = row.until or row.date
            found.append(CalendarEntry(row.date, last, who, ABSENT, cover_by=cover, source=row.row.source))
    return found


def _read(week: DatedWeek, problem: Problem, rows: Sequence[DatedRow], other: Tables, log: Log) -> ReadWeek:
    spelled = {key_of(each): each for each in problem.mandate}
    makers = [row for row in rows if row.makes_up_for and key_of(mandate_of(row.makes_up_for)) in spelled]
    missed = [Missed(row.makes_up_for, spelled[key_of(mandate_of(row.makes_up_for))], row.minutes) for row in makers]
    whole, wanted = with_make_ups(week, problem, missed)
    names = {row.row.source: name for row, name in zip(makers, wanted, strict=True)}
    laid = [(row, here) for row in rows if (here := _laid(row, whole, names.get(row.row.source, ""), log))]
    first: dict[str, Source] = {}
    given = {row.row.source: _key(row, spelled, first, log) for row, _ in laid if row.key}
    duties = [row for row in other.of(DUTIES) if not _is_gone(row, problem, whole.problem, log)]
    plan, sources = plan_of([here for _, here in laid], duties, whole.problem, log)
    called = {name: each.mandate for name, each in wanted.items()}
    keys = matched(whole, plan.placements, called, [given.get(source, "") for source in sources])
    makes_up_for = {row.row.source: row.makes_up_for for row in makers}
    rows_of_keys = zip(keys, sources, strict=True)
    makes_up = {key: makes_up_for[source] for key, source in rows_of_keys if source in makes_up_for}
    return ReadWeek(whole, plan, keys, makes_up)


def _is_gone(row: Row, district: Problem, week: Problem, log: Log) -> bool:
    """Tell whether a row is of a duty of the district that the plan no longer has in this week; warn of it."""
    key = row.seen("Duty")
    if key not in district.duty or key in week.duty:
        return False
    message = f"The plan no longer has {key} in this week; the row is left out."
    log.add(Code.UNKNOWN_NAME, message, row.at("Duty"), seen=key, severity=Severity.WARNING)
    return True


def _key(row: DatedRow, spelled: Mapping[str, str], first: dict[str, Source], log: Log) -> str:
    """Return the key of a row as the district spells its mandate; nothing where it is none, which is an error."""
    parts = key_parts(row, first, log)
    if parts is None:
        return ""
    mandate, planned, number = parts
    return f"{spelled.get(key_of(mandate), mandate)} {planned} {number}"


def _laid(row: DatedRow, week: DatedWeek, make_up: str, log: Log) -> Row | None:
    """Return a row as one of a plan of this week: on its day, and of the mandate as the week calls it."""
    label = next((day.label for day in week.days if day.date == row.date), None)
    if label is None:
        if not log.is_told(row.row.at("Date")):
            message = f"{row.key or row.mandate} stands on {row.date}, which is no day of this week."
            log.add(Code.FAR_DATE, message, row.row.at("Date"), seen=row.row.seen("Date"))
        return None
    said = row.row.seen("Day")
    if said and key_of(said) not in (key_of(label), *key_of(label).split()[:1]):
        message = f"{row.key or row.mandate} stands on {label} by its Date, but Day says {said}."
        log.add(Code.DISAGREES, message, row.row.at("Day"), seen=said)
    covered = f"{row.mandate} by {row.therapist}"
    mandate = make_up or (covered if covered in week.problem.mandate else row.mandate)
    values = {name: value for name, value in row.row.values.items() if name != "Weeks"}
    return replace(row.row, values={**values, "Day": label, "Mandate": mandate})


def is_week(path: Path) -> bool:
    """Tell whether a file is the workbook of a week."""
    return has_dates(read_files([path], Log()))
