"""Schools, travel, rooms and calendar: rows -> domain."""

from optsched.contract import CALENDAR, ROOMS, SCHOOLS, TRAVEL
from optsched.domain import CalendarEntry, Room, School, Source, Window
from optsched.intake.codes import Code
from optsched.intake.desk import Desk
from optsched.intake.forms import CalendarRow, RoomRow, SchoolRow, TravelRow
from optsched.intake.words import Unclear, grade, key_of, likely


def read_schools(desk: Desk) -> tuple[School, ...]:
    """Read Schools; several rows of one school are its hours on several days."""
    windows: dict[str, list[Window]] = {}
    sources: dict[str, Source] = {}
    for row in desk.rows(SchoolRow, SCHOOLS):
        name = desk.schools.add(row.school)
        sources.setdefault(name, row.source)
        here = windows.setdefault(name, [])
        if not desk.both(row, row.opens, row.closes, "Opens", "Closes"):
            continue
        assert row.opens is not None
        assert row.closes is not None
        if desk.span(row, row.opens, row.closes, "Opens", "Closes"):
            taken = desk.inward(row, row.opens, row.closes, f"{name} opens or closes:", "Opens", "Closes")
            here.append(desk.window(row.days, None, taken, (row.opens, row.closes)))
    return tuple(School(name, tuple(windows[name]), source) for name, source in sources.items())


def read_travel(desk: Desk) -> tuple[tuple[str, str, int], ...]:
    """Read Travel. A way given twice with different minutes is a finding (each direction counts as the same way)."""
    found: dict[frozenset[str], tuple[str, str, int]] = {}
    for row in desk.rows(TravelRow, TRAVEL):
        start = desk.schools.find(row.start, row.row.at("From"), desk.log)
        end = desk.schools.find(row.end, row.row.at("To"), desk.log)
        if start is None or end is None:
            continue
        if start == end:
            message = f"The way from {start} to itself needs no row."
            desk.log.add(Code.CLASH, message, row.row.at("To"), seen=end, maybe="another school is meant?")
            continue
        known = found.setdefault(frozenset((start, end)), (start, end, row.minutes))
        if known[2] != row.minutes:
            message = f"The way between {start} and {end} has {known[2]} minutes in another row."
            desk.log.add(Code.CLASH, message, row.row.at("Minutes"), seen=row.minutes)
    return tuple(found.values())


def read_rooms(desk: Desk, schools: tuple[School, ...]) -> tuple[Room, ...]:
    """Read Rooms; rows of one room are its open times. A school without a row is noted."""
    rooms: dict[tuple[str, str], Room] = {}
    for row in desk.rows(RoomRow, ROOMS):
        school = desk.schools.find(row.school, row.row.at("School"), desk.log)
        services = desk.services.find_all(row.services, row.row.at("Services"), desk.log)
        if school is None:
            continue
        if not row.room:
            message = f"A room of {school} has no name."
            desk.log.add(Code.EMPTY_CELL, message, row.row.at("Room"))
            continue
        room = Room(school, row.room, row.at_once, services, _room_hours(desk, row), row.source)
        known = rooms.setdefault((school, key_of(row.room)), room)
        if known is not room:
            rooms[school, key_of(row.room)] = _joined(desk, known, room, row)
    with_rooms = {school for school, _ in rooms}
    for each in schools:
        if each.name not in with_rooms:
            message = f"{each.name} has no row in Rooms: every therapist has one unnamed space there."
            desk.log.add(Code.NO_ROOMS, message, each.source)
    return tuple(rooms.values())


def _room_hours(desk: Desk, row: RoomRow) -> tuple[Window, ...]:
    if not desk.both(row, row.start, row.end):
        return () if row.days is None else (desk.window(row.days, None, (0, 24 * 60)),)
    assert row.start is not None
    assert row.end is not None
    if not desk.span(row, row.start, row.end):
        return ()
    taken = desk.inward(row, row.start, row.end, f"{row.room} is free:")
    return (desk.window(row.days, None, taken, (row.start, row.end)),)


def _joined(desk: Desk, known: Room, room: Room, row: RoomRow) -> Room:
    """Return a room with the open times of one more row; a row without times contradicts."""
    if (known.at_once, known.services) != (room.at_once, room.services) or not known.open or not room.open:
        message = f"{room.name} of {room.school} has another row that differs, in {known.source}."
        desk.log.add(Code.CLASH, message, row.row.at("Room"), seen=room.name, maybe="one of them has another name?")
        return known
    return Room(known.school, known.name, known.at_once, known.services, known.open + room.open, known.source)


def read_calendar(desk: Desk) -> tuple[CalendarEntry, ...]:
    """Read Calendar; Who is kept as written, but must be known."""
    found = []
    classes = {name for _, name in desk.classes}
    for row in desk.rows(CalendarRow, CALENDAR):
        cover = desk.therapists.find(row.cover_by, row.row.at("Cover by"), desk.log) if row.cover_by else ""
        last = row.until or row.date
        if last < row.date:
            message = f"Until {last} is before Date {row.date}."
            desk.log.add(Code.END_BEFORE_START, message, row.row.at("Until"), seen=row.row.seen("Until"))
            continue
        if row.start is not None and row.end is not None and not desk.span(row, row.start, row.end):
            continue
        variant, year = key_of(row.variant), _grade_of(desk, row, classes)
        when = (row.date, last, row.who, row.what, row.start, row.end)
        found.append(CalendarEntry(*when, variant, cover or "", row.source, year))
    return tuple(found)


def _grade_of(desk: Desk, row: CalendarRow, classes: set[str]) -> int | None:
    """Return the grade that Who means, where it is no school, class, therapist or student; log what it cannot be."""
    known = (desk.schools, desk.therapists, desk.students)
    if not row.who or any(row.who in names for names in known) or key_of(row.who) in classes:
        return None
    try:
        return grade(row.who)
    except Unclear:
        names = [name for each in known for name in each.all] + sorted(classes)
        message = f"{row.who} is no school, grade, class, therapist or student."
        desk.log.add(Code.UNKNOWN_NAME, message, row.row.at("Who"), seen=row.who, maybe=likely(row.who, names))
        return None
