"""Find the row of column names of a list of children, wherever and however often it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import pairwise

from optsched.contract import DISTRICT_SHEETS
from optsched.domain import Source
from optsched.intake.caseloads.banners import banner_of, begins_with_child
from optsched.intake.caseloads.vocabulary import (
    DROPPED,
    HOW_OFTEN,
    NEVER_KEPT,
    OF_A_CASELOAD,
    TELLS_CHILD,
    Means,
    meaning_of,
    service_in,
    services_in,
)
from optsched.intake.caseloads.windows import log_not_read, windows_of
from optsched.intake.cells import Sheet, Value, is_blank
from optsched.intake.codes import Code
from optsched.intake.log import Log
from optsched.intake.tables import form_of
from optsched.intake.wording import is_wording
from optsched.intake.words import say

OF_OTHER_LISTS = ("course", "credit", "subject")
"""Words of headers that a list of children does not have: it is one of lessons or courses."""
NAMES = {Means.NAME, Means.FIRST_NAME, Means.LAST_NAME}
HOW_MUCH = {Means.FREQUENCY, Means.MINUTES, Means.WEEKLY, Means.TOTAL, *HOW_OFTEN}
LOOKED_AT = 20
"""Cells of a column that are looked at to tell what it says."""
WITHIN = 25
"""The first header stands in one of the first so many filled rows."""


@dataclass(frozen=True)
class Header:
    """A row of column names: what each position means. `unknown`, `double` and `times` are headers by position.

    `windows` are the rule and the positions of each time that columns of `times` give together. `services` are those
    that columns are of, by position: each cell says how much of it. `given` is the service of every line, and the cell
    that says so: the head of who gives it, or a title.
    """

    row: int
    columns: dict[int, Means] = field(default_factory=dict)
    seen: dict[int, str] = field(default_factory=dict)
    unknown: dict[int, str] = field(default_factory=dict)
    double: dict[int, str] = field(default_factory=dict)
    times: dict[int, str] = field(default_factory=dict)
    windows: tuple[tuple[str, dict[str, int]], ...] = ()
    services: dict[int, str] = field(default_factory=dict)
    given: tuple[str, Source] | None = None

    def is_of_a_caseload(self, has_banners: bool) -> bool:
        """Tell whether the columns tell the child and something of a caseload; banners may tell the child."""
        found = set(self.columns.values())
        if any(word in seen.casefold() for seen in self.unknown.values() for word in OF_OTHER_LISTS):
            return False
        if has_banners and len(found) > 1 and found & {Means.SERVICE, Means.FREQUENCY}:
            return True
        return bool(found & set(TELLS_CHILD) and (found & set(OF_A_CASELOAD) or self.services))


def header_of(row: int, cells: Mapping[int, Value], has_banners: bool = False) -> Header | None:
    """Read a row as column names; None where it is none, as a label with a colon is before its value.

    `has_banners` where lines between the others name the children: then no column needs to.
    """
    header = Header(row)
    filled = {position: value for position, value in cells.items() if not is_blank(value)}
    if not all(isinstance(value, str) for value in filled.values()):
        return None
    texts = [say(filled[position]) for position in sorted(filled)]
    if any(one.endswith(":") and meaning_of(other) is None for one, other in pairwise(texts)):
        return None
    for position, value in filled.items():
        seen = say(value)
        means = meaning_of(seen)
        if means is None:
            header.unknown[position] = seen
        elif means not in NEVER_KEPT and means in header.columns.values():
            header.double[position] = seen
        else:
            header.columns[position], header.seen[position] = means, seen
    header = _with_services(_with_delivery(header))
    return _with_windows(header) if header.is_of_a_caseload(has_banners) else None


def _with_delivery(header: Header) -> Header:
    """Take a second column of services whose head says `type` for how they are delivered, where no other says that."""
    services = {at: seen for at, seen in (header.seen | header.double).items() if meaning_of(seen) is Means.SERVICE}
    types = [at for at, seen in services.items() if "type" in seen.casefold()]
    if len(services) != 2 or len(types) != 1 or Means.DELIVERY in header.columns.values():
        return header
    kind, service = types[0], next(at for at in services if at not in types)
    columns = {**header.columns, service: Means.SERVICE, kind: Means.DELIVERY}
    double = {at: seen for at, seen in header.double.items() if at not in services}
    return replace(header, columns=columns, seen=header.seen | services, double=double)


def _with_services(header: Header) -> Header:
    """Move the columns that are of a service out of the unknown ones, where no column names services."""
    if {Means.SERVICE, Means.FREQUENCY} & set(header.columns.values()):
        return header
    services = {at: service for at, seen in header.unknown.items() if (service := service_in(seen))}
    if len(set(services.values())) < len(services):
        return header
    return replace(header, services=services, unknown={at: s for at, s in header.unknown.items() if at not in services})


def _with_providers(header: Header, sheet: Sheet) -> Header:
    """Take a column of a service without any number for who gives it, and the service for that of every line.

    Where other columns say how much, a column of a service says nothing that is known.
    """
    names = {at for at in header.services if _is_of_words(sheet, header.row, at)}
    counted = {at: service for at, service in header.services.items() if at not in names}
    says_how_much = bool(set(header.columns.values()) & (HOW_MUCH - {Means.FREQUENCY}))
    if says_how_much and len(names) == len(header.services) == 1 and Means.PROVIDER not in header.columns.values():
        (at,) = names
        seen = say(sheet.rows[header.row][at])
        columns, heads = {**header.columns, at: Means.PROVIDER}, {**header.seen, at: seen}
        given = header.services[at], sheet.source(header.row, at)
        return replace(header, columns=columns, seen=heads, services={}, given=given)
    lost = {at: say(sheet.rows[header.row][at]) for at in (header.services if says_how_much else names)}
    counted = {} if says_how_much else counted
    return replace(header, services=counted, unknown={**header.unknown, **lost})


def _with_wording(header: Header, sheet: Sheet) -> Header:
    """Take a column that is not known for the wording where its cells are some, and no other column says how often."""
    if {Means.FREQUENCY, *HOW_OFTEN} & set(header.columns.values()) or header.services:
        return header
    worded = [at for at in header.unknown if _is_of_wordings(sheet, header.row, at)]
    if len(worded) != 1:
        return header
    (at,) = worded
    columns, seen = {**header.columns, at: Means.FREQUENCY}, {**header.seen, at: header.unknown[at]}
    return replace(header, columns=columns, seen=seen, unknown={k: v for k, v in header.unknown.items() if k != at})


def _with_title(header: Header, sheet: Sheet) -> Header:
    """Take the one service that the titles above or the sheet's name tell for that of every line, where no other is."""
    means = set(header.columns.values())
    if Means.SERVICE in means or header.services or header.given or not means & HOW_MUCH:
        return header
    above = [(at, value) for at, value in sheet.cells.items() if at[0] < header.row and isinstance(value, str)]
    told = {service: sheet.source(*at) for at, value in reversed(above) for service in services_in(value)}
    told = {service: sheet.source() for service in services_in(sheet.title)} | told
    return replace(header, given=next(iter(told.items()))) if len(told) == 1 else header


