"""Lists of children and their services, as IEP systems and schools export them -> rows of Students and Services.

The way of a sheet: `headers` finds its row of column names with the words of `vocabulary`, `pages` walks its lines
past the `banners` between them, `carried` keeps what those say of the lines below, `register` gives every child one
code, `services`, `providers` and `amounts` read what is owed and who gives it (`columns` what stands in columns of
their own, `totals` what is only compared), `rows` writes it down as rows of the contract, and `together` joins the
rows of one child. `reading` does all of it. What is not understood is a finding, and a line to review.
Names of children go into the register only: no row, finding or message has one.
"""

from optsched.intake.caseloads.headers import names_children
from optsched.intake.caseloads.reading import read_caseload
from optsched.intake.caseloads.register import Register
from optsched.intake.caseloads.report import Caseload, Understood
from optsched.intake.caseloads.together import together

__all__ = ["Caseload", "Register", "Understood", "names_children", "read_caseload", "together"]
