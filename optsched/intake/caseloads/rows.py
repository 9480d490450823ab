"""One line -> rows of the contract: the child's row of Students, and a row of Services for each phase."""

from dataclasses import dataclass, field
from datetime import date

from optsched.contract import SERVICES, STUDENTS
from optsched.domain import Source
from optsched.domain.understood import LineToReview
from optsched.intake.caseloads.amounts import Phase, phases_of, wording_of
from optsched.intake.caseloads.children import Seen
from optsched.intake.caseloads.columns import HOW_MUCH, as_meant
from optsched.intake.caseloads.disagreeing import disagrees
from optsched.intake.caseloads.names import initials_of, without_name
from optsched.intake.caseloads.pages import Line
from optsched.intake.caseloads.providers import names_several
from optsched.intake.caseloads.services import delivery_of, grouping_of, service_and_kind, setting_of
from optsched.intake.caseloads.vocabulary import SERVICE_LINE, Means
from optsched.intake.cells import Value
from optsched.intake.codes import Code
from optsched.intake.forms import PERS
from optsched.intake.log import Log
from optsched.intake.tables import Row
from optsched.intake.times import day_of
from optsched.intake.words import Unclear, key_of, say, whole

_THERAPIST = (Means.PROVIDER, Means.CASE_MANAGER)


@dataclass
class Draft:
    """A row in the making: the first value of a column stays; where another contradicts it, neither is taken."""

    sheet: str
    source: Source
    values: dict[str, Value] = field(default_factory=dict)
    cells: dict[str, Source] = field(default_factory=dict)
    review: list[LineToReview] = field(default_factory=list)

    def put(self, column: str, value: Value, source: Source) -> None:
        """Fill a column; an empty value only remembers its cell."""
        self.cells.setdefault(column, source)
        if value not in (None, "") and column not in self.values:
            self.values[column] = value
            self.cells[column] = source

    def put_or_log(self, column: str, value: Value, source: Source, log: Log) -> None:
        """Fill a column; log where it says something else already.

        How much is owed is then left empty. Elsewhere an empty cell has a meaning, so that both values stand there
        until one of them is chosen.
        """
        known = self.values.get(column)
        if known is None or value in (None, "") or not _contradicts(column, known, value):
            self.put(column, value, source)
            return
        message = f"{self.values['Student']}: {column} is {say(value)} here, but {say(known)} in"
        message += f" {self.cells[column].cell}"
        self.review.append(disagrees(message, source, say(value), log))
        if column in HOW_MUCH:
            del self.values[column]
            self.cells[column] = source
        else:
            self.values[column] = f"{say(known)} / {say(value)}"

    def row(self) -> Row:
        return Row(self.sheet, self.source, self.values, self.cells)


def student_row(line: Line, seen: Seen, code: str) -> Row:
    """Return the child's row of Students. The teacher is the class where no class is named."""
    draft = Draft(STUDENTS.name, line.source)
    draft.put("Student", code, seen.source)
    draft.put("Initials", seen.initials or initials_of(seen.name), line.at(Means.INITIALS, Means.NAME, Means.LAST_NAME))
    draft.put("School", line.seen(Means.SCHOOL), line.at(Means.SCHOOL))
    draft.put("Class", line.seen(Means.CLASS, Means.TEACHER), line.at(Means.CLASS, Means.TEACHER))
    grade = seen.facts.get("grade")
    draft.put("Grade", grade.text if grade else None, line.at(Means.GRADE))
    return draft.row()


def service_rows(
    line: Line, seen: Seen, code: str, weeks: int | None, log: Log
) -> tuple[list[Row], list[LineToReview]]:
    """Return a row of Services for each phase of a line, none where it asks for no service, and what to review.

    `weeks` are those of the workbook's cycle, None where they are not known.
    """
    if not line.has(*SERVICE_LINE):
        return [], []
    line = as_meant(line)
    wording = without_name(wording_of(line), seen.name, code)
    phases, review = phases_of(line, code, wording, weeks, log)
    drafts = [_service_draft(line, seen, code, wording, phase, log) for phase in phases]
    several = _several_therapists(line, log)
    found = [*review, *(each for draft in drafts for each in draft.review), *([several] if several else ())]
    return [draft.row() for draft in drafts], found


