"""The problem: everything a district asks for, resolved and frozen."""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from operator import attrgetter
from typing import Any

from optsched.domain.cycle import Cycle, Window
from optsched.domain.demand import Demand, demand_of, duty_parts, is_fixed, kept_times
from optsched.domain.findings import Findings
from optsched.domain.labels import student_labels
from optsched.domain.people import Duty, Mandate, Pair, Preference, Student, StudentTime, Therapist
from optsched.domain.plan import Placement
from optsched.domain.schools import (
    ActivityLevels,
    ActivityRule,
    Block,
    CalendarEntry,
    ClassKey,
    Level,
    Room,
    School,
    SchoolClass,
)

UNREACHABLE = 24 * 60
"""Travel minutes between schools without a Travel row: longer than any day."""


@dataclass(frozen=True)
class Options:
    """The settings of a district. `weights` are (goal name, weight) pairs that differ from the defaults."""

    district: str = ""
    first_day: date | None = None
    plan_for: date | None = None
    grade_span: int = 2
    unequal_lengths: bool = False
    most_therapy_minutes_a_day: int | None = None
    lunch_owed_from_hours: int = 5
    show_initials: bool = False
    weights: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Problem:
    """A district, frozen. All names that entities use of each other are known; intake has seen to it."""

    cycle: Cycle = field(default_factory=Cycle)
    options: Options = Options()
    schools: tuple[School, ...] = ()
    travel: tuple[tuple[str, str, int], ...] = ()
    classes: tuple[SchoolClass, ...] = ()
    activities: tuple[ActivityRule, ...] = ()
    therapists: tuple[Therapist, ...] = ()
    duties: tuple[Duty, ...] = ()
    rooms: tuple[Room, ...] = ()
    students: tuple[Student, ...] = ()
    student_times: tuple[StudentTime, ...] = ()
    mandates: tuple[Mandate, ...] = ()
    pairs: tuple[Pair, ...] = ()
    preferences: tuple[Preference, ...] = ()
    locked: tuple[Placement, ...] = ()
    calendar: tuple[CalendarEntry, ...] = ()
    previous: tuple[Placement, ...] = ()
    """The placements of a previous plan, for the goal *moves*; empty without one."""
    findings: Findings = field(default=Findings(), repr=False, compare=False)
    """What was found while it was read: it stays with the district up to the workbook of its plan."""
    _levels: dict[tuple[str, str, int | None, str], ActivityLevels] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @cached_property
    def remembered(self) -> dict[object, Any]:
        """What readings of this problem that are asked for again and again have found, each under its question."""
        return {}

    @cached_property
    def therapist(self) -> dict[str, Therapist]:
        return {each.name: each for each in self.therapists}

    @cached_property
    def student(self) -> dict[str, Student]:
        return {each.code: each for each in self.students}

    @cached_property
    def school(self) -> dict[str, School]:
        return {each.name: each for each in self.schools}

    @cached_property
    def school_class(self) -> dict[ClassKey, SchoolClass]:
        return {each.key: each for each in self.classes}

    @cached_property
    def mandate(self) -> dict[str, Mandate]:
        return {each.key: each for each in self.mandates}

    @cached_property
    def co_treated(self) -> frozenset[str]:
        """The mandates that another one is held together with."""
        return frozenset(each.co_treat_with for each in self.mandates if each.co_treat_with)

    @cached_property
    def duty(self) -> dict[str, Duty]:
        return {each.key: each for each in self.all_duties}

    @cached_property
    def demand(self) -> dict[str, Demand]:
        """What each planned mandate owes in the cycle, by mandate key."""
        return {
            each.key: owed
            for each in self.mandates
            if self.is_active(each) and (owed := demand_of(each, self.cycle, self.school_days(each))) is not None
        }

    def school_days(self, mandate: Mandate) -> int:
        """Return on how many days of a week the child's school is open; a school without hours is open on all."""
        return self._school_days.get(self.student[mandate.student].school) or len(self.cycle.days)

    @cached_property
    def _school_days(self) -> dict[str, int]:
        return {each.name: len({day for window in each.open for day in window.days}) for each in self.schools}

    def is_active(self, mandate: Mandate) -> bool:
        """Tell whether the mandate runs on the date that is planned for (always, when no date is given)."""
        return not self.is_later(mandate) and not self.is_ended(mandate)

    @property
    def planned_day(self) -> date | None:
        """The day whose services are planned; None where no date is given."""
        return self.options.plan_for or self.options.first_day

    def is_later(self, mandate: Mandate) -> bool:
        when = self.planned_day
        return when is not None and mandate.starts is not None and mandate.starts > when

    def is_ended(self, mandate: Mandate) -> bool:
        when = self.planned_day
        return when is not None and mandate.ends is not None and mandate.ends < when

    def travel_minutes(self, one: str, other: str) -> int:
        if one == other:
            return 0
        return self._travel.get((one, other), UNREACHABLE)

    @cached_property
    def _travel(self) -> dict[tuple[str, str], int]:
        ways: dict[tuple[str, str], int] = {}
        for one, other, minutes in self.travel:
            ways[one, other] = ways[other, one] = minutes
        return ways

    def levels(self, activity: str, key: ClassKey, grade: int | None, service: str) -> ActivityLevels:
        """Return what `activity` allows `service` in a class; an activity without a row allows nothing."""
        at = (activity, key[0], grade, service)
        if at not in self._levels:
            rows = [row for row in self._rules.get(activity, ()) if row.suits(key[0], grade)]
            best = max(rows, key=lambda row: row.specificity, default=None)
            nothing = ActivityLevels(Level.NEVER, Level.NEVER, core=False)
            self._levels[at] = best.levels(service) if best else nothing
        return self._levels[at]

    @cached_property
    def _rules(self) -> dict[str, list[ActivityRule]]:
        rules: dict[str, list[ActivityRule]] = defaultdict(list)
        for row in self.activities:
            rules[row.activity].append(row)
        return rules

    @cached_property
    def _blocks(self) -> dict[tuple[ClassKey, int, int], tuple[Block, ...]]:
        found: dict[tuple[ClassKey, int, int], list[Block]] = defaultdict(list)
        for each in self.classes:
            for block in each.blocks:
                for week in block.window.weeks:
                    for day in block.window.days:
                        found[each.key, week, day].append(block)
        return {at: tuple(sorted(blocks, key=attrgetter("window.start", "window.end"))) for at, blocks in found.items()}

    def blocks_on(self, key: ClassKey, week: int, day: int) -> tuple[Block, ...]:
        """Return a class's blocks of one day, in order of time."""
        return self._blocks.get((key, week, day), ())

    @cached_property
    def shown_as(self) -> dict[str, str]:
        """What each student is called on every sheet, by code: the code, or initials where the district chooses."""
        return student_labels(self.students, self.options.show_initials)

    @cached_property
    def times_of(self) -> dict[str, tuple[StudentTime, ...]]:
        """Each student's own times, by student code."""
        found: dict[str, tuple[StudentTime, ...]] = {each.code: () for each in self.students}
        for time in self.student_times:
            found[time.student] += (time,)
        return found

    def hours_on(self, therapist: str, week: int, day: int) -> tuple[tuple[str, int, int], ...]:
        """Return (school, start, end) of a therapist's hours of one day, in order of time."""
        return self._hours.get((therapist, week, day), ())

    def hours_shown_on(self, therapist: str, week: int, day: int) -> tuple[tuple[str, int, int], ...]:
        """Return a therapist's hours of one day as people see them: as written, on the grid or off it."""
        return self._hours_shown.get((therapist, week, day), ())

    @cached_property
    def _hours(self) -> dict[tuple[str, int, int], tuple[tuple[str, int, int], ...]]:
        return self._by_day(lambda window: (window.start, window.end))

    @cached_property
    def _hours_shown(self) -> dict[tuple[str, int, int], tuple[tuple[str, int, int], ...]]:
        return self._by_day(lambda window: window.shown)

    def _by_day(
        self, ends: Callable[[Window], tuple[int, int]]
    ) -> dict[tuple[str, int, int], tuple[tuple[str, int, int], ...]]:
        found: dict[tuple[str, int, int], list[tuple[str, int, int]]] = defaultdict(list)
        for each in self.therapists:
            for hours in each.hours:
                for week in hours.window.weeks:
                    for day in hours.window.days:
                        found[each.name, week, day].append((hours.school, *ends(hours.window)))
        return {at: tuple(sorted(rows, key=lambda row: row[1:])) for at, rows in found.items()}

    @cached_property
    def schools_of(self) -> dict[str, frozenset[str]]:
        """The schools where each therapist has hours, by therapist name."""
        return {each.name: frozenset(hours.school for hours in each.hours) for each in self.therapists}

    def lunch_is_owed(self, therapist: str, week: int, day: int) -> bool:
        """Tell whether the day has enough hours, from first to last, for a lunch."""
        hours = self.hours_on(therapist, week, day)
        if not hours or self.therapist[therapist].lunch_minutes == 0:
            return False
        span = max(end for _, _, end in hours) - min(start for _, start, _ in hours)
        return span >= 60 * self.options.lunch_owed_from_hours

    @cached_property
    def all_duties(self) -> tuple[Duty, ...]:
        """The duties of the workbook, and open time kept for mandates that are placed by date."""
        return self.duties + self._kept_open

    @cached_property
    def fixed_duties(self) -> tuple[Duty, ...]:
        return tuple(each for each in self.all_duties if is_fixed(each, self.cycle))

    @cached_property
    def floating_duties(self) -> tuple[Duty, ...]:
        return tuple(each for each in self.all_duties if not is_fixed(each, self.cycle))

    def duty_minutes(self, duty: Duty) -> int:
        """Return the minutes that a duty takes in one cycle."""
        return duty.minutes * sum(part.times for part in duty_parts(duty, self.cycle))

    @cached_property
    def by_date(self) -> tuple[Mandate, ...]:
        """Active mandates whose sessions in one cycle are no whole number."""
        return tuple(each for each in self.mandates if self.is_active(each) and each.key not in self.demand)

    @cached_property
    def _kept_open(self) -> tuple[Duty, ...]:
        kept = []
        for each in self.by_date:
            holders = [each.therapist] if each.therapist else list(self.may_hold(each))
            if not holders:
                continue
            times = kept_times(each, self.cycle, self.school_days(each))
            window = Window(self.cycle.all_days, self.cycle.all_weeks, 0, UNREACHABLE)
            what = f"kept for {self.shown_as[each.student]}, by date"
            school = self.student[each.student].school
            kept.append(
                Duty(f"by date {each.key}", holders[0], what, each.minutes, times, "cycle", window, None, school)
            )
        return tuple(kept)

    def may_hold(self, mandate: Mandate) -> tuple[str, ...]:
        """Return the therapists who may hold a mandate, assistants behind those whom they assist.

        A named therapist, or every non-assistant of the service with hours at the child's school; and
        the assistants to them where the mandate allows assistants.
        """
        named, school = mandate.therapist, self.student[mandate.student].school
        leads = [named] if named is not None else self._leads.get((mandate.service, school), [])
        helpers: list[str] = []
        if mandate.assistant.some > 0:
            assistants = (each for each in self._assistants if any(lead in each.assistant_to for lead in leads))
            helpers = [each.name for each in assistants if each.name not in leads]
        return tuple(leads + helpers)

    @cached_property
    def _assistants(self) -> tuple[Therapist, ...]:
        return tuple(each for each in self.therapists if each.is_assistant)

    @cached_property
    def _leads(self) -> dict[tuple[str, str], list[str]]:
        """The therapists with hours at a school who are no assistants, by service and school."""
        found: dict[tuple[str, str], list[str]] = defaultdict(list)
        for each in self.therapists:
            for school in () if each.is_assistant else self.schools_of[each.name]:
                found[each.service, school].append(each.name)
        return found

    def weight(self, goal: str, default: int) -> int:
        return dict(self.options.weights).get(goal, default)
