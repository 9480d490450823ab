"""Duties of the sheet Work: which are fixed, and whether the floating ones are all there."""

from __future__ import annotations

from collections import defaultdict
from fractions import Fraction

from independent.case import Case
from independent.facts import Mandate, Work
from independent.judge_staff import at_hours
from independent.plan import Duty


def is_lunch(duty: Duty) -> bool:
    return duty.what == "lunch"


def is_fixed(case: Case, work: Work) -> bool:
    """Days, From and To leave no choice."""
    length = work.span.end - work.span.start
    if not work.bounded or work.minutes not in (None, length):
        return False
    if work.times is None and work.per in ("", "day"):
        return True
    _, high = needed(case, work)
    return high is not None and high >= len(work.span.days) * len(work.span.weeks)


def fixed_times(case: Case) -> list[tuple[Work, int, str]]:
    return [
        (work, week, day)
        for work in case.district.work
        if is_fixed(case, work)
        for week in sorted(work.span.weeks)
        for day in sorted(work.span.days)
    ]


def repeats_fixed(case: Case, duty: Duty) -> bool:
    """A row of Duties that only repeats a fixed duty."""
    return any(
        is_fixed(case, work)
        and (work.therapist, work.what) == (duty.therapist, duty.what)
        and (work.span.start, work.span.end) == (duty.start, duty.end)
        and work.span.on(duty.week, duty.day)
        for work in case.district.work
    )


def _candidates(case: Case, duty: Duty) -> list[Work]:
    return [
        work
        for work in case.district.work
        if _same(work.therapist, work.other, work.what, duty) and not is_fixed(case, work)
    ]


def _same(therapist: str, other: str, what: str, duty: Duty) -> bool:
    """The same people, and the same name where Work gives one."""
    return (therapist, other) == (duty.therapist, duty.other) and what in ("", duty.what)


def _fits(work: Work, duty: Duty) -> bool:
    return (
        work.span.on(duty.week, duty.day)
        and work.span.start <= duty.start
        and duty.end <= work.span.end
        and work.minutes in (None, duty.end - duty.start)
        and (not work.school or duty.school in ("", work.school))
    )


def school_of(case: Case, duty: Duty) -> str:
    """Where a duty happens: only a school that Work names counts, or that of the child for whom time is kept."""
    if duty.by_date:
        return duty.school
    fits = [work for work in _candidates(case, duty) if _fits(work, duty)]
    return fits[0].school if fits and not is_lunch(duty) else ""


def needed(case: Case, work: Work) -> tuple[int, int | None]:
    """Fewest and most occurrences in the cycle; (0, None) is by date and not judged."""
    times = 1 if work.times is None else work.times
    weeks, days = len(work.span.weeks), len(work.span.days)
    if work.per == "day":
        present = {
            (week, day)
            for row in case.district.hours
            if row.therapist == work.therapist
            for week in row.span.weeks & work.span.weeks
            for day in row.span.days & work.span.days
        }
        return int(times * len(present)), int(times * days * weeks)
    if work.per in ("", "week"):
        count = Fraction(times * weeks)
    elif work.per == "cycle":
        count = Fraction(times)
    else:
        count = Fraction(times) * Fraction(case.district.options.cycle, case.district.options.weeks_in[work.per])
    return (int(count), int(count)) if count.denominator == 1 else (0, None)


def judge_duties(case: Case) -> None:
    for duty in case.plan.duties:
        if is_lunch(duty) or repeats_fixed(case, duty):
            continue
        works = _candidates(case, duty)
        if duty.by_date:
            _judge_kept(case, duty)
        elif not works:
            case.report.add(f"{duty} belongs to no floating row of Work", duty.week)
        elif not any(_fits(work, duty) for work in works):
            case.report.add(f"{duty} is not inside the days, times, minutes or school of its Work row", duty.week)
        for therapist in {duty.therapist, duty.other} - {""}:
            if not at_hours(case, therapist, school_of(case, duty), duty.week, duty.day, duty):
                name = case.therapist_title(therapist)
                case.report.add(f"{duty} is outside the hours of {name}", duty.week)
    _judge_counts(case)
    _judge_kept_times(case)


