"""An independent audit of a plan: the district and plan workbooks against the written contract.

`audit` reads both workbooks with openpyxl alone and shares no code with the planner, so that a
mistake made there is not made here again. It returns every breach as a sentence.

Read as given
- Weeks are counted inside the cycle. A Timetable row on a letter day counts on all weekdays, and the
  strictest activity wins. Hours of one therapist that overlap at two schools: in one week all sessions
  that touch the stretch are at one school. A co-treat pair counts once in rooms and classes and may be
  in one place. `allow` opens a `never` block for pull-out. A pull-out of a child with a class has
  blocks over its whole length. Calendar is not applied.
- Lunch is owed by the hours of the day, from the first to the last; a lunch row lies inside them. Per `day` is
  each day on which the child's school is open, or each day of the plan where Schools gives no hours.
- Open time for a mandate by date stands in the sheet Duties (`by date` and the mandate): as many minutes as the
  mandate takes in a cycle on average, in sessions of its length, at the child's school, by the named therapist.
- One row of Not placed is one missing session, so its minutes and those missing in Minutes are the same sum.
- A lock is a row of the district's sheet Locked. What locks alone break is no breach; what an
  unlocked session breaks beside them is. `Locked` = yes in the plan alone excuses nothing.

Ambiguous in the contract, and therefore judged in the mildest way
- Longest run: consult and on-behalf sessions are not counted as sessions of a run.
- Minutes between: not owed when lunch or a duty lies between two sessions.
- Most therapy minutes a child a day: by the clock, so that a co-treatment counts once.
- Days apart: only inside one week, and only where a session is not owed on every day. `k of n` weeks: in every n
  weeks counted from week 1.
- `quarter`, `year` and `cycle`: only their number is judged, not their spread over the weeks.
- A period that is no whole number of weeks of the cycle: `month` is judged by week, not by window.
- A share of weeks that the cycle cannot hold, as 3 of 4 in two weeks, is by date whatever the sessions make.
- A duty per day: every day of the row, or only those with hours.
- Weeks lists beside `month`, `cycle`, `quarter` or `year` restrict the weeks, not the number.
- Together and co-treat of two that owe as many: it is enough when all sessions of one side meet the other.
- Together leaves out mandates that are individual.
- Push-in share: of all sessions in the cycle; not judged while sessions are missing.
- Assistant `k of n` with a remainder: rounded up. Which assistant is free.
- Activities without a row or value: not judged. Grades: of the class or the child, either suffices.
  Equally specific rows: either suffices. An override in the most specific row wins over its plain cell.
- A duty whose School is any is nowhere: it owes no travel and lies in hours at any school.
- A floating duty that Not placed names with its therapist is told, and no breach.
- Pull-out rooms of a school without a row in Rooms are not judged. Consults may be at any school.
- Open time for a mandate by date is not judged where nobody of its service has hours at the child's school.
- Lengths of mandates that have neither numbers nor a plain Wording are not judged. Without First day or Plan for,
  Starts and Ends admit both readings.
- A week's lock counts as that week's session: an unlocked session beside it is one too many.
- Work with days, From and To that fit its Minutes, and neither Times nor a weekly Per: fixed on each day.
- A strict setting that a lock does not keep has the Status that it would have, or `mix off`.
- The columns Class, Activity and Note of Sessions repeat other facts and are not judged.
- Classes without a canonical timetable are not judged when there are sheets that may be grids.
"""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from independent.case import Case
from independent.class_time import judge_class_time
from independent.district import read_district
from independent.duties import judge_duties
from independent.judge_days import judge_days
from independent.judge_groups import judge_groups
from independent.judge_pattern import judge_pattern
from independent.judge_places import judge_places
from independent.judge_rows import judge_rows
from independent.judge_staff import judge_staff
from independent.judge_sums import judge_sums
from independent.plan import read_plan

JUDGES = (
    judge_rows,
    judge_sums,
    judge_pattern,
    judge_staff,
    judge_days,
    judge_duties,
    judge_class_time,
    judge_groups,
    judge_places,
)


def audit(district_path: str | Path | Iterable[str | Path], plan_path: str | Path) -> list[str]:
    """Every breach of the contract in the plan, in sentences; an empty list is a legal plan."""
    district = read_district(district_path)
    case = Case(district, read_plan(plan_path, district))
    for judge in JUDGES:
        judge(case)
    return [*district.problems, *case.plan.problems, *case.report.sentences()]
