"""The words of headers, services, deliveries and places in lists of children, as tables."""

import re
from enum import StrEnum

from optsched.contract import fold


class Means(StrEnum):
    """What a column says."""

    NAME = "the child's name (kept apart)"
    FIRST_NAME = "the child's first name (kept apart)"
    LAST_NAME = "the child's last name (kept apart)"
    STUDENT = "the child: a code, initials or a name"
    INITIALS = "the child's initials"
    CODE = "the child's code"
    NUMBER = "the child's ID (kept apart)"
    GRADE = "grade"
    TEACHER = "teacher: the class where none is named"
    GRADE_AND_TEACHER = "grade and teacher"
    SCHOOL = "school"
    CLASS = "class"
    SERVICE = "service"
    DELIVERY = "kind, grouping or setting"
    FREQUENCY = "wording"
    TIMES = "number of sessions"
    TIMES_A_DAY = "sessions per day"
    TIMES_A_WEEK = "sessions per week"
    TIMES_A_MONTH = "sessions per month"
    TIMES_A_YEAR = "sessions per year"
    PER = "period"
    MINUTES = "minutes of one session"
    WEEKLY = "minutes per week, shared by the sessions"
    TOTAL = "minutes per year, compared with the wording"
    STARTS = "first date"
    ENDS = "last date"
    LOCATION = "setting"
    PROVIDER = "therapist"
    CASE_MANAGER = "therapist where no other is named"
    GROUPING = "grouping"
    GROUP_SIZE = "largest group"
    GOAL = "a goal"
    SYSTEM_NUMBER = "a number of the state or of the IEP system"
    NOT_NEEDED = "not needed"


DROPPED = "not needed: dropped"
NEVER_KEPT = (Means.GOAL, Means.SYSTEM_NUMBER, Means.NOT_NEEDED)
TELLS_CHILD = (Means.NAME, Means.LAST_NAME, Means.STUDENT, Means.INITIALS, Means.CODE, Means.NUMBER)
CHILD = (*TELLS_CHILD, Means.FIRST_NAME)
HOW_OFTEN = {
    Means.TIMES_A_DAY: "day",
    Means.TIMES_A_WEEK: "week",
    Means.TIMES_A_MONTH: "month",
    Means.TIMES_A_YEAR: "year",
    Means.TIMES: "",
}
SERVICE_LINE = (Means.SERVICE, Means.FREQUENCY, Means.MINUTES, Means.WEEKLY, Means.TOTAL, *HOW_OFTEN)
"""A line with one of these asks for a service."""
OF_A_CASELOAD = (
    *(Means.SERVICE, Means.FREQUENCY, Means.WEEKLY, *HOW_OFTEN),
    *(Means.GRADE, Means.TEACHER, Means.GRADE_AND_TEACHER, Means.GOAL),
)

