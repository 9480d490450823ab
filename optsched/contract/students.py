"""The sheets of the children: who they are, their own times, their services, pairs, and wishes."""

from dataclasses import replace

from optsched.contract.common import CLASS, DAYS, FROM, GRADE, SCHOOL, SERVICE, STUDENT, TO, WEEKS, required
from optsched.contract.shapes import Column, Kind, Sheet

STUDENTS = Sheet(
    "Students",
    "a child on a caseload",
    (
        Column(
            "Student",
            "A code that your district can look up, never the child's name.",
            example="S-014",
            aliases=STUDENT.aliases,
            width=18,
            required=True,
        ),
        Column("Initials", "Initials, shown only where Options asks for them.", example="M.K.", width=10),
        required(SCHOOL),
        replace(CLASS, help="The class or homeroom, as in the timetable."),
        GRADE,
    ),
    "One row for each child. Write codes, not names; keep the list of names elsewhere.",
    essential=True,
)

STUDENT_TIMES = Sheet(
    "Student times",
    "a time of one child",
    (
        required(STUDENT),
        replace(DAYS, example="Tue, Thu"),
        WEEKS,
        replace(required(FROM), example="10:00"),
        replace(required(TO), example="10:30"),
        Column("What", "What the child does then, such as Reading group.", example="Reading group", width=20),
        Column(
            "Rule",
            "never, avoid or prefer therapy then; allow opens time that the class's activity closes.",
            Kind.CHOICE,
            choices=("never", "avoid", "prefer", "allow"),
            example="never",
            width=10,
        ),
        replace(
            CLASS,
            name="In class",
            help="The other class the child is in then: its timetable counts, and it may be visited there.",
            example="",
            aliases=("Mainstream class", "Joins class"),
        ),
    ),
    "Only where a child's day differs from the class's: a reading group, another class, a late bus.",
)

PAIRS = Sheet(
    "Pairs",
    "two children and a rule for their groups",
    (
        required(STUDENT),
        replace(required(STUDENT), name="With", help="The other child's code.", aliases=("Other",), example="S-022"),
        replace(SERVICE, help="One service; empty means every service they share.", default_text="all"),
        Column(
            "Rule",
            "together or apart always, or only if possible.",
            Kind.CHOICE,
            choices=("together", "apart", "prefer together", "prefer apart"),
            example="prefer together",
            width=17,
            required=True,
        ),
    ),
    "Children who should, or should not, be in one group.",
)

PREFERENCES = Sheet(
    "Preferences",
    "a wish about times",
    (
        Column(
            "Who",
            "A teacher, class, therapist or school.",
            example="Ms. Park",
            aliases=("For", "Name"),
            width=22,
            required=True,
        ),
        replace(DAYS, example="Mon, Wed"),
        WEEKS,
        replace(required(FROM), example="9:00"),
        replace(required(TO), example="9:45"),
        Column(
            "Rule",
            "best or worst time for therapy.",
            Kind.CHOICE,
            choices=("best", "worst"),
            example="best",
            aliases=("Wish",),
            width=10,
            required=True,
        ),
    ),
    "What teachers answer to: when is the best, when is the worst time? A wish is kept where it costs no minutes.",
)
