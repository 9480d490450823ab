"""Recipes: written as text, read back the same, followed, and every mistake in one a finding."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from intake.drawn import drawn
from intake.small_district import filled

from optsched.domain import Finding, Severity, Source
from optsched.intake import Code, text_of
from optsched.intake.cells import Sheet
from optsched.intake.gather import Gathered, gather
from optsched.intake.log import Log
from optsched.intake.recipe import OwnActivity, Recipe, SheetRecipe, read_recipe
from optsched.intake.words import clean

GRID = """
            | Mon     | Tue
8:00-8:30   | ELA     | Math
8:30-9:00   | Chill   | Lunch
"""


def understood(text: str) -> tuple[Recipe, tuple[Finding, ...]]:
    """Read a recipe that stands in lincoln.toml."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lincoln.toml"
        path.write_text(text, encoding="utf-8")
        log = Log()
        return read_recipe(path, log), log.findings.items


def recipe_of(text: str) -> Recipe:
    recipe, findings = understood(text)
    assert not findings, [each.message for each in findings]
    return recipe


def one(text: str) -> Finding:
    _, findings = understood(text)
    assert len(findings) == 1, [each.message for each in findings]
    return findings[0]


def followed(text: str, *sheets: Sheet) -> tuple[Gathered, tuple[Finding, ...]]:
    """Gather sheets as a recipe says; return what the recipe's own findings are."""
    log = Log()
    gathered = gather(sheets, log, recipe_of(text))
    return gathered, tuple(each for each in log.findings if each.code == Code.RECIPE)


def blocks(gathered: Gathered) -> set[tuple[str, str, str]]:
    """Return class, days and activity of every block."""
    rows = gathered.tables.rows["Timetable"]
    return {(row.seen("Class"), row.seen("Days"), row.seen("Activity")) for row in rows}


def column(gathered: Gathered, name: str) -> set[str]:
    return {row.seen(name) for row in gathered.tables.rows["Timetable"]}


def words() -> st.SearchStrategy[str]:
    """Draw what may stand between quotation marks: no blanks at the ends, and something."""
    letters = st.characters(exclude_categories=("Cs", "Cc", "Cf", "Zs", "Zl", "Zp"))
    return st.text(letters | st.sampled_from('"\\#=[]\x7f ')).map(clean).filter(_is_said)


def _is_said(text: str) -> bool:
    return text not in ("", "?")


SHEETS = st.builds(
    SheetRecipe,
    read=st.sampled_from(["read", "skip"]),
    school=st.just("") | words(),
    class_name=st.just("") | words(),
    teacher=st.just("") | words(),
    grade=st.sampled_from(["", "K", "2", "3rd"]),
    days=st.sampled_from(["", "Mon", "Mon-Fri", "Tue & Thu"]),
    weeks=st.sampled_from(["", "1", "odd", "1, 3"]),
    variant=st.just("") | words(),
)
OWN = st.builds(OwnActivity, words(), words(), st.booleans(), st.dictionaries(words(), words(), max_size=2))
RECIPES = st.builds(
    Recipe,
    st.dictionaries(words(), SHEETS, max_size=3),
    st.dictionaries(words(), words(), max_size=3),
    st.dictionaries(words(), words(), max_size=3),
    st.dictionaries(words(), words(), max_size=3),
    st.dictionaries(words(), OWN, max_size=2),
    st.dictionaries(st.sampled_from(["FFFF00", "BFBFBF", "00B050"]), words(), max_size=2),
    st.just(Source("lincoln.toml")),
)


def is_plain(recipe: Recipe) -> bool:
    """Tell whether no two sheets have one name but for case."""
    return len({name.casefold() for name in recipe.sheets}) == len(recipe.sheets)


@settings(deadline=None)
@given(RECIPES.filter(is_plain))
def test_a_recipe_that_is_written_reads_back_the_same(recipe: Recipe) -> None:
    assert recipe_of(text_of(recipe, (), ())) == recipe


@settings(deadline=None)
@given(st.dictionaries(words(), words(), min_size=1, max_size=3), st.lists(words(), max_size=3))
def test_sheets_and_questions_of_a_first_recipe_change_nothing(sheets: Mapping[str, str], unknown: list[str]) -> None:
    text = text_of(Recipe(), sheets.items(), [(word, "Math?") for word in unknown])
    recipe = recipe_of(text)
    assert recipe.sheets == dict.fromkeys(sheets, SheetRecipe())
    assert not recipe.activities
    assert text.count('= "?"') >= len({word.casefold() for word in unknown})


