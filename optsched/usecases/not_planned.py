"""Services that a plan leaves out because of the day that it is for: those that begin later, and those that ended."""

from collections.abc import Iterator

from optsched.domain import Finding, Mandate, Problem, Severity

NOT_ON_THE_DAY = "E15"


def not_planned(problem: Problem) -> tuple[Finding, ...]:
    """Return a note for each mandate that does not run on the day that is planned for."""
    return tuple(_notes(problem))


def _notes(problem: Problem) -> Iterator[Finding]:
    for each in problem.mandates:
        if not problem.is_active(each):
            message = f"{each.key} {_why(problem, each)}, and is not in a plan for {problem.planned_day}."
            yield Finding(NOT_ON_THE_DAY, Severity.NOTE, message, "", "Maybe Plan for is another day?", each.source)


def _why(problem: Problem, mandate: Mandate) -> str:
    return f"begins on {mandate.starts}" if problem.is_later(mandate) else f"ended on {mandate.ends}"