def _kept_for(case: Case, duty: Duty) -> list[Mandate]:
    return [
        mandate
        for mandate in case.district.mandates
        if case.demands[mandate.id].states == {"by date"} and duty.key.removeprefix("by date ") == mandate.key
    ]


def _judge_kept(case: Case, duty: Duty) -> None:
    """Time kept for a mandate by date is as long as its sessions, at the child's school."""
    for mandate in _kept_for(case, duty):
        child = case.district.students.get(mandate.student)
        if mandate.minutes is not None and duty.end - duty.start != mandate.minutes:
            case.report.add(f"{duty} lasts {duty.end - duty.start} minutes, {mandate} has {mandate.minutes}", duty.week)
        if child and child.school and duty.school != child.school:
            case.report.add(f"{duty} is at '{duty.school}', the child's school is '{child.school}'", duty.week)
        if mandate.therapist and duty.therapist != mandate.therapist:
            case.report.add(f"{duty} is kept by '{duty.therapist}', {mandate} names '{mandate.therapist}'", duty.week)
        return
    case.report.add(f"{duty} is kept for no mandate by date", duty.week)


def _may_be_held(case: Case, mandate: Mandate) -> bool:
    """Whether the therapist is named, or somebody of the service has hours at the child's school."""
    child = case.district.students.get(mandate.student)
    at_school = {row.therapist for row in case.district.hours if child and row.school == child.school}
    return bool(mandate.therapist) or any(
        key in at_school and not known.assists and mandate.service in known.services
        for key, known in case.district.therapists.items()
    )


def _judge_kept_times(case: Case) -> None:
    """As much open time is kept as the mandate takes in a cycle on average, or Not placed tells that it is not."""
    for mandate in case.district.mandates:
        demand = case.demands[mandate.id]
        if demand.states != {"by date"} or mandate.minutes is None or not _may_be_held(case, mandate):
            continue
        kept = [duty for duty in case.plan.duties if duty.by_date and mandate in _kept_for(case, duty)]
        minutes = sum(duty.end - duty.start for duty in kept)
        if minutes < demand.average * mandate.minutes and not case.tells("by date", *case.shown(mandate.student)):
            asked = float(demand.average * mandate.minutes)
            case.report.add(f"{mandate} is by date and takes {asked:g} minutes in a cycle, {minutes} are kept")


def _judge_counts(case: Case) -> None:
    """Rows of Work with the same people and name are counted together."""
    pools: dict[tuple[str, str, str], list[Work]] = defaultdict(list)
    for work in case.district.work:
        if not is_fixed(case, work):
            pools[work.therapist, work.other, work.what].append(work)
    for (therapist, other, what), works in pools.items():
        asked = [needed(case, work) for work in works]
        mine = [duty for duty in case.plan.duties if _same(therapist, other, what, duty) and not is_lunch(duty)]
        mine = [duty for duty in mine if not repeats_fixed(case, duty)]
        if what and case.tells(therapist, what):
            continue
        name = case.therapist_title(therapist)
        low, high = sum(low for low, _ in asked), sum(high or 0 for _, high in asked)
        if any(high is None for _, high in asked):
            continue
        if not low <= len(mine) <= high:
            case.report.add(f"{name}: {what} is planned {len(mine)} times in the cycle, {high} are asked for")
        elif len(works) == 1 and works[0].per in ("", "week"):
            _judge_each_week(case, works[0], mine, name)


def _judge_each_week(case: Case, work: Work, mine: list[Duty], name: str) -> None:
    times = 1 if work.times is None else int(work.times)
    for week in sorted(work.span.weeks):
        count = sum(duty.week == week for duty in mine)
        if count != times:
            case.report.add(f"{name}: {work.what} is planned {count} times in one week, not {times}", week)
