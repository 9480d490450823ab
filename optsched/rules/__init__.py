"""What must hold: one rule a file, in the order in which they are looked at. See the README for adding one."""

from optsched.domain import Rule
from optsched.rules.alternates import Alternates
from optsched.rules.apart import Apart
from optsched.rules.assistant_share import AssistantShareKept
from optsched.rules.child_most_a_day import ChildMostADay
from optsched.rules.class_time import ClassTime
from optsched.rules.class_visits import ClassVisits
from optsched.rules.co_treat import CoTreat
from optsched.rules.days_apart import DaysApart
from optsched.rules.fixed_duties import FixedDuties
from optsched.rules.floating_duties import FloatingDuties
from optsched.rules.grade_span import GradeSpan
from optsched.rules.group_size import GroupSize
from optsched.rules.hours import InsideHours
from optsched.rules.individual import Individual
from optsched.rules.locked import Locked
from optsched.rules.longest_run import LongestRun
from optsched.rules.lunch import UnbrokenLunch
from optsched.rules.members_alike import MembersAlike
from optsched.rules.minutes_apart import MinutesApart
from optsched.rules.minutes_between import MinutesBetween
from optsched.rules.one_school_a_stretch import OneSchoolAStretch
from optsched.rules.one_therapist import OneTherapist
from optsched.rules.push_in_block import PushInBlock
from optsched.rules.right_therapist import RightTherapist
from optsched.rules.room_not_full import RoomNotFull
from optsched.rules.room_open import RoomOpen
from optsched.rules.school import ChildsSchool
from optsched.rules.session_minutes import SessionMinutes
from optsched.rules.setting import StrictSetting
from optsched.rules.student_one_place import StudentOnePlace
from optsched.rules.student_time import ProtectedTime
from optsched.rules.therapist_most_a_day import TherapistMostADay
from optsched.rules.therapist_one_session import TherapistOneSession
from optsched.rules.together import Together
from optsched.rules.travel import TimeToTravel
from optsched.rules.weeks import Weeks

RULES: tuple[Rule, ...] = (
    TherapistOneSession(),
    InsideHours(),
    OneSchoolAStretch(),
    UnbrokenLunch(),
    MinutesBetween(),
    TimeToTravel(),
    StudentOnePlace(),
    LongestRun(),
    TherapistMostADay(),
    FixedDuties(),
    FloatingDuties(),
    ClassTime(),
    ProtectedTime(),
    PushInBlock(),
    ClassVisits(),
    RoomOpen(),
    RoomNotFull(),
    GroupSize(),
    Individual(),
    GradeSpan(),
    Apart(),
    Together(),
    DaysApart(),
    MinutesApart(),
    ChildMostADay(),
    StrictSetting(),
    Weeks(),
    Alternates(),
    OneTherapist(),
    RightTherapist(),
    AssistantShareKept(),
    CoTreat(),
    MembersAlike(),
    SessionMinutes(),
    ChildsSchool(),
    Locked(),
)
