"""What is wished for: one goal a file, in the order of the weights that WORKBOOK section 2.1 names."""

from optsched.domain import Goal
from optsched.goals.alternating import Alternating
from optsched.goals.buildings import Buildings
from optsched.goals.company import Company
from optsched.goals.duties_missing import DutiesMissing
from optsched.goals.even_load import EvenLoad
from optsched.goals.instruction_missed import InstructionMissed
from optsched.goals.interruptions import Interruptions
from optsched.goals.lunches_missing import LunchesMissing
from optsched.goals.meetings import Meetings
from optsched.goals.minutes_missing import MinutesMissing
from optsched.goals.mix import Mix
from optsched.goals.moves import Moves
from optsched.goals.never_the_same import NeverTheSame
from optsched.goals.same_time import SameTime
from optsched.goals.scattered_time import ScatteredTime
from optsched.goals.shortfall_spread import ShortfallSpread
from optsched.goals.wishes import Wishes

GOALS: tuple[Goal, ...] = (
    MinutesMissing(),
    LunchesMissing(),
    DutiesMissing(),
    ShortfallSpread(),
    Mix(),
    Moves(),
    InstructionMissed(),
    NeverTheSame(),
    Interruptions(),
    SameTime(),
    Alternating(),
    Wishes(),
    Company(),
    Meetings(),
    ScatteredTime(),
    Buildings(),
    EvenLoad(),
)
"""Owed lunches and duties follow the minutes: all three belong to the first stage."""
