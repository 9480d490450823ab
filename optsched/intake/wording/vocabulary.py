"""The words of wordings: a table of phrases and of what each stands for. A word that is not here is not understood."""

from collections.abc import Iterator
from fractions import Fraction

from optsched.intake.wording.pieces import Is, Piece

Entry = tuple[Is, int | str, str]

_UP_TO_TWELVE = "one two three four five six seven eight nine ten eleven twelve"
_LENGTHS = {
    "fifteen": 15,
    "twenty": 20,
    "twenty five": 25,
    "thirty": 30,
    "thirty five": 35,
    "forty": 40,
    "forty five": 45,
    "fifty": 50,
    "sixty": 60,
    "ninety": 90,
}
NUMBERS = {word: number for number, word in enumerate(_UP_TO_TWELVE.split(), 1)} | _LENGTHS
"""Numbers as they are written in words."""

_AMOUNTS: tuple[Entry, ...] = (
    *((Is.NUMBER, number, word) for word, number in NUMBERS.items()),
    (Is.UNIT, 1, "min | mins | minute | minutes | '"),
    (Is.UNIT, 60, "hour | hours | hr | hrs"),
    (Is.LENGTH, 30, "half an hour | half hour | a half hour | one half hour"),
    (Is.LENGTH, 60, "an hour"),
    (Is.COUNT, 1, "once"),
    (Is.COUNT, 2, "twice"),
    (Is.COUNT, 3, "thrice"),
    (Is.TIMES, "", "time | times"),
    (Is.X, "", "x"),
    (Is.EQUALS, "", "= | equals | totaling | totalling"),
    (Is.IN_ALL, "", "total | in total"),
    (Is.IN_ALL, "of", "total of | a total of | for a total of"),
    (Is.PERCENT, "", "% | percent | per cent"),
    (Is.SESSION, "", "session | sessions | visit | visits | per session | each session | a session | / session"),
)

_WHEN: tuple[Entry, ...] = (
    (Is.PERIOD, "day", "day | school day"),
    (Is.PERIOD, "week", "week | wk"),
    (Is.PERIOD, "month", "month"),
    (Is.PERIOD, "year", "year"),
    (Is.DAYS, "", "days | school days"),
    (Is.WEEKS, "", "weeks | wks"),
    (Is.CYCLE, "", "cycle | schedule | rotation"),
    (Is.EVERY, "", "every"),
    (Is.FIRST, "", "first | the first"),
    (Is.PER_WORD, "", "per | /"),
    (Is.OF, "", "of | out of | out of every"),
    (Is.PER, "day", "daily | every day | every school day"),
    (Is.PER, "week", "weekly | wkly"),
    (Is.PER, "month", "monthly"),
    (Is.PER, "quarter", "quarterly"),
    (Is.PER, "year", "yearly | annually"),
    (Is.DASH, "", "-"),
    (Is.TO, "", "to"),
    (Is.OR, "", "or"),
    (Is.BEGINNING, "", "beginning | begins | starting | starts | start date | from | effective | as of"),
    (Is.ENDING, "", "ending | ends | end date | until | through | thru"),
    (Is.NEXT, "", ";"),
    (Is.NEXT, "then", "then | and then"),
)

_PERIODS = {
    "day": ("day", "school day"),
    "week": ("week", "wk", "school week"),
    "cycle": ("cycle", "rotation"),
    "month": ("month", "mo", "school month"),
    "quarter": ("quarter", "qtr", "school quarter"),
    "year": ("year", "yr", "school year", "iep year", "academic year"),
}
_BEFORE_PERIODS = ("per", "a", "each", "/", "per each", "every", "in a")
_BEFORE_MONTHS = ("of each", "of every", "of the", "of a")

