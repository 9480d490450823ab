"""How many weeks the cycle of the workbook has that a list of children is read for."""

from optsched.contract import GOALS, OPTIONS, SETTINGS, fold
from optsched.intake.log import Log
from optsched.intake.settings import read_settings
from optsched.intake.tables import Tables

_WEEKS = "Weeks in cycle"


def weeks_in_cycle(tables: Tables, log: Log) -> int | None:
    """Return the weeks that the sheet Options gives, else the usual ones; None where what it gives is not understood.

    `log` knows what was found while the rows were read.
    """
    own = Log()
    weeks = read_settings(tables, own).cycle.weeks
    others = {fold(each.name) for each in (*SETTINGS, *GOALS)} - {fold(_WEEKS)}
    rows = [row for row in tables.of(OPTIONS) if fold(row.seen("Option")) not in others]
    refused = (each.is_told(row.at(column)) for row in rows for column in ("Option", "Value") for each in (own, log))
    return None if any(refused) else weeks
