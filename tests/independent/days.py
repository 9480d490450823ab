"""A therapist's day as one list: sessions, duties and lunch."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass

from independent.case import Case, all_locked
from independent.duties import fixed_times, is_lunch, repeats_fixed, school_of

Day = tuple[str, int, str]


@dataclass(frozen=True)
class Event:
    """Something that takes the therapist's time; `given` cannot be planned otherwise."""

    kind: str
    start: int
    end: int
    school: str
    title: str
    given: bool = False
    direct: bool = False
    mandates: tuple = ()

    def meets(self, other: Event) -> bool:
        return self.start < other.end and other.start < self.end


def days_of(case: Case) -> dict[Day, list[Event]]:
    found: dict[Day, list[Event]] = defaultdict(list)
    by_day: dict[tuple, list] = defaultdict(list)
    for held in case.plan.held:
        by_day[(*held.group, held.week, held.day)].append(held)
    for (_, therapist, week, day), members in by_day.items():
        found[therapist, week, day].append(
            Event(
                kind="session",
                start=min(one.start for one in members),
                end=max(one.end for one in members),
                school=members[0].school,
                title=str(members[0]),
                given=all_locked(members),
                direct=members[0].mandate.direct,
                mandates=tuple(one.mandate for one in members),
            )
        )
    for work, week, day in fixed_times(case):
        title = f"{work.what or 'fixed duty'} (Work row {work.line})"
        for therapist in {work.therapist, work.other} - {""}:
            event = Event("duty", work.span.start, work.span.end, work.school, title, given=True)
            found[therapist, week, day].append(event)
    for duty in case.plan.duties:
        if not repeats_fixed(case, duty):
            kind = "lunch" if is_lunch(duty) else "duty"
            for therapist in {duty.therapist, duty.other} - {""}:
                event = Event(kind, duty.start, duty.end, school_of(case, duty), str(duty))
                found[therapist, duty.week, duty.day].append(event)
    for events in found.values():
        events.sort(key=lambda event: (event.start, event.end))
    return found
