"""The sheet Services: one row is one mandate, read as it is meant or not at all."""

from collections import Counter
from typing import Any

from optsched.contract import HOURS, SERVICES, THERAPISTS
from optsched.domain import Mandate, Severity, Source, Student, Therapist
from optsched.intake.codes import Code
from optsched.intake.desk import Desk
from optsched.intake.forms import ServiceRow
from optsched.intake.names import First, Names
from optsched.intake.people import unique
from optsched.intake.tables import Row
from optsched.intake.wording import proposals
from optsched.intake.wording.rows import is_worded, worded
from optsched.intake.words import clean, key_of, say


def read_mandates(desk: Desk, students: tuple[Student, ...], therapists: tuple[Therapist, ...]) -> tuple[Mandate, ...]:
    """Read Services. A row that does not say how much is owed is a finding with proposals."""
    rows = desk.rows(ServiceRow, SERVICES)
    keys = _keys(desk, rows)
    rows = [worded(desk, row, key) for row, key in zip(rows, keys, strict=True)]
    known = Names("mandate", "Services", keys)
    made = [(_mandate(desk, row, key, known), row) for row, key in zip(rows, keys, strict=True)]
    read = [(mandate, row) for mandate, row in made if mandate is not None]
    mandates = tuple(mandate for mandate, _ in read)
    _check_links(desk, mandates, {mandate.key: row.row for mandate, row in read})
    _check_copies(desk, read)
    _check_therapists(desk, mandates, {each.code: each for each in students}, {each.name: each for each in therapists})
    return mandates


def _keys(desk: Desk, rows: list[ServiceRow]) -> list[str]:
    """Return each row's key; `<student> <service>` made unique where the cell is empty."""
    taken: set[str] = set()
    first = First("mandate")
    given = {row.source: row.mandate for row in rows if row.mandate}
    for row in rows:
        if row.mandate and first.is_new(row.mandate, row.row.at("Mandate"), desk.log):
            unique(row.mandate, taken)
    return [given.get(row.source) or unique(f"{row.student} {row.service}", taken) for row in rows]


def _mandate(desk: Desk, row: ServiceRow, key: str, known: Names) -> Mandate | None:
    log = desk.log
    student = desk.students.find(row.student, row.row.at("Student"), log)
    therapist = _named_therapist(desk, row)
    during = desk.activities.find_all(row.push_in_during, row.row.at("Push-in during"), log)
    alternates = known.find(row.alternates_with, row.row.at("Alternates with"), log) if row.alternates_with else None
    co_treat = known.find(row.co_treat_with, row.row.at("Co-treat with"), log) if row.co_treat_with else None
    _check_row(desk, row, key)
    if student is None or not _says_how_much(desk, row, key):
        return None
    assert row.minutes is not None
    assert row.times is not None
    per: Any = row.per
    kind: Any = row.kind
    setting: Any = row.setting
    grouping: Any = row.grouping
    return Mandate(
        key=key,
        student=student,
        service=desk.services.get(row.service) or row.service,
        minutes=row.minutes,
        times=row.times,
        per=per,
        kind=kind,
        therapist=therapist,
        assistant=row.assistant,
        weeks=row.weeks,
        setting=setting,
        push_in_share=row.push_in_share,
        push_in_during=during,
        alternates_with=alternates,
        grouping=grouping,
        largest_group=row.largest_group,
        goal=row.goal,
        days_apart=row.days_apart,
        minutes_apart=row.minutes_apart,
        co_treat_with=co_treat,
        starts=row.starts,
        ends=row.ends,
        source=row.source,
    )


def _named_therapist(desk: Desk, row: ServiceRow) -> str | None:
    where = row.row.at("Therapist")
    if not row.therapist or (row.therapist not in desk.therapists and desk.log.is_told(where)):
        return None
    return desk.therapists.find(row.therapist, where, desk.log)


def _says_how_much(desk: Desk, row: ServiceRow, key: str) -> bool:
    """Tell whether Minutes, Times and Per are given; log what is missing, or a sum that is not split, once a cell."""
    if row.minutes is not None and row.times is not None and row.per is not None:
        return True
    written = [name for name in ("Minutes", "Times", "Per") if name in row.row.values]
    if is_worded(row):
        return False
    if row.minutes is not None and "Times" not in written:
        if not desk.log.is_told(row.row.at("Times")):
            _log_sum(desk, row, key)
        return False
    missing: dict[Source, list[str]] = {}
    for name in ("Minutes", "Times", "Per"):
        if name not in written:
            missing.setdefault(row.row.at(name), []).append(name)
    for where, names in missing.items():
        if not desk.log.is_told(where):
            said = f"{names[0]} is" if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]} are"
            desk.log.add(Code.NO_TIMES, f"{key} does not say how much is owed: {said} empty.", where)
    return False


def _log_sum(desk: Desk, row: ServiceRow, key: str) -> None:
    assert row.minutes is not None
    per = f" per {row.per}" if row.per else ""
    message = f"{key} has {row.minutes} minutes{per}, but not in how many sessions: Times is empty."
    maybe = f"{', or '.join(proposals(row.minutes))} (Times × Minutes)?"
    desk.log.add(Code.SUM_NOT_SPLIT, message, row.row.at("Times"), seen=row.row.seen("Minutes"), maybe=maybe)


