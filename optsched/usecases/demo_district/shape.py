"""How large and how full a demo district is, and how its therapists are dealt to schools."""

from dataclasses import dataclass
from typing import Literal

Part = Literal["day", "morning", "afternoon", "open"]
WEIGHT: dict[Part, float] = {"day": 1.0, "morning": 0.5, "afternoon": 0.5, "open": 0.5}
"""How much of a working day a stay is worth when a caseload is dealt to schools."""


@dataclass(frozen=True)
class Shape:
    """What a demo district is made from.

    `load` scales mandates and minutes: 0.6 is loose, 1.0 tight, 1.5 over-full.
    `students_per_therapist` scales them too, for very small districts; 45 is a full caseload.
    """

    therapists: int
    seed: int
    load: float = 1.0
    students_per_therapist: int = 45

    def __post_init__(self) -> None:
        if self.therapists < 1 or self.students_per_therapist < 1 or self.load <= 0:
            raise ValueError("a demo district needs at least one therapist, one student each and a load above 0")

    @property
    def fullness(self) -> float:
        """The factor on the caseloads and hours of `Role`."""
        return self.load * self.students_per_therapist / FULL_CASELOAD

    @property
    def team_sizes(self) -> tuple[int, ...]:
        """Clusters of seven therapists with schools of their own, and a smaller one for the rest."""
        whole, rest = divmod(self.therapists, TEAM)
        return (TEAM,) * whole + ((rest,) if rest else ())


FULL_CASELOAD = 45
TEAM = 7


@dataclass(frozen=True)
class Stay:
    """The days that a therapist spends at a school of the cluster (by position)."""

    school: int
    days: tuple[int, ...]
    part: Part = "day"


@dataclass(frozen=True)
class Role:
    """A kind of post: its weekdays and schools, and at load 1 its mandates and the hours a week they take one by one.

    The helped numbers hold where an assistant shares the caseload.
    """

    name: str
    service: str
    stays: tuple[Stay, ...]
    mandates: int
    hours: float
    helped_mandates: int = 0
    helped_hours: float = 0.0


ALL = (0, 1, 2, 3, 4)
MWF, TUE_THU = (0, 2, 4), (1, 3)

SPEECH_1 = Role("speech at one school", "Speech", (Stay(0, ALL),), 50, 25, 66, 32)
SPEECH_2 = Role("speech with a day next door", "Speech", (Stay(1, (0, 1, 2, 3)), Stay(0, (4,))), 50, 25, 66, 32)
SPEECH_3 = Role("speech at two schools", "Speech", (Stay(2, MWF), Stay(3, TUE_THU)), 51, 25)
OT_1 = Role("OT at two schools", "OT", (Stay(0, MWF), Stay(1, TUE_THU)), 48, 20, 68, 30)
OT_2 = Role(
    "OT, Friday's school open",
    "OT",
    (Stay(2, (0, 1)), Stay(3, (2, 3)), Stay(2, (4,), "open"), Stay(3, (4,), "open")),
    46,
    20,
    62,
    27,
)
PT = Role(
    "PT at three schools",
    "PT",
    (Stay(0, (0,)), Stay(1, (1,)), Stay(2, (2, 4)), Stay(0, (3,), "morning"), Stay(1, (3,), "afternoon")),
    38,
    15,
)
SPEECH_ASSISTANT = Role("speech assistant", "Speech", (Stay(0, MWF), Stay(1, TUE_THU)), 0, 0)
OT_ASSISTANT = Role("OT assistant", "OT", (Stay(0, MWF), Stay(1, TUE_THU)), 0, 0)

SOLO = (
    Role("OT alone", "OT", (Stay(0, MWF), Stay(1, TUE_THU)), 50, 24),
    Role("speech alone", "Speech", (Stay(0, MWF), Stay(1, TUE_THU)), 50, 24),
)
DUO = (SOLO[1], Role("OT beside speech", "OT", (Stay(1, MWF), Stay(0, TUE_THU)), 48, 22))


@dataclass(frozen=True)
class Team:
    """The posts of one cluster, how many schools it has, and which posts the assistant helps."""

    roles: tuple[Role, ...]
    schools: int
    helped: tuple[Role, ...] = ()


def team_of(size: int, number: int, seed: int) -> Team:
    """Return the posts of cluster `number`; a lone therapist is an OT or a speech therapist by seed."""
    if size == 1:
        return Team((SOLO[(seed + number) % 2],), 2)
    if size == 2:
        return Team(DUO, 2)
    if size < 5:
        return Team((SPEECH_1, SPEECH_2, OT_1, PT)[:size], 2)
    roles = (SPEECH_1, SPEECH_2, SPEECH_3, OT_1, PT, OT_2)[:size]
    if size < TEAM:
        return Team(roles, 4)
    if number % 2:
        return Team((*roles, OT_ASSISTANT), 4, (OT_1,))
    return Team((*roles, SPEECH_ASSISTANT), 4, (SPEECH_1, SPEECH_2))
