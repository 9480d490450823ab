"""Missed sessions made up in a week's open time: each a mandate of its own, that asks for one session."""

from collections.abc import Container, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count

from optsched.dated.mandates import for_the_week
from optsched.dated.week import DatedWeek
from optsched.domain import Mandate, Problem
from optsched.domain.people import Setting


@dataclass(frozen=True)
class Missed:
    """A missed session that is to be made up: its key, its mandate, and the minutes that lack."""

    key: str
    mandate: str
    minutes: int


def with_make_ups(week: DatedWeek, district: Problem, missed: Sequence[Missed]) -> tuple[DatedWeek, dict[str, Missed]]:
    """Add a mandate for each missed session to a week; return also what is made up, by the mandate's key.

    A session of a mandate that the district no longer has is left out: nobody can say who would hold it.
    """
    found: dict[str, Missed] = {}
    mandates: list[Mandate] = []
    planned = {each.placement.mandate: each for each in week.planned}
    for each in missed:
        given = district.mandate.get(each.mandate)
        if given is not None:
            key = _free(f"{each.mandate} by make-up of {each.key}", found)
            known = planned.get(each.mandate)
            whole = for_the_week(district, given, 1, [known] if known else [])
            alone = replace(whole, key=key, minutes=each.minutes, alternates_with=None, co_treat_with=None)
            mandates.append(replace(alone, setting=_setting(given), push_in_share=None, makes_up=True))
            found[key] = each
    problem = replace(week.problem, mandates=(*week.problem.mandates, *mandates))
    return replace(week, problem=problem), found


def _free(key: str, taken: Container[str]) -> str:
    """Return a key, numbered where several sessions make up for the same one."""
    numbered = (f"{key}, part {number}" for number in count(2))
    return key if key not in taken else next(each for each in numbered if each not in taken)


def _setting(mandate: Mandate) -> Setting:
    return "either" if mandate.setting == "combined" else mandate.setting


def without(week: DatedWeek, gone: Mapping[str, Missed]) -> DatedWeek:
    """Return a week without the make-ups that found no place: they stay owed, and are not owed twice."""
    mandates = tuple(each for each in week.problem.mandates if each.key not in gone)
    return replace(week, problem=replace(week.problem, mandates=mandates))
