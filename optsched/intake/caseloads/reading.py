"""Read one sheet as a list of children and their services: the one door to this folder."""

from collections import Counter

from optsched.contract import SERVICES
from optsched.domain import Source
from optsched.intake.caseloads.children import Fact, Seen
from optsched.intake.caseloads.doubles import log_doubles, without_rivals
from optsched.intake.caseloads.headers import columns_of, headers_of, is_of_the_contract, log_columns
from optsched.intake.caseloads.names import looks_like_code, looks_like_initials, stands_for_name
from optsched.intake.caseloads.numbered import without_numbered
from optsched.intake.caseloads.pages import Line, read_pages
from optsched.intake.caseloads.register import Register
from optsched.intake.caseloads.report import Caseload, Understood
from optsched.intake.caseloads.rows import service_rows, student_row
from optsched.intake.caseloads.services import setting_of
from optsched.intake.caseloads.together import joined
from optsched.intake.caseloads.vocabulary import CHILD, SERVICE_LINE, Means
from optsched.intake.caseloads.windows import time_rows
from optsched.intake.cells import Sheet, cells_text
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.words import TRANSITIONAL, key_of


def read_caseload(sheet: Sheet, register: Register, log: Log, weeks_in_cycle: int | None = None) -> Caseload | None:
    """Read a list of children. None where the sheet is none: not enough of its columns are known.

    `weeks_in_cycle` are those of the workbook that the rows are for; a wording that counts by the cycle, or by the
    weeks of a month, is to be reviewed where they are not known.
    """
    headers = headers_of(sheet)
    if not headers or is_of_the_contract(sheet, next(iter(headers.values()))):
        return None
    log.expect(sheet.file, sheet.name)
    _note_hidden(sheet, log)
    log_columns(sheet, headers, log)
    pages = read_pages(sheet, headers, log)
    rows: list[Row] = []
    review = list(pages.review)
    told, numbered = without_numbered(pages.lines, [_seen(line) for line in pages.lines], log)
    review += numbered
    lines = _coded(told, register, log)
    for line, seen, code in lines:
        rows.append(student_row(line, seen, code))
        times, cut = time_rows(line.times, code, seen.source, log)
        rows += times
        review += cut
        for each in line.by_service():
            services, unclear = service_rows(each, seen, code, weeks_in_cycle, log)
            rows += services
            review += unclear
    _note_rooms([line for line, _, _ in lines], log)
    whole = joined(rows)
    log_doubles(whole, log)
    whole, rivals = without_rivals(whole, log)
    columns = columns_of(sheet, headers)
    what = "service lines" if any(line.services for line, _, _ in lines) else _what(columns)
    understood = Understood(what, columns, len(lines), _counted(whole))
    return Caseload(whole, understood, tuple(dict.fromkeys([*review, *rivals])))


def _coded(lines: list[tuple[Line, Seen]], register: Register, log: Log) -> list[tuple[Line, Seen, str]]:
    """Return every line with its child and code; a line that says the same as an earlier one is left out."""
    found: list[tuple[Line, Seen, str]] = []
    first: dict[tuple[str, ...], Source] = {}
    again: list[tuple[Source, Source]] = []
    numbers: dict[str, Line] = {}
    for line, seen in lines:
        code = register.code_of(seen, log)
        _check_number(line, code, numbers, log)
        _note_transitional(line, code, log)
        says = sorted(f"{means.name} {key_of(cell.seen)}" for means, cell in line.cells.items() if means not in CHILD)
        says += [f"{service.seen} {amount.seen}" for service, amount in line.services]
        says += [f"{at} {name} {cell.seen}" for at, time in enumerate(line.times) for name, cell in time.cells.items()]
        before = first.setdefault((code, *says), line.source)
        if before is line.source:
            found.append((line, seen, code))
        else:
            again.append((line.source, before))
    if again:
        said = "1 row stands" if len(again) == 1 else f"{len(again)} rows stand"
        where = ", ".join(f"{one.cell} as {other.cell}" for one, other in again[:6])
        more = " …" if len(again) > 6 else ""
        message = f"{said} there twice, and {'was' if len(again) == 1 else 'were'} read once: {where}{more}."
        log.add(Code.READ_ONCE, message, again[0][0])
    return found


