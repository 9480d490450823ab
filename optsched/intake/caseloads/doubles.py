"""Services that stand there twice for the same time: the same again, or other numbers, which contradict each other."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from itertools import combinations

from optsched.contract import SERVICES
from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.columns import HOW_MUCH
from optsched.intake.caseloads.disagreeing import disagrees
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.times import day_of
from optsched.intake.wording import Wording, in_words
from optsched.intake.words import Unclear, key_of, whole

_NUMBERS = {"Minutes": 480, "Times": 200}
_TELL_APART = ("Therapist", "Setting", "Push-in share", "Grouping", "Largest group", "Weeks")
"""What makes two lines of one service two mandates, where both say it."""


def log_doubles(rows: Iterable[Row], log: Log) -> None:
    """Log two lines of one child and service with the same numbers for the same time. Phases follow each other."""
    lines: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        if row.sheet == SERVICES.name and all(row.seen(column) for column in ("Service", *HOW_MUCH)):
            lines[tuple(key_of(row.seen(column)) for column in ("Student", "Service", *HOW_MUCH))].append(row)
    for same in lines.values():
        for one, other in combinations(same, 2):
            if _kind(one) == _kind(other) and _overlap(one, other):
                code, service = other.seen("Student"), other.seen("Service")
                message = f"{code} has the same {service} here and in {one.source}, for the same time; both are read."
                maybe = "one of the two lines is old, or a copy?"
                log.add(Code.DOUBLE_ROW, message, other.at("Service"), seen=service, maybe=maybe)


def without_rivals(rows: Iterable[Row], log: Log) -> tuple[tuple[Row, ...], tuple[LineToReview, ...]]:
    """Leave the number empty that two lines of one service contradict each other in; return also what to review.

    Lines that differ in more, or in their dates, are mandates of their own.
    """
    found = list(rows)
    by_service: dict[tuple[str, str], list[int]] = defaultdict(list)
    for at, row in enumerate(found):
        if row.sheet == SERVICES.name and row.seen("Service"):
            by_service[key_of(row.seen("Student")), key_of(row.seen("Service"))].append(at)
    review: list[LineToReview] = []
    disputed: dict[int, set[str]] = defaultdict(set)
    for one, other in (pair for same in by_service.values() for pair in combinations(same, 2)):
        column = _disputed(found[one], found[other])
        for mine, theirs in ((one, other), (other, one)) if column else ():
            review.append(_refused(found[mine], found[theirs], column, log))
            disputed[mine].add(column)
    for at, columns in disputed.items():
        kept = {column: value for column, value in found[at].values.items() if column not in columns}
        found[at] = replace(found[at], values=kept)
    return tuple(found), tuple(dict.fromkeys(review))


def _disputed(one: Row, other: Row) -> str:
    """Return the one number in which two lines differ, while nothing tells them apart; else nothing."""
    numbers, others = _numbers(one), _numbers(other)
    if numbers is None or others is None or key_of(one.seen("Per")) != key_of(other.seen("Per")):
        return ""
    differ = [column for column in numbers if numbers[column] != others[column]]
    is_told_apart = _kind(one) != _kind(other) or any(
        one.seen(column) and other.seen(column) and key_of(one.seen(column)) != key_of(other.seen(column))
        for column in _TELL_APART
    )
    return differ[0] if len(differ) == 1 and not is_told_apart and _overlap(one, other) else ""


def _numbers(row: Row) -> dict[str, int] | None:
    """Return Minutes and Times; None where the row does not say how much it asks for."""
    try:
        numbers = {column: whole(row.values[column], 1, most) for column, most in _NUMBERS.items()}
    except (KeyError, Unclear):
        return None
    return numbers if row.seen("Per") else None


def _refused(row: Row, other: Row, column: str, log: Log) -> LineToReview:
    service, where = row.seen("Service"), row.at(column)
    message = (
        f"{row.seen('Student')}: {service} is {_said(row)} here, but {_said(other)} in {other.at(column)}, for the"
    )
    message += " same time"
    maybe = "one of the two is out of date, or both are owed, and Delivery, Grouping or dates tell them apart?"
    return disagrees(message, where, row.seen(column), log, maybe)


def _said(row: Row) -> str:
    numbers = _numbers(row)
    assert numbers is not None
    return in_words(Wording(numbers["Minutes"], numbers["Times"], row.seen(HOW_MUCH[-1])))


def _kind(row: Row) -> str:
    return key_of(row.seen("Kind")) or "direct"


def _overlap(one: Row, other: Row) -> bool:
    """Tell whether two lines share more than the day on which one ends and the other begins."""
    (first, last), (start, end) = _dates(one), _dates(other)
    return (first, last) == (start, end) or (first < end and start < last)


def _dates(row: Row) -> tuple[date, date]:
    return _date(row, "Starts", date.min), _date(row, "Ends", date.max)


def _date(row: Row, column: str, default: date) -> date:
    try:
        return day_of(row.values[column]) if column in row.values else default
    except Unclear:
        return default
