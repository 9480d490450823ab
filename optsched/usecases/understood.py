"""What was understood of files, in the words of a report: what schools send, and the sheets of district workbooks."""

from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from optsched.contract import DISTRICT_SHEETS, TIMETABLE, fold
from optsched.domain import Cycle, Severity, Source
from optsched.domain.understood import BlockRead, PartRead, Understood
from optsched.intake import Code, Reading, Row, times
from optsched.intake.log import Log
from optsched.intake.settings import read_settings
from optsched.intake.words import Unclear


def understood_of(reading: Reading, sources: Sequence[Path]) -> Understood:
    """Return what was understood of the files that are no district workbook."""
    gathered = reading.gathered
    return Understood(
        tuple(path.name for path in sources),
        tuple(PartRead(each.what, each.source, len(each.rows) or each.bells, each.columns) for each in gathered.parts),
        tuple(_drawn(row) for part in gathered.parts for row in part.rows if row.sheet == TIMETABLE.name),
        gathered.words,
        gathered.review,
        _missing(reading),
        reading.findings,
    )


def with_workbooks(understood: Understood, reading: Reading) -> Understood:
    """Add the sheets of district workbooks among the files, and the blocks of their timetables."""
    tables, drawn = reading.gathered.tables, {row.source for part in reading.gathered.parts for row in part.rows}
    parts = []
    for form in DISTRICT_SHEETS:
        rows = Counter(Source(row.source.file, row.source.sheet) for row in tables.of(form) if row.source not in drawn)
        parts += [PartRead(form.name, source, number, is_ours=True) for source, number in rows.items()]
    cycle = read_settings(tables, Log()).cycle
    blocks = [block for row in tables.of(TIMETABLE) if row.source not in drawn for block in _listed(row, cycle)]
    return replace(understood, parts=(*understood.parts, *parts), blocks=(*understood.blocks, *blocks))


def _missing(reading: Reading) -> tuple[str, ...]:
    """Return what no file says and a plan needs: whole sheets first, then what single rows lack."""
    found = [
        each.message for each in reading.findings if each.code in ("F21", "F27") and each.severity is Severity.ERROR
    ]
    return tuple(dict.fromkeys(found))


def _drawn(row: Row) -> BlockRead:
    """Return a block of a timetable as schools draw them."""
    days = tuple(day for day in row.seen("Days").split(", ") if day)
    start, end = (times.minute(row.values[column]) for column in ("From", "To"))
    return _block(row, days, start, end, row.seen("Weeks"))


def _listed(row: Row, cycle: Cycle) -> Iterator[BlockRead]:
    """Return a block of the sheet Timetable, unless a cell of it cannot be read: that is a finding of its own."""
    try:
        days, start, end = _days(row, cycle), times.minute(row.values.get("From")), times.minute(row.values.get("To"))
        weeks = times.weeks(row.values["Weeks"], cycle.weeks) if "Weeks" in row.values else cycle.all_weeks
    except Unclear:
        return
    if row.seen("Activity"):
        yield _block(row, days, start, end, "" if weeks == cycle.all_weeks else row.seen("Weeks"))


def _days(row: Row, cycle: Cycle) -> tuple[str, ...]:
    """Return the names of a row's days; letters count first where those run beside the weekdays."""
    if "Days" not in row.values:
        return ()
    for names in (cycle.letter_days, cycle.days):
        with suppress(Unclear):
            if names:
                return tuple(names[at] for at in times.days(row.values["Days"], names))
    raise Unclear(Code.DAYS, f"{row.seen('Days')} names no day.")


def _block(row: Row, days: tuple[str, ...], start: int, end: int, weeks: str) -> BlockRead:
    variant = row.seen("Variant")
    return BlockRead(
        row.seen("School"),
        row.seen("Class"),
        row.seen("Teacher"),
        days,
        start,
        end,
        row.seen("Activity"),
        row.at("Activity"),
        weeks,
        row.seen("Where"),
        "" if fold(variant) == "normal" else variant,
    )