def _seen(line: Line) -> Seen:
    """Return what a line says of its child; an ID that looks like a code is the code."""
    texts = {means: line.seen(means) for means in CHILD}
    one = texts[Means.STUDENT]
    names = [texts[Means.NAME], f"{texts[Means.FIRST_NAME]} {texts[Means.LAST_NAME]}".strip()]
    code = next((each for each in (texts[Means.CODE], texts[Means.NUMBER]) if looks_like_code(each)), "")
    code = code or next((each for each in (one, texts[Means.NAME]) if stands_for_name(each)), "")
    short = [texts[Means.INITIALS], texts[Means.CODE], one, texts[Means.NAME]]
    initials = next((each for each in short if each and looks_like_initials(each)), "")
    if texts[Means.LAST_NAME] and texts[Means.FIRST_NAME]:
        names[1] = f"{texts[Means.LAST_NAME]}, {texts[Means.FIRST_NAME]}"
    known = (code, initials)
    long = [*names, one, texts[Means.CODE], texts[Means.INITIALS]]
    name = next((each for each in long if each and each not in known and not each.isdecimal()), "")
    numbers = [texts[Means.NUMBER], texts[Means.CODE], one]
    number = next((each for each in numbers if each and each not in known and each != name), "")
    source = next((line.at(means) for means in CHILD if code and texts[means] == code), line.source)
    return Seen(source, code, name, initials, number, _facts(line))


def _facts(line: Line) -> dict[str, Fact]:
    found = {}
    for what, means in (("grade", Means.GRADE), ("teacher", Means.TEACHER), ("school", Means.SCHOOL)):
        if line.has(means):
            found[what] = Fact(line.seen(means), line.at(means))
    if "grade" in found and key_of(found["grade"].text) in TRANSITIONAL:
        found["grade"] = Fact("PK", found["grade"].source)
    return found


def _note_transitional(line: Line, code: str, log: Log) -> None:
    seen = line.seen(Means.GRADE)
    if key_of(seen) in TRANSITIONAL:
        message = f"{code}: {seen} is transitional kindergarten; it counts as PK."
        log.add(Code.COUNTS_AS_PK, message, line.at(Means.GRADE), seen=seen)


def _check_number(line: Line, code: str, numbers: dict[str, Line], log: Log) -> None:
    """Two numbers of the IEP system under one name are two children; the numbers themselves are not said."""
    before = numbers.setdefault(code, line) if line.system_number else line
    if before.system_number != line.system_number:
        message = f"{code} in this row and in {before.source} have different numbers of the state or the IEP system."
        log.add(Code.SAME_CHILD, message, line.source, seen=code)


def _note_rooms(lines: list[Line], log: Log) -> None:
    rooms = [line.at(Means.LOCATION) for line in lines if (seen := line.seen(Means.LOCATION)) and not setting_of(seen)]
    if rooms:
        said = "1 cell names a room" if len(rooms) == 1 else f"{len(rooms)} cells name rooms"
        message = f"{said} ({cells_text(rooms)}); a room is not a setting, and was not read."
        log.add(Code.NOT_A_SETTING, message, rooms[0])


def _note_hidden(sheet: Sheet, log: Log) -> None:
    hidden = ["the whole sheet"] if sheet.hidden.sheet else list(sheet.hidden.parts)
    if hidden:
        message = f"Hidden on {sheet.name}: {' and '.join(hidden)}. What is hidden is read like the rest."
        log.add(Code.HIDDEN, message, sheet.source(), maybe="children who have left are hidden there?")


def _what(columns: tuple[tuple[str, str, Source], ...]) -> str:
    means = {said for _, said, _ in columns}
    if means & {each.value for each in SERVICE_LINE}:
        return "service lines"
    return "class list" if means & {Means.GRADE.value, Means.TEACHER.value, Means.CLASS.value} else "students"


def _counted(rows: tuple[Row, ...]) -> tuple[tuple[str, int], ...]:
    """Count the lines of each service, most first; lines without a service are counted under an empty name."""
    return tuple(Counter(row.seen("Service") for row in rows if row.sheet == SERVICES.name).most_common())