_HOW: tuple[Entry, ...] = (
    (Is.SETTING, "push-in", "push in | pushin | pushed in"),
    (Is.SETTING, "pull-out", "pull out | pullout | pulled out"),
    (Is.SETTING, "either", "push in or pull out | pull out or push in | either setting"),
    (Is.SETTING, "combined", "combined | combination"),
    (
        *(Is.SETTING, "in push-in"),
        "in class | in the class | classroom | in the classroom | in classroom | general education | "
        "general education classroom | general education class | general education setting | regular education | "
        "regular classroom | regular education classroom | gen ed | gen ed classroom | gen ed class | gen ed setting | "
        "inside gen ed | inside general education | inclusion | inclusion classroom | inclusion setting",
    ),
    (
        *(Is.SETTING, "in pull-out"),
        "resource room | therapy room | speech room | ot room | pt room | special education | special ed | "
        "special education classroom | special ed classroom | special education room | special education setting | "
        "special ed setting | special class | outside gen ed | outside of gen ed | outside general education | "
        "outside of general education | outside the general education classroom | "
        "outside of the general education classroom | outside the gen ed classroom | outside the classroom | "
        "outside of the classroom | out of class | outside of class",
    ),
    (Is.KIND, "direct", "direct"),
    (
        *(Is.KIND, "consult"),
        "consult | consults | consultation | consultative | indirect | indirect consult | indirect consultation | "
        "consult teacher | consult with teacher | consult with the teacher | consult with staff | teacher consult | "
        "teacher consultation | consultation with teacher | consultation with the teacher | consultation with staff",
    ),
    (
        Is.KIND,
        "on behalf",
        "on behalf | on behalf of | on behalf of student | on behalf of the student | "
        "on behalf of child | on behalf of the child",
    ),
    (Is.OBSERVATION, "", "observation | observations"),
    (Is.GROUPING, "individual", "individual | individually | indiv | 1:1 | one on one | one to one | 1 on 1 | 1 to 1"),
    (Is.GROUPING, "group", "group | groups | small group | small groups | in a group | in a small group"),
    (
        *(Is.GROUPING, "either"),
        "individual or group | group or individual | individual / group | group / individual | "
        "individual and / or group | individual or small group | small group or individual",
    ),
)

_GROUP_SIZES = (
    *("group of", "groups of", "small group of", "small groups of", "group of up to", "groups of up to"),
    *("small group of up to", "group not to exceed", "groups not to exceed", "small group not to exceed"),
    *("group of no more than", "groups of no more than", "group of at most", "group size", "group size of"),
    *("max group size", "max group size of", "maximum group size", "maximum group size of", "group max"),
    *("group of max", "group size max", "group size not to exceed"),
)
"""What a number of children follows; each also with `in a` before it."""

_SERVICES: tuple[Entry, ...] = (
    (
        *(Is.SERVICE, "speech"),
        "speech | slp | speech language | speech / language | speech and language | language and speech | language | "
        "speech pathology | speech language pathology | speech therapist",
    ),
    (Is.SERVICE, "occupational therapy", "ot | occupational | occupational therapy | occupational therapist"),
    (Is.SERVICE, "physical therapy", "pt | physical therapy | physical therapist"),
    (Is.SERVICE, "counseling", "counseling | counselling | counselor"),
    (Is.SERVICE, "audiology", "audiology | audiological"),
    (Is.SERVICE, "vision", "vision"),
    (Is.SERVICE, "social work", "social work"),
    (Is.SERVICE, "instruction", "specialized academic instruction | sai"),
    (Is.SERVICE, "adapted PE", "adapted pe | adapted physical education"),
)

_FILLERS = (
    "a | an | the | and | for | each | in | with | at | @ | , | . | : | ( | ) | [ | ] | served | provided | "
    "delivered | given | therapy | services | service | treatment | student | students | child | children | will | "
    "be | is | receive | receives | to be | will be | to receive | related service | related services | in length | "
    "in duration"
)

