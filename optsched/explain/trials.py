"""Try a placement in a finished plan: which rules would it break, and whose sessions stand in its way?

Only what can touch the placement is looked at: the child, the therapist's day, the school's day.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from optsched.domain import Breach, DutyTime, Lunch, Meeting, Placement, Plan, Problem, Rule

TRIED = "the session that is tried"
"""The name of a session that stands for itself; plans name theirs otherwise."""


@dataclass(frozen=True)
class Objection:
    """A rule that a tried placement would break, and the other placements that take part."""

    rule: Rule
    others: tuple[Placement, ...]


class Trials:
    """Tries placements, duties and lunches against one plan. `rules` are those whose checks are asked."""

    def __init__(self, problem: Problem, plan: Plan, rules: Sequence[Rule]) -> None:
        self.problem = problem
        self.plan = plan
        self.rules = tuple(rules)
        self._about: dict[Any, list[tuple[int, Any]]] = defaultdict(list)
        for at, rule in enumerate(self.rules):
            for subject in rule.subjects(problem):
                for word in dict.fromkeys(subject):
                    self._about[word].append((at, subject))
        self._near: dict[object, Plan] = {}
        self._before: dict[object, frozenset[str]] = {}

    def session(self, tried: Placement) -> list[Objection]:
        """Return what stands against a placement, in the order of the rules."""
        key = (tried.mandate, tried.therapist, tried.day)
        near = self._near.get(key)
        if near is None:
            near = self._near[key] = self._around(tried)
        fellows = [each for each in near.placements if each.session == tried.session]
        words = {tried.mandate, tried.student, tried.therapist, tried.school, *self._linked(tried.mandate)}
        words |= {each.mandate for each in fellows} | {each.student for each in fellows}
        after = replace(near, placements=(*near.placements, tried))
        return self._objections(near, after, words | self._duties_of(tried.therapist))

    def duty(self, tried: DutyTime) -> list[Objection]:
        """Return what stands against a floating duty at this time."""
        who = self.problem.duty[tried.duty].therapists
        near = self._day_of(who, tried.day)
        words = {tried.duty, *who}.union(*(self._duties_of(name) for name in who))
        return self._objections(near, replace(near, duties=(*near.duties, tried)), words)

    def lunch(self, tried: Lunch) -> list[Objection]:
        """Return what stands against a lunch at this time."""
        near = self._day_of((tried.therapist,), tried.day)
        words = {tried.therapist} | self._duties_of(tried.therapist)
        return self._objections(near, replace(near, lunches=(*near.lunches, tried)), words)

    def joinable(self, tried: Placement) -> Iterator[Meeting]:
        """Yield the sessions that a placement might join: same therapist, day, start and setting, one each."""
        found: dict[str, Meeting] = {}
        for week in tried.weeks:
            for one in self.plan.meetings_on(tried.therapist, week, tried.day):
                alike = (one.start, one.setting, one.school) == (tried.start, tried.setting, tried.school)
                if alike and (one.end == tried.end or self.problem.options.unequal_lengths):
                    found.setdefault(one.session, one)
        yield from found.values()

    def _objections(self, near: Plan, after: Plan, words: set[str]) -> list[Objection]:
        pairs = {pair for word in words for pair in self._about.get(word, ())}
        asked = sorted(pairs, key=lambda pair: (pair[0], str(pair[1])))
        found: dict[int, tuple[Placement, ...]] = {}
        for at, subject in asked:
            for breach in self.rules[at].check(subject, self.problem, after):
                if not breach.given and breach.sentence not in self._known(near, at, subject):
                    found[at] = found.get(at, ()) + self._others(near, after, breach)
        return [Objection(self.rules[at], tuple(dict.fromkeys(others))) for at, others in found.items()]

    def _known(self, near: Plan, at: int, subject: Any) -> frozenset[str]:
        """Return what the rule said before: that is not the tried placement's doing."""
        key = (id(near), at, subject)
        if key not in self._before:
            said = self.rules[at].check(subject, self.problem, near)
            self._before[key] = frozenset(each.sentence for each in said)
        return self._before[key]

    def _others(self, near: Plan, after: Plan, breach: Breach) -> tuple[Placement, ...]:
        return tuple(after.placements[at] for at in breach.placements if at < len(near.placements))

    def _around(self, tried: Placement) -> Plan:
        linked, company = self._linked(tried.mandate), self._company(tried.student)
        rows = tuple(
            each
            for each in self.plan.placements
            if each.student == tried.student
            or each.mandate in linked
            or each.student in company
            or (each.day == tried.day and (each.therapist == tried.therapist or each.school == tried.school))
        )
        return replace(self._day_of((tried.therapist,), tried.day), placements=rows)

    def _day_of(self, therapists: tuple[str, ...], day: int) -> Plan:
        key = (therapists, day)
        if key not in self._near:
            rows = tuple(each for each in self.plan.placements if each.day == day and each.therapist in therapists)
            duties = tuple(each for each in self.plan.duties if each.day == day)
            lunches = tuple(each for each in self.plan.lunches if each.day == day and each.therapist in therapists)
            self._near[key] = Plan(rows, duties, lunches)
        return self._near[key]

    def _linked(self, key: str) -> set[str]:
        """Return the mandates that one is co-treated or alternates with."""
        mine = self.problem.mandate[key]
        named = {mine.co_treat_with, mine.alternates_with} - {None}
        naming = {each.key for each in self.problem.mandates if key in (each.co_treat_with, each.alternates_with)}
        return {each for each in named if each is not None} | naming

    def _company(self, student: str) -> set[str]:
        pairs = [each for each in self.problem.pairs if student in (each.student, each.other)]
        return {each.student for each in pairs} | {each.other for each in pairs}

    def _duties_of(self, therapist: str) -> set[str]:
        return {each.key for each in self.problem.floating_duties if therapist in each.therapists}
