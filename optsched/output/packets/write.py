"""Which packets there are for an audience, and how one is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from io import BytesIO
from pathlib import Path, PurePath
from typing import Any, Literal

from xlsxwriter import Workbook

from optsched.domain import ClassKey, Findings, Plan, Problem
from optsched.output.files import new_file
from optsched.output.locked import locked
from optsched.output.packets import differences, reduced
from optsched.output.packets.board import for_board
from optsched.output.packets.board_sheet import write_board
from optsched.output.packets.differences import Told
from optsched.output.packets.family import write_family
from optsched.output.packets.filenames import file_names
from optsched.output.packets.principal import write_principal
from optsched.output.packets.slips import Slip, slips_of
from optsched.output.packets.teacher import write_teacher
from optsched.output.packets.therapist import write_therapist
from optsched.output.packets.whole import Whole
from optsched.output.paper import AS_TEXT
from optsched.output.plan.together import DIRECT
from optsched.output.plan.view import View

Audience = Literal["principals", "teachers", "therapists", "families", "board"]
AUDIENCES: tuple[Audience, ...] = ("principals", "teachers", "therapists", "families", "board")
Make = Callable[[], Any]
Draw = Callable[[Any, Any, datetime], None]
Wishes = list[tuple[str, Make, Draw]]
"""What each workbook is called, how it is cut, and how it is drawn."""


@dataclass(frozen=True)
class Cut:
    """What an audience may know: a problem and a plan of its own, and what changed since it had one."""

    problem: Problem
    plan: Plan
    told: tuple[Told, ...] | None
    slips: tuple[Slip, ...] | None = None
    """A therapist's own sessions on their dates, where they have dates."""

    def view(self, made: datetime) -> View:
        return View(self.problem, self.plan, Findings(), made)


@dataclass(frozen=True)
class Packet:
    """One workbook for one reader: where it goes inside the folder, and how it is cut and drawn when its turn comes."""

    audience: Audience
    place: PurePath
    title: str
    reader: str
    cut: Make
    draw: Draw


def packets(whole: Whole, audience: Audience, children: Iterable[str] = ()) -> list[Packet]:
    """Return the packets of an audience; those of families are of these `children` (codes), and of no others."""
    if audience == "board":
        place, cut = PurePath("board.xlsx"), partial(for_board, whole)
        return [Packet(audience, place, "Therapy in our schools", "the board", cut, write_board)]
    codes = tuple(dict.fromkeys(children))
    makers: dict[str, Callable[[Whole], Wishes]] = {
        "principals": _principals,
        "teachers": _teachers,
        "therapists": _therapists,
        "families": partial(_families, children=codes),
    }
    wanted = makers[audience](whole)
    readers = [f"the family of {code}" for code in codes] if audience == "families" else [wish for wish, *_ in wanted]
    names = file_names(wish for wish, *_ in wanted)
    return [
        Packet(audience, PurePath(audience, name), wish, reader, cut, draw)
        for name, reader, (wish, cut, draw) in zip(names, readers, wanted, strict=True)
    ]


def write_packet(
    packet: Packet, folder: Path, overwrite: bool = False, made: datetime | None = None, password: str | None = None
) -> Path:
    """Write a packet below `folder`, whole or not at all; with a `password` nothing unlocked ever reaches the disk.

    Raises CannotWriteError as all writing does, and PasswordError for a password that is none.
    """
    path, when, drawn = folder / packet.place, made or datetime.now(), BytesIO()
    with new_file(path, overwrite) as temporary:
        with Workbook(drawn, AS_TEXT) as workbook:
            workbook.set_properties({"title": packet.title, "author": "", "company": "", "created": when})
            packet.draw(workbook, packet.cut(), when)
        content = drawn.getvalue()
        temporary.write_bytes(content if password is None else locked(content, password))
    return path


def children_in(whole: Whole, packet: Packet) -> tuple[str, ...]:
    """Return the codes of the children whom a packet tells of, in the order of the district; sums tell of nobody."""
    if packet.audience == "board":
        return ()
    cut: Cut = packet.cut()
    shown = {each.student for each in cut.problem.mandates} | {each.student for each in cut.plan.placements}
    shown |= {each.student for told in cut.told or () for each in told.members}
    return tuple(code for code, label in whole.label.items() if label in shown)


def _principals(whole: Whole) -> Wishes:
    schools = {each.school for each in whole.problem.students} | set(whole.held_at)
    schools |= {hours.school for each in whole.problem.therapists for hours in each.hours}

    def cut(school: str) -> Cut:
        return Cut(*reduced.for_principal(whole, school), differences.for_principal(whole, school))

    names = [each.name for each in whole.problem.schools if each.name in schools]
    return [(name, partial(cut, name), partial(_principal, name)) for name in names]


def _teachers(whole: Whole) -> Wishes:
    def cut(key: ClassKey) -> Cut:
        return Cut(*reduced.for_teacher(whole, key), differences.for_teacher(whole, key))

    had = [whole.view.class_of(old) for old, _ in whole.differences or () if old and old.setting in DIRECT]
    keys = dict.fromkeys((*whole.view.served, *(key for key in had if key)))
    return [(f"{key[0]} {key[1]}", partial(cut, key), partial(_teacher, key)) for key in keys]


def _therapists(whole: Whole) -> Wishes:
    def cut(name: str) -> Cut:
        told = differences.for_therapist(whole, name)
        return Cut(*reduced.for_therapist(whole, name), told, slips_of(whole, name))

    names = [each.name for each in whole.problem.therapists if each.hours or each.name in whole.mandates_of]
    return [(name, partial(cut, name), _therapist) for name in names]


def _families(whole: Whole, children: tuple[str, ...]) -> Wishes:
    def cut(code: str) -> Cut:
        return Cut(*reduced.for_family(whole, code), differences.for_family(whole, code))

    return [(whole.label[code], partial(cut, code), partial(_family, whole.label[code])) for code in children]


def _principal(school: str, workbook: Any, cut: Cut, made: datetime) -> None:
    write_principal(workbook, cut.view(made), school, cut.told)


def _teacher(key: ClassKey, workbook: Any, cut: Cut, made: datetime) -> None:
    write_teacher(workbook, cut.view(made), key, cut.told)


def _therapist(workbook: Any, cut: Cut, made: datetime) -> None:
    write_therapist(workbook, cut.view(made), cut.told, cut.slips)


def _family(label: str, workbook: Any, cut: Cut, made: datetime) -> None:
    write_family(workbook, cut.view(made), label, cut.told)
