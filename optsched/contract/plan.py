"""The sheets of the plan workbook; Sessions is the truth, everything else is drawn from it."""

from dataclasses import replace

from optsched.contract.common import CLASS, MANDATE, SCHOOL, SERVICE, STUDENT, THERAPIST
from optsched.contract.shapes import Column, Kind, Sheet

DAY = Column("Day", "One day, such as Mon, or its letter.", Kind.DAY, example="Mon", aliases=("Weekday",), width=8)
WEEKS = Column("Weeks", "The weeks of the cycle, such as all, 1, 3 or 1-3.", Kind.WEEKS, example="all", width=9)
START = Column("From", "The time it begins.", Kind.CLOCK, example="9:00", aliases=("Start",), width=8, required=True)
END = Column("To", "The time it ends.", Kind.CLOCK, example="9:30", aliases=("End",), width=8)


def _minutes(name: str, help: str, width: int = 10) -> Column:
    return Column(name, help, Kind.MINUTES, width=width)


SESSIONS = Sheet(
    "Sessions",
    "one child in one session",
    (
        Column("Session", "The session; members of a group share it.", example="Mon 9:00 Rivera", width=24),
        replace(MANDATE, required=True),
        WEEKS,
        replace(DAY, required=True),
        START,
        END,
        SCHOOL,
        replace(THERAPIST, required=True),
        SERVICE,
        Column(
            "Setting",
            "push-in, pull-out, consult, or on behalf.",
            Kind.CHOICE,
            choices=("push-in", "pull-out", "consult", "on behalf"),
            example="push-in",
            width=10,
            required=True,
        ),
        Column("Place", "The class of a push-in, the room of a pull-out.", example="1A", aliases=("Room",), width=14),
        STUDENT,
        CLASS,
        Column("Minutes", "Minutes of the session.", Kind.MINUTES, example="30", width=9),
        Column("Activity", "What the class does then.", example="Writing", width=16),
        Column(
            "Locked",
            "yes keeps the session where it is in the next plan.",
            Kind.YES_NO,
            choices=("yes",),
            example="yes",
            aliases=("Lock",),
            width=9,
        ),
        Column("Note", "Anything to remember.", aliases=("Notes", "Comment"), width=28),
    ),
)

MINUTES = Sheet(
    "Minutes",
    "one mandate, in minutes per cycle",
    (
        MANDATE,
        STUDENT,
        SERVICE,
        THERAPIST,
        _minutes("Required", "Minutes that the IEP asks for in one cycle."),
        _minutes("Placed", "Minutes that the plan holds."),
        _minutes("Missing", "Minutes that found no place."),
        _minutes("Extra", "Minutes beyond what is required, from locks."),
        Column("Push-in share asked", "The share of sessions in class that was asked.", Kind.PERCENT, width=13),
        Column("Push-in share placed", "The share of sessions in class in the plan.", Kind.PERCENT, width=13),
        Column(
            "Status",
            "met, short, mix off, extra, by date, later or ended.",
            Kind.CHOICE,
            choices=("met", "short", "mix off", "extra", "by date", "later", "ended"),
        ),
    ),
)

NOT_PLACED = Sheet(
    "Not placed",
    "one missing session",
    (
        MANDATE,
        STUDENT,
        SERVICE,
        THERAPIST,
        _minutes("Minutes", "Minutes of the session."),
        WEEKS,
        Column("Why", "Why it found no place.", width=48),
        Column("What would help", "Changes that would place it, tried out.", width=48),
    ),
)

PLAN_THERAPISTS = Sheet(
    "Therapists",
    "a person's day of the week, in minutes per cycle; Day `All` is the person's week",
    (
        THERAPIST,
        SERVICE,
        Column("Day", "The day; All for the whole cycle.", width=8),
        _minutes("Hours", "Minutes of work."),
        _minutes("Direct", "Minutes of sessions with children."),
        _minutes("Consult", "Minutes of consult and work on behalf of a child."),
        _minutes("Duty", "Minutes of duties."),
        _minutes("Travel", "Minutes between schools."),
        _minutes("Lunch", "Minutes of lunch."),
        _minutes("Open", "Minutes open for evaluations, make-ups and notes."),
        Column("Children", "How many children are seen.", Kind.NUMBER, width=10),
        Column("Groups", "How many group sessions are held.", Kind.NUMBER, width=10),
    ),
)

MISSED = Sheet(
    "Missed",
    "a child and an activity missed to pull-out",
    (
        STUDENT,
        CLASS,
        Column("Activity", "The class time that is missed.", width=18),
        _minutes("Minutes", "Minutes per cycle missed to pull-out."),
    ),
)

FINDINGS = Sheet(
    "Findings",
    "something to know about the input",
    (
        Column("Code", "The permanent code of the finding.", width=9),
        Column(
            "Severity",
            "An error stops before planning; a warning and a note do not.",
            Kind.CHOICE,
            choices=("error", "warning", "note"),
            width=10,
        ),
        Column("File", "The file.", width=22),
        Column("Sheet", "The sheet.", width=14),
        Column("Cell", "The cell.", width=8),
        Column("Seen", "What stands there.", width=20),
        Column("Message", "What it means.", width=60),
        Column("Maybe", "What may help.", width=48),
    ),
)

DUTIES = Sheet(
    "Duties",
    "one time of a floating duty, or a therapist's lunch",
    (
        Column("Duty", "The duty's name in optsched; empty for a lunch.", width=18),
        replace(THERAPIST, required=True),
        replace(THERAPIST, name="With", help="The therapist who does it at the same time.", aliases=()),
        Column("What", "What it is; lunch for a lunch.", width=24, required=True),
        WEEKS,
        replace(DAY, required=True),
        START,
        replace(END, required=True),
        replace(SCHOOL, help="The school; empty means wherever the therapist is."),
    ),
)

LUNCH = "lunch"
"""The What of a lunch on the sheet Duties; its Duty is empty."""

CHARTS = "Charts"
"""The sheet of the plan workbook with small tables and their pictures; it is never read."""

SUM_SHOWN = "Sum of the rows shown"
"""What stands first in the last row of Minutes and Missed, whose sums are of the rows that a filter leaves."""

LOCKED = Sheet(
    "Locked",
    "a session that must stay",
    SESSIONS.columns,
    "Copy rows of a plan's Sessions here: they stay where they are, whatever the rules say.",
    aliases=("Locks",),
)
