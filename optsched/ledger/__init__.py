"""What was really delivered, by date: one file that every week's workbooks are entered into.

`merging` says what several copies of a workbook, and what is known already, come to; `store` keeps it in a file that
an interruption cannot harm; `reports` adds it up. Reading the workbooks is not done here.
"""

from optsched.ledger.merging import Contradiction, DateKept, Merged, merged, of_copies
from optsched.ledger.reports import (
    ALL_REASONS,
    MADE_UP_REASONS,
    at_risk,
    children,
    report_of,
    services,
    to_make_up,
    weeks,
)
from optsched.ledger.store import LedgerError, Recorded, find, record, rows_in

__all__ = [
    "ALL_REASONS",
    "MADE_UP_REASONS",
    "Contradiction",
    "DateKept",
    "LedgerError",
    "Merged",
    "Recorded",
    "at_risk",
    "children",
    "find",
    "merged",
    "of_copies",
    "record",
    "report_of",
    "rows_in",
    "services",
    "to_make_up",
    "weeks",
]
