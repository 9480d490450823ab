"""Every layout of a school's timetable, from a table for each class to a teacher's page."""

from timetables.layouts.classes import CLASSES
from timetables.layouts.layout import Layout
from timetables.layouts.lists import LISTS
from timetables.layouts.minutes import MINUTES
from timetables.layouts.pages import PAGES
from timetables.layouts.rooms import ROOMS
from timetables.layouts.weekdays import WEEKDAYS

LAYOUTS: tuple[Layout, ...] = (*WEEKDAYS, *CLASSES, *MINUTES, *ROOMS, *LISTS, *PAGES)

__all__ = ["LAYOUTS", "Layout"]
