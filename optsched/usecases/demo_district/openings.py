"""Where a class leaves room for a session while its therapist is in the building, so that lines can be placed."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from optsched.domain import Block, Level, SchoolClass
from optsched.domain.cycle import merged
from optsched.usecases.demo_district.activities import LEVELS
from optsched.usecases.demo_district.caseload import Share
from optsched.usecases.demo_district.schools import WEEKS

GRID = 5
STARTS = 2
"""A session needs so many starts in the week to choose from, so that it is not pinned to one moment."""

Stretches = list[tuple[int, int]]


@dataclass(frozen=True)
class Opening:
    """On how many days a session could be held, and how many starts there are in the week."""

    days: int
    starts: int

    def holds(self, times: int) -> bool:
        return self.days >= times and self.starts >= STARTS * times


@dataclass
class Openings:
    """Answers, once for each question, when a share's therapist finds an opening in a class."""

    _known: dict[tuple[object, ...], Opening] = field(default_factory=dict)

    def push_in(self, share: Share, home: SchoolClass, minutes: int, during: tuple[str, ...] = ()) -> Opening:
        """Find room for a push-in inside one suitable block."""
        key = (share.post.therapist.name, home.key, minutes, during)
        if key not in self._known:
            blocks = [each for each in _every_week(home) if _suits(each, home, share, during)]
            self._known[key] = _opening(share, minutes, lambda day: _on(blocks, day))
        return self._known[key]

    def pull_out(self, share: Share, home: SchoolClass, minutes: int) -> Opening:
        """Find room for a pull-out over blocks of which none is `never`."""
        key = (share.post.therapist.name, home.key, minutes)
        if key not in self._known:
            service = share.post.therapist.service
            blocks = [
                each
                for each in _every_week(home)
                if LEVELS.levels(each.activity, home.key, home.grade, service).pull_out is not Level.NEVER
            ]
            self._known[key] = _opening(share, minutes, lambda day: merged(_on(blocks, day)))
        return self._known[key]


def _every_week(home: SchoolClass) -> Iterator[Block]:
    return (each for each in home.blocks if each.window.weeks == WEEKS)


def _suits(block: Block, home: SchoolClass, share: Share, during: tuple[str, ...]) -> bool:
    if during:
        return block.activity in during
    service = share.post.therapist.service
    return LEVELS.levels(block.activity, home.key, home.grade, service).push_in is not Level.NEVER


def _on(blocks: list[Block], day: int) -> Stretches:
    return [(each.window.start, each.window.end) for each in blocks if day in each.window.days]


def _opening(share: Share, minutes: int, stretches_on: Callable[[int], Stretches]) -> Opening:
    starts = [
        sum(
            max(0, (min(end, until) - max(start, since) - minutes) // GRID + 1)
            for since, until in _on_duty(share, day)
            for start, end in stretches_on(day)
        )
        for day in share.days
    ]
    return Opening(sum(number > 0 for number in starts), sum(starts))


def _on_duty(share: Share, day: int) -> Stretches:
    there = [
        (each.window.start, each.window.end)
        for each in share.post.therapist.hours
        if each.school == share.campus.name and day in each.window.days
    ]
    for busy in share.busy:
        if day in busy.days:
            before = [(start, min(end, busy.start)) for start, end in there]
            after = [(max(start, busy.end), end) for start, end in there]
            there = [(start, end) for start, end in before + after if start < end]
    return there
