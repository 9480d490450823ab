"""Children in one place at a time, classes that are visited, rooms that are used."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations

from independent.case import Case, all_locked, most_at_once
from independent.class_time import covered
from independent.facts import Room
from independent.plan import Held
from independent.reading import show


def judge_places(case: Case) -> None:
    _judge_children(case)
    _judge_classes(case)
    _judge_rooms(case)


def _judge_children(case: Case) -> None:
    by_day: dict[tuple, list[Held]] = defaultdict(list)
    for held in case.plan.held:
        if held.mandate.direct:
            by_day[held.student, held.week, held.day].append(held)
    for (student, week, day), today in by_day.items():
        for one, other in combinations(today, 2):
            if one.meets(other) and not case.co_treat(one.mandate, other.mandate) and not all_locked((one, other)):
                case.report.add(f"{case.student_title(student)} is in two sessions at once: {one} and {other}", week)
        most, minutes = case.district.options.child_minutes, _clock_minutes(today)
        if most is not None and minutes > most and not all_locked(today):
            case.report.add(
                f"{case.student_title(student)} has {minutes} minutes of therapy on {day}, not {most}", week
            )


def _clock_minutes(today: list[Held]) -> int:
    """Minutes in therapy by the clock, so that a co-treatment counts once."""
    total = until = 0
    for held in sorted(today, key=lambda one: one.start):
        total += max(0, held.end - max(held.start, until))
        until = max(until, held.end)
    return total


def _by_place(case: Case, setting: str) -> dict[tuple, list[Held]]:
    found: dict[tuple, list[Held]] = defaultdict(list)
    for held in case.plan.held:
        if held.setting == setting:
            found[held.school, held.place, held.week, held.day].append(held)
    return found


def _judge_classes(case: Case) -> None:
    for (school, room_class, week, day), today in _by_place(case, "pushin").items():
        most = case.district.visits.get((school, room_class), case.district.options.visits)
        count, present = most_at_once(case.visits(today))
        if count > most and not all_locked(held for visit in present for held in visit):
            at = show(max(min(one.start for one in visit) for visit in present))
            case.report.add(f"Class {room_class} has {count} visits at once on {day} at {at}, not {most}", week)


def _judge_rooms(case: Case) -> None:
    for (school, place, week, day), today in _by_place(case, "pullout").items():
        rooms = [room for room in case.district.rooms if room.school == school]
        if not rooms:
            continue
        rows = [room for room in rooms if room.room == place]
        if not rows:
            for held in today:
                if not held.locked:
                    case.report.add(f"{held}: '{place}' is no room of {school}", week)
            continue
        for held in today:
            if not held.locked:
                _judge_open(case, held, rows)
        most = max(room.at_once for room in rows)
        count, present = most_at_once(case.visits(today))
        if count > most and not all_locked(held for visit in present for held in visit):
            at = show(max(min(one.start for one in visit) for visit in present))
            case.report.add(f"Room {place} holds {count} sessions at once on {day} at {at}, not {most}", week)


def _judge_open(case: Case, held: Held, rows: list[Room]) -> None:
    fits = [room for room in rows if not room.services or held.mandate.service in room.services]
    if not fits:
        case.report.add(f"{held}: room {held.place} is not for {held.mandate.service}", held.week)
        return
    hours = [(room.span.start, room.span.end) for room in fits if room.span.on(held.week, held.day)]
    if not covered(held.start, held.end, hours):
        case.report.add(f"{held}: room {held.place} is not open", held.week)
