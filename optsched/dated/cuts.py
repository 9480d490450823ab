"""What the calendar takes away from the days of a week: whom it concerns, when, and why."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from optsched.dated.dates import CLOSED, SchoolDay
from optsched.domain import CalendarEntry, ClassKey, Finding, Placement, Problem, Severity
from optsched.domain.cycle import clock

MIDNIGHT = 24 * 60
EARLY, LATE, MEETING = "early release", "late start", "meeting"
CLOSING = (CLOSED, EARLY, LATE)
"""What closes a school; everything else leaves it open, and takes people away."""
CUT_AT_ITS_ENDS, NO_TIME, NO_VARIANT, NOBODY_MEETS = "W01", "W02", "W03", "W05"


@dataclass(frozen=True)
class Cut:
    """A stretch of a day (0 is Monday) in which somebody has no therapy. `why` is a word of the calendar.

    A school that is cut is closed: nobody works there, nothing is taught. Students and therapists are away.
    """

    day: int
    start: int
    end: int
    why: str
    schools: frozenset[str] = frozenset()
    students: frozenset[str] = frozenset()
    therapists: frozenset[str] = frozenset()
    cover_by: str = ""

    @property
    def attendance(self) -> str:
        """What becomes of a session that this takes, in the words of the attendance column."""
        if self.why == "absent":
            return "therapist absent" if self.therapists else "child absent"
        return {CLOSED: "holiday", "testing": "testing"}.get(self.why, "school event")

    def takes(self, held: Placement) -> bool:
        """Tell whether a session cannot be held because of this."""
        whose = held.school in self.schools or held.student in self.students or held.therapist in self.therapists
        return whose and held.day == self.day and held.start < self.end and self.start < held.end


@dataclass(frozen=True)
class Cuts:
    """All cuts of a week, the variants of timetables by (class, day), and what is to be known about them."""

    cuts: tuple[Cut, ...] = ()
    variants: dict[tuple[ClassKey, int], str] = field(default_factory=dict)
    findings: tuple[Finding, ...] = ()

    def of_school(self, school: str, day: int) -> list[tuple[int, int]]:
        return self._of(lambda cut: school in cut.schools, day)

    def of_therapist(self, therapist: str, school: str, day: int) -> list[tuple[int, int]]:
        return self._of(lambda cut: therapist in cut.therapists or school in cut.schools, day)

    def _of(self, concerns: Callable[[Cut], bool], day: int) -> list[tuple[int, int]]:
        return [(cut.start, cut.end) for cut in self.cuts if cut.day == day and concerns(cut)]


def cuts_of(problem: Problem, days: tuple[SchoolDay, ...], entries: Iterable[CalendarEntry]) -> Cuts:
    """Work out what the entries of the calendar take away in a week."""
    cuts: list[Cut] = []
    variants: dict[tuple[ClassKey, int], str] = {}
    findings: dict[Finding, None] = {}
    for entry in entries:
        whom = whom_of(problem, entry)
        for number, day in enumerate(days):
            if entry.first <= day.date <= entry.last:
                known = {(key, number): entry.variant for key in _with_variant(problem, whom, entry)}
                variants |= known
                findings |= dict.fromkeys(_notes(entry, whom, day, bool(known)))
                cuts += _cuts(entry, whom, number)
    return Cuts(tuple(cuts), variants, tuple(findings))


@dataclass(frozen=True)
class Whom:
    """Whom an entry concerns; `classes` are all those of its schools, too."""

    schools: frozenset[str] = frozenset()
    classes: frozenset[ClassKey] = frozenset()
    students: frozenset[str] = frozenset()
    therapists: frozenset[str] = frozenset()


def whom_of(problem: Problem, entry: CalendarEntry) -> Whom:
    """Return whom an entry concerns: everybody, a school, therapist, student, grade, or the classes of one name."""
    who = " ".join(entry.who.split()).casefold()
    schools = frozenset(each.name for each in problem.schools if not who or each.name.casefold() == who)
    if schools:
        classes = frozenset(each.key for each in problem.classes if each.school in schools)
        return Whom(schools, classes, frozenset(each.code for each in problem.students if each.school in schools))
    if therapists := frozenset(each.name for each in problem.therapists if each.name.casefold() == who):
        return Whom(therapists=therapists)
    if students := frozenset(each.code for each in problem.students if each.code.casefold() == who):
        return Whom(students=students)
    classes = frozenset(
        each.key
        for each in problem.classes
        if (each.name.casefold() == who if entry.grade is None else each.grade == entry.grade)
    )
    is_one = _is_of_grade(problem, entry.grade) if entry.grade is not None else (lambda code: False)
    mine = (each.code for each in problem.students if each.school_class in classes or is_one(each.code))
    return Whom(classes=classes, students=frozenset(mine))


def _is_of_grade(problem: Problem, grade: int) -> Callable[[str], bool]:
    return lambda code: problem.student[code].grade == grade


def _with_variant(problem: Problem, whom: Whom, entry: CalendarEntry) -> Iterator[ClassKey]:
    """Yield the classes that have the timetable which an entry names."""
    for key in whom.classes if entry.variant else ():
        if any(name == entry.variant for name, _ in problem.school_class[key].variants):
            yield key


def _notes(entry: CalendarEntry, whom: Whom, day: SchoolDay, has_variant: bool) -> Iterator[Finding]:
    """Say what is planned less well than it could be: no time, no timetable of that day."""
    name = entry.who or "Every school"
    if entry.variant and not has_variant:
        message = f"{day.label}: no class of {entry.who or 'any school'} has a timetable called {entry.variant}."
        yield Finding(
            NO_VARIANT, Severity.WARNING, message, entry.variant, "Maybe it has another name there?", entry.source
        )
    if entry.what == MEETING and not whom.therapists:
        who = entry.who or "everybody"
        message = f"{day.label}: {who} has a meeting; no therapist is named, so it takes nothing away."
        yield Finding(NOBODY_MEETS, Severity.WARNING, message, "", "Maybe name each therapist in Who?", entry.source)
    if entry.what not in (EARLY, LATE) or not whom.schools or has_variant:
        return
    start, end = _times(entry)
    if start >= end:
        message = f"{day.label}: {name} has {entry.what}, but Calendar does not say when: planned as a whole day."
        yield Finding(NO_TIME, Severity.WARNING, message, "", "Maybe fill in From or To?", entry.source)
    else:
        cut = f"ends at {clock(start)}" if entry.what == EARLY else f"begins at {clock(end)}"
        message = f"{day.label}: {name} {cut}; its normal timetable is cut there, for none of that day is known."
        maybe = "Maybe classes do other things that day? Timetable can have rows with a Variant, and Calendar name it."
        yield Finding(CUT_AT_ITS_ENDS, Severity.WARNING, message, "", maybe, entry.source)


def _cuts(entry: CalendarEntry, whom: Whom, day: int) -> Iterator[Cut]:
    start, end = _times(entry)
    if start >= end:
        return
    cut = Cut(day, start, end, entry.what)
    if whom.schools and entry.what in CLOSING:
        yield replace(cut, schools=whom.schools, students=whom.students)
    elif whom.therapists:
        yield replace(cut, therapists=whom.therapists, cover_by=entry.cover_by)
    elif whom.students and entry.what != MEETING:
        yield replace(cut, students=whom.students)


def _times(entry: CalendarEntry) -> tuple[int, int]:
    """Return when somebody is away; an early release or a late start without a time takes nothing away."""
    if entry.what == EARLY:
        start = entry.start if entry.start is not None else entry.end
        return (MIDNIGHT if start is None else start, MIDNIGHT)
    if entry.what == LATE:
        end = entry.end if entry.end is not None else entry.start
        both = entry.start is not None and entry.end is not None
        return (entry.start or 0 if both else 0, 0 if end is None else end)
    return (entry.start or 0, MIDNIGHT if entry.end is None else entry.end)
