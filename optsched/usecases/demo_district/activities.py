"""The demo district's table of activities: what each kind of class time allows therapy."""

from dataclasses import replace

from optsched.domain import ActivityRule, Level, Problem

NEVER, AVOID, OK, BEST = Level.NEVER, Level.AVOID, Level.OK, Level.BEST
MIDDLE = (6, 7, 8)

ACTIVITIES = (
    ActivityRule("Morning work", OK, OK, push_in_by_service=(("OT", BEST),)),
    ActivityRule("Morning meeting", AVOID, OK, push_in_by_service=(("Speech", BEST), ("PT", NEVER))),
    ActivityRule("Phonics", NEVER, OK, core=True, push_in_by_service=(("PT", NEVER),)),
    ActivityRule("ELA", AVOID, OK, core=True, push_in_by_service=(("PT", NEVER),)),
    ActivityRule("Writing", AVOID, OK, core=True, push_in_by_service=(("OT", BEST), ("PT", NEVER))),
    ActivityRule("Math", AVOID, OK, core=True, push_in_by_service=(("PT", NEVER),)),
    ActivityRule("Science", OK, OK),
    ActivityRule("Social studies", OK, OK, push_in_by_service=(("PT", NEVER),)),
    ActivityRule("WIN", BEST, OK),
    ActivityRule("Centers", OK, BEST),
    ActivityRule("Independent reading", BEST, OK, push_in_by_service=(("PT", NEVER),)),
    ActivityRule("Read aloud", OK, OK, push_in_by_service=(("Speech", BEST), ("PT", NEVER))),
    ActivityRule("Lunch", NEVER, NEVER),
    ActivityRule("Recess", NEVER, NEVER, push_in_by_service=(("OT", OK), ("PT", BEST))),
    ActivityRule("PE", NEVER, NEVER, push_in_by_service=(("OT", OK), ("PT", BEST))),
    ActivityRule("Library", NEVER, NEVER, push_in_by_service=(("Speech", OK),)),
    ActivityRule("Art", NEVER, NEVER, push_in_by_service=(("OT", OK),)),
    ActivityRule("Music", NEVER, NEVER),
    ActivityRule("Dismissal", NEVER, NEVER),
    ActivityRule("Advisory", BEST, OK),
    ActivityRule("Health", OK, OK),
    ActivityRule("Science", OK, OK, core=True, grades=MIDDLE),
    ActivityRule("Social studies", OK, OK, core=True, grades=MIDDLE),
    ActivityRule("PE", AVOID, NEVER, grades=MIDDLE, push_in_by_service=(("PT", BEST),)),
    ActivityRule("Art", AVOID, NEVER, grades=MIDDLE, push_in_by_service=(("OT", OK),)),
    ActivityRule("Music", AVOID, NEVER, grades=MIDDLE),
)

LEVELS = Problem(activities=ACTIVITIES)
"""The table alone, to look levels up while the district is still being made."""


def activities_of(school: str, services: frozenset[str]) -> tuple[ActivityRule, ...]:
    """Return the table for these services, and a row that one school sets for itself: it guards reading to oneself."""
    own = ActivityRule("Independent reading", OK, OK, school=school, push_in_by_service=(("PT", NEVER),))
    return tuple(
        replace(row, push_in_by_service=tuple(pair for pair in row.push_in_by_service if pair[0] in services))
        for row in (*ACTIVITIES, own)
    )
