"""Put a demo district together, cluster by cluster."""

from dataclasses import dataclass, field
from random import Random

from optsched.domain import (
    Duty,
    Mandate,
    Options,
    Pair,
    Preference,
    Problem,
    StudentTime,
)
from optsched.usecases.demo_district.activities import activities_of
from optsched.usecases.demo_district.calendar import FIRST_DAY, calendar_of
from optsched.usecases.demo_district.caseload import SERVICES, Codes, Roll, Share, children_of, shares_of
from optsched.usecases.demo_district.mandates import Desk, lines_of
from optsched.usecases.demo_district.names import Names
from optsched.usecases.demo_district.openings import Openings
from optsched.usecases.demo_district.schools import Campus, campus, ways
from optsched.usecases.demo_district.shape import FULL_CASELOAD, Role, Shape, Team, team_of
from optsched.usecases.demo_district.staff import Post, duties_of, numbered, posts_of
from optsched.usecases.demo_district.ties import pairs_of, tied
from optsched.usecases.demo_district.wishes import own_times, preferences_of


@dataclass
class Cluster:
    """A few schools and the therapists who work only there."""

    campuses: tuple[Campus, ...]
    posts: tuple[Post, ...]
    travel: list[tuple[str, str, int]]
    duties: list[Duty]
    rolls: dict[str, Roll] = field(default_factory=dict)
    mandates: list[Mandate] = field(default_factory=list)
    times: list[StudentTime] = field(default_factory=list)
    pairs: list[Pair] = field(default_factory=list)
    preferences: list[Preference] = field(default_factory=list)


def demo_problem(shape: Shape) -> Problem:
    """Return the district that `demo_rows` writes down, as the reader should understand it."""
    names = Names(shape.seed)
    codes = Codes(max(3, len(str(round(shape.therapists * FULL_CASELOAD * max(shape.fullness, 1))))))
    clusters = [_cluster(shape, number, size, names, codes) for number, size in enumerate(shape.team_sizes)]
    campuses = [each for cluster in clusters for each in cluster.campuses]
    first = clusters[0]
    services = frozenset(post.therapist.service for cluster in clusters for post in cluster.posts)
    return Problem(
        options=Options(district=f"Demo district {shape.seed}", first_day=FIRST_DAY),
        schools=tuple(each.school for each in campuses),
        travel=tuple(way for cluster in clusters for way in cluster.travel),
        classes=tuple(one for each in campuses for one in each.classes),
        activities=activities_of(first.campuses[0].name, services),
        therapists=tuple(post.therapist for cluster in clusters for post in cluster.posts),
        duties=numbered(duty for cluster in clusters for duty in cluster.duties),
        rooms=tuple(room for each in campuses for room in each.rooms),
        students=tuple(child for cluster in clusters for roll in cluster.rolls.values() for child in roll.students),
        student_times=tuple(time for cluster in clusters for time in cluster.times),
        mandates=tuple(line for cluster in clusters for line in cluster.mandates),
        pairs=tuple(pair for cluster in clusters for pair in cluster.pairs),
        preferences=tuple(wish for cluster in clusters for wish in cluster.preferences),
        calendar=tuple(calendar_of(first.campuses, first.posts)),
    )


def _cluster(shape: Shape, number: int, size: int, names: Names, codes: Codes) -> Cluster:
    chance = Random(f"cluster {shape.seed} {number}")
    team = team_of(size, number, shape.seed)
    campuses = tuple(
        campus(names, chance, position, position == 0, _services(team, position)) for position in range(team.schools)
    )
    posts = posts_of(team, campuses, names, chance)
    cluster = Cluster(campuses, posts, ways(campuses, chance), duties_of(posts, chance))
    shares = [share for post in posts for share in shares_of(post, campuses, shape, cluster.duties)]
    for each in campuses:
        _fill(cluster, each, [share for share in shares if share.campus is each], codes, chance)
    return cluster


def _services(team: Team, position: int) -> tuple[str, ...]:
    """Return the service of each post that comes to the school, once for each."""
    return tuple(role.service for role in team.roles if _comes(role, position))


def _comes(role: Role, position: int) -> bool:
    return any(stay.school == position for stay in role.stays)


def _fill(cluster: Cluster, place: Campus, shares: list[Share], codes: Codes, chance: Random) -> None:
    """Give a school its children and their lines."""
    roll, openings = Roll(), Openings()
    homes = {each.key: each for each in place.classes}
    lines: list[Mandate] = []
    for share in sorted(shares, key=lambda each: SERVICES.index(each.post.therapist.service)):
        children = children_of(share, roll, codes, chance)
        lines += lines_of(Desk(share, homes, openings, chance), children)
    lines = tied(lines, shares, chance)
    cluster.rolls[place.name] = roll
    cluster.mandates += sorted(lines, key=lambda each: each.key)
    cluster.times += own_times(roll.students, lines, place, chance)
    cluster.pairs += pairs_of(lines, roll.students, chance)
    cluster.preferences += preferences_of(place, cluster.posts, chance)
