"""Which packets there are for an audience, and how one is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path, PurePath
from typing import Any, Literal

from xlsxwriter import Workbook

from optsched.domain import Findings
from optsched.output.files import new_file
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
Draw = Callable[[Any, datetime], None]


@dataclass(frozen=True)
class Packet:
    """One workbook for one reader: where it goes inside the folder, and how it is drawn when its turn comes."""

    audience: Audience
    place: PurePath
    title: str
    draw: Draw


def packets(whole: Whole, audience: Audience, children: Iterable[str] = ()) -> list[Packet]:
    """Return the packets of an audience; those of families are of these `children` (codes), and of no others."""
    if audience == "board":
        return [Packet(audience, PurePath("board.xlsx"), "Therapy in our schools", partial(_board, whole))]
    makers: dict[str, Callable[[Whole], list[tuple[str, Draw]]]] = {
        "principals": _principals,
        "teachers": _teachers,
        "therapists": _therapists,
        "families": partial(_families, children=tuple(dict.fromkeys(children))),
    }
    wanted = makers[audience](whole)
    names = file_names(wish for wish, _ in wanted)
    return [
        Packet(audience, PurePath(audience, name), wish, draw) for name, (wish, draw) in zip(names, wanted, strict=True)
    ]


def write_packet(packet: Packet, folder: Path, overwrite: bool = False, made: datetime | None = None) -> Path:
    """Write a packet below `folder`, whole or not at all. Raises CannotWriteError as all writing does."""
    path, when = folder / packet.place, made or datetime.now()
    with new_file(path, overwrite) as temporary, Workbook(str(temporary), AS_TEXT) as workbook:
        workbook.set_properties({"title": packet.title, "author": "", "company": "", "created": when})
        packet.draw(workbook, when)
    return path


def _principals(whole: Whole) -> list[tuple[str, Draw]]:
    schools = {each.school for each in whole.problem.students} | set(whole.held_at)
    schools |= {hours.school for each in whole.problem.therapists for hours in each.hours}
    return [
        (each.name, partial(_principal, whole, each.name)) for each in whole.problem.schools if each.name in schools
    ]


def _teachers(whole: Whole) -> list[tuple[str, Draw]]:
    return [(f"{school} {name}", partial(_teacher, whole, (school, name))) for school, name in whole.view.served]


def _therapists(whole: Whole) -> list[tuple[str, Draw]]:
    return [
        (each.name, partial(_therapist, whole, each.name))
        for each in whole.problem.therapists
        if each.hours or each.name in whole.mandates_of
    ]


def _families(whole: Whole, children: tuple[str, ...]) -> list[tuple[str, Draw]]:
    return [(whole.label[code], partial(_family, whole, code)) for code in children]


def _principal(whole: Whole, school: str, workbook: Any, made: datetime) -> None:
    write_principal(workbook, View(*for_principal(whole, school), Findings(), made), school)


def _teacher(whole: Whole, key: tuple[str, str], workbook: Any, made: datetime) -> None:
    write_teacher(workbook, View(*for_teacher(whole, key), Findings(), made), key)


def _therapist(whole: Whole, name: str, workbook: Any, made: datetime) -> None:
    write_therapist(workbook, View(*for_therapist(whole, name), Findings(), made))


def _family(whole: Whole, code: str, workbook: Any, made: datetime) -> None:
    write_family(workbook, View(*for_family(whole, code), Findings(), made), whole.label[code])


def _board(whole: Whole, workbook: Any, made: datetime) -> None:
    write_board(workbook, for_board(whole), made)
