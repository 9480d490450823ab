"""The sheets of what classes do: classes, timetable, activities."""

from dataclasses import replace

from optsched.contract.common import CLASS, DAYS, FROM, GRADE, SCHOOL, TEACHER, TO, WEEKS, required
from optsched.contract.shapes import Column, Kind, Sheet

CLASSES = Sheet(
    "Classes",
    "a class, where something differs",
    (
        required(SCHOOL),
        Column(
            "Class",
            "The class or homeroom, spelled the same on every sheet.",
            example="1A",
            aliases=CLASS.aliases,
            required=True,
        ),
        TEACHER,
        GRADE,
        Column(
            "Visits at once",
            "How many push-ins the class takes at the same time; empty means as in Options.",
            Kind.NUMBER,
            default_text="Push-ins at once in a class",
            example="2",
            aliases=("Push-ins at once", "Visits"),
            width=15,
        ),
    ),
    "Only for classes whose teacher or grade is not in the timetable, or that take more visits than usual.",
)

TIMETABLE = Sheet(
    "Timetable",
    "a block of a class's week",
    (
        required(SCHOOL),
        replace(CLASS, required=True, help="The class or homeroom that has this block."),
        TEACHER,
        GRADE,
        DAYS,
        WEEKS,
        replace(required(FROM), example="9:00"),
        replace(required(TO), example="9:45"),
        Column(
            "Activity",
            "What the class does then, spelled as on the sheet Activities.",
            Kind.REFERENCE,
            example="Writing",
            aliases=("Subject", "Block", "What"),
            width=18,
            required=True,
            refers_to=("Activities", "Activity"),
        ),
        Column(
            "Where",
            "Where the class is then, such as Gym; empty means its own room.",
            default_text="the class's room",
            aliases=("Location", "Place"),
            width=14,
        ),
        Column(
            "Variant",
            "Empty for the normal week; a name for a special timetable that Calendar calls by it.",
            default_text="normal",
            aliases=("Schedule",),
        ),
    ),
    "Every class of every child on a caseload, the whole school day without gaps, lunch and recess too. "
    "One row is one block; a grid of days and times is not read yet.",
    aliases=("Class timetable", "Schedule", "Class schedule"),
    essential=True,
)

ACTIVITIES = Sheet(
    "Activities",
    "a kind of class time, and what it allows",
    (
        Column(
            "Activity",
            "The name used in the timetable.",
            example="Writing",
            aliases=("Subject",),
            width=20,
            required=True,
        ),
        replace(SCHOOL, help="One school, when the row holds only there; empty means all.", default_text="all"),
        Column(
            "Grades",
            "The grades the row holds for, such as K, 1, 2 or 3-5; empty means all.",
            Kind.LIST,
            default_text="all",
            example="K-2",
            aliases=("Grade",),
            width=10,
        ),
        Column(
            "Pull-out",
            "May a child be taken out? never, avoid (only if nothing else), ok, or best.",
            Kind.CHOICE,
            choices=("never", "avoid", "ok", "best"),
            example="avoid",
            aliases=("Pull-out allowed",),
            required=True,
            per_service=True,
        ),
        Column(
            "Push-in",
            "May a therapist work in the class then? never, ok, or best.",
            Kind.CHOICE,
            choices=("never", "ok", "best"),
            example="best",
            aliases=("Push-in allowed",),
            required=True,
            per_service=True,
        ),
        Column(
            "Core",
            "yes for core instruction, which is dearer to miss.",
            Kind.YES_NO,
            default_text="no",
            choices=("yes", "no"),
            example="yes",
            aliases=("Core subject", "Core instruction"),
            width=9,
        ),
    ),
    "Every activity of the timetable. A column such as Pull-out PT or Push-in OT may be added: "
    "it holds for that service only. The most specific row wins.",
    essential=True,
)
