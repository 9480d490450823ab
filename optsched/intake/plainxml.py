"""Tell plain worksheets from their bytes: nothing but values in reach, so that no cell of theirs needs a closer look.

Whatever is not written as spreadsheet programs write it is not plain, and is looked at cell by cell.
"""

import re

from optsched.intake.cells import place

MOST_AREA = 6_000_000
"""Rows × columns from A1 to the last value: readers keep the whole rectangle in memory."""
MOST_CELLS = 6_000_000
"""Cells of one sheet, empty formatted ones included."""
_IN_UTF8 = re.compile(rb'(?:\xef\xbb\xbf)?<\?xml version="1\.0" encoding="[Uu][Tt][Ff]-8"|<worksheet[ >]')
_FORMULA, _WITH_PREFIX = re.compile(rb"<f[\s/>]"), re.compile(rb"<[^\s<>/]*:")
"""A name with a prefix may be that of anything."""
_HEARD = (b"hidden", b"mergeCell")
_ANY_CELL = re.compile(rb"<c[\s/>]")
_CELL = rb'<c r="%s"(?: s="\d+")?(?: t="(?:s|n|str|inlineStr|b|d)")?/?>'
_LAST_EARLY, _LATE = 99_999, re.compile(rb'<c r="[A-Z]{1,3}[1-9]\d{5}')
"""The last row of five digits; whether one of more is there is seen faster than which is the last."""
_COLUMN, _ROW = re.compile(_CELL % rb"([A-Z]{1,3})[1-9]\d{0,6}"), re.compile(_CELL % rb"[A-Z]{1,3}([1-9]\d{0,6})")


def is_plain(content: bytes) -> bool:
    """Tell whether a worksheet has no error, formula, merged cell or hidden part, and no cell far out.

    That the content is well-formed is not looked at.
    """
    if not _IN_UTF8.match(content) or any(word in content for word in _HEARD):
        return False
    if _FORMULA.search(content) or _WITH_PREFIX.search(content):
        return False
    columns = _COLUMN.findall(content)
    if len(columns) != len(_ANY_CELL.findall(content)) or len(columns) > MOST_CELLS:
        return False
    last_column = max((place(f"{letters.decode()}1")[1] for letters in set(columns)), default=0)
    if last_column * _LAST_EARLY <= MOST_AREA and not _LATE.search(content):
        return True
    last_row = max(map(int, set(_ROW.findall(content))), default=0)
    return last_row * last_column <= MOST_AREA
