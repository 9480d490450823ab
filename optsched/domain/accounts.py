"""The books of a plan: minutes owed and placed for each mandate, and class time missed by each child."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from optsched.domain.demand import DutyPart, duty_parts
from optsched.domain.people import Mandate
from optsched.domain.plan import Placement, Plan
from optsched.domain.problem import Problem
from optsched.domain.timetable import missed_time

Status = Literal["met", "short", "mix off", "extra", "by date", "later", "ended"]


@dataclass(frozen=True)
class MandateAccount:
    """One mandate in minutes per cycle; required + extra = placed + missing.

    The shares are of push-in, between 0 and 1; None where nothing is asked, or nothing direct is placed.
    `therapists` are those who hold it, else the one who is named for it.
    """

    mandate: str
    student: str
    service: str
    therapists: tuple[str, ...]
    required: int
    placed: int
    missing: int
    extra: int
    share_asked: Fraction | None
    share_placed: Fraction | None
    status: Status


@dataclass(frozen=True)
class Totals:
    """The sums of many accounts. The shares are over the mandates that ask for one."""

    mandates: int
    required: int
    placed: int
    missing: int
    extra: int
    share_asked: Fraction | None
    share_placed: Fraction | None

    @property
    def counted(self) -> int:
        """The minutes placed that count towards what is required."""
        return self.placed - self.extra


@dataclass(frozen=True)
class MissedTime:
    """Class time of one activity that a child misses to pull-out, in minutes per cycle."""

    student: str
    activity: str
    minutes: int


def account(problem: Problem, plan: Plan) -> tuple[MandateAccount, ...]:
    """Set what is placed against what is required, one mandate after the other in the problem's order."""
    return tuple(_account(problem, each, plan.of_mandate.get(each.key, ())) for each in problem.mandates)


def _account(problem: Problem, mandate: Mandate, placements: tuple[Placement, ...]) -> MandateAccount:
    demand = problem.demand.get(mandate.key)
    held = sum(len(each.weeks) for each in placements)
    placed = sum(each.minutes * len(each.weeks) for each in placements)
    required = demand.sessions * mandate.minutes if demand else 0
    missing = max(required - placed, mandate.minutes * (demand.sessions - held), 0) if demand else 0
    extra = placed + missing - required
    holders = dict.fromkeys(each.therapist for each in placements)
    return MandateAccount(
        mandate.key,
        mandate.student,
        mandate.service,
        tuple(holders) or ((mandate.therapist,) if mandate.therapist else ()),
        required,
        placed,
        missing,
        extra,
        share_asked(mandate),
        _share(_push_in(placements), placed) if mandate.is_direct else None,
        _status(problem, mandate, placements, missing, extra),
    )


def share_asked(mandate: Mandate) -> Fraction | None:
    """Return the share of push-in that a mandate asks for, or None where it leaves that open."""
    if not mandate.is_direct or mandate.setting == "either":
        return None
    if mandate.setting == "combined":
        return None if mandate.push_in_share is None else Fraction(mandate.push_in_share, 100)
    return Fraction(mandate.setting == "push-in")


def _status(problem: Problem, mandate: Mandate, placements: tuple[Placement, ...], missing: int, extra: int) -> Status:
    if problem.is_later(mandate):
        return "later"
    if problem.is_ended(mandate):
        return "ended"
    if mandate.key not in problem.demand:
        return "by date"
    if missing:
        return "short"
    if _mix_is_off(problem, mandate, placements):
        return "mix off"
    return "extra" if extra else "met"


def _mix_is_off(problem: Problem, mandate: Mandate, placements: tuple[Placement, ...]) -> bool:
    """Tell whether the push-in sessions are not as many as the share asks (it is rounded half up)."""
    share = share_asked(mandate)
    if share is None:
        return False
    asked = int(share * problem.demand[mandate.key].sessions + Fraction(1, 2))
    into = sum(len(each.weeks) for each in placements if each.setting == "push-in")
    every = sum(len(each.weeks) for each in placements)
    return into < every if mandate.setting == "push-in" else into != asked


def _push_in(placements: Iterable[Placement]) -> int:
    return sum(each.minutes * len(each.weeks) for each in placements if each.setting == "push-in")


def _share(part: int | Fraction, whole: int) -> Fraction | None:
    return Fraction(part) / whole if whole else None


def totals(accounts: Iterable[MandateAccount]) -> Totals:
    """Add up accounts."""
    rows = tuple(accounts)
    asking = [row for row in rows if row.share_asked is not None]
    asked = sum((row.share_asked or 0) * row.required for row in asking)
    given = sum((row.share_placed or 0) * row.placed for row in asking)
    return Totals(
        len(rows),
        sum(row.required for row in rows),
        sum(row.placed for row in rows),
        sum(row.missing for row in rows),
        sum(row.extra for row in rows),
        _share(asked, sum(row.required for row in asking)),
        _share(given, sum(row.placed for row in asking)),
    )


def share_in_class(accounts: Iterable[MandateAccount]) -> Fraction | None:
    """Return the share of push-in of all direct minutes placed, whether or not one is asked for; None without any."""
    direct = [row for row in accounts if row.share_placed is not None]
    given = sum((row.share_placed or 0) * row.placed for row in direct)
    return _share(given, sum(row.placed for row in direct))


def missed(problem: Problem, plan: Plan) -> tuple[MissedTime, ...]:
    """Return what each child misses, by student in the problem's order, most minutes first."""
    minutes: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in plan.placements:
        for week in each.weeks:
            for part in missed_time(problem, each, week):
                minutes[each.student][part.activity] += part.minutes
    return tuple(
        MissedTime(student.code, activity, total)
        for student in problem.students
        for activity, total in sorted(minutes[student.code].items(), key=lambda row: (-row[1], row[0]))
    )


def lacking_duties(problem: Problem, plan: Plan) -> dict[str, tuple[tuple[DutyPart, int], ...]]:
    """Return, by key, the floating duties planned less often than owed: each stretch with the times it lacks.

    A duty done twice in one week makes up for no other week.
    """
    done: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for time in plan.duties:
        done[time.duty] += [(week, time.day) for week in time.weeks]
    found = {}
    for duty in problem.floating_duties:
        held = done[duty.key]
        parts = tuple(
            (part, part.times - inside)
            for part in duty_parts(duty, problem.cycle)
            if (inside := sum(week in part.weeks and day in part.days for week, day in held)) < part.times
        )
        if parts:
            found[duty.key] = parts
    return found
