"""A small district and a legal plan for it, made by hand; tests break one thing at a time."""

from __future__ import annotations

from pathlib import Path

from openpyxl import Workbook

Sheets = dict[str, list[dict[str, object]]]
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri")


def table(columns: str, *lines: str) -> list[dict[str, object]]:
    """Rows written as lines with bars; an empty cell stays empty."""
    heads = [column.strip() for column in columns.split("|")]
    rows = []
    for line in lines:
        cells = [cell.strip() for cell in line.split("|")]
        assert len(cells) == len(heads), line
        rows.append({head: _cell(cell) for head, cell in zip(heads, cells, strict=True)})
    return rows


def _cell(seen: str) -> object:
    if not seen:
        return None
    return int(seen) if seen.isdigit() else seen


def timetable() -> list[dict[str, object]]:
    day = (
        ("8:00", "9:00", "Math"),
        ("9:00", "10:00", "Reading"),
        ("10:00", "10:30", "Writing"),
        ("10:30", "11:00", "Recess"),
        ("11:00", "12:00", "Science"),
        ("12:00", "12:30", "Lunch"),
        ("12:30", "14:00", "Centers"),
        ("14:00", "15:00", "Art"),
    )
    classes = (("Lincoln", "3A", 3), ("Lincoln", "4B", 4), ("Oak", "2C", 2))
    columns = "School | Class | Grade | Days | From | To | Activity"
    return table(
        columns,
        "Example School | 9Z | 9 | Mon | 8:00 | 9:00 | Nothing",
        *(
            f"{school} | {name} | {grade} | Mon-Fri | {start} | {end} | {activity}"
            for school, name, grade in classes
            for start, end, activity in day
        ),
    )


def district() -> Sheets:
    return {
        "Options": table(
            "Option | Value",
            "First day | 2026-09-07",
            "Weeks in cycle | 4",
            "Days | Mon-Fri",
            "Most therapy minutes a child a day | 90",
        ),
        "Schools": table("School | Days | Opens | Closes", "Lincoln | All | 8:00 | 15:00", "Oak | All | 8:00 | 15:00"),
        "Travel": table("From | To | Minutes", "Lincoln | Oak | 20"),
        "Classes": table("School | Class | Grade | Visits at once", "Lincoln | 3A | 3 | 1"),
        "Timetable": timetable(),
        "Activities": table(
            "Activity | Grades | Pull-out | Push-in | Pull-out PT",
            "Math | | never | ok |",
            "Reading | | ok | best |",
            "Writing | | ok | ok | never",
            "Recess | | never | never | ok",
            "Science | | ok | ok |",
            "Lunch | | never | never |",
            "Centers | | best | best |",
            "Art | | avoid | never |",
            "Art | 2 | never | never |",
        ),
        **staff(),
        "Students": table(
            "Student | Initials | School | Class | Grade",
            "S1 | AA | Lincoln | 3A | 3",
            "S2 | BB | Lincoln | 3A | 3",
            "S3 | CC | Lincoln | 4B | 4",
            "S4 | DD | Oak | 2C | 2",
            "S5 | EE | Lincoln | | 1",
        ),
        "Student times": table(
            "Student | Days | From | To | What | Rule | In class",
            "S3 | Wed | 9:00 | 10:00 | reading club | never |",
            "S3 | Thu | 8:00 | 9:00 | ahead in math | allow |",
            "S3 | Fri | 9:00 | 10:00 | with the thirds | | 3A",
        ),
        "Services": services(),
        "Pairs": table("Student | With | Service | Rule", "S1 | S2 | OT | together", "S1 | S3 | OT | apart"),
        "Locked": table(
            "Session | Mandate | Weeks | Day | From | To | School | Therapist | Setting | Place",
            "L1 | M5 | all | Thu | 8:00 | 8:30 | Lincoln | Olive | pull-out | Lab",
        ),
    }


