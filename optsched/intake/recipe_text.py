"""A recipe as people read and edit it: a text with what is known, and questions where something is not."""

import json
from collections.abc import Iterable, Iterator, Mapping

from optsched.intake.cells import MOST_CELLS
from optsched.intake.colours import ColourSeen
from optsched.intake.recipe import OF_A_SHEET, OwnActivity, Recipe, SheetRecipe
from optsched.intake.words import clean, key_of

_HEAD = (
    "# How the files of this district are meant. Edit it, and give it to optsched with --recipe.",
    "# A line that begins with # is not read. A question mark is a question: write what is meant in its place.",
)
_SHEETS = (
    "# Sheets. read is read or skip; what else is said of a sheet holds for all of it. Where two files have a sheet",
    '# of one name, the file stands before it: [sheets."lincoln.xlsx/Sheet1"]. What may be said, and how:',
    '# read = "skip"',
    '# school = "Lincoln"',
    '# class = "2B"',
    '# teacher = "Ms. Lopez"',
    '# grade = "2"',
    '# days = "Mon-Fri"',
    '# weeks = "odd"',
    '# variant = "early release"',
)
_CLASSES = "# Who is meant by a name: the class, as on the sheet Timetable."
_ACTIVITIES = "# What words of the timetable mean: an activity of the dictionary, or one of [activity] below."
_COLUMNS = "# What the headers of lists mean: Class, Teacher, Days, From, To, Activity, Student and so on."
_COLOURS = "# What cells without a word mean by their colour: an activity, or skip for cells that are not to be read."
_OWN = (
    "# Activities of the district's own, such as:",
    '# [activity."Garden Club"]',
    '# pull_out = "ok"      # never, avoid, ok or best',
    '# push_in = "never"    # never, ok or best',
    "# core = false",
    '# by_service = { "Push-in OT" = "best" }',
)


def text_of(
    recipe: Recipe,
    sheets: Iterable[tuple[str, str]],
    unknown: Iterable[tuple[str, str]],
    colours: Iterable[ColourSeen] = (),
) -> str:
    """Write a recipe: what is known, each sheet with what it was read as, and the unknown words as questions.

    `sheets` are names and what they were read as, `unknown` words and what they may mean, `colours` those of cells
    without a word.
    """
    lines = [*_HEAD, "", *_SHEETS]
    read_as = dict(sheets)
    named = {key_of(name) for name in read_as}
    for name in (*read_as, *(name for name in recipe.sheets if key_of(name) not in named)):
        lines += ["", *_sheet(name, recipe.sheet(name), read_as.get(name, ""))]
    lines += ["", _CLASSES, "[classes]", *_words(recipe.classes)]
    lines += ["", _ACTIVITIES, "[activities]", *_words(recipe.activities)]
    known = {key_of(word) for word in recipe.activities}
    for word, maybe in unknown:
        if key_of(word) not in known:
            known.add(key_of(word))
            lines.append(f'{_quoted(word)} = "?"{f"  # Maybe {_remark(maybe)}" if maybe else ""}')
    lines += ["", _COLUMNS, "[columns]", *_words(recipe.columns)]
    lines += ["", _COLOURS, "[colours]", *_words(recipe.colours)]
    lines += [_colour(each) for each in colours if each.colour not in recipe.colours]
    lines += ["", *_OWN]
    for name, own in recipe.own.items():
        lines += ["", *_activity(name, own)]
    return "\n".join(lines) + "\n"


def _sheet(name: str, said: SheetRecipe, read_as: str) -> Iterator[str]:
    yield f"[sheets.{_quoted(name)}]"
    if read_as:
        yield f"# read as: {_remark(read_as)}"
    yield f"read = {_quoted(said.read)}"
    for key in OF_A_SHEET[1:]:
        value = said.class_name if key == "class" else getattr(said, key)
        if value:
            yield f"{key} = {_quoted(value)}"


def _colour(seen: ColourSeen) -> str:
    sheets = dict.fromkeys(sheet for sheet, _ in seen.cells)
    first = ", ".join(cell for sheet, cell in seen.cells[:MOST_CELLS] if sheet == next(iter(sheets)))
    more = " and elsewhere" if len(sheets) > 1 or len(seen.cells) > MOST_CELLS else ""
    return f'{_quoted(seen.colour)} = "?"  # {seen.name}, such as {_remark(next(iter(sheets)))} {first}{more}'


def _words(table: Mapping[str, str]) -> Iterator[str]:
    return (f"{_quoted(word)} = {_quoted(meant)}" for word, meant in table.items())


def _activity(name: str, own: OwnActivity) -> Iterator[str]:
    yield f"[activity.{_quoted(name)}]"
    yield f"pull_out = {_quoted(own.pull_out)}"
    yield f"push_in = {_quoted(own.push_in)}"
    yield f"core = {'true' if own.core else 'false'}"
    if own.by_service:
        yield f"by_service = {{ {', '.join(_words(own.by_service))} }}"


def _remark(text: str) -> str:
    return "".join(letter for letter in clean(text) if letter.isprintable())


def _quoted(text: str) -> str:
    """Quote a text; a letter that no file can hold becomes a question mark."""
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007f")
