"""The sheets of the week's workbook that the plan's lacks: sessions on dates with attendance, and what changed."""

from optsched.contract.common import MANDATE, STUDENT
from optsched.contract.plan import SESSIONS
from optsched.contract.shapes import Column, Kind, Sheet

ATTENDANCES = (
    "held",
    "child absent",
    "therapist absent",
    "refused",
    "school event",
    "holiday",
    "testing",
    "other",
)
"""What became of a session. Only `held` gives minutes, unless Minutes held says otherwise."""

WEEK_SESSIONS = Sheet(
    SESSIONS.name,
    "one child in one session on one date",
    (
        Column("Date", "The date of the session.", Kind.DATE, example="2026-11-30", width=12),
        *SESSIONS.columns,
        Column(
            "Attendance",
            "What became of the session; empty until it is known.",
            Kind.CHOICE,
            choices=ATTENDANCES,
            example="held",
            width=17,
        ),
        Column("Minutes held", "Minutes of therapy, where they differ from Minutes.", Kind.MINUTES, width=10),
        Column("Entered by", "Who filled in the attendance.", width=14),
        Column("Makes up for", "The Key of the missed session that this one makes up for.", width=26),
        Column(
            "Key",
            "The session's name for all time: its mandate, the date it was first planned for, and a number.",
            example="S014 OT 2026-11-30 1",
            width=26,
        ),
    ),
)

ATTENDANCE = Sheet(
    "Attendance",
    "one child in one session of a week, for its therapist to fill in and send back",
    (
        Column("Date", "The date of the session.", Kind.DATE, example="2026-11-30", width=12, required=True),
        Column("Time", "From when to when it is planned.", width=12),
        STUDENT,
        Column("Service", "The service.", width=9, required=True),
        Column("Therapist", "Who holds the session.", width=16, required=True),
        Column("Where", "The room or class, and the school.", width=26),
        Column("Makes up for", "The date of the missed session that this one makes up for.", width=12),
        Column("Minutes", "Minutes that are planned.", Kind.MINUTES, width=9, required=True),
        *(WEEK_SESSIONS.column(name) for name in ("Attendance", "Minutes held", "Entered by")),
        Column(
            "Key",
            "Which session this is: leave it as it is.",
            example="AIMQ-DR7I-KTH5",
            width=18,
            required=True,
        ),
    ),
)

OWED = Sheet(
    "Owed",
    "a session that is not held in this week, and what became of it",
    (
        *(WEEK_SESSIONS.column(name) for name in ("Date", "Mandate", "Student", "Service", "Therapist", "Minutes")),
        WEEK_SESSIONS.column("Attendance"),
        Column("Why", "Why it is not held.", width=58),
        WEEK_SESSIONS.column("Key"),
    ),
)

ABSENCES = Sheet(
    "Absences",
    "somebody who is away in this week, as it was told when the week was planned",
    (
        Column("Date", "The first (or only) day.", Kind.DATE, example="2026-12-01", width=14, required=True),
        Column("Until", "The last day.", Kind.DATE, example="2026-12-03", width=14),
        Column("Who", "The therapist or the student.", example="Rivera", width=24, required=True),
        Column("Cover by", "The therapist who holds the sessions instead.", example="Chen", width=24),
    ),
)

CHANGES = Sheet(
    "Changes",
    "a difference to what was planned before",
    (
        Column("What", "added, removed or moved.", Kind.CHOICE, choices=("added", "removed", "moved"), width=10),
        Column("Session", "The session, which members of a group share; or a duty or lunch, and whose.", width=20),
        MANDATE,
        STUDENT,
        Column("Before", "When and where it was planned.", width=58),
        Column("After", "When and where it is now.", width=58),
    ),
)
