"""The permanent codes of findings about input: what each is called, and how much it matters."""

from dataclasses import dataclass
from enum import StrEnum

from optsched.domain import Severity


class Code(StrEnum):
    """A finding's code. A code is never used again for something else."""

    NO_FILE = "F01"
    NOT_A_SPREADSHEET = "F02"
    OTHER_FORMAT = "F03"
    ENCRYPTED = "F04"
    TOO_LARGE = "F05"
    FAR_CELL = "F06"
    ENTITIES = "F07"
    DAMAGED = "F08"
    TOO_SLOW = "F09"
    READER_STOPPED = "F10"
    ERROR_VALUE = "F11"
    NO_RESULT = "F12"
    DATES_1904 = "F13"
    HIDDEN = "F14"
    CSV_NAME = "F15"
    NOT_UTF8 = "F16"
    SHEET_NOT_READ = "F20"
    NO_SHEET = "F21"
    NO_COLUMN = "F22"
    COLUMN_NOT_READ = "F23"
    DOUBLE_COLUMN = "F24"
    NO_HEADER = "F25"
    EXAMPLE_ROW = "F26"
    NO_ROWS = "F27"
    EMPTY_CELL = "F30"
    CLOCK = "F31"
    DAYS = "F32"
    WEEKS = "F33"
    EXCEL_DATE = "F34"
    NUMBER = "F35"
    WORD = "F36"
    DATE = "F37"
    GRADE = "F38"
    END_BEFORE_START = "F39"
    NUMBER_FOR_TEXT = "F40"
    OUT_OF_RANGE = "F41"
    OPTION = "F42"
    UNKNOWN_NAME = "F50"
    DOUBLE_NAME = "F51"
    NO_CLASS = "F52"
    CLASH = "F53"
    NO_ACTIVITY = "F54"
    AMBIGUOUS_NAME = "F55"
    DOUBLE_ROW = "F56"
    FULL_NAME = "F57"
    OFF_GRID = "F60"
    MUST_LIE_ON_GRID = "F61"
    BLOCKS_OVERLAP = "F62"
    NO_TRAVEL = "F63"
    NO_ROOMS = "F64"
    LETTERS_MIXED = "F65"
    NOTHING_OPEN = "F66"
    NO_BLOCKS = "F67"
    WORDING = "F70"
    SUM_NOT_SPLIT = "F71"
    SHARE_OF_WEEKS = "F72"
    OTHER_SERVICE = "F73"
    NOT_AT_SCHOOL = "F74"
    NOBODY = "F75"
    PUSH_IN_SHARE = "F76"
    NO_TIMES = "F77"
    BY_DATE = "F78"
    TO_CORRECTED = "F80"
    LEFT_SESSION = "F81"
    OTHER_DISTRICT = "F82"
    CONTRADICTS = "F83"
    NO_SESSIONS = "F84"
    NOT_NEEDED = "F90"
    TOTAL_DIFFERS = "F91"
    READ_ONCE = "F92"
    ASSUMED = "F93"
    NO_CHILD = "F94"
    SAME_CHILD = "F95"
    NOT_A_SETTING = "F96"
    COUNTS_AS_PK = "F97"
    DISAGREES = "F98"
    CELL_UNCLEAR = "F100"
    NO_CLASS_NAMED = "F101"
    NO_TIME = "F102"
    LENGTH_UNCLEAR = "F103"
    TIMES_DISAGREE = "F104"
    CELL_NOT_READ = "F105"
    LEVELS_ASSUMED = "F106"
    DAYS_ASSUMED = "F107"
    RECIPE = "F108"
    NO_DAY = "F109"
    SCHOOL_ASSUMED = "F110"
    CLASS_ASSUMED = "F111"
    ACTIVITY_ASSUMED = "F112"
    SCHOOL_JOINED = "F113"
    THERAPIST_JOINED = "F114"
    KEY = "F120"
    KEY_TWICE = "F121"
    STILL_TO_COME = "F122"
    MINUTES_ALONE = "F123"
    HELD_FOR_NOTHING = "F124"
    COPIES_DISAGREE = "F125"
    LEDGER_DISAGREES = "F126"
    DATE_KEPT = "F127"
    NOTHING_TO_MAKE_UP = "F128"
    FAR_DATE = "F129"
    KEY_UNKNOWN = "F130"
    HELD_FOR_LONG = "F131"
    DATES_SWAPPED = "F132"


