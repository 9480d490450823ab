"""A demo district of two therapists in which every child, teacher, goal and note has a word of its own.

The plan obeys no rule, and is denser with groups over classes than a lawful one: what must not cross over is there to
cross. One child of Cedar comes to a group at Washington; Novak, who is at Cedar only, holds a few sessions.
"""

import html
import re
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from output.chart_parts import unlike

from optsched.domain import DutyTime, Hours, Lunch, Placement, Plan, Problem, Shortfall, Therapist, Window
from optsched.usecases.demo_district import Shape, demo_problem

NOVAK = "Novakovsentinel"
WASHINGTON, CEDAR = "Washington Elementary", "Cedar Elementary"


def code(number: int) -> str:
    return f"ZQ{number:03d}X"


@cache
def sentinel_problem(therapists: int = 2) -> Problem:
    """Return a demo district whose words are all different; children are ZQ001X, ZQ002X, ..."""
    plain = demo_problem(Shape(therapists, 1))
    other = dict(zip(names := [each.name for each in plain.schools], (*names[1:], names[0]), strict=True))
    new = {each.code: code(number) for number, each in enumerate(plain.students, 1)}
    keys = {each.key: f"IEPSYS{number:04d}" for number, each in enumerate(plain.mandates, 1)}
    everywhere = Window(plain.cycle.all_days, plain.cycle.all_weeks, 480, 900)
    return replace(
        plain,
        students=tuple(
            replace(each, code=new[each.code], initials=f"Ini{new[each.code][2:5]}.") for each in plain.students
        ),
        student_times=tuple(
            replace(each, student=new[each.student], what=f"Secretwhat {number}")
            for number, each in enumerate(plain.student_times)
        ),
        mandates=tuple(
            replace(
                each,
                key=keys[each.key],
                student=new[each.student],
                goal=f"Goalsentinel {keys[each.key]}",
                alternates_with=None,
                co_treat_with=None,
            )
            for each in plain.mandates
        ),
        pairs=(),
        calendar=(),
        classes=tuple(
            replace(
                each,
                teacher=f"Teach{number:02d}er",
                blocks=tuple(
                    replace(one, where=f"{one.where} for {code(number)} or {other[each.school]}") for one in each.blocks
                ),
            )
            for number, each in enumerate(plain.classes, 1)
        ),
        rooms=tuple(
            replace(each, name=f"{each.name} {each.school[:3]} not {code(40)}, not {other[each.school]}")
            for each in plain.rooms
        ),
        therapists=(*plain.therapists, Therapist(NOVAK, "OT", hours=(Hours(CEDAR, everywhere),))),
        duties=tuple(replace(each, what=f"{each.what} about {code(7)}") for each in plain.duties),
    )


