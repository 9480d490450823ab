"""The sums of Minutes: Required + Extra = Placed + Missing, for every mandate once."""

from __future__ import annotations

from math import floor

from independent.case import Case
from independent.facts import Mandate
from independent.reading import Row

ROUNDING = 0.01
RESTING = {"by date": "bydate", "later": "later", "ended": "ended"}


def judge_sums(case: Case) -> None:
    codes = [mandate.key for mandate in case.district.mandates if mandate.code]
    for code in sorted({code for code in codes if codes.count(code) > 1}):
        case.report.add(f"Services names the mandate {code} more than once")
    for mandate in case.district.mandates:
        rows = case.plan.minutes_of.get(mandate.id, [])
        if not rows:
            case.report.add(f"{mandate} is silently missing: it has no row in Minutes")
        elif len(rows) > 1:
            case.report.add(f"{mandate} has {len(rows)} rows in Minutes")
        for row in rows[:1]:
            _judge_row(case, mandate, row)
    _judge_too_many(case)


def _judge_row(case: Case, mandate: Mandate, row: Row) -> None:
    report = case.report
    required, placed, missing, extra = (row.number(column, 0) for column in ("Required", "Placed", "Missing", "Extra"))
    if min(required, placed, missing, extra) < 0:
        report.add(f"{mandate} has a negative number in Minutes")
    if required + extra != placed + missing:
        report.add(
            f"{mandate}: Required {required} + Extra {extra} is not Placed {placed} + Missing {missing} in Minutes"
        )
    held = case.plan.of(mandate)
    really = sum(mandate.minutes if mandate.minutes is not None else one.end - one.start for one in held)
    if placed != really:
        report.add(f"{mandate}: Minutes says {placed} placed, Sessions holds {really}")
    demand = case.demands[mandate.id]
    if demand.sessions is not None and mandate.minutes is not None:
        asked = {count * mandate.minutes for count in demand.sessions}
        if required not in asked:
            report.add(f"{mandate}: Minutes says {required} required, the frequency asks for {sorted(asked)}")
    if extra and not any(one.locked for one in held):
        report.add(f"{mandate} has {extra} minutes extra without a lock")
    told = _told(case, row)
    if missing and case.plan.knows_not_placed and told is None:
        report.add(f"{mandate} misses {missing} minutes, and Not placed does not name it")
    elif case.plan.knows_not_placed and (told or 0) != missing:
        report.add(f"{mandate} misses {missing} minutes, and Not placed tells of {told}")
    _judge_share(case, mandate, row)
    if row.name("Service") not in ("", mandate.service):
        report.add(f"{mandate}: Minutes names the service {row.text('Service')}")
    if case.district.options.show_codes and row.name("Student") not in ("", mandate.student):
        report.add(f"{mandate}: Minutes names the student {row.text('Student')}")
    _judge_status(case, mandate, row, missing, extra)


def _told(case: Case, row: Row) -> float | None:
    """The minutes of a mandate's rows in Not placed, one row a missing session; None where there is no row."""
    rows = [other for other in case.plan.not_placed if other.name("Mandate") == row.name("Mandate")]
    return sum(other.number("Minutes", 0) for other in rows) if rows else None


def _judge_share(case: Case, mandate: Mandate, row: Row) -> None:
    """The share of push-in that Minutes shows is that of Sessions, by minutes."""
    shown, held = row.number("Push-in share placed"), case.plan.of(mandate)
    minutes = sum(one.end - one.start for one in held)
    if shown is None or not minutes:
        return
    share = sum(one.end - one.start for one in held if one.setting == "pushin") / minutes
    if min(abs(shown - share), abs(shown - share * 100)) > ROUNDING:
        case.report.add(f"{mandate}: Minutes says {shown:g} of it is push-in, Sessions holds {share:.2f}")


def _judge_status(case: Case, mandate: Mandate, row: Row, missing: float, extra: float) -> None:
    status, states = row.word("Status"), case.demands[mandate.id].states
    resting = {RESTING[state] for state in states if state in RESTING}
    allowed = set(resting)
    if "active" in states:
        off = _mix_off(case, mandate)
        allowed |= {"short"} if missing else set()
        allowed |= {"extra"} if extra else set()
        if not missing and not extra and off is not True:
            allowed.add("met")
        if off is not False:
            allowed.add("mixoff")
    elif extra:
        allowed.add("extra")
    if status not in allowed:
        case.report.add(f"{mandate} has the Status '{row.text('Status')}', it is one of {sorted(allowed)}")


def _mix_off(case: Case, mandate: Mandate) -> bool | None:
    """Whether the push-in share is missed; None where the contract leaves it open, as a lock in a setting not asked."""
    if mandate.setting in ("pushin", "pullout"):
        return None if any(one.setting != mandate.setting for one in case.plan.of(mandate)) else False
    if mandate.setting != "combined":
        return False
    held, demand = case.plan.of(mandate), case.demands[mandate.id]
    if mandate.share is None or demand.sessions is None or len(held) not in demand.sessions:
        return None
    target = floor(len(held) * mandate.share / 100 + 0.5)
    return sum(one.setting == "pushin" for one in held) != target


def _judge_too_many(case: Case) -> None:
    """More than required is for locks only; by date, later and ended have none at all."""
    for mandate in case.district.mandates:
        demand, held = case.demands[mandate.id], case.plan.of(mandate)
        if demand.most is None or not any(not one.locked for one in held):
            continue
        if not demand.active:
            case.report.add(f"{mandate} is {' or '.join(sorted(demand.states))} and yet has sessions")
        elif mandate.per not in ("week", "day") and len(held) > demand.most:
            case.report.add(f"{mandate} has {len(held)} sessions, {demand.most} are required")
