"""The sheets of the therapists: who they are, when they are where, and their work that is not therapy."""

from dataclasses import replace

from optsched.contract.common import DAYS, FROM, SCHOOL, SERVICE, THERAPIST, TO, WEEKS, required
from optsched.contract.shapes import Column, Kind, Sheet

PER = Column(
    "Per",
    "How often it repeats: so many times per day, week, cycle, month (4 school weeks), quarter (9) or year (36).",
    Kind.CHOICE,
    default_text="week",
    choices=("day", "week", "cycle", "month", "quarter", "year"),
    example="week",
    aliases=("Frequency", "Period", "Every"),
    width=10,
)

THERAPISTS = Sheet(
    "Therapists",
    "a therapist or assistant",
    (
        Column(
            "Therapist",
            "The name used on every other sheet and on the schedules.",
            example="Rivera",
            aliases=THERAPIST.aliases,
            width=20,
            required=True,
        ),
        required(SERVICE),
        Column(
            "Assistant to",
            "For an assistant: the therapists assisted, such as Rivera, Chen.",
            Kind.LIST,
            aliases=("Assists", "Supervised by"),
            width=18,
            refers_to=("Therapists", "Therapist"),
        ),
        Column(
            "Largest group",
            "The most children in one group session.",
            Kind.NUMBER,
            default_text="3",
            example="3",
            aliases=("Group size", "Max group"),
            width=15,
        ),
        Column(
            "Minutes between sessions",
            "Minutes kept free from the end of one session to the start of the next.",
            Kind.MINUTES,
            default_text="0",
            example="5",
            aliases=("Between sessions", "Transition"),
            width=17,
        ),
        Column(
            "Lunch minutes",
            "Minutes of unbroken lunch; 0 for none.",
            Kind.MINUTES,
            default_text="30",
            example="30",
            aliases=("Lunch",),
        ),
        Column(
            "Lunch from",
            "The earliest start of lunch.",
            Kind.CLOCK,
            default_text="11:00",
            example="11:00",
            aliases=("Lunch starts",),
            width=11,
        ),
        Column(
            "Lunch to",
            "The latest end of lunch.",
            Kind.CLOCK,
            default_text="13:30",
            example="13:30",
            aliases=("Lunch ends",),
            width=11,
        ),
        Column(
            "Longest run",
            "The most minutes of sessions in a row before a break of 10 minutes.",
            Kind.MINUTES,
            default_text="150",
            example="150",
            aliases=("Longest stretch",),
            width=12,
        ),
        Column(
            "Most minutes a day",
            "The most minutes of direct therapy in one day; empty means no limit.",
            Kind.MINUTES,
            default_text="none",
            example="300",
            aliases=("Most minutes per day", "Max minutes a day"),
            width=14,
        ),
    ),
    "One row for each person. Only name and service are needed; the rest has usual values.",
    essential=True,
)

HOURS = Sheet(
    "Hours",
    "when a therapist is where",
    (
        required(THERAPIST),
        replace(DAYS, example="Mon, Wed, Fri"),
        WEEKS,
        required(SCHOOL),
        replace(required(FROM), example="8:00"),
        replace(required(TO), example="14:30"),
    ),
    "Every day of every therapist. Rows of one therapist at two schools that overlap mean: optsched may choose "
    "either school for that time.",
    essential=True,
)

WORK = Sheet(
    "Work",
    "a duty that is not therapy",
    (
        required(THERAPIST),
        replace(
            THERAPIST,
            name="With",
            help="Another therapist who does it at the same time, as in supervision.",
            example="",
            aliases=("Together with", "Partner"),
        ),
        Column(
            "What",
            "What it is, such as Team meeting, Evaluations, Bus duty.",
            example="Team meeting",
            aliases=("Duty", "Task", "Activity"),
            width=22,
            required=True,
        ),
        Column(
            "Minutes",
            "Minutes each time; empty means from From to To.",
            Kind.MINUTES,
            default_text="From to To",
            example="45",
            aliases=("Length",),
            width=10,
        ),
        Column("Times", "How many times.", Kind.NUMBER, default_text="1", example="1", aliases=("Number",), width=9),
        replace(PER, default_text="week; where From to To is filled and Times empty too, each of the Days"),
        replace(SCHOOL, help="The school where it happens; empty means anywhere.", default_text="any"),
        replace(DAYS, example="Tue"),
        WEEKS,
        replace(
            FROM, help="The earliest start; with From, To and one day that fit exactly, it is fixed.", example="13:30"
        ),
        replace(TO, help="The latest end; a wider stretch lets optsched choose the time.", example="14:30"),
    ),
    "Meetings, evaluations, supervision, bus duty. Fixed when Days, From and To leave no choice; otherwise "
    "optsched finds the time.",
)
