"""The sheets of a district's places and dates: schools, ways between them, calendar, rooms."""

from dataclasses import replace

from optsched.contract.common import DAYS, FROM, SCHOOL, TO, required
from optsched.contract.shapes import Column, Kind, Sheet

SCHOOLS = Sheet(
    "Schools",
    "a school, or its hours on some days",
    (
        Column(
            "School",
            "The name of the school; every other sheet spells it the same.",
            example="Lincoln",
            aliases=SCHOOL.aliases,
            width=22,
            required=True,
        ),
        DAYS,
        Column(
            "Opens",
            "When children can first be seen, such as 8:00.",
            Kind.CLOCK,
            example="8:00",
            aliases=("Open", "Start", "Starts", "From"),
            width=10,
        ),
        Column(
            "Closes",
            "When children can last be seen, such as 14:30.",
            Kind.CLOCK,
            example="14:30",
            aliases=("Close", "End", "Ends", "Dismissal", "To"),
            width=10,
        ),
    ),
    "One row for each school; a second row for the same school where its hours differ on some days.",
    essential=True,
)

TRAVEL = Sheet(
    "Travel",
    "a way between two schools, both directions",
    (
        replace(required(SCHOOL), name="From", aliases=("From school", "School")),
        replace(required(SCHOOL), name="To", aliases=("To school",), example="Garfield"),
        Column(
            "Minutes",
            "Minutes from door to door, parking and signing in included.",
            Kind.MINUTES,
            example="20",
            aliases=("Travel minutes", "Drive", "Drive time"),
            width=10,
            required=True,
        ),
    ),
    "Needed when one therapist works at two schools on the same day.",
)

CALENDAR = Sheet(
    "Calendar",
    "dates that differ from the normal week",
    (
        Column(
            "Date",
            "The first (or only) day, such as 2025-11-26.",
            Kind.DATE,
            example="2025-11-26",
            aliases=("First date", "Start date", "Day"),
            width=21,
            required=True,
        ),
        Column(
            "Until",
            "The last day, when it is more than one; empty means that one day.",
            Kind.DATE,
            default_text="Date",
            example="2025-11-28",
            aliases=("End date", "Last date", "Through"),
        ),
        Column(
            "Who",
            "Whom it concerns: a school, grade, class, therapist or student; empty means everybody.",
            default_text="all",
            example="Lincoln",
            aliases=("For", "Applies to"),
            width=16,
        ),
        Column(
            "What",
            "What is different on these dates.",
            Kind.CHOICE,
            choices=(
                "no school",
                "early release",
                "late start",
                "testing",
                "no therapy",
                "absent",
                "meeting",
                "field trip",
            ),
            example="no school",
            aliases=("Event", "Type"),
            width=15,
            required=True,
        ),
        replace(FROM, help="The time it begins; empty means the whole day.", example="", aliases=("Start time",)),
        replace(
            TO, help="The time it ends; empty means until the end of the day.", example="", aliases=("End", "End time")
        ),
        Column(
            "Variant",
            "The name of the timetable that holds on these dates, as in the column Variant of Timetable.",
            aliases=("Timetable", "Schedule"),
        ),
        Column(
            "Cover by",
            "The therapist who takes the sessions over.",
            Kind.REFERENCE,
            aliases=("Covered by", "Substitute"),
            width=16,
            refers_to=("Therapists", "Therapist"),
        ),
    ),
    "Used for the plan of one week with its dates; the typical week does not need it.",
)

ROOMS = Sheet(
    "Rooms",
    "a room where pull-out sessions happen",
    (
        required(SCHOOL),
        Column("Room", "The name of the room.", example="Therapy room", aliases=("Location", "Space"), width=18),
        Column(
            "Sessions at once",
            "How many sessions the room holds at the same time; a group counts as one.",
            Kind.NUMBER,
            default_text="1",
            example="1",
            aliases=("At once", "Capacity"),
            width=17,
        ),
        Column(
            "Services",
            "The services that may use it, such as OT, PT; empty means all.",
            Kind.LIST,
            default_text="all",
            example="OT, PT",
            aliases=("Service", "For"),
            width=14,
        ),
        DAYS,
        replace(FROM, help="When the room becomes free; empty means whenever the school is open.", example="8:00"),
        replace(
            TO, help="When it is needed for something else; empty means whenever the school is open.", example="14:30"
        ),
    ),
    "A school without a row gets one unnamed space for each therapist.",
    essential=True,
)
