"""Company: groups are held as groups, of children near in grade who work at the same goal."""

from optsched.domain import Meeting, Plan, Problem

ALONE = 6
"""A `group` session with one child, as much as six grades of difference (WORKBOOK 2.1)."""
FURTHER_GOAL = 2


class Company:
    """Price `group` sessions held alone, and differences of grade and goal inside a group."""

    name = "company"
    stage = 3
    unit = "point (alone 6, grade of difference 1, further goal 2)"
    weight = 1

    def measure(self, problem: Problem, plan: Plan) -> int:
        """Return points per cycle; consult and on behalf are held without children and cost nothing."""
        return sum(_price(problem, each) for each in plan.meetings if each.setting in ("push-in", "pull-out"))


def _price(problem: Problem, meeting: Meeting) -> int:
    mandates = [problem.mandate[each.mandate] for each in meeting.members]
    if len(mandates) == 1:
        return ALONE if mandates[0].grouping == "group" else 0
    known = [problem.student[each.student].grade for each in meeting.members]
    grades = [grade for grade in known if grade is not None]
    goals = {mandate.goal for mandate in mandates if mandate.goal}
    span = max(grades) - min(grades) if grades else 0
    return span + FURTHER_GOAL * max(0, len(goals) - 1)