_STRANGE = (
    (
        "unit | units",
        "{seen} are not minutes: a unit may be 15 minutes, or what a payer counts as one.",
        "the minutes of one session instead: a unit of 15 minutes, or of 30?",
    ),
    (
        "as needed | prn | as necessary | when needed | if needed | as appropriate",
        "{seen} is no amount that can be planned.",
        "the minutes that are owed in any case, and how often?",
    ),
    ("see iep | see", "{seen} points to another place.", "the minutes and how often, as they stand in the IEP?"),
    (
        "marking period | marking periods | term | terms | semester | semesters | trimester | trimesters",
        "It is not known how long a {seen} is.",
        "per quarter (9 weeks), or per year (36)?",
    ),
    (
        "bimonthly | bi monthly",
        "{seen} can mean twice a month or every other month.",
        "twice a month, or once a quarter?",
    ),
)


def _said(entries: tuple[Entry, ...]) -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for kind, value, phrases in entries:
        for phrase in phrases.split(" | "):
            number, word = (Fraction(value), "") if isinstance(value, int) else (Fraction(0), value)
            yield phrase, (Piece(kind, phrase, number, word),)


def _periods() -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """A period said with `a` or `per` is an amount's: `30 minutes a day` need not be every day. Its number is 1."""
    for per, names in _PERIODS.items():
        for name in names:
            for before in _BEFORE_PERIODS + (_BEFORE_MONTHS if per == "month" else ()):
                is_amount = before in ("per", "a", "each", "/", "per each")
                phrase = f"{before} {name}"
                yield phrase, (Piece(Is.PER, phrase, Fraction(is_amount), per),)
    yield "every day", (Piece(Is.PER, "every day", word="day"),)
    for short, per in (("mpw", "week"), ("mpm", "month")):
        yield short, (Piece(Is.UNIT, short, Fraction(1)), Piece(Is.PER, "", Fraction(1), per))


def _group_sizes() -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for before in ("", "in ", "in a "):
        for said in _GROUP_SIZES:
            yield f"{before}{said}", (Piece(Is.NOT_OVER, f"{before}{said}"),)


def _parts_of_an_hour() -> Iterator[tuple[str, tuple[Piece, ...]]]:
    """Half an hour in figures: not to be counted by a number before it, as 2 1/2 hours is not 2 times 1/2 hour."""
    for half in ("1 / 2", "½"):
        for hour in ("hour", "hr", "of an hour"):
            phrase = f"{half} {hour}"
            yield phrase, (Piece(Is.LENGTH, phrase, Fraction(30), "part"),)


def _shares() -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for phrase in (
        "every other week",
        "every second week",
        "alternate weeks",
        "alternating weeks",
        "every alternate week",
    ):
        yield phrase, (Piece(Is.SHARE, phrase, Fraction(1), of=2),)
    for number, ordinal in ((3, "third"), (4, "fourth")):
        phrase = f"every {ordinal} week"
        yield phrase, (Piece(Is.SHARE, phrase, Fraction(1), of=number),)


def _strange() -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for phrases, why, maybe in _STRANGE:
        for phrase in phrases.split(" | "):
            yield phrase, (Piece(Is.STRANGE, phrase, why=why.format(seen=f'"{phrase}"'), maybe=maybe),)
    twice_a_week = (Piece(Is.COUNT, number=Fraction(2)), Piece(Is.PER, word="week"))
    every_other = (Piece(Is.SHARE, number=Fraction(1), of=2),)
    for phrase in ("biweekly", "bi weekly"):
        why = f'"{phrase}" can mean twice a week or every other week.'
        maybe = "twice a week, or every other week?"
        yield phrase, (Piece(Is.STRANGE, phrase, why=why, maybe=maybe, choices=(twice_a_week, every_other)),)


def _fillers() -> Iterator[tuple[str, tuple[Piece, ...]]]:
    for phrase in _FILLERS.split(" | "):
        yield phrase, (Piece(Is.FILLER, phrase),)


PHRASES: dict[tuple[str, ...], tuple[Piece, ...]] = {
    tuple(phrase.split()): pieces
    for table in (
        *(_fillers(), _said(_AMOUNTS), _said(_WHEN), _periods(), _said(_HOW), _said(_SERVICES)),
        *(_group_sizes(), _parts_of_an_hour(), _shares(), _strange()),
    )
    for phrase, pieces in table
}
LONGEST = max(map(len, PHRASES))
