"""The files of one small school as people really have them: a timetable drawn, an IEP system's export, a workbook."""

from collections.abc import Iterable
from csv import writer
from pathlib import Path

from intake.small_district import Rows, as_workbook
from timetables.dress import Dress
from timetables.layouts import LAYOUTS
from timetables.notation import ClassWords
from timetables.weeks import DAYS, Lesson, Week
from timetables.writers import write_week

DAY = (
    *((480, 510, "Morning Work"), (510, 600, "ELA"), (600, 660, "Math"), (660, 690, "Recess")),
    *((690, 720, "Lunch"), (720, 780, "WIN"), (780, 840, "Science")),
)
"""8:00 to 14:00 without a gap."""
TEACHERS = (("1A", "Ms. Park"), ("2B", "Ms. Lopez"))
NAMES = ("Alvarez, Ana", "Brown, Ben", "Cruz, Carla", "Diaz, Dan")
HEAD = (
    *("Student Name", "Student ID", "Grade", "Teacher", "School", "Service", "Delivery", "Frequency"),
    *("Start Date", "End Date", "Provider", "Disability"),
)
FREQUENCIES = ("2 x 30 min weekly", "1 x 30 min weekly", "30 min 2x/week", "30 minutes, 1 time per week")


def week() -> Week:
    """Return the week of two classes; on Fridays 2B has Music in place of Science."""
    lessons = [
        Lesson(name, day, start, end, "Music" if (name, day, activity) == ("2B", 4, "Science") else activity)
        for name, _ in TEACHERS
        for day in DAYS
        for start, end, activity in DAY
    ]
    return Week(TEACHERS, tuple(sorted(lessons)))


def draw_timetable(path: Path, shown: Week | None = None) -> Path:
    """Draw a grid for each class, a sheet each, with its teacher beside its name."""
    write_week(path, shown or week(), LAYOUTS[0], Dress(classes=ClassWords.NAME_TEACHER))
    return path


def deliveries() -> list[list[str]]:
    """Return the lines of an export: two children in each class, all with OT by Rivera."""
    classes = [("1", "Ms. Park"), ("1", "Park"), ("2", "Ms. Lopez"), ("2", "Lopez, M.")]
    return [
        [
            name,
            f"10000{at}",
            *classes[at],
            "Lincoln",
            "OT",
            "Direct",
            often,
            "2026-08-20",
            "2027-06-10",
            "Rivera",
            "SLD",
        ]
        for at, (name, often) in enumerate(zip(NAMES, FREQUENCIES, strict=True))
    ]


def write_lines(path: Path, lines: Iterable[Iterable[str]], head: Iterable[str] = HEAD) -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer(stream).writerows([head, *lines])
    return path


def staff() -> Rows:
    """Return the sheets that nobody has but as a workbook to fill in."""
    return {
        "Schools": [{"School": "Lincoln", "Opens": "8:00", "Closes": "14:00"}],
        "Activities": [
            {"Activity": "ELA", "Pull-out": "avoid", "Push-in": "best", "Core": "yes"},
            {"Activity": "WIN", "Pull-out": "best", "Push-in": "ok"},
        ],
        "Therapists": [{"Therapist": "Rivera", "Service": "OT"}],
        "Hours": [{"Therapist": "Rivera", "Days": "All", "School": "Lincoln", "From": "8:00", "To": "14:00"}],
        "Rooms": [{"School": "Lincoln", "Room": "Therapy"}],
    }


def raw_files(folder: Path) -> tuple[Path, Path, Path]:
    """Write the three files: timetable.xlsx, deliveries.csv, staff.xlsx."""
    return (
        draw_timetable(folder / "timetable.xlsx"),
        write_lines(folder / "deliveries.csv", deliveries()),
        as_workbook(staff(), folder / "staff.xlsx"),
    )
