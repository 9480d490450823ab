"""The sheet Options: the cycle, the settings of a district, and the weights of goals."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from optsched.contract import GOALS, OPTIONS, SETTINGS, fold
from optsched.domain import Cycle, Options
from optsched.intake import times, words
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row, Tables
from optsched.intake.words import Unclear, likely


@dataclass(frozen=True)
class Settings:
    """What Options says: the cycle, the options of the Problem, and how many visits a class takes at once."""

    cycle: Cycle
    options: Options
    visits_at_once: int


def _letters(value: Value) -> tuple[str, ...]:
    return () if words.key_of(words.say(value)) in ("none", "no") else times.cycle_days(value)


def _limit(value: Value) -> int | None:
    return None if words.key_of(words.say(value)) == "none" else words.whole(value, 1, 1440)


_READERS: dict[str, tuple[str, Callable[[Any], Any]]] = {
    "District": ("district", words.text),
    "First day": ("first_day", times.day_of),
    "Plan for": ("plan_for", times.day_of),
    "Weeks in cycle": ("weeks", lambda value: words.whole(value, 1, 6)),
    "Days": ("days", times.cycle_days),
    "Letter days": ("letter_days", _letters),
    "Grid minutes": ("grid", lambda value: words.whole(value, 1, 60)),
    "Push-ins at once in a class": ("visits", lambda value: words.whole(value, 1, 20)),
    "Grade span in a group": ("grade_span", lambda value: words.whole(value, 0, 13)),
    "Unequal lengths in a group": ("unequal_lengths", words.yes),
    "Most therapy minutes a child a day": ("most_therapy_minutes_a_day", _limit),
    "Lunch owed from hours": ("lunch_owed_from_hours", lambda value: words.whole(value, 0, 24)),
    "Weeks in month": ("weeks_in_month", lambda value: words.whole(value, 1, 6)),
    "Weeks in quarter": ("weeks_in_quarter", lambda value: words.whole(value, 1, 20)),
    "Weeks in year": ("weeks_in_year", lambda value: words.whole(value, 1, 53)),
    "Show students as": ("show_initials", lambda value: words.choice(value, ("code", "initials")) == "initials"),
}
"""By option: where its value goes, and how it is read."""

_IN_CYCLE = ("weeks", "days", "letter_days", "grid", "weeks_in_month", "weeks_in_quarter", "weeks_in_year")


def read_settings(tables: Tables, log: Log) -> Settings:
    """Read Options; what is empty or missing takes the usual value."""
    found: dict[str, Any] = {}
    weights: dict[str, int] = {}
    first: dict[str, Row] = {}
    for row in tables.of(OPTIONS):
        name = _option(row, log)
        if name is None or "Value" not in row.values:
            continue
        before = first.setdefault(name, row)
        if before is not row:
            message = f"{name} stands in Options twice; the other stands in {before.source}."
            log.add(Code.CLASH, message, row.at("Option"), seen=name)
            continue
        _read(name, row, found, weights, log)
    cycle = Cycle(**{key: found.pop(key) for key in _IN_CYCLE if key in found})
    visits = found.pop("visits", 1)
    changed = tuple(
        (goal.name, weights[goal.name]) for goal in GOALS if weights.get(goal.name, goal.weight) != goal.weight
    )
    _check_cycle(cycle, first, log)
    return Settings(cycle, Options(**found, weights=changed), visits)


def _option(row: Row, log: Log) -> str | None:
    """Return the option or goal that a row names; log an unknown one."""
    seen = row.seen("Option")
    known = [option.name for option in SETTINGS] + [goal.name for goal in GOALS]
    for name in known:
        if fold(name) == fold(seen):
            return name
    if seen:
        log.add(Code.OPTION, f"{seen} is no option.", row.at("Option"), seen=seen, maybe=likely(seen, known))
    else:
        log.add(Code.EMPTY_CELL, "Option is empty in this row, but needed.", row.at("Option"))
    return None


def _read(name: str, row: Row, found: dict[str, Any], weights: dict[str, int], log: Log) -> None:
    value = row.values["Value"]
    try:
        if name in _READERS:
            target, read = _READERS[name]
            found[target] = read(value)
        else:
            weights[name] = words.whole(value, 0, 10_000)
    except Unclear as unclear:
        message = f"{name} in Options: {unclear.message}"
        log.add(unclear.code, message, row.at("Value"), seen=row.seen("Value"), maybe=unclear.maybe)


def _check_cycle(cycle: Cycle, rows: dict[str, Row], log: Log) -> None:
    if not cycle.days:
        log.add(Code.DAYS, "Days in Options names no day.", rows["Days"].at("Value"))
    if cycle.letter_days and set(map(words.key_of, cycle.letter_days)) & set(map(words.key_of, cycle.days)):
        message = "Letter days in Options repeats names of Days."
        log.add(Code.LETTERS_MIXED, message, rows["Letter days"].at("Value"), seen=", ".join(cycle.letter_days))
