"""The service lines of a caseload: how often, where, with whom, and the few unusual ones every caseload has."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random

from optsched.domain import AssistantShare, Mandate, SchoolClass, Student
from optsched.domain.people import Grouping
from optsched.usecases.demo_district.caseload import Share
from optsched.usecases.demo_district.frequencies import brought_to, usual_line
from optsched.usecases.demo_district.openings import Openings

GOALS = {
    "Speech": ("Articulation", "Language", "Language", "Pragmatics", "Fluency", "Phonology"),
    "OT": ("Handwriting", "Fine motor", "Fine motor", "Regulation", "Visual motor", "Self-care"),
    "PT": ("Balance", "Strength", "Ball skills", "Mobility"),
}
DURING = {
    "Speech": (("Centers",), ("Read aloud", "Morning meeting"), ("ELA",)),
    "OT": (("Writing",), ("Writing", "Centers"), ("Morning work",), ("Art", "Writing")),
    "PT": (("PE",), ("Recess",), ("PE", "Recess")),
}
"""The class activities that an IEP asks a push-in to use."""

NAMED = 0.6
"""The share of push-ins whose IEP names the activities."""
GROUPINGS: dict[str, tuple[int, int, int]] = {"Speech": (14, 30, 56), "OT": (25, 20, 55), "PT": (45, 10, 45)}
"""Weights of individual, group and either (DOMAIN 3.3)."""
SETTINGS = {"Speech": (62, 8, 14, 16), "OT": (45, 18, 20, 17), "PT": (40, 20, 20, 20)}
"""Weights of pull-out, push-in, combined and either: a quarter to a third of the minutes in class."""
SHARES = (50, 50, 50, 25, 75)
PHASE_ENDS, PHASE_STARTS = date(2026, 10, 16), date(2026, 10, 19)


@dataclass(frozen=True)
class Desk:
    """What is at hand while one share's lines are written."""

    share: Share
    homes: dict[tuple[str, str], SchoolClass]
    openings: Openings
    chance: Random

    @property
    def service(self) -> str:
        return self.share.post.therapist.service

    def home(self, child: Student) -> SchoolClass:
        assert child.school_class is not None
        return self.homes[child.school_class]

    def pushed_in(self, child: Student, minutes: int, times: int, during: tuple[str, ...] = ()) -> bool:
        return self.openings.push_in(self.share, self.home(child), minutes, during).holds(times)


def lines_of(desk: Desk, children: Sequence[Student]) -> list[Mandate]:
    """Write the lines of one share: one for each child, then second lines for the first few children."""
    share = desk.share
    firsts = [_first(desk, child) for child in children]
    second = min(share.second_lines, len(children))
    seconds: list[Mandate] = []
    for number, child in enumerate(children[:second]):
        firsts[number], extra = _with_second(desk, child, firsts[number], number)
        seconds.append(extra)
    wanted = max(share.minutes, 0.0)
    lines = brought_to(firsts + seconds, wanted, share.days, desk.chance)
    by_code = {child.code: child for child in children}
    return [_placed(desk, by_code[each.student], each) for each in lines]


def _first(desk: Desk, child: Student) -> Mandate:
    line = usual_line(desk.service, desk.share.days, desk.chance)
    room = desk.openings.pull_out(desk.share, desk.home(child), line.minutes)
    times = min(line.times, max(room.days, 1)) if line.per == "week" else line.times
    return Mandate(
        f"{child.code} {desk.service}",
        child.code,
        desk.service,
        line.minutes,
        times,
        line.per,
        therapist=desk.share.post.therapist.name,
        weeks=line.weeks,
        goal=desk.chance.choice(GOALS[desk.service]),
    )


def _with_second(desk: Desk, child: Student, first: Mandate, number: int) -> tuple[Mandate, Mandate]:
    """Give a child a second line: consultation, settings that alternate by week, a later phase, work on behalf."""
    other = replace(first, key=f"{first.key} 2", grouping="individual")
    if desk.service == "PT" and number % 2 == 0:
        return first, replace(other, kind="on behalf", minutes=15, times=1, per="week", weeks=None)
    if number % 4 == 1 and desk.pushed_in(child, 30, 1):
        pulled = replace(first, minutes=30, times=2, per="month", weeks=None, setting="pull-out")
        pushed = replace(pulled, key=other.key, setting="push-in", grouping="individual")
        return pulled, replace(pushed, alternates_with=first.key)
    if number % 4 == 3:
        now = replace(first, minutes=30, times=1, per="week", weeks=None, ends=PHASE_ENDS)
        later = replace(other, minutes=20, times=1, per="week", weeks=None, starts=PHASE_STARTS)
        return now, replace(later, setting="pull-out")
    return first, replace(
        other, kind="consult", minutes=desk.chance.choice((15, 20, 30)), times=1, per="month", weeks=None
    )


def _placed(desk: Desk, child: Student, line: Mandate) -> Mandate:
    """Decide where and with whom a line is given; what is decided already stays."""
    if not line.is_direct:
        return replace(line, goal="", grouping="either")
    chosen = line if line.setting != "either" else _setting(desk, child, line)
    grouping, largest = _company(desk, chosen)
    if chosen.grouping == "individual":
        grouping, largest = "individual", None
    return replace(
        chosen,
        grouping=grouping,
        largest_group=largest,
        days_apart=_days_apart(desk, chosen),
        assistant=_assistant(desk),
    )


def _setting(desk: Desk, child: Student, line: Mandate) -> Mandate:
    if line.per in ("day", "quarter"):
        return replace(line, setting="pull-out")
    kind = desk.chance.choices(("pull-out", "push-in", "combined", "either"), SETTINGS[desk.service])[0]
    times = line.times if line.per == "week" else 1
    if kind == "push-in":
        return _pushed(desk, child, line, times)
    if kind == "combined" and line.per == "week" and desk.pushed_in(child, line.minutes, times):
        return replace(line, setting="combined", push_in_share=desk.chance.choice(SHARES))
    return replace(line, setting="either" if kind == "either" else "pull-out")


def _pushed(desk: Desk, child: Student, line: Mandate, times: int) -> Mandate:
    during = desk.chance.choice(DURING[desk.service]) if desk.chance.random() < NAMED else ()
    for asked in dict.fromkeys((during, ())):
        if desk.pushed_in(child, line.minutes, times, asked):
            return replace(line, setting="push-in", push_in_during=asked)
    return replace(line, setting="pull-out")


def _company(desk: Desk, line: Mandate) -> tuple[Grouping, int | None]:
    choices: tuple[Grouping, ...] = ("individual", "group", "either")
    grouping = desk.chance.choices(choices, GROUPINGS[desk.service])[0]
    if line.setting == "push-in" and grouping == "group":
        grouping = "either"
    if grouping == "individual" or line.minutes < 20:
        return "individual", None
    return grouping, desk.chance.choice((None, None, 2, 3))


def _days_apart(desk: Desk, line: Mandate) -> int:
    days = desk.share.days
    wide = line.per == "week" and line.times == 2 and days[-1] - days[0] >= 2
    return 2 if wide and desk.chance.random() < 0.2 else 1


def _assistant(desk: Desk) -> AssistantShare:
    if not desk.share.post.helped:
        return AssistantShare()
    return desk.chance.choices((AssistantShare(1, 1), AssistantShare(1, 2), AssistantShare()), (55, 20, 25))[0]
