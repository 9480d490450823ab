"""Changes after which the plan is still legal."""

from __future__ import annotations

import datetime as dt

from independent.changes import Change, both, drop, duty, held, minutes, more, option, put, service, session
from independent.sample import Sheets, table

CLOCK_COLUMNS = ("From", "To", "Opens", "Closes")
LETTERS = dict(zip(("Mon", "Tue", "Wed", "Thu", "Fri"), "ABCDE", strict=True))


def excel_times(d: Sheets, p: Sheets) -> None:
    """Every other clock time as Excel keeps it: as a time, or as a part of the day."""
    for place, row in enumerate(row for sheets in (d, p) for rows in sheets.values() for row in rows):
        for column in CLOCK_COLUMNS:
            if ":" in str(row.get(column)):
                hour, minute = (int(part) for part in str(row[column]).split(":"))
                row[column] = dt.time(hour, minute) if place % 2 else (hour * 60 + minute) / 1440


def afternoon(_: Sheets, p: Sheets) -> None:
    """A bare 1:00 is afternoon, and 9:00 may say AM."""
    put(p, "Sessions", {"From": "13:00"}, From="1:00", To="1:30 PM")
    put(p, "Sessions", {"From": "9:00"}, From="9:00 am")


def letters(d: Sheets, p: Sheets) -> None:
    """A rotating cycle of letters in place of the weekdays."""
    for row in (row for sheets in (d, p) for rows in sheets.values() for row in rows):
        for column in ("Days", "Day", "Value"):
            for day, letter in LETTERS.items():
                if isinstance(row.get(column), str):
                    row[column] = row[column].replace(day, letter)


def floats(d: Sheets, p: Sheets) -> None:
    """Numbers as floats, or as text."""
    for row in (row for sheets in (d, p) for rows in sheets.values() for row in rows):
        for column in ("Minutes", "Times", "Required", "Placed", "Session"):
            if isinstance(row.get(column), int):
                row[column] = float(row[column]) if column != "Times" else str(row[column])


def untold_lunch(_: Sheets, p: Sheets) -> None:
    p["Not placed"] = table("Mandate | Service | Therapist | Why", " | lunch | Olive | no time on Tue")


def untold(*lines: str) -> Change:
    """Rows of Not placed."""
    return lambda _, p: p.update({"Not placed": table("Mandate | Student | Minutes | Why", *lines)})


def worded(d: Sheets, _: Sheets) -> None:
    put(d, "Services", {"Mandate": "M1"}, Minutes=None, Times=None, Per=None, Wording="2 x 30 minutes per week")


def initials(d: Sheets, p: Sheets) -> None:
    """Children shown by their initials, made unique."""
    shown = {row["Student"]: f"{row['Initials']}1" for row in d["Students"]}
    for sheet in ("Sessions", "Minutes"):
        for row in p[sheet]:
            row["Student"] = shown[row["Student"]]


def reverse_sheets(d: Sheets, p: Sheets) -> None:
    """The order of rows does not matter."""
    for sheets in (d, p):
        for rows in sheets.values():
            rows.reverse()


LEGAL = {
    "Excel times": excel_times,
    "afternoon": afternoon,
    "letters": letters,
    "floats": floats,
    "rows in reverse": reverse_sheets,
    "initials": both(option("Show students as", "initials"), initials),
    "wording": worded,
    "a lunch that is told": both(drop("Duties", "Duty", "L-Olive-Tue"), untold_lunch),
    "a lock wins over the class": lambda d, _: put(d, "Student times", {"Rule": "allow"}, Rule="prefer"),
    "allowed without a lock": lambda d, _: d["Locked"].clear(),
    "unequal lengths": both(
        option("Unequal lengths in a group", "yes"),
        service("M2", Minutes=20),
        lambda _, p: put(p, "Sessions", {"Mandate": "M2"}, To="9:20", Minutes=20),
        minutes("M2", Required=80, Placed=80),
    ),
    "more locked than required": both(
        more("Locked", "Mandate | Weeks | Day | From", "M8 | 1 | Wed | 12:30", "M8 | 1 | Tue | 13:00"),
        held("40|M8|1|Wed|12:30|13:00|Lincoln|Olive|OT|pull-out|Lab|S2"),
        minutes("M8", Placed=150, Extra=30, Status="extra"),
    ),
    "a session missing and told": both(
        drop("Sessions", "Session", 2),
        minutes("M1", Placed=120, Missing=120, Status="short"),
        untold(*("M1 | S1 | 30 |",) * 4),
    ),
    "open time not kept and told": both(
        drop("Duties", "Duty", "by date M10"),
        untold(" | | 60 | The duty kept for S4, by date has no place."),
    ),
    "no open time where nobody gives the service": both(
        drop("Duties", "Duty", "by date M10"),
        service("M10", Therapist=None, Service="Vision"),
        minutes("M10", Therapist="any", Service="Vision"),
    ),
    "a lock in a setting that is not asked": both(service("M5", Setting="push-in"), minutes("M5", Status="mix off")),
    "the share that is placed": minutes("M6", **{"Push-in share placed": 0.667}),
    "mix off and told": both(
        session(7, Setting="push-in", Place="2C", From="9:00", To="9:30"), minutes("M6", Status="mix off")
    ),
    "assistants are named in Minutes": minutes("M3", Therapist="Olive, Ann"),
    "every day, whatever Days apart says": service("M13", Times=2, Days_apart=2),
    "no room rows": lambda d, _: d["Rooms"].clear(),
    "a way with time enough": both(
        session(30, From="10:30", To="11:00"),
        session(7, Day="Fri", Weeks="2", From="11:20", To="11:50", Therapist="Olive"),
        session(6, Day="Fri", Weeks="1, 3", From="9:00", To="9:30", Therapist="Olive", Setting="push-in"),
        service("M6", Therapist="Olive"),
        minutes("M6", Therapist="Olive"),
        lambda d, _: put(d, "Hours", {"Therapist": "Olive", "School": "Oak"}, From="8:00"),
        session(30, Day="Thu", From="9:00", To="9:30"),
    ),
    "another lunch each week": both(
        duty("L-Pat-Fri", Weeks="1-3"),
        lambda _, p: p["Duties"].append(
            {**p["Duties"][-1], "Duty": "LP", "Weeks": 4, "Day": "Fri", "From": "12:15", "To": "12:45"}
        ),
    ),
    "class visited where the child is": session(4, Day="Fri", Place="3A"),
    "a fixed duty is listed": lambda _, p: p["Duties"].append(
        {**p["Duties"][0], "What": "Staff meeting", "With": None, "Day": "Tue", "From": "14:00", "To": "14:30"}
    ),
}
