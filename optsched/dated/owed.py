"""What a week does not hold of what it owes: each session with its key, its date and why."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from optsched.dated.keys import Keyed, key_of
from optsched.dated.week import DatedWeek
from optsched.domain import Plan, Shortfall


@dataclass(frozen=True)
class Owed:
    """A session that is not held. `date` is that for which it was planned, Monday for one that no plan has yet.

    `attendance` is what became of it, in the words of the attendance column; `why` is what the calendar says where it
    takes the session, and why it has no other place stands among the plan's shortfalls.
    """

    key: str
    mandate: str
    student: str
    service: str
    therapist: str
    date: date
    minutes: int
    attendance: str
    why: str


OTHER = "other"


def owed_in_week(week: DatedWeek, plan: Plan, keys: Sequence[str]) -> tuple[Owed, ...]:
    """Return what the week does not hold, in the order of mandates: first what it loses, then what no plan had yet."""
    problem, placed = week.problem, plan.session_weeks
    reasons = {each.key: each.why for each in plan.shortfalls if each.kind == "mandate"}
    gone: dict[str, list[Keyed]] = defaultdict(list)
    for each in week.planned:
        if each.key not in keys:
            gone[each.placement.mandate].append(each)
    taken = {*keys, *(each.key for each in week.planned)}
    found = []
    for key, demand in problem.demand.items():
        for at in range(demand.sessions - placed.get(key, 0)):
            lost = gone[key][at] if at < len(gone[key]) else None
            name = lost.key if lost else _new_key(week, key, taken)
            taken.add(name)
            found.append(_owed(week, key, name, lost, reasons.get(key, "")))
    return tuple(found)


def _new_key(week: DatedWeek, mandate: str, taken: set[str]) -> str:
    return next(key for number in count(1) if (key := key_of(mandate, week.days[0], number)) not in taken)


def _owed(week: DatedWeek, key: str, name: str, lost: Keyed | None, reason: str) -> Owed:
    mandate = week.problem.mandate[key]
    holder = lost.placement.therapist if lost else mandate.therapist or next(iter(week.problem.may_hold(mandate)), "")
    return Owed(
        name,
        key,
        mandate.student,
        mandate.service,
        holder,
        week.days[lost.placement.day].date if lost else week.monday,
        mandate.minutes,
        lost.attendance if lost and lost.lost else OTHER,
        _dated(week, lost) or reason,
    )


def _dated(week: DatedWeek, lost: Keyed | None) -> str:
    """Say on which date the calendar takes a session, and why."""
    return f"{week.days[lost.placement.day].label}: {lost.lost}." if lost and lost.lost else ""


def reasons_with_dates(week: DatedWeek, plan: Plan, keys: Sequence[str]) -> tuple[Shortfall, ...]:
    """Return the shortfalls of a plan, each with the dates on which the calendar takes sessions in front."""
    lost: dict[str, list[str]] = defaultdict(list)
    for each in week.lost:
        if each.key not in keys:
            lost[each.placement.mandate].append(_dated(week, each))
    return tuple(
        replace(each, why=" ".join([*lost[each.key], each.why]).strip()) if each.kind == "mandate" else each
        for each in plan.shortfalls
    )
