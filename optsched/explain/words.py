"""How the reasons are said: rules, places and the sessions that hold them, in the words of a school.

A rule that is not named here says it itself (`closes`, `takes`), or is said by its title.
"""

from collections import Counter
from typing import Protocol, runtime_checkable

from optsched.domain import Mandate, Placement, Problem, Rule
from optsched.domain.cycle import clock
from optsched.domain.say import MOST_NAMED, day_name, line_of, listed


@runtime_checkable
class Closing(Protocol):
    """A rule about one placement with words for what is wrong, to follow a number: `lie outside {whose} hours`."""

    closes: str


@runtime_checkable
class Taking(Protocol):
    """A rule between placements with words for what holds a place, to follow `taken by`: `{child}'s other sessions`."""

    takes: str


def count(number: int, one: str, many: str = "") -> str:
    """Say a number of things: `1 place`, `3 places`."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def or_(names: tuple[str, ...]) -> str:
    return " or ".join(names)


def owner(names: tuple[str, ...]) -> str:
    """Say whose: `Rivera's`, `Rivera's or Chen's`."""
    return or_(tuple(f"{name}'s" for name in names)) or "nobody's"


def by_title(rule: Rule) -> str:
    title = rule.title.rstrip(".")
    return f"the rule that {title[:1].lower()}{title[1:]}"


def closed_words(rule: Rule, problem: Problem, mandate: Mandate) -> str:
    """Say what is wrong with the places that a rule closes, to follow a number: `62 lie outside Rivera's hours`."""
    student = problem.student[mandate.student]
    who = owner(problem.may_hold(mandate))
    its_class = student.school_class[1] if student.school_class else ""
    protected = f"take class time that {its_class} protects" if its_class else f"are while {student.school} is closed"
    other = "pull-outs" if mandate.setting == "push-in" else "push-ins"
    words = {
        "R02": f"lie outside {who} hours at {student.school}",
        "R10": f"meet a fixed duty of {who.replace(chr(39) + 's', '')}",
        "R13": protected,
        "R14": f"take {student.code}'s own protected time",
        "R15": f"are push-ins outside a block of {its_class or 'a class'} that suits {mandate.service}",
        "R17": f"have no room open for {mandate.service} at {student.school}",
        "R27": f"are {other}, where {mandate.setting} is asked",
    }
    if isinstance(rule, Closing):
        return rule.closes.format(whose=who, child=mandate.student)
    return words.get(rule.code, f"break {by_title(rule)}")


def taken_words(rule: Rule, problem: Problem, mandate: Mandate) -> str:
    """Say who or what holds the places that a rule takes in the plan, to follow `taken by`."""
    who = owner(problem.may_hold(mandate))
    child = mandate.student
    words = {
        "R01": f"{who} other sessions",
        "R02": f"the end of {who} hours",
        "R03": f"{who} choice of school at that time",
        "R04": f"{who} lunch",
        "R05": f"the minutes between {who} sessions",
        "R06": f"{who} way between schools",
        "R07": f"{child}'s other sessions",
        "R08": f"{who} longest run",
        "R09": f"{who} most minutes a day",
        "R10": f"{who} fixed duties",
        "R11": f"{who} duties",
        "R16": "other visits in the class",
        "R18": "full rooms",
        "R19": f"groups of {who} that are full",
        "R20": "sessions that are individual",
        "R21": "groups too many grades apart",
        "R22": "groups with a child kept apart",
        "R24": f"the days between {line_of(mandate)} sessions",
        "R25": f"the minutes between {line_of(mandate)} sessions",
        "R26": f"{child}'s most minutes of therapy a day",
        "R28": f"days and weeks that have enough of {line_of(mandate)}",
        "R29": "weeks of the mandate it alternates with",
        "R30": f"the therapist who already holds {line_of(mandate)}",
        "R32": "sessions that no assistant may hold",
    }
    if isinstance(rule, Taking):
        return rule.takes.format(whose=who, child=child)
    return words.get(rule.code, by_title(rule))


def named(problem: Problem, sessions: Counter[tuple[Placement, ...]], child: str = "") -> str:
    """Name the sessions that take most places: ` (S003 on Mon 9:30, S004 on Tue 10:00 and others)`.

    The sessions of the child that is spoken of are named by their service.
    """
    told = dict.fromkeys(_named(problem, rows, child) for rows, _ in sessions.most_common())
    names = list(told)[:MOST_NAMED]
    if not names:
        return ""
    return f" ({', '.join(names)}{' and others' if len(told) > MOST_NAMED else ''})"


def _named(problem: Problem, members: tuple[Placement, ...], child: str) -> str:
    first = members[0]
    whose = listed(dict.fromkeys(each.student for each in members))
    owed = problem.mandate.get(first.mandate)
    if whose == child and owed is not None:
        whose = owed.service
    return f"{whose} on {day_name(problem.cycle, first.day)} {clock(first.start)}"
