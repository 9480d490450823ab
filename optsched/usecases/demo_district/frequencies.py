"""How often: the service lines that districts write, and their minutes brought to what a caseload should take."""

from dataclasses import dataclass, replace
from random import Random

from optsched.domain import Mandate, WeekShare
from optsched.domain.people import Per

THREE_OF_FOUR = WeekShare(3, 4)


@dataclass(frozen=True)
class Line:
    """A usual way to write a direct service, and its weight among the lines of its service."""

    weight: int
    minutes: int
    times: int
    per: Per
    weeks: WeekShare | None = None


USUAL = {
    "Speech": (
        Line(34, 30, 2, "week"),
        Line(30, 30, 1, "week"),
        Line(8, 20, 2, "week"),
        Line(4, 20, 3, "week"),
        Line(5, 15, 2, "week"),
        Line(4, 30, 2, "week", THREE_OF_FOUR),
        Line(3, 45, 1, "week"),
        Line(5, 30, 2, "month"),
        Line(4, 30, 1, "month"),
        Line(1, 10, 1, "day"),
        Line(2, 30, 1, "quarter"),
    ),
    "OT": (
        Line(56, 30, 1, "week"),
        Line(15, 30, 2, "week"),
        Line(4, 45, 1, "week"),
        Line(5, 20, 1, "week"),
        Line(6, 30, 2, "month"),
        Line(4, 30, 1, "month"),
        Line(2, 45, 1, "month"),
        Line(5, 30, 1, "week", THREE_OF_FOUR),
        Line(2, 30, 1, "quarter"),
    ),
    "PT": (
        Line(58, 30, 1, "week"),
        Line(6, 45, 1, "week"),
        Line(14, 30, 2, "month"),
        Line(10, 30, 1, "month"),
        Line(5, 30, 1, "week", THREE_OF_FOUR),
        Line(4, 30, 1, "quarter"),
    ),
}
"""After DOMAIN 3.3: twice 30 is the speech habit, once 30 that of OT and PT."""

SCHOOL_WEEKS = {"week": 1, "month": 4, "quarter": 9, "year": 36}
CLOSE = 0.02
"""A caseload's minutes are brought this near to what is wanted."""


def usual_line(service: str, days: tuple[int, ...], chance: Random) -> Line:
    """Draw a line that fits the days on which the therapist is at the school."""
    lines = [line for line in USUAL[service] if _fits(line, days)]
    return chance.choices(lines, [line.weight for line in lines])[0]


def _fits(line: Line, days: tuple[int, ...]) -> bool:
    needed = {"day": 5, "week": line.times}.get(line.per, 1)
    return len(days) >= needed


def weekly_minutes(mandate: Mandate) -> float:
    """Return a mandate's minutes in an average school week."""
    minutes = float(mandate.minutes * mandate.times)
    if isinstance(mandate.weeks, WeekShare):
        minutes *= mandate.weeks.some / mandate.weeks.of
    return minutes * 5 if mandate.per == "day" else minutes / SCHOOL_WEEKS[mandate.per]


def brought_to(mandates: list[Mandate], minutes: float, days: tuple[int, ...], chance: Random) -> list[Mandate]:
    """Lengthen or shorten plain weekly lines, one after the other, until together they take about `minutes` a week."""
    found = list(mandates)
    order = [number for number, each in enumerate(found) if _is_plain(each)]
    total = sum(weekly_minutes(each) for each in found)
    for last_resort in (False, True):
        chance.shuffle(order)
        for number in order:
            if abs(total - minutes) <= minutes * CLOSE:
                return found
            before = found[number]
            found[number] = _more(before, days) if total < minutes else _less(before, last_resort)
            total += weekly_minutes(found[number]) - weekly_minutes(before)
    return found


def _is_plain(mandate: Mandate) -> bool:
    return mandate.is_direct and mandate.per == "week" and mandate.weeks is None and mandate.times <= 2


def _more(mandate: Mandate, days: tuple[int, ...]) -> Mandate:
    if mandate.minutes < 30:
        return replace(mandate, minutes=30)
    if mandate.times < min(2, len(days)):
        return replace(mandate, times=2)
    return replace(mandate, minutes=45) if mandate.times == 1 else mandate


def _less(mandate: Mandate, last_resort: bool) -> Mandate:
    if mandate.times > 1:
        return replace(mandate, times=1)
    if mandate.minutes > 30:
        return replace(mandate, minutes=30)
    return replace(mandate, minutes=20) if last_resort else mandate
