"""The cycle on real dates: a week of a plan as a problem of its own, that the engine plans like any other.

`dates` says which week of the cycle, or which letter, a date is; `cuts` says what the calendar takes away; `laying`
lays stretches of the cycle on the days of one week; `mandates` says what is owed in it; `week` joins all of them.
`keys` names each session by the date for which it was planned first, so that it is known again wherever it moves.
"""

from optsched.dated.changes import (
    Change,
    Difference,
    What,
    changes,
    changes_of,
    differences,
    differences_by_key,
    said,
    where,
)
from optsched.dated.cuts import Cut
from optsched.dated.dates import SchoolDay, UndatedError, school_week
from optsched.dated.keys import Keyed, keyed, mandate_of
from optsched.dated.makeups import Missed, with_make_ups, without
from optsched.dated.owed import Owed, owed_in_week, reasons_with_dates
from optsched.dated.own_time import OwnDifference, own_changes, own_differences, told_since, what_of, when
from optsched.dated.week import DatedWeek, dated_week, matched, published

__all__ = [
    "Change",
    "Cut",
    "DatedWeek",
    "Difference",
    "Keyed",
    "Missed",
    "Owed",
    "OwnDifference",
    "SchoolDay",
    "UndatedError",
    "What",
    "changes",
    "changes_of",
    "dated_week",
    "differences",
    "differences_by_key",
    "keyed",
    "mandate_of",
    "matched",
    "owed_in_week",
    "own_changes",
    "own_differences",
    "published",
    "reasons_with_dates",
    "said",
    "school_week",
    "told_since",
    "what_of",
    "when",
    "where",
    "with_make_ups",
    "without",
]