def staff() -> Sheets:
    return {
        "Therapists": table(
            "Therapist | Service | Assistant to | Largest group | Minutes between sessions | Longest run | "
            "Most minutes a day",
            "Olive | OT | | 3 | 5 | 90 | 240",
            "Ann | OT | Olive | 3 | 0 | |",
            "Omar | OT | | 3 | 0 | |",
            "Pat | PT | | 3 | 0 | |",
        ),
        "Hours": table(
            "Therapist | Days | Weeks | School | From | To",
            "Olive | Mon-Thu | | Lincoln | 8:00 | 15:00",
            "Olive | Fri | | Lincoln | 8:00 | 11:00",
            "Olive | Fri | | Oak | 11:00 | 15:00",
            "Ann | Mon-Fri | odd | Lincoln | 8:00 | 15:00",
            "Omar | Wed | | Oak | 8:00 | 15:00",
            "Omar | Wed | | Lincoln | 8:00 | 15:00",
            "Pat | Mon-Fri | | Lincoln | 8:00 | 15:00",
        ),
        "Work": table(
            "Therapist | With | What | Minutes | Times | Per | School | Days | From | To",
            "Olive | | Staff meeting | 30 | 1 | week | Lincoln | Tue | 14:00 | 14:30",
            "Olive | Pat | Supervision | 30 | 1 | week | | Mon-Thu | 8:00 | 15:00",
        ),
        "Rooms": table(
            "School | Room | Sessions at once | Services | Days | From | To",
            "Lincoln | Lab | 1 | | Mon-Fri | 8:00 | 14:30",
            "Lincoln | Gym | 2 | PT, OT | Mon-Fri | |",
        ),
    }


def services() -> list[dict[str, object]]:
    return table(
        "Mandate | Student | Service | Kind | Therapist | Assistant | Minutes | Times | Per | Weeks | Setting | "
        "Push-in share | Push-in during | Alternates with | Grouping | Largest group | Days apart | Minutes apart | "
        "Co-treat with | Starts | Ends",
        "M1 | S1 | OT | | Olive | | 30 | 2 | week | | pull-out | | | | group | | 2 | | | |",
        "M2 | S2 | OT | | Olive | | 30 | 1 | week | | pull-out | | | | group | 2 | | | | |",
        "M3 | S3 | OT | | Olive | 1 of 2 | 30 | 1 | week | | push-in | | | | individual | | | | | |",
        "M4 | S1 | PT | | Pat | | 30 | 2 | month | | either | | | M9 | either | | | | | |",
        "M5 | S3 | OT | | Olive | | 30 | 1 | week | | either | | | | individual | | | | | |",
        "M6 | S4 | OT | | | | 30 | 1 | week | 3 of 4 | combined | 50 | Reading | | either | | | | | |",
        "M7 | S2 | PT | | Pat | | 30 | 1 | week | | pull-out | | | | either | | | | M8 | |",
        "M8 | S2 | OT | | Olive | | 30 | 1 | week | | pull-out | | | | individual | | | | M7 | |",
        "M9 | S1 | PT | consult | Pat | | 15 | 2 | month | | | | Lunch | | | | | | | |",
        "M10 | S4 | OT | | Olive | | 30 | 3 | quarter | | either | | | | | | | | | |",
        "M11 | S4 | OT | | Olive | | 30 | 1 | week | | either | | | | | | | | | 2026-10-05 |",
        "M12 | S4 | OT | | Olive | | 30 | 1 | week | | either | | | | | | | | | | 2026-08-31",
        "M13 | S5 | PT | | Pat | | 15 | 2 | day | | pull-out | | | | individual | | | 60 | | |",
        " | S5 | OT | | Olive | | 30 | 1 | week | odd | pull-out | | | | either | | | | | |",
    )


