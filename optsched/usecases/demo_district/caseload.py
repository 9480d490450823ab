"""Who is on whose caseload: children with one, two or three services, dealt to schools by the days spent there."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from random import Random

from optsched.domain import Duty, SchoolClass, Student, Window
from optsched.usecases.demo_district.schools import SPECIAL_CLASS, Campus
from optsched.usecases.demo_district.shape import WEIGHT, Shape
from optsched.usecases.demo_district.staff import Post

SERVICES = ("Speech", "OT", "PT")
ALSO = {"Speech": 0.0, "OT": 0.7, "PT": 0.8}
"""The share of a service's children who are taken from those already known at the school (DOMAIN 3.1)."""
SECOND_LINE = 0.1
"""One line in ten is a child's second line of the same service: a consultation, or an alternating setting."""
YOUNG_FIRST = (20, 22, 20, 16, 12, 10, 14, 8, 6)
"""Weights of grades K-8: therapy is front-loaded."""
IN_SPECIAL_CLASS = 0.12
IN_FIRST_CLASS = 0.5
"""Half the children of a grade are in its first class, where the inclusion team works."""
INITIALS = "ABCDEFGHJKLMNOPRSTVWZ"


@dataclass(frozen=True)
class Share:
    """A therapist's caseload at one school: how many lines, and how many minutes a week they take one by one.

    `busy` are the times of the therapist's fixed duties.
    """

    post: Post
    campus: Campus
    days: tuple[int, ...]
    lines: int
    minutes: float
    busy: tuple[Window, ...] = ()

    @property
    def second_lines(self) -> int:
        return int(self.lines * SECOND_LINE)


@dataclass
class Codes:
    """Numbers children through the district: S001, S002 …"""

    width: int
    last: int = 0

    def next(self) -> str:
        self.last += 1
        return f"S{self.last:0{self.width}d}"


@dataclass
class Roll:
    """The children of one school and the services each has so far."""

    students: list[Student] = field(default_factory=list)
    services: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))


def shares_of(post: Post, campuses: tuple[Campus, ...], shape: Shape, duties: Sequence[Duty]) -> list[Share]:
    """Deal a therapist's lines to schools by the time spent at each; no school is left out."""
    role = post.role
    lines = (role.helped_mandates if post.helped else role.mandates) * shape.fullness
    minutes = (role.helped_hours if post.helped else role.hours) * 60 * shape.fullness
    if not lines:
        return []
    weights: dict[int, float] = defaultdict(float)
    days: dict[int, set[int]] = defaultdict(set)
    for stay in role.stays:
        if stay.school < len(campuses):
            weights[stay.school] += WEIGHT[stay.part] * len(stay.days)
            if stay.part != "open":
                days[stay.school].update(stay.days)
    total, whole = sum(weights.values()), max(1, round(lines))
    mine = [each for each in duties if post.therapist.name in each.therapists]
    busy = tuple(each.window for each in mine if each.window.end - each.window.start == each.minutes)
    dealt, left = [], whole
    for number, (school, weight) in enumerate(weights.items(), 1):
        part = left if number == len(weights) else min(left, round(whole * weight / total))
        left -= part
        dealt.append(Share(post, campuses[school], tuple(sorted(days[school])), part, minutes * part / whole, busy))
    return [share for share in dealt if share.lines]


def children_of(share: Share, roll: Roll, codes: Codes, chance: Random) -> list[Student]:
    """Choose the children of a share: some who have other services already, the others new to the roll."""
    service = share.post.therapist.service
    wanted = share.lines - share.second_lines
    known = [each for each in roll.students if service not in roll.services[each.code]]
    chance.shuffle(known)
    known.sort(key=lambda each: -len(roll.services[each.code]) if service == "PT" else 0)
    chosen = known[: round(wanted * ALSO[service])]
    while len(chosen) < wanted:
        chosen.append(_new_child(share.campus, codes, chance))
        roll.students.append(chosen[-1])
    for child in chosen:
        roll.services[child.code].append(service)
    chance.shuffle(chosen)
    return chosen


def _new_child(campus: Campus, codes: Codes, chance: Random) -> Student:
    home = _class_for(campus, chance)
    initials = f"{chance.choice(INITIALS)}.{chance.choice(INITIALS)}."
    return Student(codes.next(), campus.name, initials, home.key, home.grade)


def _class_for(campus: Campus, chance: Random) -> SchoolClass:
    special = [each for each in campus.classes if each.name == SPECIAL_CLASS]
    if special and chance.random() < IN_SPECIAL_CLASS:
        return special[0]
    usual = [each for each in campus.classes if each.name != SPECIAL_CLASS]
    grades = sorted({each.grade for each in usual if each.grade is not None})
    grade = chance.choices(grades, [YOUNG_FIRST[each] for each in grades])[0]
    rooms = [each for each in usual if each.grade == grade]
    return rooms[0] if chance.random() < IN_FIRST_CLASS else chance.choice(rooms)
