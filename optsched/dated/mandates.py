"""What each mandate owes in one week: what is planned for it, changed by what is asked now; or what is due by date."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from fractions import Fraction

from optsched.dated.dates import SchoolDay, weeks_between
from optsched.dated.keys import Keyed
from optsched.domain import AssistantShare, Mandate, Problem, WeekShare
from optsched.domain.cycle import WEEKDAYS
from optsched.domain.demand import Demand, average, demand_of


def runs_on(mandate: Mandate, day: SchoolDay) -> bool:
    """Tell whether a mandate runs on a date."""
    return (mandate.starts or date.min) <= day.date <= (mandate.ends or date.max)


def from_the_first_day(problem: Problem) -> Problem:
    """Let no mandate begin before school does."""
    first = problem.options.first_day
    assert first is not None
    return replace(
        problem, mandates=tuple(replace(each, starts=max(each.starts or first, first)) for each in problem.mandates)
    )


def runs_all(mandate: Mandate, days: Sequence[SchoolDay]) -> bool:
    return all(runs_on(mandate, day) for day in days)


def phases_of(problem: Problem) -> dict[str, Fraction]:
    """Return, of mandates that are placed by date, the share of a session by which each is ahead of the calendar.

    They differ, so that what is owed once a quarter is not owed for everybody in one week.
    """
    keys = [each.key for each in problem.mandates if _demand(problem, each) is None]
    return {key: Fraction(number, len(keys)) for number, key in enumerate(keys)}


def _demand(problem: Problem, mandate: Mandate) -> Demand | None:
    """Return what a mandate owes in a cycle while it runs."""
    return demand_of(mandate, problem.cycle, problem.school_days(mandate))


def owed_in(
    problem: Problem,
    mandate: Mandate,
    days: Sequence[SchoolDay],
    planned: int,
    is_new: bool,
    phases: Mapping[str, Fraction],
) -> int:
    """Return the sessions that a mandate owes in a week for which `planned` are planned; a new one is in no plan yet.

    What is planned stays as long as the mandate asks for as much in some week like this one. One that begins or ends
    inside the week owes what is planned for its own days, and one without a whole number a cycle what is due by date.
    A round of letters is no week: what is planned for its letters is owed, and all of it for a new mandate as a round
    begins.
    """
    if not any(runs_on(mandate, day) for day in days):
        return 0
    demand = _demand(problem, mandate)
    if demand is None:
        return _due(problem, mandate, days, phases[mandate.key])
    if not set(problem.cycle.days) <= set(WEEKDAYS):
        begun = [day.week for day in days if day.day == 0 and day.week in demand.weeks]
        return demand.base * len(begun) if is_new else planned
    if not runs_all(mandate, days):
        return planned
    week = days[0].week
    least = demand.base if week in demand.weeks else 0
    most = least + demand.extra * any(week in chosen for chosen in demand.extra_weeks)
    return min(max(planned, least), most)


def _due(problem: Problem, mandate: Mandate, days: Sequence[SchoolDay], phase: Fraction) -> int:
    """Return what a mandate by date owes in this school week, evenly over its time."""
    first = max(problem.options.first_day or days[0].date, mandate.starts or date.min)
    at = weeks_between(problem, first, days[0].date)
    share, school_days = mandate.weeks, problem.school_days(mandate)
    if isinstance(share, WeekShare):
        unit, rate = mandate.times * (school_days if mandate.per == "day" else 1), Fraction(share.some, share.of)
    else:
        unit, rate = 1, average(mandate, problem.cycle, school_days) / problem.cycle.weeks
    return unit * (math.floor((at + 1) * rate + phase) - math.floor(at * rate + phase))


def for_the_week(problem: Problem, mandate: Mandate, owed: int, planned: Sequence[Keyed]) -> Mandate:
    """Return a mandate as it is owed in one week; who holds it, and in which settings, is as planned."""
    rows = [each.placement for each in planned]
    share = mandate.push_in_share
    if mandate.setting == "combined" and rows:
        share = round(100 * sum(each.setting == "push-in" for each in rows) / len(rows))
    is_assistant = {each.name: each.is_assistant for each in problem.therapists}
    by_assistants = sum(is_assistant.get(each.therapist, False) for each in rows)
    leads = dict.fromkeys(each.therapist for each in rows if not is_assistant.get(each.therapist, True))
    return replace(
        mandate,
        times=owed,
        per="week",
        weeks=None,
        push_in_share=share,
        therapist=mandate.therapist or next(iter(leads), None),
        assistant=AssistantShare(max(by_assistants, mandate.assistant.most(owed)), owed),
        days_apart=0 if mandate.per == "day" and mandate.times > 1 else mandate.days_apart,
        starts=None,
        ends=None,
    )