@dataclass(frozen=True)
class CodeFacts:
    """What a code is called, the severity of its findings, and what is advised where nothing nearer is known."""

    title: str
    severity: Severity
    maybe: str = ""


_E, _W, _N = Severity.ERROR, Severity.WARNING, Severity.NOTE

CODES: dict[Code, CodeFacts] = {
    Code.NO_FILE: CodeFacts("The file cannot be opened", _E, "it has another name or stands in another folder?"),
    Code.NOT_A_SPREADSHEET: CodeFacts("The file is not a spreadsheet", _E, "another file is meant?"),
    Code.OTHER_FORMAT: CodeFacts(
        "The file is a spreadsheet in a format that is not read",
        _E,
        "it opens in Excel and can be saved there as .xlsx?",
    ),
    Code.ENCRYPTED: CodeFacts("The file is protected by a password", _E, "save a copy without a password?"),
    Code.TOO_LARGE: CodeFacts("The file is too large", _E, "copy the sheets that matter into a new workbook?"),
    Code.FAR_CELL: CodeFacts("A value stands far away from all others", _E),
    Code.ENTITIES: CodeFacts("The file contains definitions that no spreadsheet needs", _E),
    Code.DAMAGED: CodeFacts("The file is damaged", _E),
    Code.TOO_SLOW: CodeFacts("Reading the file took too long", _E),
    Code.READER_STOPPED: CodeFacts("The file could not be read", _E),
    Code.ERROR_VALUE: CodeFacts("A cell shows an error of Excel", _E, "type the value in place of the formula?"),
    Code.NO_RESULT: CodeFacts("A formula has no stored result", _E),
    Code.DATES_1904: CodeFacts("The file counts its dates from 1904", _N),
    Code.HIDDEN: CodeFacts("Something hidden was read", _N),
    Code.CSV_NAME: CodeFacts("A text table under a spreadsheet's name", _W),
    Code.NOT_UTF8: CodeFacts("A text table in an older encoding", _N),
    Code.SHEET_NOT_READ: CodeFacts("A sheet was not read", _N),
    Code.NO_SHEET: CodeFacts("A sheet is missing", _E),
    Code.NO_COLUMN: CodeFacts(
        "A column is missing",
        _E,
        "the column has another name? `optsched template` writes every sheet with its columns.",
    ),
    Code.COLUMN_NOT_READ: CodeFacts("A column was not read", _N),
    Code.DOUBLE_COLUMN: CodeFacts("A column stands there twice", _E, "one of the two can be deleted or renamed?"),
    Code.NO_HEADER: CodeFacts("No row of column names was found", _E),
    Code.EXAMPLE_ROW: CodeFacts("Example rows were left out", _N),
    Code.NO_ROWS: CodeFacts("A sheet has no row", _E),
    Code.EMPTY_CELL: CodeFacts("A cell is empty that is needed", _E, "fill it in, or delete the row?"),
    Code.CLOCK: CodeFacts("A time could not be read", _E, "write it as 8:30 or 13:05?"),
    Code.DAYS: CodeFacts("Days could not be read", _E, "Mon, Mon-Fri, or Mon, Wed, Fri?"),
    Code.WEEKS: CodeFacts("Weeks could not be read", _E, "all, odd, even, 1, 3 or 1-3?"),
    Code.EXCEL_DATE: CodeFacts("A date stands where there should be text", _E, "type it with an apostrophe in front?"),
    Code.NUMBER: CodeFacts("A number could not be read", _E, "write it in digits?"),
    Code.WORD: CodeFacts(
        "A word is none of those known here", _E, "choose from the list that the cell offers in the template?"
    ),
    Code.DATE: CodeFacts("A date could not be read", _E),
    Code.GRADE: CodeFacts("A grade could not be read", _E, "PK, K, or 1 to 12?"),
    Code.END_BEFORE_START: CodeFacts(
        "An end is not after its start", _E, "the two are exchanged, or one of them is wrong?"
    ),
    Code.NUMBER_FOR_TEXT: CodeFacts("A number stands where there should be text", _W),
    Code.OUT_OF_RANGE: CodeFacts("A number is outside what makes sense", _E, "a digit too many or too few?"),
    Code.OPTION: CodeFacts("An option is not known", _E, "compare with the sheet Options of the template?"),
    Code.UNKNOWN_NAME: CodeFacts("A name is not known", _E, "it is spelled differently there, or its row is missing?"),
    Code.DOUBLE_NAME: CodeFacts("A name stands for two things", _E, "one of them has another name?"),
    Code.NO_CLASS: CodeFacts("A child has no class", _W),
    Code.CLASH: CodeFacts("Two rows contradict each other", _E, "one of the two is wrong?"),
    Code.NO_ACTIVITY: CodeFacts(
        "An activity has no row in Activities", _E, "add a row to Activities that says what it allows?"
    ),
    Code.AMBIGUOUS_NAME: CodeFacts("A name could mean more than one", _E, "write out which one is meant?"),
    Code.DOUBLE_ROW: CodeFacts("Two rows ask for the same", _W),
    Code.FULL_NAME: CodeFacts("A code looks like the full name of a child", _W),
    Code.OFF_GRID: CodeFacts("A time lies off the grid", _W),
    Code.MUST_LIE_ON_GRID: CodeFacts("Something lies off the grid that must lie on it", _E, "move it to the grid?"),
    Code.BLOCKS_OVERLAP: CodeFacts("Two blocks of a class overlap", _W),
    Code.NO_TRAVEL: CodeFacts("The way between two schools is missing", _E, "add a row to Travel?"),
    Code.NO_ROOMS: CodeFacts("A school has no rooms", _N),
    Code.LETTERS_MIXED: CodeFacts("Letter days and weekdays are mixed", _E, "use either the letters or the weekdays?"),
    Code.NOTHING_OPEN: CodeFacts("Nothing is left of an open time", _W),
    Code.NO_BLOCKS: CodeFacts("A class has no timetable", _W),
    Code.WORDING: CodeFacts("An IEP's sentence is not understood", _E),
    Code.SUM_NOT_SPLIT: CodeFacts("Minutes without a number of sessions", _E),
    Code.SHARE_OF_WEEKS: CodeFacts("A share of weeks needs sessions per day or week", _E, "Per week is meant?"),
    Code.OTHER_SERVICE: CodeFacts(
        "A therapist gives another service", _E, "another therapist, or another service, is meant?"
    ),
    Code.NOT_AT_SCHOOL: CodeFacts("A therapist has no hours at the child's school", _W),
    Code.NOBODY: CodeFacts("No therapist gives a service at the child's school", _W),
    Code.PUSH_IN_SHARE: CodeFacts("A push-in share does not fit its setting", _W),
    Code.NO_TIMES: CodeFacts("It is not said how often", _E, "fill in Minutes, Times and Per?"),
    Code.BY_DATE: CodeFacts("A mandate is placed by date, not in the cycle", _N),
    Code.TO_CORRECTED: CodeFacts("An end was corrected", _N),
    Code.LEFT_SESSION: CodeFacts("A child left a group", _N),
    Code.OTHER_DISTRICT: CodeFacts(
        "The plan is of another district", _E, "another plan, or another district, is meant?"
    ),
    Code.CONTRADICTS: CodeFacts("A row of a plan contradicts the district", _W),
    Code.NO_SESSIONS: CodeFacts("The rows of a plan do not say which session they belong to", _N),
    Code.NOT_NEEDED: CodeFacts("Columns that a plan does not need were not read", _N),
    Code.TOTAL_DIFFERS: CodeFacts("A yearly total does not agree with the frequency", _W),
    Code.READ_ONCE: CodeFacts("A row that stands there twice was read once", _N),
    Code.ASSUMED: CodeFacts("A sentence of an IEP was read with an assumption", _N),
    Code.NO_CHILD: CodeFacts("A line does not say which child it is about", _E, "the child's name is missing there?"),
    Code.SAME_CHILD: CodeFacts(
        "It cannot be told whether two rows are one child",
        _E,
        "give both rows the Student ID, or a code of their own?",
    ),
    Code.NOT_A_SETTING: CodeFacts("A room stands where a setting is expected", _N),
    Code.COUNTS_AS_PK: CodeFacts("Transitional kindergarten counts as PK", _N),
    Code.DISAGREES: CodeFacts("Two columns of one line contradict each other", _E, "one of the two is out of date?"),
    Code.CELL_UNCLEAR: CodeFacts("A cell of a timetable is not understood", _E, "write one activity into the cell?"),
    Code.NO_CLASS_NAMED: CodeFacts(
        "A timetable does not say whose it is", _E, "write the class or teacher above it, or name the sheet so?"
    ),
    Code.NO_TIME: CodeFacts("A lesson has no time that is understood", _E, "write it as 8:30-9:15?"),
    Code.LENGTH_UNCLEAR: CodeFacts(
        "It is not shown how long a lesson is", _E, "merge its cells, or write its time into it?"
    ),
    Code.TIMES_DISAGREE: CodeFacts("A cell's own time is not that of its row", _W),
    Code.CELL_NOT_READ: CodeFacts("A cell was not read", _N),
    Code.SCHOOL_ASSUMED: CodeFacts("A list names no school", _W),
    Code.SCHOOL_JOINED: CodeFacts("A school was told from a shorter name", _N, "another school is meant?"),
    Code.THERAPIST_JOINED: CodeFacts("A therapist was told from another way to write the name", _N),
    Code.CLASS_ASSUMED: CodeFacts("A class was told from a teacher's name", _N),
    Code.ACTIVITY_ASSUMED: CodeFacts("A specialist's timetable names the activity in its title", _N),
    Code.NO_DAY: CodeFacts("A lesson has no day", _E, "merge the cell of its day over it, or write its day?"),
    Code.RECIPE: CodeFacts("A recipe is not understood", _E, "compare it with the one that import writes?"),
    Code.DAYS_ASSUMED: CodeFacts("A timetable names no days", _N),
    Code.LEVELS_ASSUMED: CodeFacts("What an activity allows was taken from the dictionary", _N),
    Code.KEY: CodeFacts(
        "A session's Key is not as the week's workbook writes it", _E, "copy the row again from the week's workbook?"
    ),
    Code.KEY_TWICE: CodeFacts("A session stands in one file twice", _E, "one of the two rows is a copy?"),
    Code.STILL_TO_COME: CodeFacts(
        "An attendance is given for a day that is still to come", _E, "the date, or the row, is another one?"
    ),
    Code.MINUTES_ALONE: CodeFacts("Minutes held stand without an attendance", _E, "Attendance is held?"),
    Code.HELD_FOR_NOTHING: CodeFacts(
        "A session was held with no minutes", _E, "Attendance is another word, or Minutes held is to be empty?"
    ),
    Code.COPIES_DISAGREE: CodeFacts(
        "Two copies say different things of one session", _E, "one of the two is out of date? Mend it there."
    ),
    Code.LEDGER_DISAGREES: CodeFacts(
        "A copy and the ledger say different things of one session",
        _E,
        "the copy is right, and --overwrite (in Python overwrite=True) puts it in place of what the ledger has?",
    ),
    Code.DATE_KEPT: CodeFacts("A session stands on two dates, and one was kept", _N),
    Code.NOTHING_TO_MAKE_UP: CodeFacts("A session makes up for one that is not known, or of another child", _W),
    Code.FAR_DATE: CodeFacts("A session stands far away from the day it was planned for", _E, "the year is another?"),
    Code.KEY_UNKNOWN: CodeFacts(
        "A Key is that of no session that is known",
        _E,
        "enter the week's workbook too: optsched log week-2026-11-30.xlsx rivera.xlsx?",
    ),
    Code.DATES_SWAPPED: CodeFacts("Sessions stand on each other's dates", _W),
    Code.HELD_FOR_LONG: CodeFacts("Many more minutes were held than planned", _W, "a digit too many?"),
}