@cache
def sentinel_plan(therapists: int = 2) -> Plan:
    """Place every mandate once a week in groups of up to three, over the whole week; every fourth in class."""
    problem = sentinel_problem(therapists)
    rows: list[Placement] = []
    for person in problem.therapists[:-1]:
        for school in (each.name for each in problem.schools):
            owed = [
                each
                for each in problem.mandates
                if each.therapist == person.name and problem.student[each.student].school == school
            ]
            rooms = [each.name for each in problem.rooms if each.school == school]
            for number in range(0, len(owed), 3):
                day, start = number % 5, 480 + 35 * (number // 3)
                name = f"Sessionsentinel {person.name} {school} {number}"
                for each in owed[number : number + 3]:
                    child = problem.student[each.student]
                    visited = number % 4 == 0
                    where = (child.school_class or ("", ""))[1] if visited else rooms[number % len(rooms)]
                    kind = each.kind if each.kind != "direct" else "push-in" if visited else "pull-out"
                    rows.append(
                        Placement(
                            name, each.key, each.student, problem.cycle.all_weeks, day, start, start + each.minutes,
                            school, person.name, kind, where, True, f"Notesentinel {each.key}",
                        )
                    )  # fmt: skip
    return Plan(
        (*_visited(problem, rows), *_by_novak(problem, rows)),
        tuple(DutyTime(each.key, problem.cycle.all_weeks, 0, 840, 840 + each.minutes) for each in problem.duties),
        tuple(
            Lunch(each.name, problem.cycle.all_weeks, day, 720, 751) for each in problem.therapists for day in range(5)
        ),
        shortfalls=(Shortfall("mandate", rows[0].mandate, 30, 1, (1,), "Whysentinel", "Helpsentinel"),),
    )


@cache
def before_plan(therapists: int = 2) -> Plan:
    """Return the plan that people had before: sessions and duties stood elsewhere, some sessions are new or gone."""
    plan, rows = sentinel_plan(therapists), []
    for number, each in enumerate(plan.placements):
        name = f"Sessionsentinel before {number}"
        if number % 7:
            rows.append(replace(each, day=(each.day + 1 + number % 3) % 5, session=name, note="Notesentinel before"))
        if number % 5 == 0:
            rows.append(replace(each, day=(each.day + 3) % 5, start=905, end=935, session=f"{name} more"))
    duties = tuple(replace(each, start=each.start - 35, end=each.end - 35) for each in plan.duties)
    return replace(plan, placements=tuple(rows), duties=duties)


def _visited(problem: Problem, rows: list[Placement]) -> list[Placement]:
    """Let a child of Cedar come to the first group outside class at Washington."""
    group = next(row for row in rows if row.school == WASHINGTON and row.setting == "pull-out")
    at = next(at for at, row in enumerate(rows) if row.school == CEDAR and row.setting == "pull-out")
    stays = ("session", "day", "start", "end", "school", "therapist", "place")
    guest = replace(rows[at], **{name: getattr(group, name) for name in stays})
    return [*rows[:at], guest, *rows[at + 1 :]]


def _by_novak(problem: Problem, rows: list[Placement]) -> list[Placement]:
    """Let Novak hold a second session of the last child of Cedar."""
    last = next(row for row in reversed(rows) if row.school == CEDAR and row.setting == "pull-out")
    return [replace(last, session="Sessionsentinel N", therapist=NOVAK, day=(last.day + 1) % 5)]


ALWAYS_SECRET = (
    "goalsentinel",
    "notesentinel",
    "sessionsentinel",
    "secretwhat",
    "whysentinel",
    "helpsentinel",
    "iepsys",
)
"""Goals, notes, names of sessions, what a child does alone, reasons, keys of mandates: for no reader at all."""


def leaks(path: Path, forbidden: Iterable[str]) -> list[str]:
    """Return every forbidden word with the part of the workbook that it is found in, in any case, tags or not."""
    words = [word.casefold() for word in (*forbidden, *ALWAYS_SECRET)]
    found = []
    with zipfile.ZipFile(path) as parts:
        for name in parts.namelist():
            raw = html.unescape(parts.read(name).decode("utf-8", "replace"))
            text = f"{name}\n{raw}\n{re.sub('<[^>]*>', '', raw)}".casefold()
            found += [f"{word} in {name}" for word in words if word in text]
    return found


def hides(path: Path) -> list[str]:
    """Return whatever in a workbook is hidden, remembered, or leads outside."""
    found = []
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        text = {name: parts.read(name).decode("utf-8", "replace") for name in names}
    odd = (
        "comment",
        "external",
        "custom",
        "vbaproject",
        "embedding",
        "media",
        "vmldrawing",
        "pivot",
        "connection",
        "printer",
    )
    found += [name for name in names if any(word in name.casefold() for word in odd)]
    for name, content in text.items():
        found += [
            f"{each} in {name}"
            for each in re.findall(r'(?:hidden="1"|state="[a-zA-Z]*[hH]idden"|TargetMode="External")', content)
        ]
    defined = re.findall(r'<definedName name="([^"]*)"', text["xl/workbook.xml"])
    found += [f"the name {each}" for each in defined if each not in ("_xlnm.Print_Titles", "_xlnm.Print_Area")]
    for tag in (
        "dc:creator",
        "cp:lastModifiedBy",
        "dc:description",
        "cp:keywords",
        "dc:subject",
        "cp:category",
        "Company",
        "Manager",
    ):
        for part in ("docProps/core.xml", "docProps/app.xml"):
            found += [f"{tag}: {each}" for each in re.findall(f"<{tag}>([^<]+)</{tag}>", text[part])]
    return found + _unseen(text) + unlike(path)


def _unseen(text: dict[str, str]) -> list[str]:
    """Return the texts of a workbook that stand in no cell."""
    strings = re.findall(r"<si>(.*?)</si>", text.get("xl/sharedStrings.xml", ""), re.DOTALL)
    sheets = [content for name, content in text.items() if name.startswith("xl/worksheets/sheet")]
    used = {int(at) for sheet in sheets for at in re.findall(r't="s"[^>]*><v>(\d+)</v>', sheet)}
    return [f"no cell shows {content}" for at, content in enumerate(strings) if at not in used]