_HEADERS: dict[Means, tuple[str, ...]] = {
    Means.NAME: (
        *("Name", "Student Name", "Pupil", "Child's name", "Full name", "Student full name", "Name of student"),
        *("Last, First", "Last name, first name", "Last, first name", "Student name (last, first)", "Student's name"),
        *("Name (last, first)", "Student (last, first)", "Student last, first", "Name of child"),
    ),
    Means.FIRST_NAME: ("First Name", "Given name", "Student first name", "First"),
    Means.LAST_NAME: ("Last Name", "Surname", "Family name", "Student last name", "Last"),
    Means.STUDENT: ("Student", "Students", "Child", "Learner"),
    Means.INITIALS: ("Initials", "Student initials"),
    Means.CODE: ("Code", "Student code", "Child code"),
    Means.NUMBER: (
        "Student ID",
        "Local ID",
        "Local student ID",
        "ID",
        "Student number",
        "Student no",
        "Stu ID",
        "Perm ID",
    ),
    Means.GRADE: ("Grade", "Grade level", "Gr", "Grd", "Current grade"),
    Means.TEACHER: ("Teacher", "Teacher name", "Homeroom teacher", "Classroom teacher", "Gen ed teacher", "HR teacher"),
    Means.GRADE_AND_TEACHER: (
        *("Grade/Teacher", "Teacher/Grade", "Grade & Teacher", "Grade and teacher", "Gr/Teacher", "Grade/Homeroom"),
        *("Grade/HR", "Gr./Teacher", "Teacher & Grade", "Grade - Teacher"),
    ),
    Means.SCHOOL: ("School", "School name", "Site", "Building", "Campus", "School of attendance"),
    Means.CLASS: ("Class", "Homeroom", "Section", "Classroom", "Home room"),
    Means.SERVICE: ("Service", "Services", "Service type", "Related service", "Discipline", "Service name", "Svc"),
    Means.DELIVERY: (
        "Delivery",
        "Delivery model",
        "Service delivery",
        "Type of service",
        "Direct/Indirect",
        "Direct/Consult",
    ),
    Means.FREQUENCY: (
        *("Frequency", "Freq", "Sessions / Frequency", "Wording", "Service wording", "Frequency and duration"),
        *(
            "IEP frequency",
            "IEP freq",
            "Amount and frequency",
            "Frequency/Duration",
            "Service time",
            "IEP minutes",
            "Amount/Frequency",
        ),
    ),
    Means.TIMES: ("Sessions", "Times", "Number of sessions", "# of sessions"),
    Means.TIMES_A_DAY: ("Sessions per day", "Times per day"),
    Means.TIMES_A_WEEK: ("Sessions per week", "Times per week", "Sessions/week", "Sessions a week", "Weekly sessions"),
    Means.TIMES_A_MONTH: ("Sessions per month", "Times per month", "Sessions/month", "Monthly sessions"),
    Means.TIMES_A_YEAR: ("Sessions per year", "Times per year", "Sessions/year", "Yearly sessions"),
    Means.PER: (
        *("Per", "Period", "Frequency unit", "Freq unit", "Frequency period", "Frequency type", "Frequency interval"),
        *("Interval", "Time period"),
    ),
    Means.MINUTES: (
        *("Minutes", "Minutes per session", "Min per session", "Session length", "Session minutes", "Minutes/session"),
        *("Duration", "Length of session", "Mins", "Duration in minutes", "Length", "Min/session", "Mins/session"),
        *("Mins per session", "Session duration", "Session time", "Service duration", "Length of sessions"),
    ),
    Means.WEEKLY: (
        *("Minutes per week", "Weekly minutes", "Min per week", "Mins per week", "Minutes/week", "Min/week", "Min/wk"),
        *("Minutes a week", "Weekly mins", "Total weekly minutes", "Total minutes per week", "Minutes weekly"),
        *("IEP minutes per week", "Weekly IEP minutes", "Service minutes per week", "Weekly service minutes", "MPW"),
        *("Total minutes/week", "Total minutes (min/week)", "Minutes each week"),
    ),
    Means.TOTAL: (
        "Total minutes",
        "Total minutes (min/year)",
        "Total minutes per year",
        "Yearly minutes",
        "Minutes per year",
    ),
    Means.STARTS: (
        "Start date",
        "Starts",
        "Start",
        "Begin date",
        "Beginning date",
        "Service start date",
        "Service start",
    ),
    Means.ENDS: ("End date", "Ends", "End", "Ending date", "Service end date", "Service end"),
    Means.LOCATION: (
        *("Location", "Setting", "Service location", "Place of service", "Push-in/Pull-out", "Pull-out/Push-in"),
        *("PI/PO", "PO/PI", "Push-in or pull-out", "Pull-out or push-in"),
    ),
    Means.PROVIDER: ("Provider", "Therapist", "Service provider", "Clinician", "Provider name", "Therapist name"),
    Means.CASE_MANAGER: ("Case manager", "Case carrier", "Case manager name"),
    Means.GROUPING: (
        *("Grouping", "Group", "Individual/Group", "Group/Individual", "Group/Ind", "Ind/Group", "Grp/Ind", "G/I"),
        *("I/G", "Individual or group", "Group or individual"),
    ),
    Means.GROUP_SIZE: ("Group size", "Largest group", "Max group size", "Maximum group size"),
    Means.GOAL: ("Goal", "Goals", "IEP goal", "IEP goals", "Annual goal", "Goal text"),
    Means.SYSTEM_NUMBER: ("SEIS ID", "SSID", "State ID", "State student ID", "SASID", "CALPADS ID", "IEP system ID"),
    Means.NOT_NEEDED: (
        *("Birthdate", "Birth date", "Date of birth", "DOB", "Birthday", "Age", "Gender", "Sex", "Race", "Ethnicity"),
        *("Race/Ethnicity", "Disability", "Primary disability", "Secondary disability", "Eligibility", "Diagnosis"),
        *("Handicapping condition", "Notes", "Note", "Comments", "Comment", "Total delivered", "Address", "Phone"),
        *(
            "Email",
            "Program",
            "Language",
            "Home language",
            "Primary language",
            "Middle name",
            "IEP date",
            "Case number",
        ),
        *(
            "Next IEP",
            "IEP due",
            "Annual IEP due",
            "Annual review",
            "Annual review date",
            "Triennial",
            "Triennial date",
            "Annual",
            "Annual due",
            "Annual IEP",
            "Next annual",
            "Re-eval",
            "Re-eval due",
        ),
        *("Triennial due", "Re-evaluation date", "Evaluation date", "EL status", "504", "Accommodations", "Strengths"),
        *("Present levels", "Billing code", "Status", "Contact", "SSN", "Social security number", "Medication"),
    ),
}
_BEGINNINGS = (
    "medical",
    "medicaid",
    "parent",
    "guardian",
    "mother",
    "father",
    "emergencycontact",
    "disability",
    "goal",
)
_MEANING = {fold(word): means for means, words in _HEADERS.items() for word in words}