def _check_row(desk: Desk, row: ServiceRow, key: str) -> None:
    """Check what one row says against itself."""
    log = desk.log
    if row.minutes is not None and row.minutes % desk.cycle.grid:
        message = f"{key}: {row.minutes} minutes are no multiple of the {desk.cycle.grid}-minute grid."
        below = row.minutes // desk.cycle.grid * desk.cycle.grid
        maybe = f"{f'{below} or ' if below else ''}{below + desk.cycle.grid}?"
        log.add(Code.MUST_LIE_ON_GRID, message, row.row.at("Minutes"), seen=row.minutes, maybe=maybe)
    if row.is_share and row.per is not None and row.per not in ("day", "week"):
        message = f"{key}: Weeks such as {row.row.seen('Weeks')} need sessions per day or week, not per {row.per}."
        log.add(Code.SHARE_OF_WEEKS, message, row.row.at("Weeks"), seen=row.row.seen("Weeks"))
    if row.setting == "combined" and row.push_in_share is None and not log.is_told(row.row.at("Push-in share")):
        message = f"{key} is combined without a Push-in share: any mix is right."
        log.add(Code.PUSH_IN_SHARE, message, row.row.at("Push-in share"), severity=Severity.NOTE)
    if row.setting != "combined" and row.push_in_share is not None:
        message = f"{key} has a Push-in share, but its Setting is {row.setting}: the share is not used."
        log.add(Code.PUSH_IN_SHARE, message, row.row.at("Push-in share"), maybe="combined is meant?")
    if row.per == "day" and row.days_apart > 1:
        message = f"{key} is owed every day: Days apart {row.days_apart} is not used."
        where = row.row.at("Days apart")
        log.add(Code.CLASH, message, where, seen=row.days_apart, maybe="per week is meant?", severity=Severity.WARNING)
    if row.starts and row.ends and row.ends < row.starts:
        message = f"{key} ends {row.ends}, before it starts on {row.starts}."
        log.add(Code.END_BEFORE_START, message, row.row.at("Ends"), seen=row.row.seen("Ends"))


def _check_links(desk: Desk, mandates: tuple[Mandate, ...], at: dict[str, Row]) -> None:
    """Alternating and co-treated mandates are two of one child; a co-treatment is of two services."""
    by_key = {each.key: each for each in mandates}
    for each in mandates:
        links = (("Alternates with", each.alternates_with), ("Co-treat with", each.co_treat_with))
        for column, name in links:
            other = by_key.get(name or "")
            if other is None:
                continue
            where = at[each.key].at(column)
            if other.key == each.key or other.student != each.student:
                message = f"{column} of {each.key} must name another mandate of {each.student}."
                desk.log.add(Code.CLASH, message, where, seen=name)
            elif column == "Co-treat with" and other.service == each.service:
                message = f"{each.key} and {other.key} are the same service; co-treatment joins two."
                desk.log.add(Code.CLASH, message, where, seen=name)


def _check_copies(desk: Desk, read: list[tuple[Mandate, ServiceRow]]) -> None:
    """Two rows that ask for the same are often one that was copied."""
    first: dict[tuple[tuple[str, str], ...], Mandate] = {}
    often = Counter((each.student, each.service) for each, _ in read)
    for each, row in read:
        if often[each.student, each.service] == 1:
            continue
        asked = tuple((name, key_of(say(value))) for name, value in row.row.values.items() if name != "Mandate")
        before = first.setdefault(asked, each)
        if before is not each:
            message = f"{each.key} asks for the same as {before.key}, in {before.source}; both are planned."
            maybe = "one of the two rows is a copy?"
            desk.log.add(Code.DOUBLE_ROW, message, row.source, seen=row.student, maybe=maybe)


def _check_therapists(
    desk: Desk, mandates: tuple[Mandate, ...], students: dict[str, Student], therapists: dict[str, Therapist]
) -> None:
    """A therapist must give the service, and should have hours at the child's school."""
    rows = {row.source: row for row in desk.tables.of(SERVICES)}
    is_whole = THERAPISTS.name in desk.tables.present and desk.is_whole(HOURS, THERAPISTS)
    nobody: dict[tuple[str, str], list[Mandate]] = {}
    for each in mandates:
        school = students[each.student].school if each.student in students else ""
        row = rows[each.source]
        if each.therapist is None:
            if not any(_may_lead(one, each.service, school) for one in therapists.values()):
                nobody.setdefault((each.service, school), []).append(each)
            continue
        named = therapists.get(each.therapist)
        if named and clean(named.service) != clean(each.service):
            message = f"{each.key} is {each.service}, but {named.name} gives {named.service}."
            desk.log.add(Code.OTHER_SERVICE, message, row.at("Therapist"), seen=named.name)
        elif is_whole and named and school and not any(hours.school == school for hours in named.hours):
            message = f"{named.name} has no hours at {school}, the school of {each.student}."
            desk.log.add(Code.NOT_AT_SCHOOL, message, row.at("Therapist"), seen=named.name)
    for (service, school), missing in nobody.items() if is_whole else ():
        _log_nobody(desk, service, school, missing, rows[missing[0].source].at("Service"))


def _may_lead(therapist: Therapist, service: str, school: str) -> bool:
    at_school = any(hours.school == school for hours in therapist.hours)
    return therapist.service == service and not therapist.is_assistant and at_school


def _log_nobody(desk: Desk, service: str, school: str, missing: list[Mandate], where: Source) -> None:
    names = ", ".join(each.key for each in missing[:5]) + (" …" if len(missing) > 5 else "")
    message = f"No therapist gives {service} at {school}: all minutes of {names} will be missing."
    others = sorted({name for name in desk.taught if name != service})
    maybe = f"one of {', '.join(others)} is meant?" if service not in desk.taught and others else ""
    desk.log.add(Code.NOBODY, message, where, seen=service, maybe=maybe)
