"""Files of any kind -> rows of the contract: the district workbook's sheets, caseloads, timetables."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from optsched.contract import (
    ACTIVITIES,
    CLASSES,
    DISTRICT_SHEETS,
    HOURS,
    SCHOOLS,
    SERVICES,
    STUDENTS,
    THERAPISTS,
    TIMETABLE,
    fold,
)
from optsched.contract import Sheet as Form
from optsched.domain import Source
from optsched.domain.understood import LineToReview, WordRead
from optsched.intake.activities import with_activities
from optsched.intake.caseloads import Caseload, Register, names_children, read_caseload, together, weeks_in_cycle
from optsched.intake.caseloads.headers import NAMES, headers_of
from optsched.intake.caseloads.vocabulary import Means, meaning_of
from optsched.intake.cells import Sheet
from optsched.intake.codes import Code
from optsched.intake.followed import check_recipe, renamed, vocabulary_of
from optsched.intake.homerooms import with_homerooms
from optsched.intake.hours import WorkingHours, read_hours
from optsched.intake.log import Log
from optsched.intake.one_name import with_one_school, with_one_therapist
from optsched.intake.recipe import SKIP, Recipe
from optsched.intake.staff_lists import is_staff_list, read_staff_list
from optsched.intake.staff_weeks import is_staff_week, read_staff_week
from optsched.intake.tables import Row, Tables, form_of, note_unread, rows_of
from optsched.intake.timetables import read_timetables
from optsched.intake.timetables.classes import Known, with_classes
from optsched.intake.timetables.rows import rows_of as timetable_rows
from optsched.intake.words import key_of, say


@dataclass(frozen=True)
class Part:
    """What a sheet, or a part of one, was read as, and the rows of the contract that came of it.

    `columns` says of a table's headers what each was read as, with its cell; `bells` counts times of periods, which
    become rows only with the lessons of other sheets.
    """

    what: str
    source: Source
    rows: tuple[Row, ...]
    columns: tuple[tuple[str, str, Source], ...] = ()
    bells: int = 0


@dataclass(frozen=True)
class Gathered:
    """All rows of the files. `parts` were no sheets of the contract; `review` is what a human must read.

    `drawn` are the sheets that hold timetables as schools draw them.
    """

    tables: Tables = field(default_factory=Tables)
    parts: tuple[Part, ...] = ()
    words: tuple[WordRead, ...] = ()
    review: tuple[LineToReview, ...] = ()
    register: Register = field(default_factory=Register)
    recipe: Recipe = field(default_factory=Recipe)
    drawn: tuple[Sheet, ...] = ()


def gather(
    sheets: Sequence[Sheet], log: Log, recipe: Recipe | None = None, register: Register | None = None
) -> Gathered:
    """Turn every sheet into rows of the contract, as far as it is understood."""
    recipe, register = recipe or Recipe(), register or Register()
    check_recipe(recipe, sheets, log)
    wanted = [renamed(sheet, recipe) for sheet in sheets if recipe.sheet(sheet.title, sheet.file).read != SKIP]
    named, wanted = _apart(wanted, _is_of_children)
    staffed, wanted = _apart(wanted, is_staff_week)
    listed, wanted = _apart(wanted, lambda sheet: is_staff_list(sheet) and not headers_of(sheet))
    timed, wanted = _apart(wanted, _is_of_hours)
    tables, others = rows_of(wanted, DISTRICT_SHEETS, ("Changes",), log)
    caseloads, rest = _caseloads([*named, *others], register, weeks_in_cycle(tables, log), log)
    parts = [
        Part(each.understood.what, sheet.source(), each.rows, each.understood.columns) for sheet, each in caseloads
    ]
    of_all, contradictions = together([each for _, each in caseloads], log)
    review = [*(line for _, caseload in caseloads for line in caseload.review), *contradictions]
    _add(tables, of_all, parts)
    staff: list[tuple[Sheet, WorkingHours | None]] = [(each, read_staff_list(each, log)) for each in listed]
    staff += [(each, read_staff_week(each, log)) for each in staffed]
    staff += [(each, read_hours(each, log)) for each in (*timed, *rest)]
    parts += _staff([(sheet, found) for sheet, found in staff if found is not None], tables, log)
    rest = [sheet for sheet in rest if sheet.source() not in {part.source for part in parts}]
    timetables, words = _timetables(rest, tables, recipe, log)
    for part in timetables:
        _add(tables, part.rows, [part])
    parts += timetables
    _name_alike(tables, parts, log)
    _complete_schools(tables, parts, log)
    _complete_classes(tables, parts, recipe, log)
    read = {(part.source.file, part.source.sheet) for part in parts}
    for sheet in rest:
        if (sheet.file, sheet.name) not in read:
            note_unread(sheet, DISTRICT_SHEETS, log)
    places = {(part.source.file, part.source.sheet) for part in timetables if part.rows}
    drawn = tuple(sheet for sheet in rest if (sheet.file, sheet.name) in places)
    return Gathered(tables, tuple(parts), words, tuple(review), register, recipe, drawn)


def _caseloads(
    sheets: Sequence[Sheet], register: Register, weeks: int | None, log: Log
) -> tuple[list[tuple[Sheet, Caseload]], list[Sheet]]:
    """Read the lists of children among the sheets; return also the others. `weeks` are those of the cycle."""
    found = [(sheet, read_caseload(sheet, register, log, weeks)) for sheet in sheets]
    lists = [(sheet, each) for sheet, each in found if each is not None]
    return lists, [sheet for sheet, each in found if each is None]


def _staff(found: Sequence[tuple[Sheet, WorkingHours]], tables: Tables, log: Log) -> list[Part]:
    """Add the working hours of therapists; who they are, where no sheet Therapists says it and no list before."""
    parts = []
    is_known = THERAPISTS.name in tables.present
    for sheet, hours in found:
        known = _texts(tables, THERAPISTS, "Therapist")
        people = {key_of(row.seen("Therapist")): row for row in reversed(hours.rows) if row.sheet == THERAPISTS.name}
        named = with_one_therapist(tuple(people.values())[::-1], known, log)
        new = [row for row in named if not is_known and row.seen("Therapist") not in known]
        times = [row for row in hours.rows if row.sheet == HOURS.name]
        rows = (*new, *times)
        parts.append(Part("working hours" if times else "therapists", sheet.source(), rows, hours.columns))
        _add(tables, rows, parts[-1:])
    return parts


def _is_of_hours(sheet: Sheet) -> bool:
    """Tell whether a text table is a list of hours as others write it, though it could also be the sheet Hours."""
    form = None if sheet.name else form_of(sheet, [HOURS])
    heads = {fold(say(value)) for value in next(iter(sheet.rows.values()), {}).values()}
    is_own = heads <= {fold(name) for name in HOURS.headers}
    return form is not None and not is_own and read_hours(sheet, Log()) is not None


def _apart(sheets: Sequence[Sheet], fits: Callable[[Sheet], bool]) -> tuple[list[Sheet], list[Sheet]]:
    """Return the sheets that fit, and the others."""
    return [sheet for sheet in sheets if fits(sheet)], [sheet for sheet in sheets if not fits(sheet)]


def _timetables(
    sheets: Sequence[Sheet], tables: Tables, recipe: Recipe, log: Log
) -> tuple[list[Part], tuple[WordRead, ...]]:
    """Read the timetables among the sheets; classes and activities get one name each."""
    schools = _texts(tables, SCHOOLS, "School")
    known = _known_classes(tables) if sheets else []
    found = read_timetables(sheets, log, schools, [name for _, name, _ in known], recipe)
    lessons = with_classes([lesson for each in found for lesson in each.lessons], known, recipe.classes, log)
    rows = timetable_rows(lessons, schools, log)
    services = [*_texts(tables, THERAPISTS, "Service"), *_texts(tables, SERVICES, "Service")]
    given = _texts(tables, ACTIVITIES, "Activity")
    worded = with_activities(rows, given, services, vocabulary_of(recipe, log))
    named = iter(worded.rows)
    parts = [Part(each.what, each.source, tuple(next(named) for _ in each.lessons), bells=each.bells) for each in found]
    if worded.activities:
        names = ", ".join(say(row.values["Activity"]) for row in worded.activities)
        message = f"What these allow is taken from the dictionary of optsched: {names}."
        log.add(Code.LEVELS_ASSUMED, message, parts[0].source, maybe="look at the sheet Activities?")
        parts.append(Part("dictionary of activities", parts[0].source, worded.activities))
    return parts, worded.words


def _name_alike(tables: Tables, parts: Sequence[Part], log: Log) -> None:
    """Give schools and therapists that lists name in another way the names that they have elsewhere."""
    mine = _sources(parts)
    forms = (TIMETABLE, STUDENTS, HOURS)
    schools = _texts(tables, SCHOOLS, "School") or [name for form in forms for name in _texts(tables, form, "School")]
    therapists = _texts(tables, THERAPISTS, "Therapist")
    for form in forms:
        _join(tables, form, mine, partial(with_one_school, names=schools, log=log))
    for form in (SERVICES, HOURS):
        _join(tables, form, mine, partial(with_one_therapist, names=therapists, log=log))


def _join(tables: Tables, form: Form, mine: set[Source], join: Callable[[Sequence[Row]], list[Row]]) -> None:
    """Put joined rows in the place of those that came of parts."""
    rows = tables.of(form)
    if any(row.source in mine for row in rows):
        joined = iter(join([row for row in rows if row.source in mine]))
        tables.rows[form.name] = [next(joined) if row.source in mine else row for row in rows]


def _complete_schools(tables: Tables, parts: Sequence[Part], log: Log) -> None:
    """Make rows of Schools where no file has any; where there is one school only, it is taken, and that is said.

    A row without a school points at its sheet, so that the sheet is told once.
    """
    mine = _sources(parts)
    if not tables.of(SCHOOLS):
        rows = [row for form in (TIMETABLE, STUDENTS) for row in tables.of(form) if row.source in mine]
        named = {key_of(_text(row, "School")): row for row in reversed(rows)}
        for row in reversed(named.values()):
            if name := _text(row, "School"):
                _add(tables, [Row(SCHOOLS.name, row.source, {"School": name}, {"School": row.at("School")})], parts)
    schools = _texts(tables, SCHOOLS, "School")
    for form in (STUDENTS, TIMETABLE):
        lacking = {row.source for row in tables.of(form) if row.source in mine and "School" not in row.values}
        tables.rows[form.name] = [_at_school(row, schools) if row.source in lacking else row for row in tables.of(form)]
        for sheet in dict.fromkeys(Source(each.file, each.sheet) for each in lacking if len(schools) == 1):
            message = f"No school is named here; {schools[0]}, the only one of all files, is taken."
            log.add(Code.SCHOOL_ASSUMED, message, sheet, maybe="another school is meant?")


def _at_school(row: Row, schools: Sequence[str]) -> Row:
    sheet = Source(row.source.file, row.source.sheet)
    values = {**row.values, "School": schools[0]} if len(schools) == 1 else row.values
    return replace(row, values=values, cells={**row.cells, "School": sheet})


_OF_CHILDREN = (Means.GRADE, Means.TEACHER, Means.SCHOOL, *NAMES)
"""Columns of lists of children that the sheet Services of the district workbook lacks."""


def _is_of_children(sheet: Sheet) -> bool:
    """Tell whether a sheet is a list of children as others write it, though it could also be one of the contract.

    One that is named like a sheet of the contract lacks a column that is needed there.
    """
    if names_children(sheet):
        return True
    form = form_of(sheet, [SERVICES, STUDENTS] if sheet.name else [SERVICES])
    if form is None or (not sheet.name and fold(form.name) in fold(sheet.title)):
        return False
    heads = [head for header in headers_of(sheet).values() for head in header.seen.values()]
    has_other = any(meaning_of(head) in _OF_CHILDREN and form.match(head) is None for head in heads)
    found = {match[0].name for head in heads if (match := form.match(head)) is not None}
    return has_other and (not sheet.name or any(each.required and each.name not in found for each in form.columns))


def _complete_classes(tables: Tables, parts: Sequence[Part], recipe: Recipe, log: Log) -> None:
    """Give children of lists that name a teacher that teacher's class."""
    known = _known_classes(tables)
    _join(tables, STUDENTS, _sources(parts), lambda rows: with_homerooms(rows, known, recipe.classes, log))


def _sources(parts: Sequence[Part]) -> set[Source]:
    """Return the cells of all rows that came of parts, and of no sheet of the contract."""
    return {row.source for part in parts for row in part.rows}


def _known_classes(tables: Tables) -> list[Known]:
    rows = [*tables.of(CLASSES), *tables.of(TIMETABLE)]
    known = dict.fromkeys((_text(row, "School"), _text(row, "Class"), _text(row, "Teacher")) for row in rows)
    return [each for each in known if each[1]]


def _texts(tables: Tables, form: Form, column: str) -> list[str]:
    return list(dict.fromkeys(text for row in tables.of(form) if (text := _text(row, column))))


def _text(row: Row, column: str) -> str:
    value = row.values.get(column)
    return say(value) if value is not None else ""


def _add(tables: Tables, rows: Sequence[Row], parts: Sequence[Part]) -> None:
    for row in rows:
        tables.rows.setdefault(row.sheet, []).append(row)
        tables.present.setdefault(row.sheet, parts[0].source)
