"""From candidates to a model with every rule posted, and from a solved model back to a plan."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

import numpy as np

from optsched.domain import DutyTime, Lunch, Placement, Plan, Rule
from optsched.model.board import Bools, Ints
from optsched.model.candidates import Candidates, fixed_rows, placement_at, row_keys
from optsched.model.facade import Model
from optsched.model.faces import AlikeRule, PlacementRule, PostedRule
from optsched.model.meetings import group_up
from optsched.model.patterns import weeks_of

EMPTY_PLAN = Plan()


def allowed(candidates: Candidates, rules: Sequence[Rule]) -> Bools:
    """Mark the rows that every rule about one placement allows; constants stay."""
    marks = np.ones(len(candidates), dtype=bool)
    for rule in rules:
        if isinstance(rule, PlacementRule):
            marks &= rule.allows(candidates)
    return marks | candidates.fixed


def build(
    candidates: Candidates,
    rules: Sequence[Rule],
    planned: frozenset[str],
    given: Plan = EMPTY_PLAN,
    mandates: Iterable[str] = (),
    tears: bool = False,
) -> Model:
    """Make the model of `candidates` (constants among them) under `rules`.

    `planned` are the therapists whose lunches and floating duties are decided; those of others stand as in
    `given`. `mandates` are asked for even where no candidate is left of them. Duties that `given` lacks may
    stand in single weeks with `tears`. Candidates are taken as they
    are: filter them by `allowed` first.
    """
    board = candidates.board
    alike = [rule.alike(candidates) for rule in rules if isinstance(rule, AlikeRule)]
    meetings = group_up(candidates, alike, board.problem.options.unequal_lengths)
    model = Model(board, candidates, meetings, planned, given, frozenset(mandates), tears)
    for rule in rules:
        if isinstance(rule, PostedRule):
            for subject in rule.subjects(board.problem):
                rule.post(subject, model)
    model.close_lines()
    return model


def plan_from(model: Model, value: Callable[[int], bool]) -> Plan:
    """Read a plan off the model: `value` tells whether a literal holds. Constants keep what `given` says of them."""
    taken = [row for row in range(len(model.candidates)) if value(int(model.lit[row]))]
    group = np.full(len(model.candidates), -1, dtype=np.int64)
    group[model.meetings.candidate] = model.meetings.group[model.meetings.row]
    stands = {_spot(each): each for each in model.given.placements}
    placements = []
    for row in taken:
        made = placement_at(model.candidates, row, _session_name(model, int(group[row]), row))
        kept = stands.get(_spot(made)) if model.candidates.fixed[row] else None
        placements.append(replace(made, place=kept.place, locked=kept.locked, note=kept.note) if kept else made)
    return Plan(tuple(placements), _duties(model, value), _lunches(model, value))


def _spot(placement: Placement) -> tuple[object, ...]:
    return (placement.mandate, placement.weeks, placement.day, placement.start, placement.therapist, placement.setting)


def _session_name(model: Model, group: int, row: int) -> str:
    """Name a session after what its members share; alike-columns are told apart by the group's number."""
    table = model.candidates
    therapist = model.problem.therapists[table.therapist[row]].name
    day = model.problem.cycle.days[table.day[row]]
    return f"{therapist} {day} {table.start[row] // 60}:{table.start[row] % 60:02d} #{group}"


def _duties(model: Model, value: Callable[[int], bool]) -> tuple[DutyTime, ...]:
    table = model.duties
    placed = [
        DutyTime(
            table.parts[table.part[row]][0].key,
            weeks_of(int(table.weeks[row])),
            int(table.day[row]),
            int(table.start[row]),
            int(table.end[row]),
            table.parts[table.part[row]][0].school,
        )
        for row in range(len(table.start))
        if value(int(model.duty_lit[row]))
    ]
    return (*model.given_duties, *placed)


def _lunches(model: Model, value: Callable[[int], bool]) -> tuple[Lunch, ...]:
    table = model.lunches
    found = [each for each in model.given.lunches if each.therapist not in model.planned]
    for row in range(len(table.start)):
        if value(int(model.lunch_lit[row])):
            name, week, day = table.days[table.owed[row]]
            found.append(Lunch(name, (week,), day, int(table.start[row]), int(table.end[row])))
    return tuple(found)


def literals_of(model: Model, plan: Plan) -> tuple[Ints, Ints]:
    """Return the literals of candidates, lunches and duties, and whether each holds in `plan` (1 or 0).

    What a constant holds already is held by no candidate like it.
    """
    fixed = model.candidates.fixed.tolist()
    keys = row_keys(model.candidates)
    stands = {key for key, stand in zip(keys, fixed, strict=True) if stand}
    wanted = set(row_keys(fixed_rows(model.board, plan.placements))) - stands
    held = [stand or key in wanted for key, stand in zip(keys, fixed, strict=True)]
    lunches = {(each.therapist, week, each.day, each.start) for each in plan.lunches for week in each.weeks}
    eaten = [
        (*model.lunches.days[owed], start) in lunches
        for owed, start in zip(model.lunches.owed.tolist(), model.lunches.start.tolist(), strict=True)
    ]
    lits = np.concatenate([model.lit, model.lunch_lit, model.duty_lit])
    return lits, np.array([*held, *eaten, *_done(model, plan)], dtype=np.int64)


def _done(model: Model, plan: Plan) -> list[bool]:
    """Tell of each row of the duties whether it holds: each week of a duty is held by one row, of most weeks."""
    left = {(each.duty, week, each.day, each.start) for each in plan.duties for week in each.weeks}
    duties = model.duties
    part, masks, day, start = (each.tolist() for each in (duties.part, duties.weeks, duties.day, duties.start))
    found = [False] * len(part)
    for row in np.argsort(-duties.count, kind="stable").tolist():
        key = duties.parts[part[row]][0].key
        spots = {(key, week, day[row], start[row]) for week in weeks_of(masks[row])}
        if spots <= left:
            found[row] = True
            left -= spots
    return found
