"""What was really delivered, by date, and what was shared with whom: one file that every week is entered into.

`file` is one that an interruption cannot harm. `merging` says what several copies of a week's workbook, and what is
known already, come to; `store` keeps it; `reports` adds it up. `shared` keeps who received what. Reading the workbooks
is not done here.
"""

from optsched.ledger.file import LedgerError
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
from optsched.ledger.shared import enter_shared, make_ready, shared_in
from optsched.ledger.store import Recorded, find, record, rows_in

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
    "enter_shared",
    "find",
    "make_ready",
    "merged",
    "of_copies",
    "record",
    "report_of",
    "rows_in",
    "services",
    "shared_in",
    "to_make_up",
    "weeks",
]
