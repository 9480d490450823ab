"""An invented district of any size, the same for the same seed: for trying optsched out, for tests and benchmarks.

`shape` says how large and how full; `schools` (with `elementary` and `middle`) builds bells and timetables, `staff`
the therapists, `caseload` their children, `mandates` (with `frequencies` and `openings`) the service lines, `ties`
and `wishes` what connects them; `district` puts all together as a Problem and `rows` writes it down.
Numbers follow published caseload surveys: about 45 lines a therapist, once or twice 30 minutes a week, 7 of 10
children with OT also in speech, a quarter to a third of the minutes in class.
"""

from optsched.usecases.demo_district.district import demo_problem
from optsched.usecases.demo_district.rows import rows_of
from optsched.usecases.demo_district.shape import Shape
from optsched.usecases.demo_district.words import Row

__all__ = ["Shape", "demo_problem", "demo_rows", "rows_of"]


def demo_rows(therapists: int, seed: int, load: float = 1.0, students_per_therapist: int = 45) -> dict[str, list[Row]]:
    """Return the rows of a demo district's workbook by sheet and column name, ready for `write_district`.

    From 1 to 2 500 therapists, in clusters of seven with four schools. `load` 1.0 is tight but can be placed, 0.6 is
    loose, and 1.5 asks a third more minutes, one by one, than the hours hold. Clock times are minutes since
    midnight, dates are dates.
    """
    return rows_of(demo_problem(Shape(therapists, seed, load, students_per_therapist)))
