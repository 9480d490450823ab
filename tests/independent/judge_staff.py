"""Who holds the sessions: one therapist per mandate, assistants, and hours at the school."""

from __future__ import annotations

import re
from itertools import combinations
from math import ceil

from independent.case import Case, all_locked
from independent.class_time import covered
from independent.facts import Mandate
from independent.plan import Held
from independent.words import listed


def judge_staff(case: Case) -> None:
    for mandate in case.district.mandates:
        held = [one for one in case.plan.of(mandate) if not one.locked]
        if mandate.therapist:
            _judge_named(case, mandate, held)
        else:
            _judge_open(case, mandate, held)
        _judge_share(case, mandate)
        _judge_minutes_row(case, mandate)
    for held in case.plan.held:
        if held.therapist not in case.district.therapists:
            case.report.add(f"{held}: '{held.therapist}' is no therapist", held.week)
        elif not held.locked and not at_hours(case, held.therapist, held.school, held.week, held.day, held):
            name = case.therapist_title(held.therapist)
            case.report.add(f"{held} is outside the hours of {name} at '{held.school}'", held.week)
    _judge_one_school(case)


def at_hours(case: Case, therapist: str, school: str, week: int, day: str, when) -> bool:
    """Whether start to end lies in the therapist's hours at the school ('' is anywhere)."""
    hours = [
        (row.span.start, row.span.end)
        for row in case.district.hours
        if row.therapist == therapist and school in ("", row.school) and row.span.on(week, day)
    ]
    return covered(when.start, when.end, hours)


def _assists(case: Case, assistant: str, therapist: str) -> bool:
    known = case.district.therapists.get(assistant)
    return known is not None and therapist in known.assists


def _judge_named(case: Case, mandate: Mandate, held: list[Held]) -> None:
    for one in held:
        helped = mandate.assistant != "no" and _assists(case, one.therapist, mandate.therapist)
        if one.therapist != mandate.therapist and not helped:
            name = case.therapist_title(mandate.therapist)
            case.report.add(f"{one} is held by {case.therapist_title(one.therapist)}, not by {name}", one.week)


def _judge_open(case: Case, mandate: Mandate, held: list[Held]) -> None:
    """Any non-assistant of the service at the child's school, the same for all sessions."""
    known = {one.therapist: case.district.therapists.get(one.therapist) for one in held}
    main = {key for key, therapist in known.items() if therapist and not therapist.assists}
    if len(main) > 1:
        case.report.add(f"{mandate} has more than one therapist: {listed(sorted(main))}")
    child = case.district.students.get(mandate.student)
    for key in main:
        therapist = known[key]
        if therapist.services and mandate.service not in therapist.services:
            case.report.add(f"{mandate} is {mandate.service}, and {therapist.title} is not of that service")
        schools = {row.school for row in case.district.hours if row.therapist == key}
        if child and child.school and child.school not in schools:
            case.report.add(f"{mandate}: {therapist.title} has no hours at the child's school")
    for key in set(known) - main:
        if known[key] and mandate.assistant == "no":
            case.report.add(f"{mandate} is held by the assistant {known[key].title}, and allows none")
        elif known[key] and main and not any(_assists(case, key, one) for one in main):
            case.report.add(f"{mandate}: {known[key].title} is no assistant to {listed(sorted(main))}")


def _judge_share(case: Case, mandate: Mandate) -> None:
    share = re.fullmatch(r"(\d+) (?:of|/) (\d+)", mandate.assistant)
    held = case.plan.of(mandate)
    helped = [one for one in held if one.therapist != mandate.therapist and _is_assistant(case, one.therapist)]
    if share and helped and not all_locked(helped):
        whole = max(case.demands[mandate.id].most or 0, len(held))
        most = ceil(whole * int(share[1]) / int(share[2]))
        if len(helped) > most:
            case.report.add(f"{mandate}: an assistant holds {len(helped)} sessions, {mandate.assistant} is {most}")


def _is_assistant(case: Case, key: str) -> bool:
    known = case.district.therapists.get(key)
    return known is not None and bool(known.assists)


def _judge_minutes_row(case: Case, mandate: Mandate) -> None:
    """Minutes names those who hold the mandate in Sessions, or the one whom Services names."""
    rows = case.plan.minutes_of.get(mandate.id, [])
    holders = {one.therapist for one in case.plan.of(mandate)}
    known = holders | {mandate.therapist} - {""}
    for named in rows[0].names("Therapist") if rows else ():
        if known and named not in known:
            case.report.add(f"{mandate}: Minutes names the therapist {named}, it is {listed(sorted(known))}")


def _judge_one_school(case: Case) -> None:
    """Where hours at two schools overlap, one school is chosen for the whole stretch."""
    for one, other in combinations(case.district.hours, 2):
        start, end = max(one.span.start, other.span.start), min(one.span.end, other.span.end)
        if one.therapist != other.therapist or one.school == other.school or start >= end:
            continue
        for week in one.span.weeks & other.span.weeks:
            for day in one.span.days & other.span.days:
                touching = [
                    held
                    for held in case.plan.held
                    if held.therapist == one.therapist
                    and (held.week, held.day) == (week, day)
                    and held.start < end
                    and start < held.end
                ]
                if len({held.school for held in touching}) > 1 and not all_locked(touching):
                    name = case.therapist_title(one.therapist)
                    case.report.add(f"{name} is at two schools in one stretch of overlapping hours on {day}", week)
