"""The sheet of a week that a therapist fills in and sends back: her sessions, with keys that name no mandate."""

from dataclasses import dataclass
from datetime import date
from io import BytesIO

from optsched.contract import ATTENDANCE, ATTENDANCES
from optsched.domain import Placement
from optsched.domain.attendance import parts_of, short_key
from optsched.domain.say import listed, span
from optsched.output.packets.whole import Whole
from optsched.output.plan.paper import Book
from optsched.output.plan.words import which_weeks
from optsched.output.sentences import legible
from optsched.output.table import Row, write_table

TOP = 4
RETURN = "Held on another day? Change its Date. Then save this workbook and send it back: the coordinator enters it."
NOTHING = "No sessions in this week."
ENTERED = ("Attendance", "Minutes held", "Entered by")


@dataclass(frozen=True)
class Slip:
    """A therapist's session of one child `on` its date, with a short `key`; `makes_up` is when one was missed."""

    on: date
    start: int
    end: int
    student: str
    service: str
    therapist: str
    where: str
    makes_up: date | None
    key: str


def slips_of(whole: Whole, name: str) -> tuple[Slip, ...] | None:
    """Return what a therapist holds in a week, in order of time; None where the plan has no dates."""
    if whole.dated is None:
        return None
    rows = [each for each in whole.plan.placements if each.therapist == name]
    schools = {each.school for each in rows}
    knows = {*schools, *(each.student for each in rows)}
    when = sorted(rows, key=lambda each: (each.day, each.start, each.session, whole.label[each.student]))
    return tuple(_slip(whole, each, each.school if len(schools) > 1 else "", knows) for each in when)


def _slip(whole: Whole, row: Placement, school: str, knows: set[str]) -> Slip:
    assert whole.dated is not None
    key = whole.dated.keys[row]
    missed = parts_of(whole.dated.makes_up.get(key, ""))
    place = whole.washed(whole.view.place_of(row), knows) if row.setting in ("push-in", "pull-out") else row.setting
    return Slip(
        whole.dated.date_of(row),
        row.start,
        row.end,
        whole.label[row.student],
        whole.problem.mandate[row.mandate].service,
        row.therapist,
        ", ".join(part for part in (place, school) if part),
        missed[1] if missed else None,
        short_key(key),
    )


def write_slips(book: Book, name: str, slips: tuple[Slip, ...]) -> None:
    """Write a therapist's sessions with columns to fill in, as the contract has them."""
    (person,) = book.view.problem.therapists
    sheet = book.sheet(name)
    weeks = which_weeks(book.view.problem.cycle)
    words = listed(ATTENDANCES).replace(" and ", " or ")
    sheet.set_row(0, 26)
    sheet.write_string(0, 0, legible(f"{person.name}  ·  attendance"), book.title())
    sheet.write_string(1, 0, weeks[0].upper() + weeks[1:], book.style({"font_size": 11}))
    sheet.write_string(2, 0, f"Attendance is {words}. Minutes held only where they differ from Minutes.", book.quiet())
    sheet.write_string(3, 0, RETURN, book.quiet())
    write_table(book, sheet, ATTENDANCE.columns, [_row(each) for each in slips], TOP, 3, 0, NOTHING, entered=ENTERED)


def is_filled_in(workbook: bytes) -> bool:
    """Tell whether a therapist's workbook, as it was written here, says of any session what became of it."""
    from openpyxl import load_workbook

    book = load_workbook(BytesIO(workbook), read_only=True, data_only=True)
    if ATTENDANCE.name not in book.sheetnames:
        return False
    said = [ATTENDANCE.headers.index(name) for name in ENTERED]
    rows = book[ATTENDANCE.name].iter_rows(min_row=TOP + 2, max_col=len(ATTENDANCE.columns), values_only=True)
    return any(row[at] not in (None, "") for row in rows for at in said)


def _row(each: Slip) -> Row:
    made_up = f"{each.makes_up:%a} {each.makes_up.month}/{each.makes_up.day}" if each.makes_up else ""
    when, who = span(each.start, each.end), (each.student, each.service, each.therapist)
    return (each.on, when, *who, each.where, made_up, each.end - each.start, "", None, "", each.key)
