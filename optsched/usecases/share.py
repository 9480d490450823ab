"""Share a plan: one workbook for each reader, with what that reader may know and nothing else."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from pathlib import Path
from zoneinfo import ZoneInfo

from optsched.domain import Findings, Plan, Problem
from optsched.domain.say import listed
from optsched.domain.shared import Shared
from optsched.intake import read_plan
from optsched.ledger import LedgerError, make_ready
from optsched.output.calendars import calendar_places, write_calendars
from optsched.output.locked import PasswordError, check_password
from optsched.output.packets import AUDIENCES, Audience, packets, write_packet
from optsched.output.time_zones import TimeZoneError, time_zone
from optsched.usecases.folder import left_in, look_in
from optsched.usecases.places import FilePath, as_paths
from optsched.usecases.reading import Reading, read_given
from optsched.usecases.shareable import Shareable, shareable
from optsched.usecases.sharing import calendar_row, enter, shared_row, week_calendars
from optsched.usecases.standing import broken_as_shared

__all__ = [
    "AUDIENCES",
    "DEFAULT",
    "DISTRICT",
    "Audience",
    "LedgerError",
    "PasswordError",
    "ShareReport",
    "TimeZoneError",
    "UnknownChildError",
    "check_password",
    "share",
    "time_zone",
]

DEFAULT: tuple[Audience, ...] = ("principals", "teachers", "therapists")
DISTRICT = "district.xlsx"


class UnknownChildError(Exception):
    """A code that no child of the district has: a sentence, and a line that begins "Maybe"."""

    def __init__(self, message: str, maybe: str) -> None:
        super().__init__(message, maybe)
        self.message = message
        self.maybe = maybe

    def __str__(self) -> str:
        return f"{self.message}\n{self.maybe}"


@dataclass(frozen=True)
class ShareReport:
    """What came of it. Without a `problem` a file has errors, and nothing was written.

    `written` are the workbooks by audience, in the order of audiences, `calendars` the calendar files beside them;
    `left` is what the folder has of an earlier time: nobody should be given it by mistake.
    """

    findings: Findings
    problem: Problem | None = None
    written: Mapping[Audience, tuple[Path, ...]] = field(default_factory=dict)
    calendars: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()


def share(
    plan: FilePath,
    out: FilePath = "out",
    audiences: Sequence[Audience] = DEFAULT,
    children: Sequence[str] = (),
    district: FilePath | Sequence[FilePath] | None = None,
    overwrite: bool = False,
    made: datetime | None = None,
    on_written: Callable[[Path], None] = lambda path: None,
    ledger: FilePath | None = None,
    password: str | None = None,
    week: FilePath | None = None,
    since: FilePath | None = None,
    zone: ZoneInfo | None = None,
    recipe: FilePath | None = None,
    names: FilePath | None = None,
) -> ShareReport:
    """Write the packets of a plan for these audiences below the folder `out`; families are those of `children`.

    With the workbook of a `week` of the plan, the packets are of that week on its dates, and tell what differs from the
    plan; with `since`, an older plan or another week, what changed since people had that. With the time `zone` of the
    schools, each therapist of a week gets a calendar file (.ics) beside the workbook, which no password locks. The
    district is read from `district`, usually district.xlsx beside the plan; `recipe` and `names` are those that the
    plan was made with. A `password` locks every packet; the `ledger` keeps who received what, entered after the last
    is written. Errors in the files stop before anything is written; a plan that breaks a rule is shared, with a warning
    for each. Raises PasswordError for a password that is none, UnknownChildError for a code that nobody has,
    CannotWriteError where a packet cannot be written and LedgerError where the ledger cannot: a packet that exists
    already, or such a ledger, stops before the first is.
    """
    if password is not None:
        check_password(password)
    files = as_paths(district or Path(plan).parent / DISTRICT)
    sources = as_paths([*files, *(each for each in (plan, week, since) if each)])
    found = _found(read_given(files, recipe, names), Path(plan), week, since)
    problem, whole, read = found.problem, found.shown.whole, found.shown.read
    if problem is None or whole is None:
        return ShareReport(found.findings)
    codes, folder, when = _codes(problem, children), Path(out), made or datetime.now()
    wanted = [packet for each in AUDIENCES if each in audiences for packet in packets(whole, each, codes)]
    calendars = week_calendars(problem, found.plan, whole, zone, when) if zone else {}
    every = calendar_places(problem, folder / "therapists")
    places = {name: every[name] for name in calendars}
    look_in(folder, wanted, tuple(places.values()), overwrite, sources, password)
    if ledger:
        make_ready(Path(ledger))
    what, given = f"{found.shown.what}, from {Path(week or plan).name}", list[Shared]()
    try:
        for packet in wanted:
            path = write_packet(packet, folder, overwrite, when, password)
            given += [shared_row(whole, packet, path, what, when)] if ledger else []
            on_written(path)
        write_calendars(calendars, places, overwrite)
        given += [calendar_row(read, *place, what, when) for place in places.items() if ledger and read]
    finally:
        if ledger and given:
            enter(Path(ledger), given)
    written = {each: tuple(folder / one.place for one in wanted if one.audience == each) for each in AUDIENCES}
    return ShareReport(
        found.findings,
        problem,
        {each: paths for each, paths in written.items() if paths},
        tuple(places.values()),
        left_in(folder, audiences, wanted, tuple(places.values())),
    )


@dataclass(frozen=True)
class _Found:
    """A district and its plan as they were read, and what is shared of them; without a `whole` there are errors."""

    findings: Findings
    problem: Problem | None = None
    plan: Plan = field(default_factory=Plan)
    shown: Shareable = field(default_factory=lambda: Shareable(Findings()))


def _found(reading: Reading, plan: Path, week: FilePath | None, since: FilePath | None) -> _Found:
    if reading.problem is None:
        return _Found(reading.findings)
    known, about = read_plan(plan, reading.problem)
    findings = reading.findings + about
    if about.errors:
        return _Found(findings)
    shown = shareable(reading.problem, known, *(Path(each) if each else None for each in (week, since)))
    findings += shown.findings
    if shown.whole:
        findings += Findings(broken_as_shared(shown.whole.problem, shown.whole.plan))
    return _Found(findings, reading.problem, known, shown)


def _codes(problem: Problem, children: Sequence[str]) -> tuple[str, ...]:
    """Return the codes of children as the district writes them; a code that nobody has is refused."""
    alike: dict[str, list[str]] = {}
    for each in problem.students:
        alike.setdefault(each.code.casefold(), []).append(each.code)
    found = []
    for asked in children:
        code = asked.strip()
        same = [code] if code in problem.student else alike.get(code.casefold(), [])
        if len(same) != 1:
            near = same or get_close_matches(code, problem.student, 3)
            maybe = f"Maybe {listed(near)}?" if near else "Maybe look at the column Student of the sheet Students."
            raise UnknownChildError(f"No child of the district has the code {asked}.", maybe)
        found += same
    return tuple(dict.fromkeys(found))
