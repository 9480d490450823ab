"""Throw what nobody would send at the reader: random cells, broken zips, random wordings. Nothing may ever raise.

uv run python tests/intake/fuzz.py --minutes 10            # prints what was tried; ends with 1 at the first fault
uv run python tests/intake/fuzz.py --minutes 1 --seed 7    # the same again
"""

from __future__ import annotations

import argparse
import csv
import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, timedelta
from datetime import time as clock
from pathlib import Path

import xlsxwriter

from optsched.intake import read
from optsched.intake.cells import Place, Sheet, Value
from optsched.intake.log import Log
from optsched.intake.reading import understand
from optsched.intake.wording import read_wording
from optsched.intake.words import Unclear

WORDS = (
    *(
        "Mon",
        "Tuesday",
        "W",
        "Th",
        "MWF",
        "Mon-Thu",
        "Day 3",
        "Lunes",
        "Time",
        "From",
        "To",
        "Period",
        "Class",
        "Teacher",
    ),
    *(
        "8:15-9:45",
        "8.40-9.20",
        "9-15*9-30",
        "9:05 - 11:25:",
        "12:45-13:15PM",
        "4-12am",
        "8:20",
        "25:99",
        "0:00",
        "noon",
    ),
    *("Math", "ELA", "Lunch/Recess", "WIN**", "Specials (1=Library, 2=PE)", "M-Comp T-Library", "2B Math", "Math (2B)"),
    *("2B", "Ms. Lopez", "Lopez, M.", "2B (Lopez)", "Grade 2", "K", "Lincoln Elementary", "Room 12", "Bell schedule"),
    *(
        "Name",
        "Student ID",
        "Grade",
        "Service",
        "Sessions / Frequency",
        "Total Minutes",
        "Start Date",
        "Alvarez, Ana",
        "18",
    ),
    *(
        "Therapist",
        "School",
        "OT",
        "OT Minutes",
        "SLP",
        "Freq",
        "Freq unit",
        "Lincoln 8:00-12:00 / Oak 12:30-3:30",
        "8-3",
    ),
    *("Lunch A", "4A", "1st", "1", "2", "AM Kindergarten (Wu)", "0815", "Early Out", "Music - Mr. Lin", "P.E. - Gym"),
    *("Recess (9:40-10:00)", "one (1) time", "60 min/wk (2x30)", "OT Consult", "60 minutes per week", "TK", "Kinder"),
    *("30 min x 2 Times = 60 min Weekly", "120 min Monthly", "415 - Language and Speech", "Page 1", "Teacher#", "=1+1"),
    *(
        "",
        " ",
        "\u200b",
        "\n",
        "a\nb",
        "-",
        "x",
        "(",
        ")",
        "((",
        "1=2=3",
        "//",
        "é" * 40,
        "9" * 30,
        "\x07",
        "𝟘",
        "12:60",
    ),
)
"""Cells of schools, and of nobody."""
PIECES = (
    "30",
    "min",
    "x",
    "2",
    "times",
    "=",
    "60",
    "weekly",
    "per",
    "month",
    "group",
    "of",
    "3",
    "and",
    "/",
    "½",
    "no",
    "-",
    ";",
)


def cell(dice: random.Random) -> Value:
    """Return a cell of any kind."""
    kinds: tuple[Callable[[], Value], ...] = (
        lambda: dice.choice(WORDS),
        lambda: dice.choice(WORDS) + dice.choice((" ", "\n", "", "/")) + dice.choice(WORDS),
        lambda: dice.randint(-5, 10**6),
        lambda: dice.random() * 2,
        lambda: clock(dice.randint(0, 23), dice.randint(0, 59), dice.randint(0, 59)),
        lambda: date(1890, 1, 1) + timedelta(days=dice.randint(0, 80_000)),
        lambda: datetime(1899, 12, 31) + timedelta(minutes=dice.randint(0, 10**7)),
        lambda: timedelta(minutes=dice.randint(-100, 5000)),
        lambda: dice.random() < 0.5,
        lambda: "".join(chr(dice.randint(1, 0x3000)) for _ in range(dice.randint(0, 20))),
    )
    return dice.choices(kinds, (60, 20, 8, 3, 8, 3, 2, 1, 1, 4))[0]()


