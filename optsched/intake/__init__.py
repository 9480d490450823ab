"""Files -> Problem or Findings, and a plan workbook back into a Plan.

The way of a file: `preflight` looks at it before any library does, `worker` parses it in a child process, and `gather`
makes rows of the contract of its sheets: `tables` of those that are the contract's, `caseloads` of lists of children
(`wording` reads the sentences of IEPs), `timetables` of class timetables (`vocabulary` knows their activities); a
`recipe` says how a district means its files. `forms` and `typed` turn cells into values, the builders (`places`,
`classes`, `people`, `mandates`, `placements`) resolve names, and `reading` joins all to a Problem. Whatever is wrong on
the way is collected in the `log` as a finding with its cell; nothing stops at the first.
"""

from optsched.intake.absences import read_absences
from optsched.intake.attendance import filled_in
from optsched.intake.caseloads import Register
from optsched.intake.cells import shown
from optsched.intake.codes import CODES, Code
from optsched.intake.colours import colours_seen
from optsched.intake.dated_plans import ReadWeek, is_week, read_week
from optsched.intake.gather import Gathered, Part
from optsched.intake.log import Log
from optsched.intake.plans import Before, LeftOut, read_before, read_plan
from optsched.intake.reading import Reading, read
from optsched.intake.recipe_text import text_of
from optsched.intake.register import read_register
from optsched.intake.tables import Row
from optsched.intake.vocabulary import standard

__all__ = [
    "CODES",
    "Before",
    "Code",
    "Gathered",
    "LeftOut",
    "Log",
    "Part",
    "ReadWeek",
    "Reading",
    "Register",
    "Row",
    "colours_seen",
    "filled_in",
    "is_week",
    "read",
    "read_absences",
    "read_before",
    "read_plan",
    "read_register",
    "read_week",
    "shown",
    "standard",
    "text_of",
]
