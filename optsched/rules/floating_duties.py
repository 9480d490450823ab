"""R11: a floating duty fits."""

from collections.abc import Iterator

import numpy as np

from optsched.domain import Breach, Duty, DutyTime, Plan, Problem
from optsched.domain.cycle import merged
from optsched.domain.day import Item, fixed_on
from optsched.domain.demand import duty_parts
from optsched.domain.say import Seen, breaches, day_name, in_weeks, listed, on, span, whom
from optsched.model.facade import Model
from optsched.model.patterns import mask_of


class FloatingDuties:
    """It has its length, fits everybody who shares it, and is planned no more often than it is owed."""

    code = "R11"
    title = "A duty lies inside its days, times, hours, and clashes with nothing."

    def subjects(self, problem: Problem) -> Iterator[tuple[str]]:
        return ((each.key,) for each in problem.floating_duties)

    def post(self, subject: tuple[str], model: Model) -> None:
        duty = model.problem.duty[subject[0]]
        for at, (owed, part) in enumerate(model.duties.parts):
            if owed.key == duty.key:
                rows = np.flatnonzero(model.duties.part == at)
                model.at_most(model.duty_lit[rows], model.duties.count[rows], part.times)
                is_torn = (model.duties.weeks[rows] != mask_of(part.weeks)).any()
                if is_torn and duty.per in ("day", "week"):
                    for week in part.weeks:
                        mine = rows[model.duties.weeks[rows] >> (week - 1) & 1 == 1]
                        model.at_most(model.duty_lit[mine], 1, duty.times)
        for therapist in duty.therapists:
            if therapist in model.planned:
                for week, day in model.all_days:
                    model.on_line(therapist, week, day, model.duties_on(therapist, week, day, duty.key))

    def check(self, subject: tuple[str], problem: Problem, plan: Plan) -> Iterator[Breach]:
        duty = problem.duty[subject[0]]
        times = [time for time in plan.duties if time.duty == duty.key]
        yield from breaches(self.code, problem.cycle, plan, self._seen(duty, times, problem, plan))
        yield from self._too_many(duty, times, problem)

    def _seen(self, duty: Duty, times: list[DutyTime], problem: Problem, plan: Plan) -> Iterator[Seen]:
        for time in times:
            for week in time.weeks:
                yield from self._misplaced(duty, time, week, problem)
        for week, day in sorted({(week, time.day) for time in times for week in time.weeks}):
            planned = plan.duties_on(week, day)
            for position, time in enumerate(planned):
                if time.duty == duty.key:
                    yield from self._during_sessions(duty, time, week, problem, plan)
                    yield from self._during_duties(duty, time, week, planned[:position], problem)

    def _misplaced(self, duty: Duty, time: DutyTime, week: int, problem: Problem) -> Iterator[Seen]:
        name = _name(duty, time, problem)
        if time.end - time.start != duty.minutes:
            yield Seen(week, f"{name} lasts {time.end - time.start} minutes, not {duty.minutes},")
        if not duty.window.covers(week, time.day, time.start, time.end):
            yield Seen(week, f"{name} lies outside its days and times")
        if duty.school and time.school and duty.school != time.school:
            yield Seen(week, f"{name} is at {time.school}, but belongs to {duty.school},")
        school = time.school or duty.school
        for therapist in duty.therapists:
            hours = problem.hours_on(therapist, week, time.day)
            there = merged([(start, end) for where, start, end in hours if school in (None, where)])
            if not any(start <= time.start and time.end <= end for start, end in there):
                yield Seen(week, f"{name} lies outside {therapist}'s hours{f' at {school}' if school else ''}")

    def _during_sessions(self, duty: Duty, time: DutyTime, week: int, problem: Problem, plan: Plan) -> Iterator[Seen]:
        name = _name(duty, time, problem)
        for therapist in duty.therapists:
            whose = f"{therapist}'s" if len(duty.therapists) > 1 else "the"
            for one in plan.meetings_on(therapist, week, time.day):
                if one.start < time.end and time.start < one.end:
                    text = f"{name} overlaps {whose} session for {whom(one)} {span(one.start, one.end)}"
                    yield Seen(week, text, one.members)

    def _during_duties(
        self, duty: Duty, time: DutyTime, week: int, earlier: tuple[DutyTime, ...], problem: Problem
    ) -> Iterator[Seen]:
        """Look at fixed duties, and at floating ones earlier in the plan: so each clash is said once."""
        name = _name(duty, time, problem)
        for therapist in duty.therapists:
            busy = fixed_on(problem, therapist, week, time.day)
            for other in earlier:
                known = problem.duty.get(other.duty)
                if known and therapist in known.therapists:
                    busy.append(Item("duty", other.start, other.end, label=known.what))
            for item in busy:
                if item.start < time.end and time.start < item.end:
                    yield Seen(week, f'{name} overlaps "{item.label}" of {therapist} {span(*item.shown)}')

    def _too_many(self, duty: Duty, times: list[DutyTime], problem: Problem) -> Iterator[Breach]:
        for part in duty_parts(duty, problem.cycle):
            planned = sum(week in part.weeks for time in times if time.day in part.days for week in time.weeks)
            if planned > part.times:
                days = f" on {day_name(problem.cycle, part.days[0])}" if len(part.days) == 1 else ""
                often = f"is planned {planned} times{days} {in_weeks(problem.cycle, part.weeks)}"
                yield Breach(self.code, f"{_duty(duty)} {often}, but owed {part.times} times.")


def _duty(duty: Duty) -> str:
    return f'"{duty.what}" of {listed(duty.therapists)}'


def _name(duty: Duty, time: DutyTime, problem: Problem) -> str:
    return f"{_duty(duty)} {on(problem.cycle, time.day, time.start, time.end)}"
