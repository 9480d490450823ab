"""The sheet Options: the settings of a district and the goals that may be weighted, with their defaults."""

from dataclasses import dataclass

from optsched.contract.shapes import Column, Kind, Sheet


@dataclass(frozen=True)
class Option:
    """A setting: the word in the column Option, and how its Value is read."""

    name: str
    help: str
    kind: Kind = Kind.TEXT
    default_text: str = ""
    choices: tuple[str, ...] = ()
    example: str = ""


@dataclass(frozen=True)
class GoalWeight:
    """A goal that Options may name with a whole number as its weight."""

    name: str
    stage: int
    unit: str
    weight: int


SETTINGS = (
    Option("District", "The name of the district, for titles.", example="Maple Valley"),
    Option("First day", "The first day of school, such as 2025-08-25; week 1 of the cycle begins there.", Kind.DATE),
    Option("Plan for", "The date whose services are planned; empty means the first day.", Kind.DATE, "First day"),
    Option("Weeks in cycle", "How many weeks until the schedule repeats, 1 to 6.", Kind.NUMBER, "4"),
    Option("Days", "Mon-Fri, or the letters of a rotation such as A-F.", Kind.DAYS, "Mon-Fri"),
    Option(
        "Letter days", "The names of a rotation that runs beside the weekdays, such as A-F; empty for none.", Kind.LIST
    ),
    Option("Grid minutes", "Sessions start on multiples of so many minutes.", Kind.MINUTES, "5"),
    Option(
        "Push-ins at once in a class", "How many therapists may be in one class at the same time.", Kind.NUMBER, "1"
    ),
    Option("Grade span in a group", "The largest difference of grades in one group.", Kind.NUMBER, "2"),
    Option(
        "Unequal lengths in a group",
        "yes lets children of one group leave at different times.",
        Kind.YES_NO,
        "no",
        ("yes", "no"),
    ),
    Option(
        "Most therapy minutes a child a day",
        "The most minutes of therapy for one child in one day, over all services; empty for no limit.",
        Kind.MINUTES,
    ),
    Option(
        "Lunch owed from hours", "A day with at least so many hours from first to last has a lunch.", Kind.NUMBER, "5"
    ),
    Option("Weeks in month", "How many school weeks a service per month counts.", Kind.NUMBER, "4"),
    Option("Weeks in quarter", "How many school weeks a service per quarter counts.", Kind.NUMBER, "9"),
    Option("Weeks in year", "How many school weeks a service per year counts.", Kind.NUMBER, "36"),
    Option("Show students as", "code, or initials made unique.", Kind.CHOICE, "code", ("code", "initials")),
)

GOALS = (
    GoalWeight("minutes missing", 1, "minute", 1),
    GoalWeight("lunches missing", 1, "lunch", 1),
    GoalWeight("duties missing", 1, "minute", 1),
    GoalWeight("shortfall spread", 2, "missing session of a mandate beyond the first", 20),
    GoalWeight("mix", 2, "minute away from the push-in share", 1),
    GoalWeight("moves", 2, "therapist 40, day 20, week or setting 15, start 1 per 5 minutes, at most 10", 1),
    GoalWeight("instruction missed", 3, "5 minutes pulled out: best 0, ok 1, avoid 4; core 2 more", 1),
    GoalWeight("never the same", 3, "5 minutes of one activity missed beyond 120 a cycle", 2),
    GoalWeight("interruptions", 3, "time a class is left or visited", 2),
    GoalWeight("same time", 3, "session away from its usual day and time", 3),
    GoalWeight("alternating", 3, "week in which settings do not alternate", 3),
    GoalWeight("wishes", 3, "session in a worst time, or outside best times where there are some", 4),
    GoalWeight("company", 3, "group session held alone 6; grade of difference 1; further goal 2", 1),
    GoalWeight("meetings", 3, "session held", 1),
    GoalWeight("scattered time", 3, "open stretch shorter than 30 minutes", 1),
    GoalWeight("buildings", 3, "change of school in a day", 5),
    GoalWeight("even load", 3, "15 minutes between a therapist's fullest and emptiest day", 1),
)
"""The goals of WORKBOOK 2.1. Whatever the weights, lunches go before mandated minutes, and those before duties."""

OPTIONS = Sheet(
    "Options",
    "a setting",
    (
        Column(
            "Option",
            "The setting, or the name of a goal whose weight you change.",
            choices=tuple(option.name for option in SETTINGS) + tuple(goal.name for goal in GOALS),
            example="District",
            aliases=("Setting", "Name"),
            width=36,
            required=True,
        ),
        Column("Value", "The value; empty means the usual one.", example="Maple Valley", width=24),
    ),
    "Settings for the whole district. The usual values are filled in; change only what differs.",
    aliases=("Settings",),
    essential=True,
)