def test_a_first_recipe_says_what_each_sheet_was_read_as_and_asks_about_words() -> None:
    text = text_of(Recipe(), [("2B", "timetable")], [("Chill", "Choice time?"), ("CHILL", "")])
    assert '[sheets."2B"]\n# read as: timetable\nread = "read"\n\n' in text
    assert '[activities]\n"Chill" = "?"  # Maybe Choice time?\n\n' in text


def test_a_question_that_was_answered_is_not_asked_again() -> None:
    text = text_of(Recipe(activities={"Chill": "Choice time"}), (), [("chill", "")])
    assert recipe_of(text).activities == {"Chill": "Choice time"}


def test_what_the_comments_offer_can_be_said() -> None:
    text = text_of(Recipe(), [("2B", "timetable")], ())
    example = text[text.index("# [activity") :]
    recipe = recipe_of(example.replace("\n# ", "\n").removeprefix("# "))
    assert recipe.own == {"Garden Club": OwnActivity("ok", "never", False, {"Push-in OT": "best"})}
    keys = text[text.index("# read = ") : text.index("\n\n[sheets")]
    said = SheetRecipe("skip", "Lincoln", "2B", "Ms. Lopez", "2", "Mon-Fri", "odd", "early release")
    assert recipe_of(f'[sheets."2B"]\n{keys.replace("# ", "")}').sheets == {"2B": said}


def test_an_empty_recipe_says_nothing() -> None:
    assert recipe_of("") == Recipe(source=Source("lincoln.toml"))


def test_a_recipe_saved_by_an_old_editor_is_read() -> None:
    assert recipe_of('\ufeff[classes]\n"Lopez" = "2B"').classes == {"Lopez": "2B"}


def test_a_question_mark_stays_a_question() -> None:
    recipe = recipe_of('[activities]\n"Chill" = "?"\n"Rest" = ""\n[classes]\n"Lopez" = " ? "\n[columns]\n"What" = "?"')
    assert (recipe.activities, recipe.classes, recipe.columns) == ({}, {}, {})


MISTAKES = [
    ('[classes]\n"Lopez = "2B"', "", "quotation mark"),
    ('[sheet."2B"]\nread = "skip"', "sheet", "sheets?"),
    ('[activites]\n"Chill" = "Math"', "activites", "activities?"),
    ('colour = "red"', "colour", ""),
    ('sheets = "2B"', "2B", "[sheets]?"),
    ('activity = "2B"', "2B", "[activity]?"),
    ("classes = 3", "3", "[classes]?"),
    ('columns = ["What"]', "['What']", "[columns]?"),
    ('[sheets]\n"2B" = "skip"', "skip", '[sheets."2B"]?'),
    ('[sheets."2B"]\nreed = "skip"', "reed", "read?"),
    ('[sheets."2B"]\nread = "Skip"', "Skip", "read or skip?"),
    ('[sheets."2B"]\nread = "timetable"', "timetable", "read or skip?"),
    ('[sheets."2B"]\nread = ""', "", "read or skip?"),
    ('[sheets."2B"]\ndays = ["Mon", "Tue"]', "['Mon', 'Tue']", 'days = "…"?'),
    ('[sheets."2B"]\nschool = true', "True", 'school = "…"?'),
    ('[sheets."2B"]\ngrade = "good"', "good", "PK, K, or 1 to 12?"),
    ('[sheets."2B"]\nweeks = "sometimes"', "sometimes", ""),
    ('[sheets."2B"]\nweeks = 7', "7", "Weeks in cycle"),
    ('[activities]\n"Chill" = 5', "5", 'Chill = "…"?'),
    ('[activity."Garden Club"]\npull_out = "ok"', "pull_out", "push_in"),
    ('[activity."Garden Club"]\npull_out = "ok"\npush_in = "ok"\ncolour = 1', "colour", "push_in"),
    ('[activity."Garden Club"]\npull_out = "ok"\npush_in = "ok"\ncore = "yes"', "yes", "core = true?"),
    ('[activity."Garden Club"]\npull_out = "ok"\npush_in = "ok"\nby_service = "OT"', "OT", "by_service = {"),
]


@pytest.mark.parametrize(("text", "seen", "maybe"), MISTAKES)
def test_every_mistake_is_a_finding_that_quotes_it_and_advises(text: str, seen: str, maybe: str) -> None:
    finding = one(text)
    assert (finding.code, finding.severity, finding.source) == (Code.RECIPE, Severity.ERROR, Source("lincoln.toml"))
    assert seen in finding.seen
    assert finding.maybe.startswith("Maybe ")
    assert maybe in finding.maybe


