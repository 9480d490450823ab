"""The therapists of a cluster: hours by school, assistants, and work that is not therapy."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from random import Random

from optsched.domain import Duty, Hours, Therapist
from optsched.usecases.demo_district.names import Names
from optsched.usecases.demo_district.schools import DAYS, Campus, window
from optsched.usecases.demo_district.shape import OT_ASSISTANT, SPEECH_ASSISTANT, Role, Stay, Team

NOON = 11 * 60
CHANGE = 30
"""A day at two schools changes over at eleven, with half an hour for the way."""
ANY_TIME = window(0, 24 * 60)


@dataclass(frozen=True)
class Post:
    """A therapist in a role of the cluster."""

    therapist: Therapist
    role: Role
    helped: bool = False


def posts_of(team: Team, campuses: tuple[Campus, ...], names: Names, chance: Random) -> tuple[Post, ...]:
    """Fill the posts of a team; assistants come last and name those whom they help."""
    posts: list[Post] = []
    for role in team.roles:
        helps = _whom(role, team, posts)
        therapist = Therapist(
            names.therapist(),
            role.service,
            assistant_to=helps,
            minutes_between=0 if role.service == "Speech" else 5,
            lunch_from=chance.choice((10 * 60 + 45, NOON, NOON)),
            lunch_to=13 * 60 + 30,
            hours=tuple(_hours(stay, campuses) for stay in role.stays if stay.school < len(campuses)),
        )
        posts.append(Post(therapist, role, role in team.helped))
    return tuple(posts)


def _whom(role: Role, team: Team, posts: list[Post]) -> tuple[str, ...]:
    if role not in (SPEECH_ASSISTANT, OT_ASSISTANT):
        return ()
    return tuple(post.therapist.name for post in posts if post.role in team.helped)


def _hours(stay: Stay, campuses: tuple[Campus, ...]) -> Hours:
    campus = campuses[stay.school]
    start = NOON + CHANGE if stay.part == "afternoon" else campus.starts
    end = NOON if stay.part == "morning" else campus.ends
    return Hours(campus.name, window(start, end, stay.days))


def duties_of(posts: tuple[Post, ...], chance: Random) -> list[Duty]:
    """Return the meetings, evaluations, notes and supervision of a cluster, without keys."""
    duties = [duty for post in posts for duty in _own_work(post, chance)]
    for post in posts:
        if post.therapist.is_assistant:
            duties += _supervision(post, posts)
    return duties


def numbered(duties: Iterable[Duty]) -> tuple[Duty, ...]:
    """Give the duties of a whole district their keys, as the reader does line by line."""
    return tuple(replace(each, key=f"W{number}") for number, each in enumerate(duties, 1))


def _own_work(post: Post, chance: Random) -> list[Duty]:
    name = post.therapist.name
    work = [
        Duty("", name, "Documentation", 30, len(_sure_days(post)), "week", ANY_TIME),
    ]
    if 2 in _sure_days(post):
        start = 8 * 60
        work.append(Duty("", name, "Team meeting", 30, 1, "week", window(start, start + 30, (2,))))
    if not post.therapist.is_assistant:
        work.append(Duty("", name, "Evaluations", 60, chance.choice((1, 2, 2)), "week", ANY_TIME))
        work.append(Duty("", name, "IEP meetings", 45, 2, "month", ANY_TIME))
    return work


def _sure_days(post: Post) -> tuple[int, ...]:
    """Return the days on which the therapist is somewhere for the whole day, and at one school only."""
    return tuple(day for day in DAYS if any(day in stay.days and stay.part == "day" for stay in post.role.stays))


def _supervision(post: Post, posts: tuple[Post, ...]) -> list[Duty]:
    """Let the assistant meet each lead once a week on a day that both spend at one school."""
    duties = []
    for lead in posts:
        if lead.therapist.name in post.therapist.assistant_to:
            days = _shared_days(post.role, lead.role)
            what, times = "Supervision", window(0, 24 * 60, days)
            duties.append(Duty("", post.therapist.name, what, 30, 1, "week", times, lead.therapist.name))
    return duties


def _shared_days(one: Role, other: Role) -> tuple[int, ...]:
    return tuple(
        day
        for day in DAYS
        if any(
            mine.school == yours.school and day in mine.days and day in yours.days
            for mine in one.stays
            for yours in other.stays
        )
    )
