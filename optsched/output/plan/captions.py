"""What stands in a box of a therapist's picture."""

from collections.abc import Iterable
from dataclasses import replace
from typing import NamedTuple

from optsched.domain import Placement
from optsched.domain.cycle import clock
from optsched.domain.day import Item
from optsched.domain.say import listed, span
from optsched.output.plan.paper import CODES, FLEX
from optsched.output.plan.picture import Box, WeekPicture
from optsched.output.plan.view import View
from optsched.output.plan.words import weeks_label

ROOM_FOR_FLEX, ROOM_FOR_TIMES, ROOM_FOR_WORDS = 30, 20, 10
"""Minutes from which open time says what it is for, when it is, and `flex`; shorter stretches are white only.

One that is not in all weeks of its page has room for what it is for nowhere, and below 20 minutes not for its times.
"""


class Caption(NamedTuple):
    """What a box says: who or what, when, and where or with whom; any may be empty."""

    head: str = ""
    when: str = ""
    where: str = ""


def caption(view: View, picture: WeekPicture, box: Box) -> Caption:
    """Return what a box says; nothing for time not at work, and for open time too short for words."""
    piece = box.piece
    if piece.kind == "away" or (piece.kind == "open" and piece.end - piece.start < ROOM_FOR_WORDS):
        return Caption()
    partly = "" if box.weeks == picture.weeks else f"{weeks_label(box.weeks)}  "
    if piece.kind == "open":
        minutes = piece.end - piece.start
        what = FLEX if minutes >= ROOM_FOR_FLEX and not partly else "flex"
        has_times = minutes >= ROOM_FOR_TIMES or not partly
        return Caption(f"{partly}{what}", span(piece.start, piece.end) if has_times else "")
    captions = [_item(view, picture, item, box.weeks) for item in piece.items]
    if piece.kind == "clash":
        return Caption(f"{partly}AT THE SAME TIME", " + ".join(f"{head} {when}" for head, when, _ in captions))
    return captions[0]._replace(head=f"{partly}{captions[0].head}")


def _item(view: View, picture: WeekPicture, item: Item, weeks: tuple[int, ...]) -> Caption:
    when = span(item.start, item.end)
    if item.kind == "duty":
        return Caption(item.label, when, _with(view, picture.therapist, item))
    if item.meeting is None:
        return Caption(item.label, when)
    held = item.meeting
    schools = _schools_on(view, picture, held.day) | {held.school}
    then = [_in_weeks(each, weeks) for each in view.of_session[held.session] if set(each.weeks) & set(weeks)]
    partners = listed(view.co_treating(then))
    parts = (
        view.place_of(held.members[0]),
        held.school if len(schools) > 1 else "",
        f"with {partners}" if partners else "",
    )
    place = ", ".join(part for part in parts if part)
    members = [_member(view, rows, item, weeks) for rows in _by_child(then)]
    return Caption(f"{CODES[held.setting]}  {', '.join(dict.fromkeys(members))}", when, place)


def _with(view: View, therapist: str, duty: Item) -> str:
    others = [name for name in view.problem.duty[duty.key].therapists if name != therapist]
    return f"with {others[0]}" if others else ""


def _schools_on(view: View, picture: WeekPicture, day: int) -> set[str]:
    """Return the schools of a day; where it is one, it stands at the head of the day."""
    hours = (view.problem.hours_on(picture.therapist, week, day) for week in picture.weeks)
    return {school for row in hours for school, _, _ in row}


def _in_weeks(placement: Placement, weeks: tuple[int, ...]) -> Placement:
    return replace(placement, weeks=tuple(week for week in placement.weeks if week in weeks))


def _by_child(members: Iterable[Placement]) -> list[list[Placement]]:
    """Return the rows of each child: one child may come for two mandates, each in its own weeks."""
    found: dict[tuple[str, int], list[Placement]] = {}
    for each in members:
        found.setdefault((each.student, each.end), []).append(each)
    return list(found.values())


def _member(view: View, rows: list[Placement], item: Item, weeks: tuple[int, ...]) -> str:
    """Name a member, with the weeks when not all of the box's, and the time when it is another."""
    there = tuple(week for week in weeks if any(week in each.weeks for each in rows))
    notes = [weeks_label(there)] if there != weeks else []
    if rows[0].end < item.end:
        notes.append(f"until {clock(rows[0].end)}")
    return view.label[rows[0].student] + (f" ({', '.join(notes)})" if notes else "")
