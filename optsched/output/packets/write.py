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
from optsched.output.packets.board import for_board
from optsched.output.packets.board_sheet import write_board
from optsched.output.packets.family import write_family
from optsched.output.packets.filenames import file_names
from optsched.output.packets.principal import write_principal
from optsched.output.packets.reduced import for_family, for_principal, for_teacher, for_therapist
from optsched.output.packets.teacher import write_teacher
from optsched.output.packets.therapist import write_therapist
from optsched.output.packets.whole import Whole
from optsched.output.plan.view import View
from optsched.output.plan.write import AS_TEXT

Audience = Literal["principals", "teachers", "therapists", "families", "board"]
AUDIENCES: tuple[Audience, ...] = ("principals", "teachers", "therapists", "families", "board")
Cut = tuple[Problem, Plan]
"""What an audience may know, as a problem and a plan of its own."""
Make = Callable[[], Any]
Draw = Callable[[Any, Any, datetime], None]
Wishes = list[tuple[str, Make, Draw]]
"""What each workbook is called, how it is cut, and how it is drawn."""


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
    """Write a packet below `folder`, whole or not at all; only what a `password` locks ever reaches the disk.

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
    problem, plan = packet.cut()
    shown = {each.student for each in (*problem.mandates, *plan.placements)}
    return tuple(code for code, label in whole.label.items() if label in shown)


def _principals(whole: Whole) -> Wishes:
    schools = {each.school for each in whole.problem.students} | set(whole.held_at)
    schools |= {hours.school for each in whole.problem.therapists for hours in each.hours}
    return [
        (each.name, partial(for_principal, whole, each.name), partial(_principal, each.name))
        for each in whole.problem.schools
        if each.name in schools
    ]


def _teachers(whole: Whole) -> Wishes:
    return [
        (f"{key[0]} {key[1]}", partial(for_teacher, whole, key), partial(_teacher, key)) for key in whole.view.served
    ]


def _therapists(whole: Whole) -> Wishes:
    return [
        (each.name, partial(for_therapist, whole, each.name), _therapist)
        for each in whole.problem.therapists
        if each.hours or each.name in whole.mandates_of
    ]


def _families(whole: Whole, children: tuple[str, ...]) -> Wishes:
    return [
        (whole.label[code], partial(for_family, whole, code), partial(_family, whole.label[code])) for code in children
    ]


def _principal(school: str, workbook: Any, shown: Cut, made: datetime) -> None:
    write_principal(workbook, _view(shown, made), school)


def _teacher(key: ClassKey, workbook: Any, shown: Cut, made: datetime) -> None:
    write_teacher(workbook, _view(shown, made), key)


def _therapist(workbook: Any, shown: Cut, made: datetime) -> None:
    write_therapist(workbook, _view(shown, made))


def _family(label: str, workbook: Any, shown: Cut, made: datetime) -> None:
    write_family(workbook, _view(shown, made), label)


def _view(shown: Cut, made: datetime) -> View:
    problem, plan = shown
    return View(problem, plan, Findings(), made)
