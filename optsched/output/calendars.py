"""Calendar files of a week, one for each therapist: who is seen when and where, and never for what."""

import re
import uuid
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from optsched.dated import Keyed, keyed
from optsched.domain import Findings, Placement, Plan, Problem
from optsched.domain.agenda import days
from optsched.domain.demand import is_fixed
from optsched.output.files import new_file
from optsched.output.packets.filenames import file_names
from optsched.output.plan import Dated
from optsched.output.plan.view import View

OURS = uuid.UUID("5b0f3c52-6d0e-4f5e-9a3c-0c7d5a1e2b84")
"""The namespace of all UIDs: it never changes, or events that are imported already would come twice."""
COUNTED_FROM = datetime(2020, 1, 1, tzinfo=UTC)
BEFORE, AFTER = timedelta(weeks=26), timedelta(weeks=2)
"""What a file says of summer time around its week: at most one change each way."""


@dataclass(frozen=True)
class WeekCalendars:
    """What the calendar files of a week are made from.

    `problem` is the district and `known` the plan of its cycle; `plan` and `dated` are of the week. `made` is when the
    files are made: the later of two writes counts.
    """

    problem: Problem
    known: Plan
    plan: Plan
    dated: Dated
    zone: ZoneInfo
    made: datetime

    @cached_property
    def view(self) -> View:
        return View(self.dated.week.problem, self.plan, Findings(), self.made, self.dated)

    @cached_property
    def services(self) -> re.Pattern[str]:
        """The words that no file says: every service, as a whole word."""
        words = {each.service for each in self.problem.therapists} | {each.service for each in self.problem.mandates}
        return re.compile(rf"(?<!\w)({'|'.join(re.escape(word) for word in sorted(words) if word)})(?!\w)", re.I)

    @cached_property
    def floating(self) -> frozenset[str]:
        """The duties that may move from day to day: they are counted in the week, others on their dates."""
        free = (each for each in self.problem.duties if each.per != "day" and not is_fixed(each, self.problem.cycle))
        return frozenset(each.key for each in free)

    def plain(self, text: str) -> str:
        """Return a text of the district with children as they are shown; nothing where it names a service."""
        return "" if self.services.search(text) else self.view.shown(text)


@dataclass(frozen=True)
class _Entry:
    """One event of a therapist. `key` names it among the therapist's; `about` is its description.

    `gone` says what became of one that is not held: `cancelled`, or `replaced` by another event.
    """

    therapist: str
    key: str
    title: str
    date: date
    start: int
    end: int
    where: str = ""
    about: str = ""
    gone: str = ""

    @property
    def uid(self) -> str:
        return str(uuid.uuid5(OURS, f"{self.therapist}\n{self.key}"))


def calendar_places(problem: Problem, folder: Path) -> dict[str, Path]:
    """Return where the file of each therapist stands in a folder."""
    names = [each.name for each in problem.therapists]
    return {name: folder / file for name, file in zip(names, file_names(names, ".ics"), strict=True)}


def calendar_files(week: WeekCalendars) -> dict[str, bytes]:
    """Return the calendar file of each therapist who has anything in the week, planned or held.

    What was planned for the week and is not held in it is cancelled, so that a file imported earlier is corrected.
    """
    found: dict[str, dict[str, _Entry]] = defaultdict(dict)
    for each in (*_planned(week), *_held(week)):
        found[each.therapist][each.key] = each
    names = (each.name for each in week.problem.therapists)
    return {name: _calendar(week, found[name].values()) for name in names if name in found}


def write_calendars(
    files: Mapping[str, bytes], places: Mapping[str, Path], overwrite: bool = False
) -> tuple[Path, ...]:
    """Write the files to their places, and return these.

    Raises CannotWriteError before any file is in its place where one exists already and `overwrite` is off.
    """
    with ExitStack() as stack:
        for name, text in files.items():
            stack.enter_context(new_file(places[name], overwrite)).write_bytes(text)
    return tuple(places[name] for name in files)


def _planned(week: WeekCalendars) -> Iterator[_Entry]:
    """Yield what was planned for the week, as gone: whole sessions, then what is owed of each, and duties."""
    laid = week.dated.week
    ours, owed = {each.key for each in laid.planned}, {each.key for each in week.dated.owed}
    planned = [each for each in keyed(week.known, laid.days) if each.key in ours]
    yield from _sessions(week, planned, "replaced")
    yield from _sessions(week, (each for each in planned if each.key in owed), "cancelled")
    when = {(day.week, day.day): day.date for day in laid.days if day.day is not None}
    yield from _duties(week, week.problem, week.known, when, "cancelled")