_IN_MINUTES = re.compile(r"\s*\(min(?:ute)?s?\.?\)$", re.IGNORECASE)


def meaning_of(header: str) -> Means | None:
    """Return what a header means; case, blanks and signs do not count.

    >>> meaning_of("TOTAL minutes (min/year)").name, meaning_of("Session length (min)").name, meaning_of("Shoe size")
    ('TOTAL', 'MINUTES', None)
    """
    seen = fold(header)
    found = _MEANING.get(seen)
    if found is None and _MEANING.get(fold(_IN_MINUTES.sub("", header))) is Means.MINUTES:
        return Means.MINUTES
    return Means.NOT_NEEDED if found is None and seen.startswith(_BEGINNINGS) else found


SERVICE_NAMES: dict[str, tuple[str, ...]] = {
    "Speech": (
        *("Speech", "Language and Speech", "Speech and Language", "Speech-Language", "Speech/Language", "SLP", "ST"),
        *(
            "Speech Therapy",
            "Speech and Language Therapy",
            "Speech-Language Therapy",
            "Speech Language Pathology",
            "SL",
        ),
    ),
    "OT": ("OT", "Occupational Therapy"),
    "PT": ("PT", "Physical Therapy"),
    "APE": ("APE", "Adapted Physical Education", "Adaptive Physical Education", "Adapted PE"),
    "SAI": ("SAI", "Specialized Academic Instruction"),
    "Counseling": ("Counseling", "Individual Counseling", "Counseling and Guidance", "Group Counseling", "Counselling"),
}
_SERVICE_OF = {fold(word): service for service, words in SERVICE_NAMES.items() for word in words}
_OF_A_SERVICE = (
    "minutes",
    "minute",
    "mins",
    "min",
    "services",
    "service",
    "frequency",
    "time",
    "wording",
    "iep",
    "iepminutes",
)


def service_in(header: str) -> str:
    """Return the service that a column is of, as in `OT`, `Speech Minutes`; nothing where its head names none.

    >>> service_in("OT Minutes"), service_in("Speech"), service_in("Total minutes")
    ('OT', 'Speech', '')
    """
    seen = fold(header)
    ends = (seen.removesuffix(word) for word in ("", *_OF_A_SERVICE))
    return next((_SERVICE_OF[end] for end in ends if end in _SERVICE_OF), "")


_ODD = ("ST", "SL")
"""Short names of services that are something else in a title."""


def services_in(title: str) -> set[str]:
    """Return the services that a title names among other words; `St` is a street, and short ones are in capitals.

    >>> services_in("Speech-Language Caseload, Jo Hart CCC-SLP"), sorted(services_in("OT and PT"))
    ({'Speech'}, ['OT', 'PT'])
    """
    words = [word for word in re.findall(r"[^\W_]+", title) if len(word) > 3 or (word.isupper() and word not in _ODD)]
    runs = (words[at : at + size] for size in (1, 2, 3) for at in range(len(words)))
    return {_SERVICE_OF[seen] for run in runs if (seen := fold(" ".join(run))) in _SERVICE_OF}


SERVICE_CODES = {
    "330": "SAI",
    "415": "Speech",
    "425": "APE",
    "450": "OT",
    "460": "PT",
    "510": "Counseling",
    "515": "Counseling",
}

GROUPINGS = {
    **dict.fromkeys(
        ("individual", "individually", "1to1", "1on1", "oneonone", "onetoone", "individualservice"), "individual"
    ),
    **dict.fromkeys(("i", "ind", "indiv"), "individual"),
    **dict.fromkeys(("group", "smallgroup", "groupservice", "g", "grp"), "group"),
    **dict.fromkeys(("individualorgroup", "grouporindividual", "individualgroup", "groupindividual"), "either"),
}
SETTINGS = {
    **dict.fromkeys(("generaleducation", "generaleducationclass", "generaleducationclassroom", "gened"), "push-in"),
    **dict.fromkeys(("genedclass", "genedclassroom", "generaled", "regularclass", "regularclassroom"), "push-in"),
    **dict.fromkeys(("regulareducation", "generaleducationsetting", "pushin", "inclusion"), "push-in"),
    **dict.fromkeys(("specialeducation", "specialeducationclass", "specialeducationclassroom"), "pull-out"),
    **dict.fromkeys(("specialed", "sped", "spedclassroom", "specialeducationsetting", "pullout"), "pull-out"),
    "pi": "push-in",
    "po": "pull-out",
    **dict.fromkeys(("outsidegeneraleducation", "outsidegened", "separatesetting"), "pull-out"),
    **dict.fromkeys(("combined", "pushinandpullout", "pushinpullout"), "combined"),
    "either": "either",
}