def _is_of_wordings(sheet: Sheet, head: int, at: int) -> bool:
    """Tell whether most cells below a head say how often and how long."""
    cells = [cells[at] for row, cells in sheet.rows.items() if row > head and not is_blank(cells.get(at))]
    read = [isinstance(cell, str) and is_wording(cell) for cell in cells[:LOOKED_AT]]
    return sum(read) * 2 > len(read)


def _is_of_words(sheet: Sheet, head: int, at: int) -> bool:
    """Tell whether a column has something below its head, and no number in it."""
    texts = [say(cells[at]) for row, cells in sheet.rows.items() if row > head and not is_blank(cells.get(at))]
    return bool(texts) and not any(letter.isdigit() for text in texts for letter in text)


def _with_windows(header: Header) -> Header:
    """Move the columns that together are times of the child out of the unknown ones."""
    windows = windows_of(header.unknown)
    times = {at: header.unknown[at] for _, columns in windows for at in columns.values()}
    unknown = {at: seen for at, seen in header.unknown.items() if at not in times}
    return replace(header, unknown=unknown, times=times, windows=windows)


def headers_of(sheet: Sheet) -> dict[int, Header]:
    """Return the rows of column names; none where the first does not stand near the top."""
    banners = _names_children_in_banners(sheet)
    found = {row: each for row, cells in sheet.rows.items() if (each := header_of(row, cells, banners)) is not None}
    first = next(iter(found), None)
    if first is None or first not in list(sheet.rows)[:WITHIN]:
        return {}
    whole = {row: _with_wording(_with_providers(header, sheet), sheet) for row, header in found.items()}
    return {row: _with_title(header, sheet) for row, header in whole.items()}