def _several_therapists(line: Line, log: Log) -> LineToReview | None:
    """Two therapists in one cell may share the minutes, or each give all of them."""
    where, seen = line.at(*_THERAPIST), line.seen(*_THERAPIST)
    if not names_several(line.written(*_THERAPIST)):
        return None
    message = f"{seen} names more than one therapist; who gives how much is not said."
    maybe = "a line for each of them, with the minutes that each gives, or only one of them?"
    log.add(Code.AMBIGUOUS_NAME, message, where, seen=seen, maybe=maybe)
    return LineToReview(where, seen, message, maybe)


def _service_draft(line: Line, seen: Seen, code: str, wording: str, phase: Phase, log: Log) -> Draft:
    draft = Draft(SERVICES.name, line.source)
    draft.put("Student", code, seen.source)
    named = (Means.SERVICE,) if Means.SERVICE in line.cells else SERVICE_LINE
    service, kind = service_and_kind(line.seen(Means.SERVICE))
    draft.put("Service", service, line.at(*named))
    draft.put("Therapist", line.seen(*_THERAPIST), line.at(*_THERAPIST))
    _put_how(draft, line, log)
    if kind:
        draft.put_or_log("Kind", kind, line.at(Means.SERVICE), log)
    for column, (value, source) in phase.columns.items():
        draft.put(column, value, source)
    ends = (("Starts", Means.STARTS, phase.is_first), ("Ends", Means.ENDS, phase.is_last))
    for column, means, is_its_own in ends:
        if is_its_own and line.has(means):
            draft.put(column, line.cells[means].value, line.at(means))
    where = line.at(Means.FREQUENCY)
    for column, value in phase.said.items():
        draft.put_or_log(column, value, where, log)
    draft.put("Wording", "" if _is_all_open(draft, phase) else wording, where)
    return draft


def _is_all_open(draft: Draft, phase: Phase) -> bool:
    """Tell whether contradictions leave nothing of how much; a sentence alone would then be read, and believed."""
    return (phase.is_open or bool(draft.review)) and not any(column in draft.values for column in HOW_MUCH)


def _put_how(draft: Draft, line: Line, log: Log) -> None:
    """Fill Kind, Grouping, Setting and Largest group from their columns."""
    if line.has(Means.DELIVERY):
        for column, word in delivery_of(line.seen(Means.DELIVERY)).items():
            draft.put(column, word, line.at(Means.DELIVERY))
    if line.has(Means.GROUPING):
        draft.put_or_log("Grouping", grouping_of(line.seen(Means.GROUPING)), line.at(Means.GROUPING), log)
    if line.has(Means.LOCATION):
        draft.put_or_log("Setting", setting_of(line.seen(Means.LOCATION)), line.at(Means.LOCATION), log)
    if line.has(Means.GROUP_SIZE):
        draft.put("Largest group", line.cells[Means.GROUP_SIZE].value, line.at(Means.GROUP_SIZE))


_CHOICES = {column: SERVICES.column(column).choices for column in ("Kind", "Setting", "Grouping")} | {"Per": PERS}
_NUMBERS = {"Minutes": 480, "Times": 200, "Largest group": 30}


def _contradicts(column: str, known: Value, said: Value) -> bool:
    """Tell whether two columns of a line say different things.

    What is refused by itself contradicts nothing; what one leaves open the other may choose, and it may have smaller
    groups.
    """
    if column in _NUMBERS:
        number, other = (_number(each, _NUMBERS[column]) for each in (known, said))
        if number is None or other is None:
            return number is not None
        return number > other if column == "Largest group" else number != other
    if column in ("Starts", "Ends"):
        day = _day(known)
        return day is not None and day != _day(said)
    one, two = key_of(say(known)), key_of(say(said))
    is_refused = column in _CHOICES and one not in _CHOICES[column]
    return not is_refused and one != two and two != "either"


def _number(value: Value, most: int) -> int | None:
    try:
        return whole(value, 1, most)
    except Unclear:
        return None


def _day(value: Value) -> date | None:
    try:
        return day_of(value)
    except Unclear:
        return None
