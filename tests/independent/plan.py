"""The plan workbook: Sessions, Minutes, Duties and Not placed, opened up week by week."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property

from independent import words
from independent.district import SESSION_COLUMNS
from independent.facts import District, Mandate
from independent.reading import Book, Row, show

MINUTES_COLUMNS = "Mandate,Student,Service,Therapist,Required,Placed,Missing,Extra,Push-in share placed,Status"
DUTY_COLUMNS = "Duty,Therapist,With,What,Weeks,Day,From,To,School"


@dataclass(frozen=True, eq=False)
class Held:
    """One child in one session in one week."""

    line: int
    session: str
    mandate: Mandate
    week: int
    day: str
    start: int
    end: int
    school: str
    therapist: str
    setting: str
    place: str
    locked: bool

    @property
    def student(self) -> str:
        return self.mandate.student

    @property
    def group(self) -> tuple[str, str]:
        return self.session, self.therapist

    def meets(self, other: Held) -> bool:
        return self.week == other.week and self.day == other.day and self.start < other.end and other.start < self.end

    def __str__(self) -> str:
        return f"Sessions row {self.line} ({self.mandate}, {self.day} {show(self.start)}-{show(self.end)})"


@dataclass(frozen=True)
class Duty:
    """One row of Duties in one week."""

    line: int
    key: str
    therapist: str
    other: str
    what: str
    week: int
    day: str
    start: int
    end: int
    school: str

    @property
    def by_date(self) -> bool:
        """Whether it is open time kept for a mandate that is placed by date."""
        return "by date" in f"{self.key} {self.what}"

    def __str__(self) -> str:
        return f"{self.what or 'duty'} (Duties row {self.line}, {self.day} {show(self.start)}-{show(self.end)})"


@dataclass(frozen=True)
class Lock:
    """One row of Locked in one week."""

    line: int
    mandate: Mandate
    week: int
    day: str
    start: int
    therapist: str
    setting: str
    place: str
    school: str


@dataclass
class Plan:
    problems: list[str]
    sessions: list[Row]
    minutes: list[Row]
    not_placed: list[Row]
    knows_not_placed: bool
    duties: list[Duty] = field(default_factory=list)
    held: list[Held] = field(default_factory=list)
    locks: list[Lock] = field(default_factory=list)
    minutes_of: dict[int, list[Row]] = field(default_factory=dict)

    def of(self, mandate: Mandate) -> list[Held]:
        return self._by_mandate.get(mandate.id, [])

    @cached_property
    def _by_mandate(self) -> dict[int, list[Held]]:
        found = defaultdict(list)
        for held in self.held:
            found[held.mandate.id].append(held)
        return found

    def groups(self) -> dict[tuple[str, str, int], list[Held]]:
        found = defaultdict(list)
        for held in self.held:
            found[(*held.group, held.week)].append(held)
        return found


def read_plan(path, district: District) -> Plan:
    book = Book(path)
    plan = Plan(
        problems=book.problems,
        sessions=book.rows("Sessions", SESSION_COLUMNS),
        minutes=book.rows("Minutes", MINUTES_COLUMNS),
        not_placed=book.rows("Not placed", "Mandate,Student,Service,Therapist,Minutes,Weeks,Why,What would help"),
        knows_not_placed=book.has("Not placed"),
    )
    for sheet in ("Sessions", "Minutes"):
        if not book.has(sheet):
            plan.problems.append(f"The plan has no sheet {sheet}.")
    _match_minutes(plan, district)
    by_key = {mandate.key: mandate for mandate in district.mandates if mandate.code}
    plan.locks = [lock for row in district.locked for lock in _locks(row, by_key, district)]
    for row in plan.sessions:
        plan.held += _held(row, by_key, plan, district)
    for row in book.rows("Duties", DUTY_COLUMNS):
        plan.duties += _duties(row, plan, district)
    return plan


def _match_minutes(plan: Plan, district: District) -> None:
    """Find each mandate's rows in Minutes; a mandate without a code takes its row's."""
    given = {mandate.key for mandate in district.mandates if mandate.code}
    free = [row for row in plan.minutes if row.name("Mandate") not in given]
    for mandate in district.mandates:
        if mandate.code:
            plan.minutes_of[mandate.id] = [row for row in plan.minutes if row.name("Mandate") == mandate.key]
    for mandate in district.mandates:
        if mandate.code:
            continue
        fits = [row for row in free if _same_child(row, mandate, district) and row.name("Service") == mandate.service]
        fits.sort(key=lambda row: row.name("Therapist") != mandate.therapist)
        plan.minutes_of[mandate.id] = fits[:1]
        if fits:
            free.remove(fits[0])
            mandate.code = fits[0].text("Mandate")
    plan.problems += [
        f"Minutes row {row.line} ('{row.text('Mandate')}') belongs to no row of Services." for row in free
    ]


def _same_child(row: Row, mandate: Mandate, district: District) -> bool:
    seen = row.name("Student")
    child = district.students.get(mandate.student)
    initials = not district.options.show_codes and child and child.initials and seen.startswith(child.initials)
    return seen == mandate.student or bool(initials)


def _when(row: Row, problems: list[str], district: District) -> tuple | None:
    """Day, start, end and weeks of a row, or nothing when one of them cannot be read."""
    before = len(problems)
    cycle = district.options.cycle
    days = row.read("Day", lambda cell: words.split_days(cell, district.options.days), frozenset())
    start, end = row.clock("From"), row.clock("To")
    weeks = row.read("Weeks", lambda cell: words.split_weeks(cell, cycle))
    if len(problems) > before:
        return None
    if len(days) != 1 or start is None:
        problems.append(f"{row.sheet} row {row.line}: no single Day with a From.")
        return None
    if weeks.share or not weeks.allowed <= frozenset(range(1, cycle + 1)):
        problems.append(f"{row.sheet} row {row.line}: Weeks '{row.text('Weeks')}' lie outside the cycle of {cycle}.")
        return None
    return next(iter(days)), start, end, sorted(weeks.allowed)


def _held(row: Row, by_key: dict[str, Mandate], plan: Plan, district: District) -> list[Held]:
    mandate = by_key.get(row.name("Mandate")) or next(
        (m for m in district.mandates if m.code and m.key == row.name("Mandate")), None
    )
    if mandate is None:
        plan.problems.append(f"Sessions row {row.line}: '{row.text('Mandate')}' is no mandate of Services.")
        return []
    when = _when(row, plan.problems, district)
    if when is None:
        return []
    day, start, end, weeks = when
    end = start + (mandate.minutes or 0) if end is None else end
    therapist = row.name("Therapist")
    locked = {
        lock.week
        for lock in plan.locks
        if lock.mandate is mandate and (lock.day, lock.start) == (day, start) and lock.therapist in ("", therapist)
    }
    return [
        Held(
            line=row.line,
            session=row.name("Session") or f"row {row.line}",
            mandate=mandate,
            week=week,
            day=day,
            start=start,
            end=end,
            school=row.name("School"),
            therapist=therapist,
            setting=row.word("Setting"),
            place=row.name("Place"),
            locked=week in locked,
        )
        for week in weeks
    ]


def _locks(row: Row, by_key: dict[str, Mandate], district: District) -> list[Lock]:
    if row.word("Locked") == "no":
        return []
    mandate = by_key.get(row.name("Mandate"))
    if mandate is None:
        fits = [m for m in district.mandates if (m.student, m.service) == (row.name("Student"), row.name("Service"))]
        mandate = fits[0] if len(fits) == 1 else None
    when = _when(row, district.problems, district) if mandate else None
    if mandate is None or when is None:
        return []
    day, start, _, weeks = when
    facts = (row.name("Therapist"), row.word("Setting"), row.name("Place"), row.name("School"))
    return [Lock(row.line, mandate, week, day, start, *facts) for week in weeks]


def _duties(row: Row, plan: Plan, district: District) -> list[Duty]:
    when = _when(row, plan.problems, district)
    if when is None:
        return []
    day, start, end, weeks = when
    if end is None or end <= start:
        plan.problems.append(f"Duties row {row.line}: To is not after From.")
        return []
    who = row.name("Duty"), row.name("Therapist"), row.name("With"), row.name("What")
    return [Duty(row.line, *who, week, day, start, end, row.name("School")) for week in weeks]
