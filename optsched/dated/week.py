"""One week of a plan on its dates, as a problem of one week: what is planned, what is owed, what cannot stay."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import count

from optsched.dated.changes import nearest
from optsched.dated.cuts import Cut, cuts_of
from optsched.dated.dates import (
    CLOSED,
    SchoolDay,
    UndatedError,
    before_the_year,
    is_holiday,
    outside_the_year,
    school_week,
)
from optsched.dated.keys import Keyed, key_of, keyed
from optsched.dated.laying import ONE_WEEK, Laying
from optsched.dated.mandates import for_the_week, from_the_first_day, owed_in, phases_of, runs_all, runs_on
from optsched.domain import (
    CalendarEntry,
    Duty,
    DutyTime,
    Finding,
    Lunch,
    Mandate,
    Placement,
    Plan,
    Problem,
    Severity,
    Shortfall,
)

PUBLISHED = 3
"""Moves of a plan that everybody has are priced so many times."""
NO_COVER = "W04"


@dataclass(frozen=True)
class DatedWeek:
    """A week on its dates. `problem` has one week, and Monday to Friday as its days, named by their dates.

    `planned` are the sessions of the plan, also those that are `lost`, with whoever covers; `in_plan` is where the plan
    has them, by key, each of the mandate that the district has; `duties` and `lunches` are as planned.
    `partly` are the mandates that begin or end inside the week: their sessions stay on their own days. `absences` are
    those that stand beside the district's calendar; `shortfalls` are what the plan has no place for in a usual week.
    """

    days: tuple[SchoolDay, ...]
    problem: Problem
    planned: tuple[Keyed, ...] = ()
    in_plan: Mapping[str, Placement] = field(default_factory=dict)
    duties: tuple[DutyTime, ...] = ()
    lunches: tuple[Lunch, ...] = ()
    cuts: tuple[Cut, ...] = ()
    partly: frozenset[str] = frozenset()
    findings: tuple[Finding, ...] = ()
    absences: tuple[CalendarEntry, ...] = ()
    shortfalls: tuple[Shortfall, ...] = ()

    @property
    def monday(self) -> date:
        return self.days[0].date

    @property
    def held(self) -> tuple[Keyed, ...]:
        """The sessions that can stay where they are."""
        return tuple(each for each in self.planned if not each.lost)

    @property
    def lost(self) -> tuple[Keyed, ...]:
        """The sessions that cannot be held as planned."""
        return tuple(each for each in self.planned if each.lost)


def dated_week(problem: Problem, plan: Plan, when: date, absences: Iterable[CalendarEntry] = ()) -> DatedWeek:
    """Lay a plan on the week of a date; `absences` stand beside those of the problem's calendar.

    Raises UndatedError where the date cannot be laid on the cycle, or no day of the week has school.
    """
    days = school_week(problem, when)
    early = before_the_year(problem, days)
    if all(each in early or is_holiday(problem, each.date) for each in days):
        monday = days[0].date
        message = f"There is no school in the week of {monday:%B} {monday.day}, {monday.year}."
        raise UndatedError(message, "Maybe another week is meant?")
    problem = from_the_first_day(problem) if early else problem
    told = tuple(absences)
    not_yet = (CalendarEntry(each.date, each.date, "", CLOSED) for each in early)
    cuts = cuts_of(problem, days, (*problem.calendar, *told, *not_yet))
    laying = Laying(problem, days, cuts)
    running = [_lost(each, cuts.cuts) for each in keyed(plan, days) if _runs(problem, each, days)]
    covered, wrong = _covered(problem, running, cuts.cuts)
    mandates, planned = _mandates(problem, days, covered, plan.of_mandate)
    known = frozenset(each.key for each in mandates)
    laid = _laid(problem, plan, laying, mandates, planned)
    return DatedWeek(
        days,
        laid,
        tuple(planned),
        {each.key: each.placement for each in running},
        _duty_times(laid, plan, days),
        _lunches(laid, plan, days),
        cuts.cuts,
        frozenset(each.key for each in problem.mandates if not runs_all(each, days)) & known,
        (*outside_the_year(problem, days), *cuts.findings, *wrong),
        told,
        tuple(replace(each, minutes=-(-each.minutes // problem.cycle.weeks)) for each in plan.shortfalls),
    )


def matched(
    week: DatedWeek,
    placements: Sequence[Placement],
    called: Mapping[str, str] | None = None,
    given: Sequence[str] = (),
) -> tuple[str, ...]:
    """Return the key of each session of a week's plan: that of the planned one which it is, or a new one.

    `called` are mandates of the district by those of the week that have another name; `given` are keys that are known
    already, in the order of the placements, empty where one is not.
    """
    names = called or {}
    keys = {at: key for at, key in enumerate(given) if key}
    known = set(keys.values())
    by_mandate: dict[str, list[int]] = defaultdict(list)
    for at, each in enumerate(placements):
        if at not in keys:
            by_mandate[each.mandate].append(at)
    for mandate, mine in by_mandate.items():
        planned = [each for each in week.planned if each.placement.mandate == mandate and each.key not in known]
        for old, new in nearest([each.placement for each in planned], [placements[at] for at in mine]):
            keys[mine[new]] = planned[old].key
    taken = {*known, *(each.key for each in week.planned)}
    for at, each in enumerate(placements):
        if at not in keys:
            mandate = names.get(each.mandate, each.mandate)
            free = (key_of(mandate, week.days[each.day], number) for number in count(1))
            keys[at] = next(key for key in free if key not in taken)
            taken.add(keys[at])
    return tuple(keys[at] for at in range(len(placements)))


def published(problem: Problem) -> Problem:
    """Return a problem in which moves are dearer, for everybody has the plan."""
    weights = {**dict(problem.options.weights), "moves": PUBLISHED * problem.weight("moves", 1)}
    return replace(problem, options=replace(problem.options, weights=tuple(weights.items())))


def _laid(
    problem: Problem, plan: Plan, laying: Laying, mandates: Sequence[Mandate], planned: Sequence[Keyed]
) -> Problem:
    """Return the problem of the week, in which these mandates are owed and these sessions were planned."""
    days, usual = laying.days, published(problem)
    known = frozenset(each.key for each in mandates)
    is_of_two = len({day.week for day in days if day.day is not None}) > 1
    times = (time for each in problem.student_times if (time := laying.student_time(each)))
    windows = ((each, laying.window(each.window)) for each in problem.preferences)
    return replace(
        usual,
        cycle=replace(
            problem.cycle, weeks=1, days=tuple(day.label for day in days), letter_days=(), monday=days[0].date
        ),
        options=replace(usual.options, first_day=None, plan_for=None),
        schools=tuple(laying.school(each) for each in problem.schools),
        classes=tuple(laying.school_class(each) for each in problem.classes),
        therapists=tuple(
            replace(each, hours=tuple(part for hours in each.hours for part in laying.hours(each.name, hours)))
            for each in problem.therapists
        ),
        duties=_duties(problem, plan, laying),
        rooms=tuple(laying.room(each) for each in problem.rooms),
        student_times=(*times, *laying.away()),
        mandates=tuple(_within(each, known, is_of_two) for each in mandates),
        preferences=tuple(replace(each, window=window) for each, window in windows if window is not None),
        locked=tuple(each.placement for each in planned if each.placement.locked and not each.lost),
        calendar=(),
        previous=tuple(each.placement for each in planned),
    )


def _runs(problem: Problem, each: Keyed, days: Sequence[SchoolDay]) -> bool:
    mandate = problem.mandate.get(each.placement.mandate)
    return mandate is not None and runs_on(mandate, days[each.placement.day])


def _lost(each: Keyed, cuts: Iterable[Cut]) -> Keyed:
    """Say of a session that the calendar takes it, and why."""
    cut = next((cut for cut in cuts if cut.takes(each.placement)), None)
    return replace(each, lost=cut.why, attendance=cut.attendance) if cut else each


def _covered(
    problem: Problem, planned: Sequence[Keyed], cuts: Sequence[Cut]
) -> tuple[list[Keyed], tuple[Finding, ...]]:
    """Give the sessions of an absent therapist to the one who covers, where nothing else takes them."""
    found: list[Keyed] = []
    wrong: dict[Finding, None] = {}
    for each in planned:
        cover = next((cut.cover_by for cut in cuts if cut.cover_by and cut.takes(each.placement)), "")
        held = replace(each.placement, therapist=cover, session=f"{each.placement.session} {cover}")
        if not cover or any(cut.takes(held) for cut in cuts):
            found.append(each)
        elif why := _cannot_cover(problem, cover, each.placement):
            message = f"{cover} covers {each.placement.therapist}, but {why}."
            wrong[Finding(NO_COVER, Severity.WARNING, message, cover, "Maybe another therapist covers?")] = None
            found.append(each)
        else:
            found.append(replace(each, placement=held, lost="", is_covered=True))
    return found, tuple(wrong)


def _cannot_cover(problem: Problem, name: str, held: Placement) -> str:
    """Say why a therapist cannot hold another one's session; nothing where it may be."""
    if problem.therapist[name].service != problem.mandate[held.mandate].service:
        return f"gives {problem.therapist[name].service}"
    return "" if held.school in problem.schools_of[name] else f"has no hours at {held.school}"


