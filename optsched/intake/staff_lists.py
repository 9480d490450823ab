"""Lists of staff as districts keep them: a name and a job title a row, maybe with schools, days and hours."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from optsched.contract import HOURS, THERAPISTS, fold
from optsched.domain import Severity
from optsched.intake.caseloads.vocabulary import services_in
from optsched.intake.cells import Sheet, Value, is_blank
from optsched.intake.codes import Code
from optsched.intake.hours import WorkingHours, days_said, split_time
from optsched.intake.log import Log
from optsched.intake.tables import Row, form_of
from optsched.intake.words import key_of, say

_WORDS: Mapping[str, str] = {
    "Therapist": "name names therapist therapistname provider providername staff staffname clinician employee",
    "Service": "title jobtitle role discipline position service specialty area",
    "School": "school schools site sites building buildings campus baseschool assignment",
    "Days": "days workdays daysworked workingdays schedule",
    "Time": "hours workhours workinghours time times",
}
_MEANT = {word: column for column, words in _WORDS.items() for word in words.split()}
_JOBS = {
    "OT": r"occupational therapist|\botr\b|\bcota\b|occupational therapy assistant",
    "PT": r"physical therapist|\bdpt\b|\bpta\b|physical therapy assistant",
    "Speech": r"speech|\bslpa?\b|\bccc\b",
}
_ASSISTANT = re.compile(r"\b(?:assistant|cota|pta|slpa|aide)\b", re.IGNORECASE)
_MOST, _WITHIN = 0.6, 25


@dataclass(frozen=True)
class _Head:
    """The row that names the columns; what each means, unknown ones nothing."""

    row: int
    columns: Mapping[int, str]


def is_staff_list(sheet: Sheet) -> bool:
    """Tell whether most rows of a sheet are a name and the job of a therapist; not one that is the contract's own."""
    return _head_of(sheet) is not None


def read_staff_list(sheet: Sheet, log: Log) -> WorkingHours:
    """Return rows of Therapists, and of Hours where a row says days and hours.

    An assistant is one to the only therapist of the service, else `?`, which the check of Therapists tells.
    """
    head = _head_of(sheet)
    assert head is not None
    for at, column in head.columns.items():
        if not column:
            seen = say(sheet.rows[head.row][at])
            message = f"Column {seen} is not known in a list of staff and was not read."
            log.add(Code.COLUMN_NOT_READ, message, sheet.source(head.row, at), seen=seen)
    rows = [row for number in sheet.rows if number > head.row for row in _rows(sheet, number, head)]
    known = {at: column for at, column in head.columns.items() if column}
    said = tuple((say(sheet.rows[head.row][at]), column, sheet.source(head.row, at)) for at, column in known.items())
    return WorkingHours((*_with_leads(rows, log), *(row for row in rows if row.sheet == HOURS.name)), said)


def _head_of(sheet: Sheet) -> _Head | None:
    form = form_of(sheet, [THERAPISTS])
    for number, cells in list(sheet.rows.items())[:_WITHIN]:
        heads = {at: say(value) for at, value in cells.items() if not is_blank(value)}
        columns = {at: _MEANT.get(fold(seen), "") for at, seen in heads.items()}
        meant = [column for column in columns.values() if column]
        if not {"Therapist", "Service"} <= set(meant) or len(set(meant)) < len(meant):
            continue
        matched = {match[0].name for seen in heads.values() if form and (match := form.match(seen))}
        head = _Head(number, columns)
        return None if {"Therapist", "Service"} <= matched or not _are_therapists(sheet, head) else head
    return None


def _are_therapists(sheet: Sheet, head: _Head) -> bool:
    at = next(at for at, column in head.columns.items() if column == "Service")
    jobs = [say(cells[at]) for row, cells in sheet.rows.items() if row > head.row and not is_blank(cells.get(at))]
    return bool(jobs) and sum(service_of_job(job) != "" for job in jobs) >= _MOST * len(jobs)


def service_of_job(title: str) -> str:
    """Return the service that a job title is for, empty where it is for none or several.

    >>> [service_of_job(each) for each in ("Occupational Therapist", "SLP", "COTA", "Teacher", "OT/PT")]
    ['OT', 'Speech', 'OT', '', '']
    """
    found = services_in(title) | {name for name, words in _JOBS.items() if re.search(words, title, re.IGNORECASE)}
    return found.pop() if len(found) == 1 else ""


def _rows(sheet: Sheet, number: int, head: _Head) -> Iterator[Row]:
    cells = sheet.rows[number]
    places = {column: sheet.source(number, at) for at, column in head.columns.items() if column}
    said = {column: cells[at] for at, column in head.columns.items() if column and not is_blank(cells.get(at))}
    if "Therapist" not in said:
        return
    job = say(said.get("Service"))
    who: dict[str, Value] = {"Therapist": said["Therapist"], "Service": service_of_job(job) or job}
    if _ASSISTANT.search(job):
        who["Assistant to"] = "?"
    here = {**places, "Assistant to": places["Service"]}
    yield Row(THERAPISTS.name, places["Therapist"], who, here)
    if "Days" in said and "Time" in said:
        when: dict[str, Value] = {
            column: said[column] for column in ("Therapist", "School", "Days", "Time") if column in said
        }
        when["Days"], where = days_said(said["Days"]), {"School": places["Therapist"], **places}
        split_time(when, where)
        yield Row(HOURS.name, places["Days"], when, where)


def _with_leads(rows: list[Row], log: Log) -> Iterator[Row]:
    """Give assistants the therapist whom they assist, where one alone gives the service."""
    people = [row for row in rows if row.sheet == THERAPISTS.name]
    for row in people:
        if "Assistant to" in row.values:
            service, name = key_of(row.seen("Service")), row.seen("Therapist")
            leads = [
                each.seen("Therapist")
                for each in people
                if "Assistant to" not in each.values and key_of(each.seen("Service")) == service
            ]
            if len(leads) == 1:
                message = f"{name} is read as an assistant to {leads[0]}, the only one for {row.seen('Service')}."
                log.add(Code.THERAPIST_JOINED, message, row.at("Service"), severity=Severity.WARNING)
                row.values["Assistant to"] = leads[0]
        yield row
