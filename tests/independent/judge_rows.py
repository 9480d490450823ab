"""Each row of Sessions by itself, and the locks that must be among them."""

from __future__ import annotations

from independent.case import Case
from independent.facts import Mandate
from independent.plan import Held, Lock
from independent.reading import show

SETTINGS = {"direct": {"pushin", "pullout"}, "consult": {"consult"}, "onbehalf": {"onbehalf"}}


def judge_rows(case: Case) -> None:
    by_line = {row.line: row for row in case.plan.sessions}
    for held in case.plan.held:
        _judge_length(case, held)
        _judge_setting(case, held)
        _judge_school(case, held)
        row = by_line[held.line]
        if row.name("Service") != held.mandate.service:
            case.report.add(f"{held} names the service {row.text('Service')}")
        if case.district.options.show_codes and row.name("Student") != held.student:
            case.report.add(f"{held} names the student {row.text('Student')}")
        if row.number("Minutes", held.mandate.minutes) != held.mandate.minutes and held.mandate.minutes is not None:
            case.report.add(f"{held} shows {row.text('Minutes')} minutes, the mandate has {held.mandate.minutes}")
    _judge_repeats(case)
    for lock in case.plan.locks:
        _judge_lock(case, lock)


def _judge_length(case: Case, held: Held) -> None:
    minutes = held.mandate.minutes
    if minutes is not None and held.end - held.start != minutes:
        case.report.add(f"{held} lasts {held.end - held.start} minutes, the mandate has {minutes}", held.week)
    if not held.locked and held.start % case.district.options.grid:
        case.report.add(f"{held} does not start on the grid", held.week)


def _judge_setting(case: Case, held: Held) -> None:
    mandate = held.mandate
    if held.setting not in SETTINGS.get(mandate.kind, {held.setting}):
        case.report.add(f"{held} has the setting '{held.setting}', its kind is {mandate.kind}", held.week)
    elif mandate.direct and not held.locked and mandate.setting in {"pushin", "pullout"} - {held.setting}:
        case.report.add(f"{held} is '{held.setting}', the setting is strictly '{mandate.setting}'", held.week)


def _judge_school(case: Case, held: Held) -> None:
    child = case.district.students.get(held.student)
    if held.mandate.direct and not held.locked and child and child.school and held.school != child.school:
        case.report.add(f"{held} is at '{held.school}', the child's school is '{child.school}'", held.week)


def _judge_repeats(case: Case) -> None:
    """The same session told twice would count its minutes twice."""
    seen: dict[tuple, Held] = {}
    for held in case.plan.held:
        key = (held.mandate.id, held.week, held.day, held.start)
        if key in seen:
            case.report.add(f"{held} repeats row {seen[key].line}", held.week)
        seen.setdefault(key, held)


def _judge_lock(case: Case, lock: Lock) -> None:
    mandate: Mandate = lock.mandate
    if not case.demands[mandate.id].active:
        return
    for held in case.plan.of(mandate):
        same_time = (held.week, held.day, held.start) == (lock.week, lock.day, lock.start)
        facts = ((lock.therapist, held.therapist), (lock.setting, held.setting), (lock.place, held.place))
        if same_time and all(asked in ("", placed) for asked, placed in (*facts, (lock.school, held.school))):
            return
    when = f"{lock.day} {show(lock.start)}"
    case.report.add(f"The lock of Locked row {lock.line} ({mandate}, {when}) is not kept", lock.week)
