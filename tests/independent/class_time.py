"""What the class of a child does at a time, and whether therapy may happen then."""

from __future__ import annotations

from dataclasses import dataclass

from independent.case import Case
from independent.facts import Block, OwnTime
from independent.plan import Held
from independent.reading import word


@dataclass(frozen=True)
class Piece:
    """A stretch in which the child is in one class doing one activity."""

    start: int
    end: int
    room_class: str
    activity: str
    school: str
    grades: frozenset[int]


def own_times(case: Case, held: Held, rule: str) -> list[OwnTime]:
    """The child's own times of this rule on the day of a session."""
    return [
        own
        for own in case.district.own_times
        if own.student == held.student and own.rule == rule and own.span.on(held.week, held.day)
    ]


def pieces(case: Case, held: Held) -> list[Piece]:
    """The blocks of the classes that the child is in on this day, cut where it changes class."""
    child = case.district.students[held.student]
    elsewhere = [
        own
        for own in case.district.own_times
        if own.student == held.student and own.in_class and own.span.on(held.week, held.day)
    ]
    found = []
    for block in _blocks(case, child.school, child.room_class, held):
        for start, end in _without(block.span.start, block.span.end, elsewhere):
            found.append(_piece(block, start, end, case))
    for own in elsewhere:
        for block in _blocks(case, child.school, own.in_class, held):
            start, end = max(block.span.start, own.span.start), min(block.span.end, own.span.end)
            if start < end:
                found.append(_piece(block, start, end, case))
    return sorted(found, key=lambda piece: (piece.start, piece.end))


def _blocks(case: Case, school: str, room_class: str, held: Held) -> list[Block]:
    return [
        block
        for block in case.district.blocks_of_class.get(room_class, [])
        if (not block.school or not school or block.school == school) and block.span.on(held.week, held.day)
    ]


def _piece(block: Block, start: int, end: int, case: Case) -> Piece:
    grades = block.grades or case.district.class_grades.get((block.school, block.room_class), frozenset())
    return Piece(start, end, block.room_class, block.activity, block.school, grades)


def _without(start: int, end: int, holes: list[OwnTime]) -> list[tuple[int, int]]:
    parts = [(start, end)]
    for hole in holes:
        left = [(a, min(b, hole.span.start)) for a, b in parts]
        right = [(max(a, hole.span.end), b) for a, b in parts]
        parts = [(a, b) for a, b in left + right if a < b]
    return parts


def covered(start: int, end: int, stretches: list[tuple[int, int]]) -> bool:
    """Whether the stretches together hold all of start to end."""
    for a, b in sorted(stretches):
        if a <= start < b:
            start = b
    return start >= end


def rules(case: Case, piece: Piece, held: Held, column: str) -> set[str]:
    """Pull-out or push-in rule of an activity: the most specific row wins.

    Several answers where the contract is open (the class's or the child's grade, equally
    specific rows); none where no row names the activity.
    """
    child = case.district.students[held.student]
    found: set[str] = set()
    for grades in [piece.grades, frozenset(() if child.grade is None else (child.grade,))]:
        fits = [
            (activity.specific, rule)
            for activity in case.district.activities
            if activity.name == piece.activity
            and activity.school in ("", piece.school or child.school)
            and (not activity.grades or activity.grades & grades)
            and (rule := activity.rules.get(column + word(held.mandate.service)) or activity.rules.get(column))
        ]
        best = max((specific for specific, _ in fits), default=0)
        found |= {rule for specific, rule in fits if specific == best}
    return found


def judge_class_time(case: Case) -> None:
    """Protected class time, push-in in one suitable block, the child's own times."""
    for held in case.plan.held:
        if held.locked or held.student not in case.district.students:
            continue
        if held.mandate.direct:
            _judge_never(case, held)
        child = case.district.students[held.student]
        if not child.room_class:
            _judge_without_class(case, held)
        elif child.room_class not in case.district.blocks_of_class:
            if held.mandate.direct and not case.district.unread_grids:
                case.report.add(f"{held}: the class {child.room_class} has no timetable", held.week)
        elif held.setting == "pullout":
            _judge_pull_out(case, held)
        elif held.setting == "pushin":
            _judge_push_in(case, held)
        elif held.setting == "consult" and held.mandate.during:
            _judge_consult(case, held)


def _judge_never(case: Case, held: Held) -> None:
    for own in own_times(case, held, "never"):
        if own.span.start < held.end and held.start < own.span.end:
            case.report.add(f"{held} lies in the child's own closed time {own.what}".rstrip(), held.week)


def _judge_without_class(case: Case, held: Held) -> None:
    child = case.district.students[held.student]
    if held.setting == "pushin":
        case.report.add(f"{held} is push-in, and the child has no class", held.week)
    opened = case.district.hours_of_schools.get(child.school)
    if held.setting == "pullout" and opened:
        hours = [(span.start, span.end) for span in opened if span.on(held.week, held.day)]
        if not covered(held.start, held.end, hours):
            case.report.add(f"{held}: the school is not open", held.week)


def _judge_pull_out(case: Case, held: Held) -> None:
    met = [piece for piece in pieces(case, held) if piece.start < held.end and held.start < piece.end]
    if not covered(held.start, held.end, [(piece.start, piece.end) for piece in met]):
        case.report.add(f"{held} is pulled out where the class has no block", held.week)
    opened = [(own.span.start, own.span.end) for own in own_times(case, held, "allow")]
    for piece in met:
        inside = max(piece.start, held.start), min(piece.end, held.end)
        if rules(case, piece, held, "pullout") == {"never"} and not covered(*inside, opened):
            case.report.add(f"{held} is pulled out of protected '{piece.activity}'", held.week)


def _judge_push_in(case: Case, held: Held) -> None:
    met = [piece for piece in pieces(case, held) if piece.start < held.end and held.start < piece.end]
    around = [piece for piece in met if piece.start <= held.start and held.end <= piece.end]
    if not around:
        case.report.add(f"{held} is push-in and does not lie inside one block", held.week)
    elif held.place not in {piece.room_class for piece in around}:
        case.report.add(f"{held} is push-in, its Place is not the class the child is in", held.week)
    for piece in met:
        if not _push_in_fits(case, held, piece):
            case.report.add(f"{held} is push-in during unsuitable '{piece.activity}'", held.week)


def _push_in_fits(case: Case, held: Held, piece: Piece) -> bool:
    if held.mandate.during:
        return piece.activity in held.mandate.during
    found = rules(case, piece, held, "pushin")
    return not found or bool(found & {"ok", "best"})


def _judge_consult(case: Case, held: Held) -> None:
    during = [(p.start, p.end) for p in pieces(case, held) if p.activity in held.mandate.during]
    if not covered(held.start, held.end, during):
        case.report.add(f"{held} is a consult outside {' or '.join(held.mandate.during)}", held.week)