def _mandates(
    problem: Problem, days: tuple[SchoolDay, ...], planned: Sequence[Keyed], known: Collection[str]
) -> tuple[list[Mandate], list[Keyed]]:
    """Return what is owed in the week, and the sessions by what is owed; `known` are the mandates of the plan.

    Where somebody covers only some sessions of a mandate, these are a mandate of their own.
    """
    by_mandate: dict[str, list[Keyed]] = defaultdict(list)
    for each in planned:
        by_mandate[each.placement.mandate].append(each)
    mandates: list[Mandate] = []
    phases = phases_of(problem)
    renamed: dict[str, str] = {}
    for mandate in problem.mandates:
        rows = by_mandate[mandate.key]
        own, owed = (
            [each for each in rows if not each.is_covered],
            owed_in(problem, mandate, days, len(rows), mandate.key not in known, phases),
        )
        covered = Counter(each.placement.therapist for each in rows if each.is_covered)
        if own or not covered:
            mandates.append(for_the_week(problem, mandate, max(owed - covered.total(), 0), own))
        for name in covered:
            key = mandate.key if not own and len(covered) == 1 else f"{mandate.key} by {name}"
            mine = [each for each in rows if each.is_covered and each.placement.therapist == name]
            times = owed if key == mandate.key else len(mine)
            mandates.append(for_the_week(problem, replace(mandate, key=key, therapist=name), times, mine))
            renamed |= {each.key: key for each in mine}
    laid = [
        replace(each, placement=replace(each.placement, mandate=renamed.get(each.key, each.placement.mandate)))
        for each in planned
    ]
    return [each for each in mandates if each.times], laid


