"""The sheet Read me first: what the workbook is, where to begin, and the words that many sheets share."""

import textwrap

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from optsched.contract import DISTRICT_SHEETS, READ_ME, Sheet
from optsched.output.district.look import DARK, Look

INTRODUCTION = (
    "This workbook tells optsched what your district needs: who is owed which therapy, who can give it, and when "
    "each class can spare a child. optsched answers with a plan workbook that says for every session the week, "
    "day, time, setting, place and group, and proves how good the plan is.",
    "Fill the nine sheets below in this order. Paste from your own lists; the order of columns does not matter.",
)

WORDS = (
    ("Days", "Mon, Mon-Fri, Mon, Wed, Fri, or All. With a rotating cycle its own letters, such as A, C, E or A-F."),
    ("Weeks", "Weeks of the cycle: all, odd, even, 1, 1, 3 or 1-3. Empty means all."),
    ("From, To", "Clock times such as 8:30, 8:30 AM or 13:05. A bare 1:00 to 6:59 is afternoon. Best on 5 minutes."),
    ("Per", "So many times per day, week, cycle, month (4 school weeks), quarter (9) or year (36)."),
    ("never, avoid, ok, best", "How well therapy fits: not at all, only if nothing else works, well, very well."),
    ("push-in, pull-out", "Therapy in the child's class, or in a therapy room."),
)

FORM = (
    ("Dark headers", "Every row needs a value in these columns."),
    ("Light headers", "May stay empty; choose a cell, and a message says what an empty cell means."),
    ("Grey rows", "Rows that begin with Example: are never read. Write below them, or delete them."),
    ("Drop-downs", "Names offered there come from your other sheets. Spell a name the same everywhere."),
)

PRIVACY = (
    "Write a code for each child, such as S-014, never a name, a birth date or a school identity number. Keep the "
    "list that tells who is who elsewhere, where your district keeps such lists.",
    "optsched works on this computer only: nothing is sent anywhere, and this file is never changed.",
)

NEXT = (
    "Save the workbook, then run  optsched check  with its name. The check lists everything that is missing or "
    "unclear, with sheet and cell. When no errors are left, run  optsched optimize  for the plan.",
)

SHEET_WIDTH, TITLE_WIDTH, TEXT_WIDTH = 22, 34, 72
"""The three columns in characters; a paragraph goes over all, the text of a line over the last two."""
LINE_HEIGHT = 15
"""Points of one line of text."""
SPACE = 5
"""Points between paragraphs."""


class Writer:
    """Writes down the sheet, line by line."""

    def __init__(self, page: Worksheet, look: Look) -> None:
        self.page = page
        self.look = look
        self.row = 0

    def title(self, text: str) -> None:
        self.page.set_row(self.row, 34)
        self.page.write_string(self.row, 0, text, self.look.title)
        self.row += 1

    def heading(self, text: str) -> None:
        self.page.set_row(self.row, 28)
        for column in range(3):
            self.page.write_string(self.row, column, text if column == 0 else "", self.look.heading)
        self.page.set_row(self.row + 1, SPACE)
        self.row += 2

    def paragraph(self, text: str) -> None:
        self.page.merge_range(self.row, 0, self.row, 2, text, self.look.prose)
        self._fit((text, SHEET_WIDTH + TITLE_WIDTH + TEXT_WIDTH))

    def line(self, term: str, text: str) -> None:
        self.page.write_string(self.row, 0, term, self.look.term)
        self.page.merge_range(self.row, 1, self.row, 2, text, self.look.prose)
        self._fit((text, TITLE_WIDTH + TEXT_WIDTH))

    def sheet(self, sheet: Sheet) -> None:
        self.page.write_url(self.row, 0, f"internal:'{sheet.name}'!A1", self.look.link, sheet.name)
        self.page.write_string(self.row, 1, sheet.title, self.look.prose)
        self.page.write_string(self.row, 2, sheet.instructions, self.look.prose)
        self._fit((sheet.title, TITLE_WIDTH), (sheet.instructions, TEXT_WIDTH))

    def _fit(self, *texts: tuple[str, int]) -> None:
        lines = max(len(textwrap.wrap(text, width)) for text, width in texts)
        self.page.set_row(self.row, LINE_HEIGHT * lines + SPACE)
        self.row += 1


def write_read_me(workbook: Workbook, look: Look) -> None:
    """Write the instruction sheet; its sheet names are links."""
    page = workbook.add_worksheet(READ_ME)
    page.set_tab_color(DARK)
    page.hide_gridlines(2)
    for column, width in enumerate((SHEET_WIDTH, TITLE_WIDTH, TEXT_WIDTH)):
        page.set_column(column, column, width)
    writer = Writer(page, look)
    writer.title("Your district's workbook for optsched")
    for text in INTRODUCTION:
        writer.paragraph(text)
    writer.heading("Begin with these nine sheets")
    for sheet in DISTRICT_SHEETS:
        if sheet.essential:
            writer.sheet(sheet)
    writer.heading("The others only where you need them")
    for sheet in DISTRICT_SHEETS:
        if not sheet.essential:
            writer.sheet(sheet)
    writer.heading("How the sheets look")
    for term, text in FORM:
        writer.line(term, text)
    writer.heading("Words used on many sheets")
    for term, text in WORDS:
        writer.line(term, text)
    writer.heading("Codes, not names")
    for text in PRIVACY:
        writer.paragraph(text)
    writer.heading("Then")
    for text in NEXT:
        writer.paragraph(text)
    page.set_landscape()
    page.set_paper(1)
    page.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.6)
    page.fit_to_pages(1, 0)
    page.set_footer("&R&9Page &P of &N")
