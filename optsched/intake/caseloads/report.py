"""What comes out of a list of children: rows of the contract, what was understood, and what needs a look."""

from dataclasses import dataclass

from optsched.domain import Source
from optsched.domain.understood import LineToReview
from optsched.intake.tables import Row


@dataclass(frozen=True)
class Understood:
    """How a sheet was read: `columns` are (header as seen, what it means, cell); `services` counts lines by service."""

    what: str
    columns: tuple[tuple[str, str, Source], ...]
    rows: int
    services: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True)
class Caseload:
    """The Students, Student times and Services of one sheet, as rows of the contract whose values know their cells."""

    rows: tuple[Row, ...]
    understood: Understood
    review: tuple[LineToReview, ...] = ()
