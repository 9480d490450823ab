"""What is to be known of a plan that is there: rows that the district no longer has, rules that it breaks."""

from dataclasses import replace

from optsched.domain import Finding, Findings, Plan, Problem, Severity
from optsched.domain.say import few
from optsched.intake import Code
from optsched.judge import breaches_in

BROKEN, NOBODY_MOVED, SHARED_BROKEN = "E11", "E12", "E14"


def kept_rows(about: Findings) -> Findings:
    """Return the findings of a plan that was read, where a row that cannot be read is no more than a warning."""
    return Findings(tuple(_of_a_row(each) for each in about))


def _of_a_row(each: Finding) -> Finding:
    if each.severity is not Severity.ERROR or not each.source.cell or each.code == Code.OTHER_DISTRICT:
        return each
    return replace(each, severity=Severity.WARNING, message=f"{each.message} This row of the plan is left out.")


def broken_by_hand(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Return a warning for each rule that the sessions of a plan break; those that locks break stay as they are."""
    return tuple(
        Finding(
            BROKEN,
            Severity.WARNING,
            f"{each.sentence} So the plan has it; it is placed again.",
            maybe="Maybe lock the session, if it is to stay there?",
        )
        for each in breaches_in(problem, Plan(plan.placements))
        if each.placements and not each.given
    )


def never_placed(before: Plan, made: Plan) -> tuple[Finding, ...]:
    """Return a warning where a plan still has no place for minutes that the one before had none for either."""
    lacked, lacks = before.minutes_short, made.minutes_short
    still = {key: min(minutes, lacks[key]) for key, minutes in lacked.items() if lacks[key]}
    if not still:
        return ()
    message = (
        f"{sum(still.values()):,} minutes of {few(sorted(still))} had no place in the plan before either: they were "
        "tried beside everything that stands, and nobody was moved for them."
    )
    return (Finding(NOBODY_MOVED, Severity.WARNING, message, maybe="Maybe a new plan, --fresh, has places for them?"),)


def broken_as_shared(problem: Problem, plan: Plan) -> tuple[Finding, ...]:
    """Return a warning for each rule that a plan breaks which is about to be shared, locks apart."""
    maybe = "Maybe mend it first: optsched audit says all of it?"
    broken = (each for each in breaches_in(problem, plan) if not each.given)
    return tuple(Finding(SHARED_BROKEN, Severity.WARNING, each.sentence, maybe=maybe) for each in broken)
