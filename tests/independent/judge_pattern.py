"""In which weeks and on which days the sessions of one mandate may lie."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations
from math import ceil

from independent.case import Case, all_locked
from independent.facts import Mandate
from independent.plan import Held


def judge_pattern(case: Case) -> None:
    for mandate in case.district.mandates:
        by_week: dict[int, list[Held]] = defaultdict(list)
        for held in case.plan.of(mandate):
            by_week[held.week].append(held)
        _judge_weeks(case, mandate, by_week)
        _judge_frequency(case, mandate, by_week)
        _judge_apart(case, mandate, by_week)
        _judge_alternates(case, mandate, by_week)


def _judge_weeks(case: Case, mandate: Mandate, by_week: dict[int, list[Held]]) -> None:
    for week, held in by_week.items():
        if week not in mandate.weeks.allowed and not all_locked(held):
            case.report.add(f"{mandate} has a session outside its weeks", week)
    if not mandate.weeks.share:
        return
    most, of = mandate.weeks.share
    for first in range(1, case.district.options.cycle + 1, of):
        used = [week for week in range(first, first + of) if by_week.get(week)]
        if len(used) > most and not all(all_locked(by_week[week]) for week in used):
            case.report.add(f"{mandate} is held in {len(used)} weeks of {of} from week {first}, not in {most}")


def _judge_frequency(case: Case, mandate: Mandate, by_week: dict[int, list[Held]]) -> None:
    if mandate.times is None:
        return
    times = ceil(mandate.times)
    for week, held in by_week.items():
        if mandate.per == "week" and len(held) > times and not all_locked(held):
            case.report.add(f"{mandate} has {len(held)} sessions in one week, {times} a week are required", week)
        if mandate.per == "day":
            for day in {one.day for one in held}:
                today = [one for one in held if one.day == day]
                if len(today) > times and not all_locked(today):
                    case.report.add(f"{mandate} has {len(today)} sessions on {day}, {times} a day are required", week)
    if mandate.per == "month":
        _judge_month(case, mandate, by_week, times)


def _judge_month(case: Case, mandate: Mandate, by_week: dict[int, list[Held]], times: int) -> None:
    month, cycle = case.district.options.weeks_in["month"], case.district.options.cycle
    most = ceil(times / month)
    for week, held in by_week.items():
        if len(held) > most and not all_locked(held):
            case.report.add(f"{mandate} has {len(held)} sessions in one week, {times} a month spread to {most}", week)
    full = [week for week, held in by_week.items() if len(held) >= most]
    too_full = times % month and len(full) > ceil((times % month) * cycle / month)
    if too_full and not all_locked(one for week in full for one in by_week[week]):
        case.report.add(f"{mandate} fills {len(full)} weeks with {most} sessions: {times} a month spread evenly")
    mixed = times == 2 and month == 4 and not mandate.weeks.named and len({week % 2 for week in by_week}) > 1
    if mixed and not all_locked(one for held in by_week.values() for one in held):
        case.report.add(f"{mandate} is twice a month, and its weeks {sorted(by_week)} are not 1, 3 or 2, 4")


def _judge_apart(case: Case, mandate: Mandate, by_week: dict[int, list[Held]]) -> None:
    order = {day: place for place, day in enumerate(case.district.options.days)}
    one_day = mandate.days_apart == 0 or (mandate.per == "day" and (mandate.times or 0) > 1)
    for week, held in by_week.items():
        for one, other in combinations(sorted(held, key=lambda h: (order[h.day], h.start)), 2):
            if one.locked and other.locked:
                continue
            days = order[other.day] - order[one.day]
            if days == 0 and not one_day:
                case.report.add(f"{mandate} has two sessions on one day, {one.day}", week)
            elif days == 0 and other.start - one.end < mandate.minutes_apart:
                case.report.add(
                    f"{mandate}: two sessions on {one.day} are {other.start - one.end} minutes apart, "
                    f"not {mandate.minutes_apart}",
                    week,
                )
            elif 0 < days < mandate.days_apart and mandate.per != "day":
                case.report.add(f"{mandate}: {one.day} and {other.day} are not {mandate.days_apart} days apart", week)


def _judge_alternates(case: Case, mandate: Mandate, by_week: dict[int, list[Held]]) -> None:
    if not mandate.alternates:
        return
    for other in case.plan.held:
        mine = by_week.get(other.week, [])
        if other.mandate.key == mandate.alternates and mine and not all_locked([*mine, other]):
            case.report.add(f"{mandate} and {other.mandate} alternate, and are held in the same week", other.week)
