"""Columns that many sheets have: days, weeks, from and to, and the names that sheets use of each other."""

from dataclasses import replace

from optsched.contract.shapes import Column, Kind

SERVICES = ("OT", "PT", "Speech")
"""Suggestions; a district may use any service name."""

DAYS = Column(
    "Days",
    "Days such as Mon, Mon-Fri or Mon, Wed, Fri; empty means all days.",
    Kind.DAYS,
    default_text="All",
    choices=("All", "Mon-Fri", "Mon", "Tue", "Wed", "Thu", "Fri"),
    open_choices=True,
    example="Mon-Fri",
    aliases=("Day", "Weekday", "Weekdays"),
)
WEEKS = Column(
    "Weeks",
    "Weeks of the cycle: all, odd, even, 1, 1, 3 or 1-3; empty means all weeks.",
    Kind.WEEKS,
    default_text="all",
    choices=("all", "odd", "even", "1", "2", "3", "4"),
    open_choices=True,
    example="all",
    aliases=("Week",),
    width=10,
)
FROM = Column(
    "From",
    "The time it begins, such as 8:30 or 13:05; 1:00 to 6:59 without AM or PM is afternoon.",
    Kind.CLOCK,
    example="8:30",
    aliases=("Start", "Start time", "Begin", "Begins", "Time in"),
    width=9,
)
TO = Column(
    "To",
    "The time it ends, such as 9:15 or 14:30.",
    Kind.CLOCK,
    example="9:15",
    aliases=("End", "End time", "Until", "Time out"),
    width=9,
)
SCHOOL = Column(
    "School",
    "The school, spelled as on the sheet Schools.",
    Kind.REFERENCE,
    example="Lincoln",
    aliases=("Building", "Site", "Campus"),
    width=18,
    refers_to=("Schools", "School"),
)
CLASS = Column(
    "Class",
    "The class or homeroom, spelled the same on every sheet.",
    Kind.REFERENCE,
    example="1A",
    aliases=("Homeroom", "Section", "Room or class"),
    width=12,
    refers_to=("Classes", "Class"),
)
TEACHER = Column(
    "Teacher",
    "The teacher of the class.",
    example="Ms. Park",
    aliases=("Teacher name", "Homeroom teacher"),
    width=18,
)
GRADE = Column(
    "Grade",
    "The grade: PK, K, or 1 to 12.",
    example="1",
    aliases=("Grade level", "Gr"),
    width=9,
)
THERAPIST = Column(
    "Therapist",
    "The therapist, spelled as on the sheet Therapists.",
    Kind.REFERENCE,
    example="Rivera",
    aliases=("Provider", "Therapist name", "Clinician"),
    width=18,
    refers_to=("Therapists", "Therapist"),
)
STUDENT = Column(
    "Student",
    "The child's code, never the name, as on the sheet Students.",
    Kind.REFERENCE,
    example="S-014",
    aliases=("Student code", "Code", "Child", "Student ID"),
    width=12,
    refers_to=("Students", "Student"),
)
SERVICE = Column(
    "Service",
    "The service, such as OT, PT or Speech.",
    choices=SERVICES,
    open_choices=True,
    example="OT",
    aliases=("Discipline", "Service type"),
    width=11,
)
MANDATE = Column(
    "Mandate",
    "The name of the service line on the sheet Services.",
    Kind.REFERENCE,
    example="S-014 OT",
    aliases=("Service line", "Mandate ID"),
    width=14,
    refers_to=("Services", "Mandate"),
)


def required(column: Column) -> Column:
    """Return the column as one that every row must fill."""
    return replace(column, required=True)