def _held(week: WeekCalendars) -> Iterator[_Entry]:
    yield from _sessions(week, (Keyed(key, each) for each, key in week.dated.keys.items()))
    when = {(1, number): day.date for number, day in enumerate(week.dated.week.days)}
    yield from _duties(week, week.dated.week.problem, week.plan, when)


def _sessions(week: WeekCalendars, held: Iterable[Keyed], gone: str = "") -> Iterator[_Entry]:
    """Yield one event for each session; its key is the smallest of its members'."""
    groups: dict[tuple[str, str, int], list[Keyed]] = defaultdict(list)
    for each in held:
        groups[each.placement.therapist, each.placement.session, each.placement.day].append(each)
    for members in groups.values():
        rows = [each.placement for each in members]
        yield _Entry(
            rows[0].therapist,
            f"session {min(each.key for each in members)}",
            _title(week, rows),
            week.dated.date_of(rows[0]),
            min(each.start for each in rows),
            max(each.end for each in rows),
            ", ".join(filter(None, (rows[0].school, week.plain(week.view.place_of(rows[0]))))),
            _about(week, rows[0]),
            gone,
        )


def _title(week: WeekCalendars, members: Iterable[Placement]) -> str:
    """Say whom a session is for, and where: `S014, S020 in Therapy`, `S014 consult`."""
    rows = sorted(members, key=lambda each: each.student)
    children = ", ".join(dict.fromkeys(week.view.label[each.student] for each in rows))
    kind = "" if rows[0].setting in ("push-in", "pull-out") else " consult"
    place = week.plain(week.view.place_of(rows[0]))
    return f"{children}{kind}{f' in {place}' if place else ''}"


def _about(week: WeekCalendars, held: Placement) -> str:
    if held.setting == "push-in":
        return f"in class {week.plain(week.view.place_of(held))}".strip()
    return "in a room" if held.setting == "pull-out" else "consult"


def _duties(
    week: WeekCalendars, problem: Problem, plan: Plan, when: Mapping[tuple[int, int], date], gone: str = ""
) -> Iterator[_Entry]:
    """Yield the duties of each therapist; `when` has the date of each (week, day) of the plan."""
    rows, numbers = days(problem, plan), Counter[tuple[str, str]]()
    for each in problem.therapists:
        for (number, day), on in when.items():
            for item in rows.get((each.name, number, day), ()):
                if item.kind == "duty":
                    named = f"{item.key} {week.dated.week.monday if item.key in week.floating else on}"
                    numbers[each.name, named] += 1
                    key = f"duty {named} {numbers[each.name, named]}"
                    title = f"duty: {what}" if (what := week.plain(item.label)) else "duty"
                    yield _Entry(each.name, key, title, on, item.start, item.end, item.school or "", gone=gone)


def _calendar(week: WeekCalendars, entries: Iterable[_Entry]) -> bytes:
    calendar = Calendar()
    calendar.add("prodid", "-//optsched//week//EN")
    calendar.add("version", "2.0")
    for each in sorted(entries, key=lambda one: (one.date, one.start, one.end, one.uid)):
        calendar.add_component(_event(week, each))
    monday = week.dated.week.monday
    calendar.add_missing_timezones(monday - BEFORE, monday + AFTER)
    calendar.subcomponents.sort(key=lambda part: part.name != "VTIMEZONE")
    return bytes(calendar.to_ical(sorted=False))


def _event(week: WeekCalendars, entry: _Entry) -> Event:
    made = week.made.astimezone(UTC)
    midnight = datetime.combine(entry.date, time())
    fields = {
        "uid": entry.uid,
        "sequence": (made - COUNTED_FROM) // timedelta(minutes=1),
        "dtstamp": made,
        "last-modified": made,
        "dtstart": (midnight + timedelta(minutes=entry.start)).replace(tzinfo=week.zone),
        "dtend": (midnight + timedelta(minutes=entry.end)).replace(tzinfo=week.zone),
        "summary": f"{entry.gone}: {entry.title}" if entry.gone else entry.title,
        "location": entry.where,
        "description": entry.about,
        "status": "CANCELLED" if entry.gone else "CONFIRMED",
        "class": "PRIVATE",
        "transp": "TRANSPARENT" if entry.gone else "OPAQUE",
    }
    event = Event()
    for name, value in fields.items():
        if value != "":
            event.add(name, value)
    return event
