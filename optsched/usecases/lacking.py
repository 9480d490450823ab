"""What is owed and a plan does not hold, in sentences: minutes of mandates, floating duties, lunches."""

from collections.abc import Iterator

from optsched.domain import Plan, Problem
from optsched.domain.accounts import account, lacking_duties
from optsched.domain.say import day_name, in_weeks, line_of, listed


def lacking(problem: Problem, plan: Plan) -> tuple[str, ...]:
    """Return one sentence for each mandate, duty and lunch with something missing."""
    return (*_mandates(problem, plan), *_duties(problem, plan), *_lunches(problem, plan))


def _mandates(problem: Problem, plan: Plan) -> Iterator[str]:
    for each in account(problem, plan):
        if each.missing:
            line, when = line_of(problem.mandate[each.mandate]), problem.cycle.period
            yield f"{line} lacks {each.missing:,} of {each.required:,} minutes {when} ({each.mandate})."


def _duties(problem: Problem, plan: Plan) -> Iterator[str]:
    for key, parts in lacking_duties(problem, plan).items():
        duty, missing = problem.duty[key], sum(times for _, times in parts)
        times = "time" if missing == 1 else "times"
        yield f"{listed(duty.therapists)}: {duty.what} of {duty.minutes} minutes is missing {missing} {times}."


def _lunches(problem: Problem, plan: Plan) -> Iterator[str]:
    for each in problem.therapists:
        for day in problem.cycle.all_days:
            weeks = [
                week
                for week in problem.cycle.all_weeks
                if problem.lunch_is_owed(each.name, week, day) and (each.name, week, day) not in plan.lunch
            ]
            if weeks:
                yield f"{each.name} has no lunch on {day_name(problem.cycle, day)} {in_weeks(problem.cycle, weeks)}."
