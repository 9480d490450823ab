"""What several rows of one session come to: those of one call, and what is known already."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from optsched.domain.attendance import AttendanceRow, disagreements, joined, overwritten


@dataclass(frozen=True)
class Contradiction:
    """Two rows of one session that cannot both be right, and the column in which they differ."""

    column: str
    known: AttendanceRow
    new: AttendanceRow


@dataclass(frozen=True)
class DateKept:
    """A session that stands on two dates: the row as it is kept, and the one whose date was not taken."""

    kept: AttendanceRow
    other: AttendanceRow


@dataclass(frozen=True)
class Merged:
    """Rows by what they are to those that were known. `replaced` tells whether anything known gave way.

    `changed` are as they are to be stored.
    """

    new: tuple[AttendanceRow, ...] = ()
    changed: tuple[AttendanceRow, ...] = ()
    same: tuple[AttendanceRow, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    dates_kept: tuple[DateKept, ...] = ()
    replaced: bool = False


def of_copies(
    rows: Iterable[AttendanceRow],
) -> tuple[tuple[AttendanceRow, ...], tuple[Contradiction, ...], tuple[DateKept, ...]]:
    """Return one row for each session of several copies, whatever their order; sessions that contradict are left out.

    Rows that do not know what became of a session are joined first, so that each is compared with all like it.
    """
    known: dict[str, AttendanceRow] = {}
    wrong: list[Contradiction] = []
    kept: list[DateKept] = []
    for row in sorted(rows, key=lambda each: each.is_known):
        name = row.key.casefold()
        before = known.setdefault(name, row)
        if before is row:
            continue
        found = _contradictions(before, row)
        wrong += found
        if not found:
            known[name] = joined(before, row)
            kept += [DateKept(known[name], each) for each in (before, row) if _is_lost(each, known[name])]
    bad = {each.known.key.casefold() for each in wrong}
    return tuple(row for name, row in known.items() if name not in bad), tuple(wrong), tuple(kept)


def merged(rows: Iterable[AttendanceRow], known: Mapping[str, AttendanceRow], overwrite: bool = False) -> Merged:
    """Sort rows, one for each session, by what they are to the `known` ones (by key, case apart).

    With `overwrite` a row goes before the known one that it contradicts, and its date before the known one.
    """
    new: list[AttendanceRow] = []
    changed: list[AttendanceRow] = []
    same: list[AttendanceRow] = []
    wrong: list[Contradiction] = []
    kept: list[DateKept] = []
    replaced = False
    for row in rows:
        before = known.get(row.key.casefold())
        if before is None:
            new.append(row)
            continue
        found = _contradictions(before, row)
        wrong += found
        if found and not overwrite:
            continue
        after = overwritten(before, row) if overwrite else joined(before, row)
        (same if after == before else changed).append(after)
        replaced = replaced or bool(found) or _gives_way(before, after)
        kept += [DateKept(after, row)] if row.date != after.date else []
    return Merged(tuple(new), tuple(changed), tuple(same), tuple(wrong), tuple(kept), replaced)


def _contradictions(known: AttendanceRow, new: AttendanceRow) -> list[Contradiction]:
    return [Contradiction(column, known, new) for column in disagreements(known, new)]


def _is_lost(row: AttendanceRow, after: AttendanceRow) -> bool:
    """Tell whether a date was not taken that somebody gave by hand; a first date gives way without a word."""
    return row.is_moved and row.date != after.date


def _gives_way(before: AttendanceRow, after: AttendanceRow) -> bool:
    """Tell whether anything that was known is replaced, and not only added to."""
    return any(
        known != now and known
        for known, now in (
            (before.date, after.date),
            (before.therapist, after.therapist),
            (before.attendance, after.attendance),
            (before.minutes_held, after.minutes_held),
            (before.makes_up_for, after.makes_up_for),
            (before.entered_by, after.entered_by),
        )
    )