def test_what_is_wrong_in_one_place_does_not_undo_the_rest() -> None:
    recipe, findings = understood('[sheets."2B"]\nread = "Skip"\nclass = 2\n[classes]\n"Lopez" = 3\n"Chen" = "2C"')
    assert len(findings) == 2
    assert recipe.sheets == {"2B": SheetRecipe(class_name="2")}
    assert recipe.classes == {"Chen": "2C"}


@pytest.mark.parametrize("text", ["a = " + "[" * 5000, "a = " + "1" * 5000, "a" + ".a" * 3000 + " = 1", "\x00", "\x7f"])
def test_recipes_made_to_break_a_reader_are_findings(text: str) -> None:
    _, findings = understood(text)
    assert [each.code for each in findings] == [Code.RECIPE]


def test_a_recipe_that_is_a_folder_or_no_text_is_a_finding(tmp_path: Path) -> None:
    (tmp_path / "picture.toml").write_bytes(b"\x89PNG\xff\xfe")
    for path in (tmp_path, tmp_path / "picture.toml", tmp_path / "none.toml"):
        log = Log()
        assert read_recipe(path, log) == Recipe(source=Source(path.name))
        assert [each.code for each in log.findings] == [Code.RECIPE]
        assert str(tmp_path.parent) not in str(log.findings)


@settings(deadline=None)
@given(
    st.text()
    | st.lists(st.sampled_from([*'[]"=.#\n{} ', "sheets", "activity", "core", "read", "days", "1"])).map("".join)
)
def test_whatever_stands_in_a_recipe_it_is_read_or_a_finding(text: str) -> None:
    with TemporaryDirectory() as folder:
        path = Path(folder) / "lincoln.toml"
        path.write_bytes(text.encode("utf-8", "surrogatepass"))
        log = Log()
        recipe = read_recipe(path, log)
        gather([drawn(GRID, "2B")], log, recipe)
    for finding in log.findings:
        if finding.code == Code.RECIPE and finding.severity is Severity.ERROR:
            assert finding.maybe.startswith("Maybe ")


def test_a_sheet_that_is_skipped_leaves_no_trace() -> None:
    gathered, _ = followed('[sheets."2b "]\nread = "skip"', drawn(GRID, "2B"), drawn(GRID, "2C"))
    assert column(gathered, "Class") == {"2C"}
    assert {part.source.sheet for part in gathered.parts} == {"2C"}


def test_what_is_said_of_a_sheet_holds_where_the_sheet_is_silent() -> None:
    said = (
        'class = "2B"\nschool = "Lincoln"\nteacher = "Ms. Lopez"\ngrade = 2\nweeks = "odd"\nvariant = "early release"'
    )
    gathered, findings = followed(f'[sheets."Sheet1"]\n{said}', drawn(GRID))
    assert not findings
    for name, expected in (
        *(("Class", "2B"), ("School", "Lincoln"), ("Teacher", "Ms. Lopez")),
        *(("Grade", "2"), ("Weeks", "odd"), ("Variant", "early release")),
    ):
        assert column(gathered, name) == {expected}


def test_days_are_said_for_a_sheet_that_names_none() -> None:
    lines = [["Class", "Start", "End", "Activity"], ["2B", "8:00", "8:30", "ELA"]]
    sheet = Sheet("list.csv", "", "list", filled(lines))
    gathered, findings = followed('[sheets."list"]\ndays = "Mon & Wed"', sheet)
    assert not findings
    assert column(gathered, "Days") == {"Mon, Wed"}


def test_days_that_are_none_are_a_finding_with_the_nearest() -> None:
    _, findings = followed('[sheets."2B"]\ndays = "Mun"', drawn(GRID, "2B"))
    assert [(each.seen, each.source.file) for each in findings] == [("Mun", "lincoln.toml")]
    assert findings[0].maybe.startswith("Maybe Mon")


def test_a_nickname_stands_for_a_class() -> None:
    sheets = (drawn(GRID, "Ms. Lopez"), drawn(GRID, "2C"))
    gathered, _ = followed('[classes]\n"ms.  lopez" = "2B"', *sheets)
    assert column(gathered, "Class") == {"2B", "2C"}