def sessions() -> list[dict[str, object]]:
    return table(
        "Session | Mandate | Weeks | Day | From | To | School | Therapist | Service | Setting | Place | Student | "
        "Minutes | Locked",
        "1 | M1 | 1-4 | Mon | 9:00 | 9:30 | Lincoln | Olive | OT | pull-out | Lab | S1 | 30 |",
        "1 | M2 | 1-4 | Mon | 9:00 | 9:30 | Lincoln | Olive | OT | pull-out | Lab | S2 | 30 |",
        "2 | M1 | all | Wed | 9:00 | 9:30 | Lincoln | Olive | OT | pull-out | Lab | S1 | 30 |",
        "3 | M3 | odd | Tue | 9:00 | 9:30 | Lincoln | Ann | OT | push-in | 4B | S3 | 30 |",
        "4 | M3 | even | Tue | 9:00 | 9:30 | Lincoln | Olive | OT | push-in | 4B | S3 | 30 |",
        "5 | M4 | 1, 3 | Tue | 11:00 | 11:30 | Lincoln | Pat | PT | push-in | 3A | S1 | 30 |",
        "L1 | M5 | all | Thu | 8:00 | 8:30 | Lincoln | Olive | OT | pull-out | Lab | S3 | 30 | yes",
        "6 | M6 | 1, 3 | Wed | 9:00 | 9:30 | Oak | Omar | OT | push-in | 2C | S4 | 30 |",
        "7 | M6 | 2 | Wed | 11:00 | 11:30 | Oak | Omar | OT | pull-out | any | S4 | 30 |",
        "8 | M7 | all | Tue | 13:00 | 13:30 | Lincoln | Pat | PT | pull-out | Gym | S2 | 30 |",
        "9 | M8 | all | Tue | 13:00 | 13:30 | Lincoln | Olive | OT | pull-out | Gym | S2 | 30 |",
        "10 | M9 | 2, 4 | Mon | 12:00 | 12:15 | Lincoln | Pat | PT | consult | | S1 | 15 |",
        *(
            f"{20 + place} | M13 | all | {day} | {start} | {end} | Lincoln | Pat | PT | pull-out | Gym | S5 | 15 |"
            for place, (day, start, end) in enumerate(
                (day, *time) for day in WEEK for time in (("8:00", "8:15"), ("14:30", "14:45"))
            )
        ),
        "30 | OT-S5 | odd | Fri | 9:00 | 9:30 | Lincoln | Olive | OT | pull-out | Lab | S5 | 30 |",
    )


def minutes() -> list[dict[str, object]]:
    return table(
        "Mandate | Student | Service | Therapist | Required | Placed | Missing | Extra | Status",
        "M1 | S1 | OT | Olive | 240 | 240 | 0 | 0 | met",
        "M2 | S2 | OT | Olive | 120 | 120 | 0 | 0 | met",
        "M3 | S3 | OT | Olive | 120 | 120 | 0 | 0 | met",
        "M4 | S1 | PT | Pat | 60 | 60 | 0 | 0 | met",
        "M5 | S3 | OT | Olive | 120 | 120 | 0 | 0 | met",
        "M6 | S4 | OT | Omar | 90 | 90 | 0 | 0 | met",
        "M7 | S2 | PT | Pat | 120 | 120 | 0 | 0 | met",
        "M8 | S2 | OT | Olive | 120 | 120 | 0 | 0 | met",
        "M9 | S1 | PT | Pat | 30 | 30 | 0 | 0 | met",
        "M10 | S4 | OT | Olive | 0 | 0 | 0 | 0 | by date",
        "M11 | S4 | OT | Olive | 0 | 0 | 0 | 0 | later",
        "M12 | S4 | OT | Olive | 0 | 0 | 0 | 0 | ended",
        "M13 | S5 | PT | Pat | 600 | 600 | 0 | 0 | met",
        "OT-S5 | S5 | OT | Olive | 60 | 60 | 0 | 0 | met",
    )


def lunch(who: str, day: str, weeks: str = "all", start: str = "11:30", end: str = "12:00") -> str:
    return f"L-{who}-{day} | {who} | | lunch | {weeks} | {day} | {start} | {end} |"


def plan() -> Sheets:
    return {
        "Sessions": sessions(),
        "Minutes": minutes(),
        "Duties": table(
            "Duty | Therapist | With | What | Weeks | Day | From | To | School",
            "D1 | Olive | Pat | Supervision | all | Thu | 10:00 | 10:30 |",
            *(lunch("Olive", day) for day in ("Tue", "Mon", "Wed", "Thu")),
            lunch("Olive", "Fri", start="12:30", end="13:00"),
            *(lunch("Ann", day, weeks="odd") for day in WEEK),
            lunch("Omar", "Wed"),
            "by date M10 | Olive | | kept for S4, by date | 1, 2 | Fri | 13:00 | 13:30 | Oak",
            *(lunch("Pat", day) for day in WEEK),
        ),
        "Not placed": table("Mandate | Student | Service | Therapist | Minutes | Weeks | Why"),
    }


def save(sheets: Sheets, path: Path) -> Path:
    """Write the sheets as a workbook; columns are those that any row has."""
    book = Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        columns = list(dict.fromkeys(column for row in rows for column in row)) or ["Mandate"]
        sheet.append(columns)
        for row in rows:
            sheet.append([row.get(column) for column in columns])
    book.save(path)
    book.close()
    return path
