"""Fill the shortfalls of a plan: for everything missing, why it has no place and what would help."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

import numpy as np

from optsched.domain import Mandate, Plan, Problem, Rule, Shortfall
from optsched.domain.say import line_of
from optsched.explain.closures import Closures, closures, is_placement_rule
from optsched.explain.hints import free_place, hint
from optsched.explain.missing import MissingSessions, missing_duties, missing_lunches, missing_sessions
from optsched.explain.occasions import why_no_duty, why_no_lunch
from optsched.explain.takers import Taken, taken
from optsched.explain.trials import Trials
from optsched.explain.words import closed_words, count, named, taken_words
from optsched.model.board import Board
from optsched.model.candidates import Candidates, all_candidates
from optsched.model.patterns import mask_of
from optsched.rules import RULES

NONE_FOUND = "none found"
NOT_LOOKED = "The time was up before the reason was looked for; planning for longer tells it."
SETTING = "R27"
"""The rule that closes the setting nobody asked for: no place is looked for there."""


def why_not(
    problem: Problem, plan: Plan, rules: Sequence[Rule] = RULES, is_over: Callable[[], bool] = lambda: False
) -> Plan:
    """Return the plan with one shortfall for each mandate, floating duty and lunch that lacks something.

    `weeks` of a mandate's shortfall name one week for each missing session, where they can be told. From when
    `is_over` on, what is missing is told without its reason.
    """
    if plan.shortfalls:
        plan = replace(plan, shortfalls=())
    return replace(plan, shortfalls=tuple(_shortfalls(problem, plan, rules, is_over)))


def _shortfalls(
    problem: Problem, plan: Plan, rules: Sequence[Rule], is_over: Callable[[], bool]
) -> Iterator[Shortfall]:
    board = Board(problem)
    trials = Trials(problem, plan, [rule for rule in rules if not is_placement_rule(rule)])
    for short in missing_sessions(problem, plan):
        key, minutes = short.mandate.key, short.minutes
        if is_over():
            yield Shortfall("mandate", key, minutes, short.sessions, short.weeks, NOT_LOOKED, NONE_FOUND)
            continue
        found = closures(_table(board, short), rules)
        held = taken(found, trials)
        why = _sentences(problem, short, found, held)
        helps = free_place(held, problem) or hint(found, held, trials, rules) or NONE_FOUND
        yield Shortfall("mandate", key, minutes, short.sessions, short.weeks, why, helps)
    trials = Trials(problem, plan, rules)
    for duty in missing_duties(problem, plan):
        minutes = duty.times * duty.duty.minutes
        why = NOT_LOOKED if is_over() else why_no_duty(trials, duty)
        yield Shortfall("duty", duty.duty.key, minutes, duty.times, duty.weeks, why, NONE_FOUND)
    for lunch in missing_lunches(problem, plan):
        key = f"{lunch.therapist}, {lunch.week}, {lunch.day}"
        minutes = problem.therapist[lunch.therapist].lunch_minutes
        why = NOT_LOOKED if is_over() else why_no_lunch(trials, lunch)
        yield Shortfall("lunch", key, minutes, 1, (lunch.week,), why, NONE_FOUND)


def _table(board: Board, short: MissingSessions) -> Candidates:
    """Return the mandate's candidates in weeks that lack a session."""
    every = all_candidates(board, [short.mandate], split=True)
    inside = np.zeros(len(every), dtype=bool)
    for weeks in short.choices:
        inside |= (every.weeks & ~mask_of(weeks)) == 0
    return every.where(inside)


def _sentences(problem: Problem, short: MissingSessions, found: Closures, held: Taken) -> str:
    mandate = short.mandate
    if not found.places:
        school = problem.student[mandate.student].school
        return (
            f"Nobody who may hold {line_of(mandate)} has hours at {school} long enough for {mandate.minutes} minutes."
        )
    opening = _closed_sentence(problem, mandate, found.without(SETTING))
    if not held.open:
        return f"{opening} None is left."
    left = f"{held.open:,} {'is' if held.open == 1 else 'are'} open to {mandate.student}."
    return " ".join([opening, left, *_taken_sentences(problem, short, held)])


def _closed_sentence(problem: Problem, mandate: Mandate, found: Closures) -> str:
    """Say how many places there are in a setting that is asked for, and what closes how many of them."""
    strict = mandate.setting in ("push-in", "pull-out")
    which = f" for a {mandate.setting}" if strict and mandate.kind == "direct" else ""
    what = "a day and a start" if strict or mandate.kind != "direct" else "a day, a start and a setting"
    opening = f"Of {count(found.places, 'place')}{which} in the week ({what})"
    closed = found.closed()
    said = [f"{each.places:,} {closed_words(each.rule, problem, mandate)}" for each in closed]
    if len(closed) < 2:
        return f"{opening}, {said[0] if said else 'none is closed'}."
    alone = [f" ({each.alone:,} only for that reason)" if each.alone else "" for each in closed]
    number = found.places - len(found.open_places)
    several = ", some for several reasons" if sum(each.places for each in closed) > number else ""
    reasons = "; ".join(f"{one}{other}" for one, other in zip(said, alone, strict=True))
    return f"{opening}, {number:,} are closed{several}: {reasons}."


def _taken_sentences(problem: Problem, short: MissingSessions, held: Taken) -> Iterator[str]:
    rules = sorted(held.by_rule, key=lambda code: -held.by_rule[code])
    parts = [
        f"{held.by_rule[code]:,} by {taken_words(held.rules[code], problem, short.mandate)}"
        f"{named(problem, held.holders[code], short.mandate.student)}"
        for code in rules
    ]
    looked = f"Of {held.tried} of them looked at" if held.tried < held.open else "Of these"
    if parts:
        yield f"{looked}, {_comma(parts, 'taken')}."
    if held.free:
        free, which = count(len(held.free), "place is", "places are"), "it" if len(held.free) == 1 else "one"
        yield f"{free} free in this plan: planning for longer may use {which}."


def _comma(parts: Sequence[str], verb: str) -> str:
    first, *others = parts
    number, _, rest = first.partition(" ")
    be = "is" if number == "1" else "are"
    return ", ".join([f"{number} {be} {verb} {rest}", *others])
