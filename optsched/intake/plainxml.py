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
_HEARD = (b"hidden", b"mergeCell", b"<!")
_DIGITS = b"0123456789"
_CELL = re.compile(rb"<c[\s/>][^>]*>?")
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})"(?: s="")?(?: t="(?:s|n|str|inlineStr|b|d)")?/?>')
"""The beginning of a cell without digits: a sheet has few that differ."""
_LAST_EARLY, _LATE = 99_999, re.compile(rb'<c r="[A-Z]{1,3}\d{6}')
"""The last row of five digits; whether one of more is there is seen faster than which is the last."""
_ROW = re.compile(rb'<c r="[A-Z]{1,3}([1-9]\d{0,6})"')


def is_plain(content: bytes) -> bool:
    """Tell whether a worksheet has no error, formula, merged cell or hidden part, and no cell far out.

    That the content is well-formed is not looked at.
    """
    bare = content.translate(None, _DIGITS)
    if not _IN_UTF8.match(content) or any(word in bare for word in _HEARD):
        return False
    if _FORMULA.search(bare) or _WITH_PREFIX.search(bare):
        return False
    cells = _CELL.findall(bare)
    kinds = [_PLAIN_CELL.fullmatch(each) for each in set(cells)]
    if len(cells) > MOST_CELLS or not all(kinds):
        return False
    last_column = max((place(f"{kind[1].decode()}1")[1] for kind in kinds if kind), default=0)
    if last_column * _LAST_EARLY <= MOST_AREA and not _LATE.search(content):
        return True
    rows = _ROW.findall(content)
    last_row = max(map(int, set(rows)), default=0)
    return len(rows) == len(cells) and last_row * last_column <= MOST_AREA