def sheet(dice: random.Random, number: int) -> Sheet:
    """Return a sheet of random cells and merges, under a name that may say something."""
    rows, columns = dice.randint(1, 30), dice.randint(1, 12)
    fill = dice.random()
    cells: dict[Place, Value] = {
        (row, column): cell(dice)
        for row in range(1, rows + 1)
        for column in range(1, columns + 1)
        if dice.random() < fill
    }
    if dice.random() < 0.7:
        start = dice.randint(1, 4)
        cells |= {(row, 1): f"{7 + row // 2}:{30 * (row % 2):02d}" for row in range(start, rows + 1)}
        cells |= {(start - 1, at + 2): day for at, day in enumerate(("Mon", "Tue", "Wed", "Thu", "Fri")) if start > 1}
    merges = []
    for _ in range(dice.randint(0, 6)):
        row, column = dice.randint(1, rows), dice.randint(1, columns)
        merges.append(((row, column), (row + dice.randint(0, 4), column + dice.randint(0, 4))))
    name = dice.choice((f"Sheet{number}", "Timetable", "Schedule", "Mon", "2B", "Services", "", "Students", "T"))
    return Sheet("fuzz.xlsx", name, name or "fuzz", cells, tuple(merges))


def try_cells(dice: random.Random, folder: Path) -> None:
    """Random sheets in memory, one to four together."""
    understand([sheet(dice, number) for number in range(dice.randint(1, 4))], Log())


def try_wording(dice: random.Random, folder: Path) -> None:
    """Random words of wordings: read or refused, nothing else."""
    words = [dice.choice(dice.choice((PIECES, WORDS))) for _ in range(dice.randint(0, 14))]
    try:
        read_wording(dice.choice((" ", "", "  ")).join(words))
    except Unclear:
        return


def try_csv(dice: random.Random, folder: Path) -> None:
    """A list of children with random columns, lines and bytes."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=dice.choice(",;\t"))
    for _ in range(dice.randint(0, 12)):
        writer.writerow([str(cell(dice)) for _ in range(dice.randint(0, 8))])
    content = bytearray(out.getvalue().encode(dice.choice(("utf-8", "utf-16", "cp1252")), "replace"))
    for _ in range(dice.randint(0, 3)):
        if content:
            content[dice.randrange(len(content))] = dice.randrange(256)
    path = folder / "fuzz.csv"
    path.write_bytes(bytes(content))
    read([path])


def try_zip(dice: random.Random, folder: Path) -> None:
    """A workbook with bytes changed, cut off, or a part of it replaced."""
    path = folder / "fuzz.xlsx"
    with xlsxwriter.Workbook(str(path)) as workbook:
        page = workbook.add_worksheet()
        for (row, column), value in sheet(dice, 1).cells.items():
            page.write_string(row, column, str(value)[:200])
    content = bytearray(path.read_bytes())
    way = dice.randrange(3)
    if way == 0:
        for _ in range(dice.randint(1, 12)):
            content[dice.randrange(len(content))] = dice.randrange(256)
    elif way == 1:
        del content[dice.randrange(len(content)) :]
    path.write_bytes(bytes(content))
    if way == 2:
        _replace_part(path, dice)
    read([path])


def _replace_part(path: Path, dice: random.Random) -> None:
    with zipfile.ZipFile(path) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    name = dice.choice(list(parts))
    text = bytearray(parts[name])
    for _ in range(dice.randint(1, 30)):
        at = dice.randrange(len(text))
        text[at : at + dice.randint(0, 3)] = dice.choice(
            (b"<", b">", b'"', b"999999999", b"&amp;", b"A1", b"", b"\xff")
        )
    parts[name] = bytes(text)
    with zipfile.ZipFile(path, "w") as package:
        for each, data in parts.items():
            package.writestr(each, data)


WAYS = ((try_cells, 6), (try_wording, 12), (try_csv, 3), (try_zip, 1))
"""What is tried, and how often."""


def fuzz(seconds: float, seed: int) -> Counter[str]:
    """Try for so many seconds; return how often each way was tried. Whatever a reader raises comes through."""
    dice = random.Random(seed)
    tried: Counter[str] = Counter()
    end = time.monotonic() + seconds
    with tempfile.TemporaryDirectory() as folder:
        while time.monotonic() < end:
            way = dice.choices([each for each, _ in WAYS], [often for _, often in WAYS])[0]
            state = dice.getstate()
            try:
                way(dice, Path(folder))
            except BaseException:
                print(
                    f"{way.__name__}, after {sum(tried.values())} tries, state {hash(state)}, seed {seed}",
                    file=sys.stderr,
                )
                raise
            tried[way.__name__] += 1
    return tried


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--minutes", type=float, default=10.0)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    for name, number in fuzz(60 * asked.minutes, asked.seed).items():
        print(f"{name}: {number:,}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