def _within(mandate: Mandate, known: frozenset[str], is_of_two: bool) -> Mandate:
    """Forget other mandates that are not in the week; in a week of two rounds of letters, alternating is no matter."""
    other, partner = mandate.alternates_with, mandate.co_treat_with
    return replace(
        mandate,
        alternates_with=other if other in known and not is_of_two else None,
        co_treat_with=partner if partner in known else None,
    )


def _duties(problem: Problem, plan: Plan, laying: Laying) -> tuple[Duty, ...]:
    """Lay the duties; one that floats is to be done as often as it is planned for this week."""
    times = Counter(
        each.duty
        for number, day in enumerate(laying.days)
        for each in plan.duties
        if each.day == day.day and day.week in each.weeks
    )
    laid = (laying.duty(each, times[each.key]) for each in problem.duties)
    return tuple(each for each in laid if each is not None)


def _duty_times(laid: Problem, plan: Plan, days: Sequence[SchoolDay]) -> tuple[DutyTime, ...]:
    known = {each.key: each for each in laid.duties}
    return tuple(
        replace(each, weeks=ONE_WEEK, day=number)
        for number, day in enumerate(days)
        for each in plan.duties
        if each.day == day.day and day.week in each.weeks and each.duty in known
        if number in known[each.duty].window.days
    )


def _lunches(laid: Problem, plan: Plan, days: Sequence[SchoolDay]) -> tuple[Lunch, ...]:
    return tuple(
        replace(each, weeks=ONE_WEEK, day=number)
        for number, day in enumerate(days)
        for each in plan.lunches
        if each.day == day.day and day.week in each.weeks and laid.lunch_is_owed(each.therapist, 1, number)
    )
