"""Lists of children and their services, as IEP systems and schools export them -> rows of the contract.

The way of a sheet: `headers` finds its row of column names with the words of `vocabulary`, `pages` walks its lines
past the `banners` between them, `carried` keeps what those say of the lines below, `numbered` refuses names that tell
no child, `register` gives every child one code, `windows` reads the child's times, `services`, `providers` and
`amounts` read what is owed and who gives it (`columns` what stands in columns of their own, `totals` what is only
compared, `cycles` the weeks of the workbook's cycle), `rows` writes it down as rows of the contract, and `together`
joins the rows of one child. `doubles` finds services that stand there twice. `reading` does all of it. What is not
understood, or contradicts itself (`disagreeing`), is a finding, and a line to review.
Names of children go into the register only: no row, finding or message has one.
"""

from optsched.intake.caseloads.cycles import weeks_in_cycle
from optsched.intake.caseloads.headers import names_children
from optsched.intake.caseloads.reading import read_caseload
from optsched.intake.caseloads.register import Register
from optsched.intake.caseloads.report import Caseload, Understood
from optsched.intake.caseloads.together import together

__all__ = ["Caseload", "Register", "Understood", "names_children", "read_caseload", "together", "weeks_in_cycle"]
