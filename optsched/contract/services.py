"""The sheet Services: one row is one service line of an IEP, a mandate."""

from dataclasses import replace

from optsched.contract.common import MANDATE, SERVICE, STUDENT, THERAPIST, required
from optsched.contract.shapes import Column, Kind, Sheet
from optsched.contract.therapists import PER

HOW_MUCH = (
    Column(
        "Mandate",
        "A name for this line; made up from student and service when empty.",
        example="S-014 OT",
        aliases=MANDATE.aliases,
        width=20,
    ),
    required(STUDENT),
    required(SERVICE),
    Column(
        "Kind",
        "direct with the child, consult with the teacher, or on behalf of the child; empty means direct.",
        Kind.CHOICE,
        default_text="direct",
        choices=("direct", "consult", "on behalf"),
        example="direct",
        aliases=("Type",),
        width=11,
    ),
    replace(
        THERAPIST,
        help="The therapist; empty means any of that service at the child's school, the same for all sessions.",
        default_text="any of the service at the school",
    ),
    Column(
        "Assistant",
        "May an assistant hold sessions? no, may, or so many of so many, such as 1 of 2.",
        Kind.CHOICE,
        default_text="no",
        choices=("no", "may", "1 of 2", "1 of 3", "2 of 3", "1 of 4", "3 of 4"),
        open_choices=True,
        example="no",
        width=11,
    ),
    Column(
        "Minutes",
        "Minutes of one session.",
        Kind.MINUTES,
        example="30",
        aliases=("Session minutes", "Minutes per session"),
        width=10,
    ),
    Column(
        "Times",
        "How many sessions in the period given under Per.",
        Kind.NUMBER,
        default_text="1",
        example="2",
        aliases=("Sessions", "Number of sessions"),
        width=9,
    ),
    PER,
    Column(
        "Weeks",
        "Which weeks of the cycle: all, 1-3, odd, or so many of so many, such as 3 of 4; empty means all.",
        Kind.WEEKS,
        default_text="all",
        choices=("all", "odd", "even", "3 of 4", "1 of 2"),
        open_choices=True,
        example="all",
        aliases=("Week",),
        width=10,
    ),
)

WHERE = (
    Column(
        "Setting",
        "push-in (in class), pull-out, combined (both, see share), or either.",
        Kind.CHOICE,
        default_text="either",
        choices=("push-in", "pull-out", "combined", "either"),
        example="combined",
        aliases=("Location", "Delivery"),
        width=11,
    ),
    Column(
        "Push-in share",
        "For combined: the share of sessions in class, 0 to 100 %.",
        Kind.PERCENT,
        example="50",
        aliases=("Push-in %", "Share"),
        width=11,
    ),
    Column(
        "Push-in during",
        "The only activities a push-in may use, such as Writing, Centers; empty means those marked ok or best.",
        Kind.LIST,
        default_text="every ok or best one",
        example="Writing",
        aliases=("Push-in activities",),
        width=16,
        refers_to=("Activities", "Activity"),
    ),
    replace(
        MANDATE,
        name="Alternates with",
        help="Another mandate of the child that is never held in the same week.",
        example="",
        aliases=("Alternate with",),
    ),
)

WITH_WHOM = (
    Column(
        "Grouping",
        "individual, group, or either; empty means either.",
        Kind.CHOICE,
        default_text="either",
        choices=("individual", "group", "either"),
        example="group",
        aliases=("Group",),
        width=12,
    ),
    Column(
        "Largest group",
        "The most children in this child's group; empty means as the therapist's.",
        Kind.NUMBER,
        default_text="the therapist's",
        example="3",
        aliases=("Group size",),
        width=10,
    ),
    Column("Goal", "A short word that children with the same goal share.", example="handwriting", width=16),
    Column(
        "Days apart",
        "1: on different days; 2: a day between; 0: two on one day are fine.",
        Kind.NUMBER,
        default_text="1",
        example="1",
        width=9,
    ),
    Column(
        "Minutes apart",
        "Minutes between two sessions on one day.",
        Kind.MINUTES,
        default_text="60",
        example="60",
        width=9,
    ),
    replace(
        MANDATE,
        name="Co-treat with",
        help="Another service of the same child that is given at the same time and place.",
        example="",
        aliases=("Co-treatment with", "Cotreat with"),
    ),
    Column("Starts", "The first date, when it is not the whole year.", Kind.DATE, aliases=("Start date",)),
    Column("Ends", "The last date, when it is not the whole year.", Kind.DATE, aliases=("End date",)),
    Column(
        "Wording",
        "The IEP's own sentence; read when Minutes, Times and Per are empty.",
        aliases=("IEP wording", "IEP text", "Service wording"),
        width=34,
    ),
)

SERVICES = Sheet(
    "Services",
    "one service line of an IEP",
    HOW_MUCH + WHERE + WITH_WHOM,
    "Copy the service lines of each IEP: who, what, how long, how often, in class or out. The rest may stay empty.",
    aliases=("Mandates", "IEP services"),
    essential=True,
)
