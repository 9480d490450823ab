"""The plan workbook: Start here, the flat tables, pictures of therapists, a page per class.

`view` works out what several sheets need; `rows` are the tables; `picture` lays out weeks of a therapist, `captions`
and `letters` say what stands in its boxes and how large, `pages` which weeks share a page, and `week_sheet` draws it;
`together` gathers who comes to a session; `paper` holds colours and codes. `dated` is what the workbook of a week says
beyond a plan's.
"""

from optsched.output.plan.dated import Dated
from optsched.output.plan.write import write_plan

__all__ = ["Dated", "write_plan"]
