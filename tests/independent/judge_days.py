"""Each therapist's day: one thing at a time, travel, minutes between, runs, lunch."""

from __future__ import annotations

from itertools import combinations, pairwise

from independent.case import Case
from independent.days import Day, Event, days_of
from independent.facts import Therapist
from independent.reading import show

RUN_GAP = 10


def judge_days(case: Case) -> None:
    for day, events in days_of(case).items():
        therapist = case.district.therapists.get(day[0])
        if therapist is None:
            continue
        _judge_one_place(case, therapist, day, events)
        _judge_between(case, therapist, day, events)
        _judge_travel(case, therapist, day, events)
        _judge_run(case, therapist, day, events)
        _judge_minutes(case, therapist, day, events)
        _judge_lunch(case, therapist, day, events)
    _judge_lunches_owed(case)


def _judge_one_place(case: Case, therapist: Therapist, day: Day, events: list[Event]) -> None:
    for one, other in combinations(events, 2):
        paired = any(case.co_treat(a, b) for a in one.mandates for b in other.mandates)
        if one.meets(other) and not paired and not (one.given and other.given):
            case.report.add(f"{therapist.title} is in two places at once: {one.title} and {other.title}", day[1])


def _judge_between(case: Case, therapist: Therapist, day: Day, events: list[Event]) -> None:
    """Owed from a session to the very next session, not before lunch or a duty."""
    for one, other in pairwise(events):
        sessions = one.kind == other.kind == "session"
        gap = other.start - one.end
        if sessions and 0 <= gap < therapist.between and not (one.given and other.given):
            case.report.add(
                f"{therapist.title}: {gap} minutes between {one.title} and {other.title}, not {therapist.between}",
                day[1],
            )


def _judge_travel(case: Case, therapist: Therapist, day: Day, events: list[Event]) -> None:
    """Between two schools one open stretch holds the whole way."""
    placed = [event for event in events if event.school]
    for one, other in pairwise(placed):
        if one.school == other.school or (one.given and other.given) or one.meets(other):
            continue
        minutes = case.district.travel.get((one.school, other.school))
        if minutes is None:
            case.report.add(f"Travel knows no way from {one.school} to {other.school}, which a day needs", day[1])
            continue
        free, at = 0, one.end
        for event in events:
            if one.end <= event.start and event.end <= other.start and not event.school:
                free, at = max(free, event.start - at), max(at, event.end)
        free = max(free, other.start - at)
        if free < minutes:
            case.report.add(
                f"{therapist.title}: {free} minutes for the way from {one.title} to {other.title}, not {minutes}",
                day[1],
            )


def _judge_run(case: Case, therapist: Therapist, day: Day, events: list[Event]) -> None:
    run: list[Event] = []
    for event in [*(event for event in events if event.direct), None]:
        if event is not None and run and event.start - max(one.end for one in run) < RUN_GAP:
            run.append(event)
            continue
        if run:
            length = max(one.end for one in run) - run[0].start
            if length > therapist.run and not all(one.given for one in run):
                case.report.add(
                    f"{therapist.title} has a run of {length} minutes on {day[2]} from {show(run[0].start)}, "
                    f"the longest is {therapist.run}",
                    day[1],
                )
        run = [] if event is None else [event]


def _judge_minutes(case: Case, therapist: Therapist, day: Day, events: list[Event]) -> None:
    direct = [event for event in events if event.direct]
    total = sum(event.end - event.start for event in direct)
    most = therapist.minutes_a_day
    if most is not None and total > most and not all(event.given for event in direct):
        case.report.add(f"{therapist.title} has {total} minutes of therapy on {day[2]}, the most is {most}", day[1])


def _judge_lunch(case: Case, therapist: Therapist, day: Day, events: list[Event]) -> None:
    lunches = [event for event in events if event.kind == "lunch"]
    key, week, name = day
    hours = [row.span for row in case.district.hours if row.therapist == key and row.span.on(week, name)]
    for lunch in lunches:
        if lunch.end - lunch.start < therapist.lunch:
            case.report.add(f"{therapist.title}: {lunch.title} is shorter than {therapist.lunch} minutes", week)
        if lunch.start < therapist.lunch_from or lunch.end > therapist.lunch_to:
            case.report.add(f"{therapist.title}: {lunch.title} is outside its window", week)
        if hours and not min(s.start for s in hours) <= lunch.start < lunch.end <= max(s.end for s in hours):
            case.report.add(f"{therapist.title}: {lunch.title} is outside the hours of the day", week)


def _judge_lunches_owed(case: Case) -> None:
    """Lunch is owed on every day with so many hours from the first to the last, or Not placed tells that it is not."""
    had = {(duty.therapist, duty.week, duty.day) for duty in case.plan.duties if duty.what == "lunch"}
    for key, therapist in case.district.therapists.items():
        rows = [row.span for row in case.district.hours if row.therapist == key]
        for week in range(1, case.district.options.cycle + 1):
            for day in case.district.options.days:
                spans = [span for span in rows if span.on(week, day)]
                length = max((s.end for s in spans), default=0) - min((s.start for s in spans), default=0)
                owed = spans and therapist.lunch and length >= case.district.options.lunch_from_hours * 60
                if owed and (key, week, day) not in had and not case.tells(key, "lunch", day.casefold()):
                    case.report.add(f"{therapist.title} has no lunch on {day}", week)
