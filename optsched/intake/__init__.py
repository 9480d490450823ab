"""Files -> Problem or Findings, and a plan workbook back into a Plan.

The way of a file: `preflight` looks at it before any library does, `worker` parses it in a child process, `tables`
sorts its sheets into rows of the contract, `forms` and `typed` turn cells into values, the builders (`places`,
`classes`, `people`, `mandates`, `placements`) resolve names, and `reading` joins all to a Problem. Whatever is
wrong on the way is collected in the `log` as a finding with its cell; nothing stops at the first.
"""

from optsched.intake.codes import CODES, Code
from optsched.intake.plans import read_plan
from optsched.intake.reading import Reading, read

__all__ = ["CODES", "Code", "Reading", "read", "read_plan"]
