"""What became of a session on its date, and what two sheets that speak of the same session come to."""

import re
from base64 import b32encode
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from hashlib import blake2b

from optsched.domain.findings import NOWHERE, Source
from optsched.domain.labels import may_be_one

HELD = "held"
_KEY = re.compile(r"(\S.*) (\d{4}-\d{2}-\d{2}) ([1-9]\d*)")


@dataclass(frozen=True)
class AttendanceRow:
    """One child in one session on one date; the `key` stays the same wherever the session moves.

    `attendance` is empty until it is known. `minutes` are planned, `minutes_held` are those of therapy, None until
    the attendance is known. `source` and `cells` (by column) say where it stands; two rows that say the same are equal.
    """

    key: str
    mandate: str
    student: str
    service: str
    therapist: str
    date: date
    minutes: int
    attendance: str = ""
    minutes_held: int | None = None
    makes_up_for: str = ""
    entered_by: str = ""
    source: Source = field(default=NOWHERE, compare=False)
    cells: Mapping[str, Source] = field(default_factory=dict, compare=False, repr=False)

    @property
    def is_known(self) -> bool:
        return bool(self.attendance)

    @property
    def delivered(self) -> int:
        return self.minutes_held or 0

    @property
    def is_moved(self) -> bool:
        """Tell whether it stands on another date than the one it was planned for first."""
        parts = parts_of(self.key)
        return parts is not None and parts[1] != self.date

    def at(self, column: str) -> Source:
        """Return the cell of a column, or where the row is known to stand."""
        return self.cells.get(column, self.source)


def parts_of(key: str) -> tuple[str, date, int] | None:
    """Return the mandate, the first date and the number of a key; None where it is no key.

    >>> parts_of("S014 OT 2026-11-30 1")
    ('S014 OT', datetime.date(2026, 11, 30), 1)
    """
    match = _KEY.fullmatch(key)
    if match is None:
        return None
    try:
        return match[1], date.fromisoformat(match[2]), int(match[3])
    except ValueError:
        return None


def short_key(key: str) -> str:
    """Return another name of a key, for whoever may not read that of its mandate; capitals are no matter.

    >>> short_key("S014 OT 2026-11-30 1")
    'AIMQ-DR7I-KTH5'
    """
    letters = b32encode(blake2b(key.casefold().encode(), digest_size=10).digest()).decode()
    return "-".join((letters[:4], letters[4:8], letters[8:12]))


def is_of_one(one: AttendanceRow, other: AttendanceRow) -> bool:
    """Tell whether two sessions are of one mandate, or of one child and service: one may make up for the other."""
    if one.mandate.casefold() == other.mandate.casefold():
        return True
    return (one.student.casefold(), one.service.casefold()) == (other.student.casefold(), other.service.casefold())


def disagreements(one: AttendanceRow, other: AttendanceRow) -> tuple[str, ...]:
    """Return the columns in which two rows of one session contradict each other.

    What only one of them knows is no contradiction, nor are another date, since sessions are moved by hand, or another
    number of the child's initials. Another
    therapist is one unless only one of the rows says what became of the session.
    """
    found = [
        column
        for column, is_same in (
            ("Student", may_be_one(one.student, other.student)),
            ("Service", one.service.casefold() == other.service.casefold()),
        )
        if not is_same
    ]
    if one.is_known == other.is_known and one.therapist.casefold() != other.therapist.casefold():
        found.append("Therapist")
    if one.minutes != other.minutes:
        found.append("Minutes")
    if one.is_known and other.is_known:
        if one.attendance != other.attendance:
            found.append("Attendance")
        elif one.minutes_held != other.minutes_held:
            found.append("Minutes held")
    if one.makes_up_for and other.makes_up_for and one.makes_up_for.casefold() != other.makes_up_for.casefold():
        found.append("Makes up for")
    return tuple(found)


def joined(one: AttendanceRow, other: AttendanceRow) -> AttendanceRow:
    """Return what two rows of one session, which do not contradict each other, say together; the order is no matter.

    The row that knows what became of the session knows its date and therapist best; else a date moved by hand goes
    before the first one, and a later before an earlier.
    """
    stands = max((one, other), key=_rank)
    says = one if one.is_known or not other.is_known else other
    whole = replace(
        stands,
        attendance=says.attendance,
        minutes_held=says.minutes_held,
        makes_up_for=max(one.makes_up_for, other.makes_up_for),
        entered_by=max(one.entered_by, other.entered_by),
        source=says.source if says.is_known else stands.source,
        cells=says.cells if says.is_known else stands.cells,
    )
    return one if whole == one else whole


def _rank(row: AttendanceRow) -> tuple[bool, bool, date]:
    return row.is_known, row.is_moved, row.date


def overwritten(known: AttendanceRow, new: AttendanceRow) -> AttendanceRow:
    """Return a known row with everything that a new one says in its place; what became of it is never forgotten."""
    makes_up_for = new.makes_up_for or known.makes_up_for
    if known.is_known and not new.is_known:
        whole = replace(known, student=new.student, service=new.service, minutes=new.minutes, makes_up_for=makes_up_for)
    else:
        says_the_same = (new.attendance, new.minutes_held) == (known.attendance, known.minutes_held)
        entered_by = new.entered_by or (known.entered_by if says_the_same else "")
        whole = replace(new, makes_up_for=makes_up_for, entered_by=entered_by)
    return known if whole == known else whole
