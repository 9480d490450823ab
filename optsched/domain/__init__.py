"""The words of a school as frozen data: the Problem, the Plan, and what is wrong (Breach, Finding).

Standard library only. Everything else in optsched may import this package; it imports nothing of optsched.
Times are whole minutes since midnight, days are positions in `Cycle.days`, weeks count from 1 inside the cycle.
"""

from optsched.domain.cycle import Cycle, Window
from optsched.domain.demand import Demand, demand_of
from optsched.domain.findings import Finding, Findings, Severity, Source
from optsched.domain.people import (
    AssistantShare,
    Duty,
    Hours,
    Mandate,
    Pair,
    Preference,
    Student,
    StudentTime,
    Therapist,
    WeekShare,
)
from optsched.domain.plan import DutyTime, Lunch, Meeting, Placement, Plan, RunFacts
from optsched.domain.problem import Options, Problem
from optsched.domain.protocols import Breach, Goal, GoalValue, Rule, Shortfall
from optsched.domain.schools import (
    ActivityLevels,
    ActivityRule,
    Block,
    CalendarEntry,
    ClassKey,
    Level,
    Room,
    School,
    SchoolClass,
)

__all__ = [
    "ActivityLevels",
    "ActivityRule",
    "AssistantShare",
    "Block",
    "Breach",
    "CalendarEntry",
    "ClassKey",
    "Cycle",
    "Demand",
    "Duty",
    "DutyTime",
    "Finding",
    "Findings",
    "Goal",
    "GoalValue",
    "Hours",
    "Level",
    "Lunch",
    "Mandate",
    "Meeting",
    "Options",
    "Pair",
    "Placement",
    "Plan",
    "Preference",
    "Problem",
    "Room",
    "Rule",
    "RunFacts",
    "School",
    "SchoolClass",
    "Severity",
    "Shortfall",
    "Source",
    "Student",
    "StudentTime",
    "Therapist",
    "WeekShare",
    "Window",
    "demand_of",
]