def _names_children_in_banners(sheet: Sheet) -> bool:
    return any(begins_with_child(cells) and banner_of(cells) is not None for cells in sheet.rows.values())


def is_of_the_contract(sheet: Sheet, header: Header) -> bool:
    """Tell whether every column of a sheet is one of a sheet of the district workbook."""
    form = form_of(sheet, DISTRICT_SHEETS)
    mine = (say(sheet.rows[header.row][at]) for at in header.services)
    every = (*header.seen.values(), *header.unknown.values(), *header.double.values(), *header.times.values(), *mine)
    return form is not None and all(form.match(seen) is not None for seen in every)


def names_children(sheet: Sheet) -> bool:
    """Tell whether a text table names children in a column or in banners, which no sheet of the contract does."""
    headers = {} if sheet.name else headers_of(sheet)
    in_columns = any(NAMES & set(header.columns.values()) for header in headers.values())
    return in_columns or (bool(headers) and _names_children_in_banners(sheet))


def log_columns(sheet: Sheet, headers: Mapping[int, Header], log: Log) -> None:
    """Name once what is not needed, what is not known, and what stands there twice."""
    dropped: dict[str, None] = {}
    named: set[str] = set()
    for header in headers.values():
        if header.given and header.given[1].cell not in {sheet.source(header.row, at).cell for at in header.columns}:
            service, where = header.given
            log.add(Code.ASSUMED, f"{service}, from the title, is the service of every line of the list.", where)
        dropped.update(dict.fromkeys(seen for at, seen in header.seen.items() if header.columns[at] in NEVER_KEPT))
        for position, seen in header.unknown.items():
            if seen not in named:
                named.add(seen)
                log_not_read(seen, sheet.source(header.row, position), log)
        for position, seen in header.double.items():
            if seen in named:
                continue
            named.add(seen)
            means = meaning_of(seen)
            first = next(header.seen[at] for at, other in header.columns.items() if other is means)
            message = f"Column {seen} says the same as column {first}; only {first} was read."
            log.add(Code.DOUBLE_COLUMN, message, sheet.source(header.row, position), seen=seen)
    if dropped:
        first_header = next(iter(headers.values()))
        message = f"{_joined(list(dropped))} {'is' if len(dropped) == 1 else 'are'} not needed for a plan and"
        message += f" {'was' if len(dropped) == 1 else 'were'} not read."
        log.add(Code.NOT_NEEDED, message, sheet.source(first_header.row, min(first_header.seen)))


def _joined(words: list[str]) -> str:
    return f"{', '.join(words[:-1])} and {words[-1]}" if len(words) > 1 else words[0]


def columns_of(sheet: Sheet, headers: Mapping[int, Header]) -> tuple[tuple[str, str, Source], ...]:
    """Return (header as seen, what it means, cell) of every column that is known, once."""
    found: dict[tuple[str, str], Source] = {}
    for header in headers.values():
        for position, means in header.columns.items():
            said = DROPPED if means in NEVER_KEPT else means.value
            found.setdefault((header.seen[position], said), sheet.source(header.row, position))
        for position, service in header.services.items():
            seen = say(sheet.rows[header.row][position])
            found.setdefault((seen, f"how much {service}"), sheet.source(header.row, position))
        for rule, columns in header.windows:
            for column, position in columns.items():
                said = f"{column} of a time of the child: {rule}"
                found.setdefault((header.times[position], said), sheet.source(header.row, position))
    return tuple((seen, said, source) for (seen, said), source in found.items())
