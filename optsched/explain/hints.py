"""What would help: a place that one single rule closes, and a change of the facts that was seen to open it.

A hint is only given after the change was made in a copy of the problem and every rule looked at the placement there.
Changes are tried from the one that is easiest to grant; one to a child's IEP comes last.
"""

from collections.abc import Iterator, Sequence

from optsched.domain import Placement, Problem, Rule
from optsched.domain.say import in_weeks, line_of, on
from optsched.explain.changes import CHANGES, Change
from optsched.explain.closures import Closures
from optsched.explain.takers import Taken, ways
from optsched.explain.trials import Trials

MOST_ROWS = 12
"""Closed places tried for one rule: the first that is clean but for that rule is as good as the next."""
MOST_CHANGES = 6
"""Changes tried for one mandate; each rebuilds the problem."""


def hint(found: Closures, held: Taken, trials: Trials, rules: Sequence[Rule]) -> str:
    """Return a change that places a session, as a sentence, or nothing where none was seen to work."""
    left = MOST_CHANGES
    for code, change in CHANGES:
        for tried in _blocked_by(code, found, held, trials):
            if not left:
                return ""
            left -= 1
            sentence = _verified(change, tried, trials, rules)
            if sentence:
                return sentence
    return ""


def free_place(held: Taken, problem: Problem) -> str:
    """Return the open place that nothing stands against in most weeks, as a sentence, or nothing."""
    if not held.free:
        return ""
    best = max(held.free, key=lambda each: len(each.weeks))
    return f"Plan for longer: {_could_be(problem, best)}; nothing in this plan stands against it."


def _could_be(problem: Problem, tried: Placement) -> str:
    when = f"{on(problem.cycle, tried.day, tried.start, tried.end)} {in_weeks(problem.cycle, tried.weeks)}"
    how = f"{tried.setting} with {tried.therapist}"
    return f"{line_of(problem.mandate[tried.mandate])} could be {when} ({how})"


def _blocked_by(code: str, found: Closures, held: Taken, trials: Trials) -> Iterator[Placement]:
    """Yield placements that nothing but the rule of this code stands against."""
    rows = found.only_against(code)
    step = -(-len(rows) // MOST_ROWS) or 1
    for row in rows[::step].tolist():
        for tried in ways(found, trials, row):
            if not trials.session(tried):
                yield tried
    for rule, tried in held.single:
        if rule.code == code:
            yield tried


def _verified(change: Change, tried: Placement, trials: Trials, rules: Sequence[Rule]) -> str:
    problem = trials.problem
    changed = change(problem, trials.plan, tried)
    if changed is None:
        return ""
    new, condition = changed
    if Trials(new, trials.plan, rules).session(tried):
        return ""
    return f"If {condition}, {_could_be(problem, tried)}."
