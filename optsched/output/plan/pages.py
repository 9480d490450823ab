"""Which weeks of the cycle share a page of a therapist: those that leave words as legible as pages of their own."""

from collections.abc import Mapping
from dataclasses import dataclass

from optsched.domain import Therapist
from optsched.output.plan.letters import illegible
from optsched.output.plan.picture import WeekPicture, week_picture
from optsched.output.plan.view import TAKEN, View
from optsched.output.plan.words import sheet_names, weeks_label

MOST_BESIDE = 2
"""Different weeks that may stand side by side on a day of a page."""


@dataclass(frozen=True)
class WeekPage:
    """A page of a therapist: the name of its sheet, and the picture; none without hours and without sessions."""

    sheet: str
    therapist: Therapist
    picture: WeekPicture | None


def week_pages(view: View) -> Mapping[str, tuple[WeekPage, ...]]:
    """Return the pages of every therapist, at least one each, with names that no other sheet of the workbook has."""
    pictures = {each.name: _pictures(view, each.name) for each in view.problem.therapists}
    wishes = [name for name, row in pictures.items() for _ in row]
    ends = [_weeks(one) if len(row) > 1 else "" for row in pictures.values() for one in row]
    names = iter(sheet_names(wishes, (*TAKEN, *view.sheet_of_class.values()), ends))
    return {
        each.name: tuple(WeekPage(next(names), each, one) for one in pictures[each.name])
        for each in view.problem.therapists
    }


def _weeks(picture: WeekPicture | None) -> str:
    return f" {weeks_label(picture.weeks)}" if picture else ""


def _pictures(view: View, therapist: str) -> list[WeekPicture | None]:
    """Put each week on the first page that stays legible with it; every other week first, as many sessions go."""
    pages: list[tuple[WeekPicture, frozenset[object]]] = []
    weeks = view.problem.cycle.all_weeks
    for week in (*weeks[::2], *weeks[1::2]):
        own = week_picture(view, therapist, (week,))
        if own is None:
            continue
        small = frozenset(illegible(view, own))
        for at, (page, known) in enumerate(pages):
            joined = week_picture(view, therapist, sorted((*page.weeks, week)))
            if joined and _side_by_side(joined) <= MOST_BESIDE and small | known >= set(illegible(view, joined)):
                pages[at] = (joined, small | known)
                break
        else:
            pages.append((own, small))
    found = sorted((page for page, _ in pages), key=lambda page: page.weeks)
    return [*found] or [None]


def _side_by_side(picture: WeekPicture) -> int:
    return max(day.columns for day in picture.days)
