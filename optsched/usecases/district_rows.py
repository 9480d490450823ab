"""Rows as they were read -> rows of a district workbook: one row for a block that is the same on several days."""

import re
from collections.abc import Iterable, Mapping, Sequence

from optsched.contract import DISTRICT_SHEETS, OPTIONS, SCHOOLS, STUDENTS, THERAPISTS, TIMETABLE, fold
from optsched.domain.cycle import WEEKDAYS
from optsched.intake import Gathered, Row, shown
from optsched.usecases.template import usual_settings

Written = Mapping[str, object]
_SEVERAL = re.compile(r"[/&;]|\band\b")


def district_rows(gathered: Gathered) -> dict[str, list[Written]]:
    """Return the rows to write by sheet; what no file says stays empty, to be filled in."""
    rows = {form.name: _written(gathered.tables.of(form)) for form in DISTRICT_SHEETS}
    rows[TIMETABLE.name] = _timetable(gathered)
    rows[OPTIONS.name] = _settings(rows[OPTIONS.name])
    if not rows[SCHOOLS.name]:
        rows[SCHOOLS.name] = [{"School": name} for name in _names(gathered, "School", (TIMETABLE.name, STUDENTS.name))]
    if not rows[THERAPISTS.name]:
        rows[THERAPISTS.name] = _therapists(gathered.tables.rows.get("Services", ()))
    return rows


def _written(rows: Iterable[Row]) -> list[Written]:
    return [{name: shown(value) for name, value in row.values.items()} for row in rows]


def _timetable(gathered: Gathered) -> list[Written]:
    """Return the blocks that stood in a district workbook as they were, and those of timetables joined by days."""
    drawn = {row.source for part in gathered.parts for row in part.rows}
    rows = gathered.tables.of(TIMETABLE)
    listed = _written(row for row in rows if row.source not in drawn)
    return [*listed, *_by_days(_written(row for row in rows if row.source in drawn))]


def _by_days(rows: Iterable[Written]) -> list[Written]:
    """Join rows that differ in their days only. A row without days is every day, and stays so."""
    days: dict[tuple[tuple[str, object], ...], list[str]] = {}
    every: dict[tuple[tuple[str, object], ...], None] = {}
    for row in rows:
        key = tuple((name, value) for name, value in row.items() if name != "Days")
        if "Days" not in row:
            every[key] = None
            continue
        named = days.setdefault(key, [])
        named += [day for day in str(row["Days"]).split(", ") if day not in named]
    found = [dict(key) for key in every] + [{**dict(key), "Days": _said(named)} for key, named in days.items()]
    return sorted(found, key=_order)


def _order(row: Written) -> tuple[str, str, int, str]:
    first = str(row.get("Days", "Mon")).split(",")[0][:3]
    day = WEEKDAYS.index(first) if first in WEEKDAYS else len(WEEKDAYS)
    return str(row.get("School", "")), str(row.get("Class", "")), day, str(row.get("From", ""))


def _said(days: Sequence[str]) -> str:
    """Say days as people do: `Mon-Fri`, `Mon, Wed`."""
    known = [day for day in WEEKDAYS if day in days]
    others = [day for day in days if day not in WEEKDAYS]
    return ", ".join([*(["Mon-Fri"] if len(known) == len(WEEKDAYS) else known), *others])


def _settings(given: Sequence[Written]) -> list[Written]:
    """Fill in the usual settings beside those that were read."""
    named = {fold(str(row.get("Option", ""))) for row in given}
    return [*given, *(row for row in usual_settings() if fold(str(row["Option"])) not in named)]


def _names(gathered: Gathered, column: str, sheets: Iterable[str]) -> list[str]:
    rows = [row for sheet in sheets for row in gathered.tables.rows.get(sheet, ())]
    names = [str(shown(row.values[column])) for row in rows if column in row.values]
    return list({fold(name): name for name in reversed(names)}.values())[::-1]


def _therapists(services: Iterable[Row]) -> list[Written]:
    """Return the therapists that service lines name, each with a service; several in one cell are nobody."""
    found: dict[str, Written] = {}
    for row in services:
        if "Therapist" in row.values and not _SEVERAL.search(row.seen("Therapist")):
            name = str(shown(row.values["Therapist"]))
            found.setdefault(fold(name), {"Therapist": name, "Service": shown(row.values.get("Service", ""))})
    return list(found.values())
