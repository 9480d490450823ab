"""What ties lines to each other: co-treatment, lines that any therapist of the school may take, pairs of children."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations
from random import Random

from optsched.domain import AssistantShare, Mandate, Pair, Student
from optsched.usecases.demo_district.caseload import Share

OPEN_SHARE = 0.08
"""Of the lines at a school with two therapists of the service, so many name neither."""
ANNEX_DAYS = frozenset((0, 1, 3))
"""The weekdays on which the room that every service may use is free."""


def tied(lines: Sequence[Mandate], shares: Sequence[Share], chance: Random) -> list[Mandate]:
    """Co-treat a child of the school if one can be, then leave some lines of doubly staffed services open."""
    return _opened(_co_treated(lines, shares), shares, chance)


def _co_treated(lines: Sequence[Mandate], shares: Sequence[Share]) -> list[Mandate]:
    days = {share.post.therapist.name: frozenset(share.days) for share in shares}
    weekly: dict[str, dict[str, Mandate]] = defaultdict(dict)
    for each in lines:
        if _is_weekly(each):
            weekly[each.student][each.service] = each
    for own in weekly.values():
        if "Speech" in own and "OT" in own:
            speech, motor = own["Speech"], own["OT"]
            if days[speech.therapist or ""] & days[motor.therapist or ""] & ANNEX_DAYS:
                joined = {speech.key: _alone(speech, None), motor.key: _alone(motor, speech.key)}
                return [joined.get(each.key, each) for each in lines]
    return list(lines)


def _is_weekly(line: Mandate) -> bool:
    return line.is_direct and (line.per, line.weeks, line.starts, line.ends) == ("week", None, None, None)


def _alone(line: Mandate, partner: str | None) -> Mandate:
    return replace(
        line,
        minutes=30,
        times=1,
        setting="pull-out",
        push_in_share=None,
        push_in_during=(),
        grouping="individual",
        largest_group=None,
        days_apart=1,
        assistant=AssistantShare(),
        co_treat_with=partner,
    )


def _opened(lines: Sequence[Mandate], shares: Sequence[Share], chance: Random) -> list[Mandate]:
    staff = [share.post.therapist.service for share in shares]
    partners = {each.co_treat_with for each in lines} | {each.alternates_with for each in lines}
    return [
        replace(each, therapist=None)
        if staff.count(each.service) > 1 and _is_free(each, partners) and chance.random() < OPEN_SHARE
        else each
        for each in lines
    ]


def _is_free(line: Mandate, partners: set[str | None]) -> bool:
    return (
        _is_weekly(line)
        and line.key not in partners
        and line.co_treat_with is None
        and line.setting in ("pull-out", "either")
    )


def pairs_of(lines: Sequence[Mandate], children: Sequence[Student], chance: Random) -> list[Pair]:
    """Pair children of one school: two always together, two if possible, and classmates kept apart."""
    by_code = {child.code: child for child in children}
    alike: dict[tuple[object, ...], list[Mandate]] = defaultdict(list)
    for each in lines:
        if _may_join(each):
            alike[each.therapist, each.service, each.minutes, each.assistant].append(each)
    matches = [pair for group in alike.values() for pair in combinations(group, 2) if _close(*pair, by_code)]
    chance.shuffle(matches)
    found: list[Pair] = []
    for rule in ("together", "prefer together", "prefer apart", "apart", "apart"):
        used = {code for pair in found for code in (pair.student, pair.other)}
        for one, other in matches:
            if one.student not in used and other.student not in used:
                found.append(Pair(one.student, other.student, rule, one.service))
                break
    return found


def _may_join(line: Mandate) -> bool:
    return (
        _is_weekly(line)
        and line.times == 1
        and line.setting == "pull-out"
        and line.grouping != "individual"
        and line.therapist is not None
        and line.co_treat_with is None
    )


def _close(one: Mandate, other: Mandate, by_code: dict[str, Student]) -> bool:
    grades = by_code[one.student].grade, by_code[other.student].grade
    return None not in grades and abs((grades[0] or 0) - (grades[1] or 0)) <= 1