def test_words_mean_activities_and_own_activities_have_levels() -> None:
    text = """
        [activities]
        "Chill" = "Garden Club"
        [activity."Garden Club"]
        pull_out = "best"
        push_in = "never"
        core = true
        by_service = { "Push-in OT" = "ok" }
    """
    services = Sheet("staff.xlsx", "Therapists", "Therapists", filled([["Therapist", "Service"], ["Rivera", "OT"]]))
    gathered, findings = followed(text, services, drawn(GRID, "2B"))
    assert not findings
    assert ("2B", "Mon", "Garden Club") in blocks(gathered)
    rows = {row.seen("Activity"): row.values for row in gathered.tables.rows["Activities"]}
    assert rows["Garden Club"] == {
        "Activity": "Garden Club",
        "Pull-out": "best",
        "Push-in": "never",
        "Core": "yes",
        "Push-in OT": "ok",
    }
    assert [word.seen for word in gathered.words if not word.meant] == []


def test_a_word_without_an_answer_stays_unknown() -> None:
    gathered, findings = followed('[activities]\n"Chill" = "?"', drawn(GRID, "2B"))
    assert not findings
    assert [word.seen for word in gathered.words if not word.meant] == ["Chill"]


WRONG = [
    ('[activities]\n"Chill" = "Mathh"', "Mathh", "Math"),
    ('[activity."Garden Club"]\npull_out = "offen"\npush_in = "ok"', "Garden Club", ""),
    (
        '[activity."Garden Club"]\npull_out = "ok"\npush_in = "ok"\nby_service = { "OT" = "ok" }',
        "Garden Club",
        "Push-in OT",
    ),
    ('[activity."Garden Club"]\npull_out = "ok"\npush_in = "avoid"', "Garden Club", ""),
    ('[columns]\n"Lesson name" = "Activty"', "Activty", "Activity?"),
]


@pytest.mark.parametrize(("text", "seen", "maybe"), WRONG)
def test_a_wrong_word_level_or_column_names_the_recipe(text: str, seen: str, maybe: str) -> None:
    _, findings = followed(text, drawn(GRID, "2B"))
    assert [(each.seen, each.source.file, each.severity) for each in findings] == [
        (seen, "lincoln.toml", Severity.ERROR)
    ]
    assert findings[0].maybe.startswith("Maybe ")
    assert maybe in findings[0].maybe


def test_a_sheet_that_no_file_has_is_noted_with_the_nearest() -> None:
    _, findings = followed('[sheets."Recces"]\nread = "skip"', drawn(GRID, "Recess"))
    assert [(each.severity, each.maybe) for each in findings] == [(Severity.NOTE, "Maybe Recess?")]


LIST = [["Group", "Wday", "Begin", "Finish", "Doing"], ["2B", "Mon", "8:00", "8:30", "ELA"]]


def test_columns_are_renamed_in_their_header_only() -> None:
    renamed = '[columns]\n"Group" = "Class"\n"Wday" = "Day"\n"Begin" = "From"\n"Finish" = "To"\n"Doing" = "Activity"'
    lines = [["Doing and more"], [], *LIST, LIST[0], ["2B", "Tue", "8:00", "8:30", "Group"]]
    gathered, findings = followed(renamed, Sheet("list.csv", "", "list", filled(lines)))
    assert not findings
    assert blocks(gathered) == {("2B", "Mon", "ELA"), ("2B", "Tue", "Group")}


def test_of_two_sheets_with_one_name_the_nearer_saying_wins() -> None:
    text = """
        [sheets."Sheet1"]
        class = "2B"
        [sheets."north.xlsx/Sheet1"]
        class = "3C"
        [sheets."list.csv"]
        class = "4D"
    """
    lines = [["Day", "From", "To", "Activity"], ["Mon", "8:00", "8:30", "ELA"]]
    sheets = [drawn(GRID, "Sheet1", f"{name}.xlsx") for name in ("north", "south")]
    gathered, findings = followed(text, *sheets, Sheet("list.csv", "", "list", filled(lines)))
    assert not findings
    found = {(row.source.file, row.seen("Class")) for row in gathered.tables.rows["Timetable"]}
    assert found == {("north.xlsx", "3C"), ("south.xlsx", "2B"), ("list.csv", "4D")}


def test_one_of_two_sheets_with_one_name_is_skipped() -> None:
    sheets = [drawn(GRID, "2B", f"{name}.xlsx") for name in ("north", "south")]
    gathered, _ = followed('[sheets."south.xlsx/2B"]\nread = "skip"', *sheets)
    assert {row.source.file for row in gathered.tables.rows["Timetable"]} == {"north.xlsx"}


def test_a_recipe_finds_sheets_by_case_and_blanks_not_by_likeness() -> None:
    said = SheetRecipe(read="skip")
    recipe = Recipe({"Sheet 1": said})
    assert recipe.sheet(" sheet  1 ") == said
    assert recipe.sheet("Sheet1") == replace(said, read="read")
