"""A therapist's week as boxes: pure layout, no drawing.

A day is cut where something begins or ends in every week of the page. Between two such cuts, weeks that look the same
share a box over the day's whole width; weeks that differ stand side by side, each labelled with its weeks, and what
touching ones have at the same time is one box.
"""

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, replace

from optsched.domain.agenda import open_time
from optsched.domain.day import Item, gaps
from optsched.output.plan.view import View


@dataclass(frozen=True)
class Piece:
    """A stretch of one week's day: the items in it (more than one where they overlap), or none when open or away."""

    start: int
    end: int
    kind: str
    items: tuple[Item, ...] = ()

    @property
    def looks(self) -> tuple[object, ...]:
        """What makes two weeks look the same here; who comes to a session is labelled instead."""
        return (self.start, self.end, self.kind, tuple(_looks(item) for item in self.items))


@dataclass(frozen=True)
class Box:
    """A rectangle of the picture: a piece, from `left` to `right` of the day's columns, in some or all its weeks."""

    piece: Piece
    left: int
    right: int
    weeks: tuple[int, ...]


@dataclass(frozen=True)
class DayPicture:
    """A day's boxes over `columns` columns."""

    columns: int
    boxes: tuple[Box, ...]


@dataclass(frozen=True)
class WeekPicture:
    """All days of a therapist in some weeks of the cycle, between the first start and the last end."""

    therapist: str
    weeks: tuple[int, ...]
    start: int
    end: int
    days: tuple[DayPicture, ...]

    @property
    def differing(self) -> list[tuple[int, ...]]:
        """The weeks of all that is in some of the weeks only."""
        return [box.weeks for day in self.days for box in day.boxes if box.weeks != self.weeks]


def week_picture(view: View, therapist: str, weeks: Sequence[int]) -> WeekPicture | None:
    """Lay out weeks of a therapist, or return None where they have no hours and no sessions."""
    cycle = view.problem.cycle
    edges = []
    for week, day in itertools.product(weeks, cycle.all_days):
        edges += [edge for _, start, end in view.problem.hours_shown_on(therapist, week, day) for edge in (start, end)]
        edges += [edge for item in view.days.get((therapist, week, day), ()) for edge in (item.start, item.end)]
    if not edges:
        return None
    start, end = min(edges) // 30 * 30, -(-max(edges) // 30) * 30
    days = []
    for day in cycle.all_days:
        rows = {week: _pieces(view, (therapist, week, day), start, end) for week in weeks}
        whole, cut = _laid_out(rows), _laid_out(_cut_open(rows))
        days.append(cut if cut.columns < whole.columns else whole)
    return WeekPicture(therapist, tuple(weeks), start, end, tuple(days))


def _pieces(view: View, key: tuple[str, int, int], start: int, end: int) -> tuple[Piece, ...]:
    """Fill one week's day from start to end with pieces."""
    row = view.days.get(key, ())
    found = []
    for left, right in _clumps(row):
        inside = tuple(item for item in row if left <= item.start < right)
        found.append(Piece(left, right, _kind(inside), inside))
    free = open_time(view.problem, key, row)
    found += [Piece(left, right, "open") for left, right in free]
    taken = tuple(Item("duty", piece.start, piece.end) for piece in found)
    found += [Piece(left, right, "away") for left, right in gaps(taken, start, end)]
    return tuple(sorted(found, key=lambda piece: piece.start))


def _clumps(row: tuple[Item, ...]) -> list[tuple[int, int]]:
    """Join items that overlap; items that only touch stay apart."""
    clumps: list[tuple[int, int]] = []
    for item in row:
        if clumps and item.start < clumps[-1][1]:
            clumps[-1] = (clumps[-1][0], max(item.end, clumps[-1][1]))
        elif item.end > item.start:
            clumps.append((item.start, item.end))
    return clumps


def _kind(items: tuple[Item, ...]) -> str:
    if len(items) > 1:
        return "clash"
    one = items[0]
    return one.meeting.setting if one.meeting else one.kind


def _looks(item: Item) -> tuple[object, ...]:
    held = item.meeting
    place = (held.session, held.setting, held.place, held.school) if held else ()
    return (item.start, item.end, item.kind, item.label, item.school, place)


def _cut_open(rows: dict[int, tuple[Piece, ...]]) -> dict[int, tuple[Piece, ...]]:
    """Cut open and away time wherever anything begins or ends in any week."""
    cuts = sorted({edge for row in rows.values() for piece in row for edge in (piece.start, piece.end)})
    cut: dict[int, tuple[Piece, ...]] = {}
    for week, row in rows.items():
        parts: list[Piece] = []
        for piece in row:
            if piece.items:
                parts.append(piece)
                continue
            inside = [edge for edge in cuts if piece.start <= edge <= piece.end]
            parts += [Piece(left, right, piece.kind) for left, right in itertools.pairwise(inside)]
        cut[week] = tuple(parts)
    return cut


def _laid_out(rows: dict[int, tuple[Piece, ...]]) -> DayPicture:
    edges = [{edge for piece in row for edge in (piece.start, piece.end)} for row in rows.values()]
    common = sorted(set.intersection(*edges))
    bands = []
    for top, bottom in itertools.pairwise(common):
        groups: dict[tuple[object, ...], list[int]] = {}
        for week, row in rows.items():
            looks = tuple(piece.looks for piece in row if top <= piece.start < bottom)
            groups.setdefault(looks, []).append(week)
        bands.append((top, bottom, tuple(groups.values())))
    columns = max((len(alike) for _, _, alike in bands), default=1)
    boxes = []
    for top, bottom, alike in bands:
        for number, weeks in enumerate(alike):
            left, right = number * columns // len(alike), (number + 1) * columns // len(alike)
            inside = [piece for piece in rows[weeks[0]] if top <= piece.start < bottom]
            boxes += [Box(piece, left, right, tuple(weeks)) for piece in inside]
    return DayPicture(columns, tuple(_widened(_joined(boxes))))


def _joined(boxes: list[Box]) -> list[Box]:
    """Join open or away boxes that touch and stand in the same columns and weeks."""
    joined: list[Box] = []
    latest: dict[tuple[int, int, tuple[int, ...], str], int] = {}
    for box in sorted(boxes, key=lambda one: (one.piece.start, one.left)):
        key = (box.left, box.right, box.weeks, box.piece.kind)
        before = joined[latest[key]] if key in latest and not box.piece.items else None
        if before is not None and before.piece.end == box.piece.start and not before.piece.items:
            piece = Piece(before.piece.start, box.piece.end, box.piece.kind)
            joined[latest[key]] = Box(piece, box.left, box.right, box.weeks)
            continue
        latest[key] = len(joined)
        joined.append(box)
    return joined


def _widened(boxes: list[Box]) -> list[Box]:
    """Join boxes of the same that stand side by side in different weeks."""
    wide: list[Box] = []
    for box in sorted(boxes, key=lambda one: (one.piece.start, one.left)):
        same = next(
            (at for at, one in enumerate(wide) if one.right == box.left and one.piece.looks == box.piece.looks), None
        )
        if same is None:
            wide.append(box)
        else:
            weeks = tuple(sorted((*wide[same].weeks, *box.weeks)))
            wide[same] = replace(wide[same], right=box.right, weeks=weeks)
    return wide
