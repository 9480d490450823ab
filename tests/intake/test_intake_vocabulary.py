"""The words of timetables: what each means, what stays a question, joined words, and a district's own."""

from dataclasses import replace
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from optsched.domain import ActivityRule
from optsched.intake import Code
from optsched.intake.forms import PULL_OUTS, PUSH_INS
from optsched.intake.vocabulary import Activity, checked, joined, read_vocabulary, standard
from optsched.intake.words import Unclear
from optsched.usecases.demo_district.activities import ACTIVITIES

WORDS = standard()

MEANT = {
    "Arrival": ("Arrival", "Morning routine", "Unpack", "ARRIVAL/UNPACK"),
    "Announcements": ("Morning Announcements", "Pledge & Announcements", "Attendance/Lunch Count"),
    "Morning work": ("Morning Work", "morning work*", "Bellwork", "Morning Tubs"),
    "Morning meeting": ("Morning Meeting", "Morning Message", "Circle Time", "Class Meeting", "Community Circle"),
    "Calendar": ("Calendar", "Calendar Time"),
    "Closing circle": ("Closing Circle", "Closing Meeting"),
    "Pack up": ("Pack up", "Pack-up", "Packing Up", "Pack & Stack"),
    "Dismissal": ("Dismissal", "Bus Dismissal", "Dismissal!", "Dismissal (K-2)"),
    "Breakfast": ("Breakfast", "Breakfast in the Classroom", "Desayuno"),
    "Lunch": ("Lunch", "LUNCH", "1st Shift Lunch", "1st/2nd Shift Lunch", "Lunch B", "Lunch (3rd Grade)", "Almuerzo"),
    "Recess": (
        "Recess",
        "2nd Shift Recess",
        "AM Recess",
        "Recess 2",
        "Recess #1",
        "Recess (K-2)",
        "Recreo",
        "K Recess",
    ),
    "Snack": ("Snack", "Snack time", "Snack 🍎"),
    "Bathroom break": ("Bathroom Break", "Restroom"),
    "Movement break": ("Brain Break", "Movement Break"),
    "Rest time": ("Rest Time", "Quiet Time"),
    "ELA": (
        *("ELA", "LA Block", "ELA Block", "Literacy Block", "Block 1 ELA", "Literacy Continued", "Literacy Continued…"),
        *("Lang. Arts", "L.A.", "Language Arts 3rd Grade", "ELA (Part 2)", "English 7"),
    ),
    "Reading": (
        *("Reading", "Rdg", "Core Reading", "Reader's Workshop", "Readers’ Workshop", "Shared Reading", "Lectura"),
        *("Reading - whole group", "Mrs. Swan's Reading", "Reading II"),
    ),
    "Reading groups": ("Reading Groups", "Rdg Groups", "Rdg. Grps.", "Guided Reading", "Small Group Reading"),
    "Walk to Read": ("Walk to Read",),
    "Daily 5": ("Daily 5", "Daily Five"),
    "Literacy centers": ("Literacy Centers", "ELA Rotations", "Reading Stations"),
    "Phonics": ("Phonics", "Heggerty", "RGR", "Fundations", "Phonics (K)"),
    "Word work": ("Word Work", "Word Study"),
    "Grammar": ("Grammar", "Daily Language"),
    "Independent reading": ("Independent Reading", "Indep. Rdg", "AR", "D.E.A.R.", "Silent Reading", "SSR"),
    "Read aloud": ("Read Aloud", "Read-Aloud", "Story Time"),
    "Writing": ("Writing", "Writer's Workshop", "Writing Workshop (cont.)", "Escritura", "Writing Block"),
    "Handwriting": ("Handwriting", "Handwriting Without Tears", "Cursive"),
    "Math": (
        *(
            "Math",
            "Math 2",
            "Math (cont.)",
            "Math cont'd",
            "Math - small group",
            "3rd Grade Math",
            "Math Gr. 3",
            "MATH**",
        ),
        *(
            "Math Block",
            "Math†",
            "Math¹",
            "Matemáticas",
            "Matematicas",
            "Period 3 Math",
            "Math (Ms. Lopez)",
            "4th Math",
        ),
        *("Math - Mr. Smith-Jones", "Math Instruction", "Maths", "First Grade Math", "Math Lesson 2 (cont.)"),
    ),
    "Math groups": ("Guided Math", "Math Groups"),
    "Number corner": ("Number Corner", "Calendar Math"),
    "Number talks": ("Number Talks", "Number Talk"),
    "Math fluency": ("Math Facts", "Fact Fluency"),
    "Science": ("Science", "Sci", "Ciencias", "Science Block"),
    "Social studies": ("Social Studies", "SS", "Soc. Studies", "Soc. St."),
    "STEM": ("STEM", "STEAM"),
    "Project time": ("PBL", "Project-Based Learning", "Genius Hour"),
    "WIN": ("WIN", "WIN**", "Math WIN", "math WIN**", "WIN (literacy)", "reading WIN", "WIN Time", "What I Need (WIN)"),
    "Intervention": (
        "Interventions",
        "RtI",
        "MTSS",
        "I/E",
        "I-E",
        "Tier 2",
        "Intervention Block",
        "Reading Intervention",
    ),
    "ESL": ("ELD", "ESL"),
    "Independent work": ("Independent Work", "Seat Work"),
    "Online practice": ("i-Ready", "Lexia", "iReady"),
    "Centers": ("Centers", "Stations", "Center Time"),
    "Choice time": ("Choice Time", "Free Choice"),
    "Study hall": ("Study Hall",),
    "Advisory": ("Advisory", "Advisory Period"),
    "SEL": ("SEL", "Second Step", "Social-Emotional Learning", "Character Ed."),
    "Show and tell": ("Show & Tell",),
    "Specials": ("Specials", "Encore", "Specialists", "Exploratory", "Special", "Specials 1"),
    "PE": ("PE", "P.E.", "Phys. Ed.", "Gym", "Specials (PE)", "Educación Física", "PE w/ Coach Smith"),
    "Art": ("Art", "Arte", "Specials: Art", "Art with Mrs. Dole", "Prep (Art)", "Encore - Art"),
    "Music": ("Music", "Prep: Music", "Música", "Music Class", "Mus."),
    "Library": ("Library", "Media Center", "Library/Media", "Biblioteca"),
    "Computer": ("Computer", "Computers", "Computer Lab", "Technology"),
    "Testing": ("MAP Testing", "State Testing", "Spelling Test", "i-Ready Diagnostic"),
    "Teacher prep": ("Teacher Prep", "Planning", "PLC"),
}

QUESTIONS = (
    *(
        "Core",
        "Special Education",
        "STEM Lab",
        "Literacy: Guided Reading",
        "Music - Band",
        "Early Release",
        "K",
        "1st Grade",
    ),
    *("Comp", "M-Comp", "M", "T", "W", "R", "Rotations", "Language", "Enrichment", "Flex Time", "Spanish", "Fluency"),
    *("Prep Math", "Special Reading", "Prep for Art Show", "Rotation"),
    *("Math Club", "Library duty", "Recess Duty", "Lunch meeting", "Lunch Bunch", "Science Fair", "Book Fair"),
    *("Music Practice Room", "Art Show", "No Recess", "Math?", "Math/", "Science/", "& Lunch", "Lunch/Recess Duty"),
    *("Math 9:10", "8:10 Math", "Math 30", "Lunch 11-12", "Lunch (25 min)", "Math or nothing", "Special class"),
    *(
        "Ms. Lopez",
        "Mr. Art",
        "Grade 3",
        "Block 1",
        "2",
        "(cont.)",
        "small group",
        "Small Group Lunch",
        "***",
        "",
        "  ",
    ),
    *("Speech", "OT", "Language Comp. Writing Reading Support", "Specials for one week at a time", "Math with Buddies"),
    *("Ms. Lopez Lunch Duty", "Lopez Math", "Lunch Recess", "GEN", "Math Olympiad", "Math 2 (cont.) Grade 3 Block 1"),
)


@pytest.mark.parametrize(("text", "name"), [(text, name) for name, texts in MEANT.items() for text in texts])
def test_what_timetables_say(text: str, name: str) -> None:
    found = WORDS.find(text)
    assert found is not None
    assert found.name == name
    assert found in WORDS.activities


@pytest.mark.parametrize("text", QUESTIONS)
def test_what_is_not_understood_to_its_last_word_is_a_question(text: str) -> None:
    assert WORDS.find(text) is None


def test_the_corpus_is_large_enough() -> None:
    assert sum(map(len, MEANT.values())) >= 150
    assert len(set(QUESTIONS)) >= 50
    assert len(WORDS.activities) >= 60
    assert len(WORDS.meanings) >= 300


def test_every_activity_is_complete() -> None:
    names = [each.name for each in WORDS.activities]
    assert len(set(names)) == len(names)
    for each in WORDS.activities:
        assert each.note.endswith(".")
        assert each.pull_out in PULL_OUTS
        assert each.push_in in PUSH_INS
        assert checked(each) == each
        assert WORDS.find(each.name) is each
        assert [word for word, meant in WORDS.meanings.items() if meant == each and word != WORDS.key(each.name)]
        for column, level in each.by_service:
            general = each.push_in if column.startswith("Push-in") else each.pull_out
            assert level != general, f"{column} of {each.name} says nothing new"


@pytest.mark.parametrize("rule", [each for each in ACTIVITIES if not each.grades], ids=lambda rule: str(rule.activity))
def test_the_levels_are_those_of_the_demo_district(rule: ActivityRule) -> None:
    found = WORDS.find(rule.activity)
    assert found is not None
    assert found.name == rule.activity
    push_in = {f"Push-in {service}": level.name.lower() for service, level in rule.push_in_by_service}
    if rule.activity == "Lunch":  # the demo has no child who learns to eat; the vocabulary lets OT in for that
        push_in = {"Push-in OT": "ok"}
    said = (rule.pull_out.name.lower(), rule.push_in.name.lower(), rule.core, push_in)
    assert (found.pull_out, found.push_in, found.core, dict(found.by_service)) == said


def test_the_levels_are_sober() -> None:
    for name in ("Lunch", "Recess", "Arrival", "Dismissal", "Testing", "Specials", "PE", "Art", "Music", "Library"):
        found = WORDS.find(name)
        assert found is not None
        assert (found.pull_out, found.push_in) == ("never", "never")
    for each in WORDS.activities:
        assert not (each.core and each.pull_out in ("ok", "best")), f"{each.name} is core"


JOINS = {
    "Science/SS": "Science / Social studies",
    "SS / Science": "Science / Social studies",
    "Recess & Lunch": "Lunch / Recess",
    "Lunch/Recess": "Lunch / Recess",
    "Lunch\nRecess": "Lunch / Recess",
    "Recreo y Almuerzo": "Lunch / Recess",
    "Snack and Recess": "Recess / Snack",
    "Snack w/ Read Aloud": "Read aloud / Snack",
    "Reading or Math": "Math / Reading",
    "Pack Up/Dismissal": "Dismissal / Pack up",
    "PE, Art, and Music": "Art / Music / PE",
    "3rd Grade Science*/SS**": "Science / Social studies",
    "Math & Science with Ms. Lopez": "Math / Science",
    "Show and Tell/Snack": "Show and tell / Snack",
}


@pytest.mark.parametrize(("text", "name"), JOINS.items())
def test_joined_words(text: str, name: str) -> None:
    found = WORDS.find(text)
    assert found is not None
    assert found.name == name
    assert WORDS.find(found.name) == found


def test_a_joined_activity_has_the_strictest_levels_of_its_parts() -> None:
    found = WORDS.find("Lunch/Recess")
    assert found is not None
    # PT is best at recess and never at lunch, OT is ok at both
    assert (found.pull_out, found.push_in, found.core) == ("never", "never", False)
    assert found.by_service == (("Push-in OT", "ok"),)
    assert found.note == "Of Lunch and Recess the strictest level counts."
    mixed = WORDS.find("WIN or Math")
    assert mixed is not None
    assert (mixed.pull_out, mixed.push_in, mixed.core) == ("avoid", "ok", True)
    assert mixed.by_service == (("Push-in PT", "never"),)


@given(st.lists(st.sampled_from(WORDS.activities), min_size=2, max_size=4, unique=True))
def test_no_part_of_a_joined_activity_is_stricter(parts: list[Activity]) -> None:
    made = joined(parts)
    assert WORDS.find("/".join(each.name for each in reversed(parts))) == made
    for service in ("OT", "PT", "Speech", "Vision"):
        for column in (f"Pull-out {service}", f"Push-in {service}"):
            assert made.level(column) == min((each.level(column) for each in parts), key=PULL_OUTS.index)
    assert made.core == any(each.core for each in parts)


def test_the_same_word_twice_is_one_activity() -> None:
    assert WORDS.find("Library/Media") is WORDS.find("Library")
    assert WORDS.find("Math and Math") is WORDS.find("Math")


def test_advice() -> None:
    assert WORDS.nearest("Comp") == "Computer or Writing?"
    assert WORDS.nearest("Comp 2") == "Computer or Writing?"
    assert WORDS.nearest("Flex Time") == "WIN or Study hall?"
    assert WORDS.nearest("Reeding Grups") == "Reading groups?"
    assert WORDS.nearest("Independant Reading") == "Independent reading?"
    assert WORDS.nearest("rdg groups") == "Reading groups?"
    assert WORDS.nearest("Math?") == "Math?"
    for text in ("Xylophone Zoo", "Q", "", "**", "Library duty"):
        assert WORDS.nearest(text) == ""


def test_words_that_may_mean_several_are_questions_with_known_answers() -> None:
    unclear = {word: names for word, names in WORDS.meanings.items() if isinstance(names, tuple)}
    assert len(unclear) >= 20
    for word, names in unclear.items():
        assert WORDS.find(word) is None
        assert WORDS.nearest(word) == f"{' or '.join(names)}?"
        assert all(WORDS.find(name) is not None for name in names)


def test_a_districts_own_words() -> None:
    ours = WORDS.with_words({"Rotations": "specials", "Comp": "Computer", "L/R": "Lunch / Recess", "Media": "Computer"})
    said = {text: found.name for text in ("ROTATIONS 2", "Comp**", "l / r", "media") if (found := ours.find(text))}
    assert said == {"ROTATIONS 2": "Specials", "Comp**": "Computer", "l / r": "Lunch / Recess", "media": "Computer"}
    assert ours.nearest("comp") == "Computer?"
    assert WORDS.find("Rotations") is None
    assert ours.activities == WORDS.activities


def test_a_districts_own_activities() -> None:
    kiva = Activity("Kiva", "Avoid", "ok", False, (("Push-in OT", "best"),), "The grade sings together.")
    lunch = Activity("Lunch", "never", "never", False)
    ours = WORDS.with_words({"Grade sing": "Kiva", "L/R": "Lunch/Recess"}, [kiva, lunch])
    assert ours.find("grade sing") == ours.find("KIVA 2") == replace(kiva, pull_out="avoid")
    assert ours.find("almuerzo") == lunch
    for text in ("L/R", "Recess & Lunch"):
        found = ours.find(text)
        assert found is not None
        assert found.by_service == ()  # the district's lunch has no level for OT
    assert len(ours.activities) == len(WORDS.activities) + 1
    later = WORDS.with_words({"L/R": "Lunch/Recess"}).with_words({}, [lunch])
    assert later.find("L/R") == ours.find("L/R")


def test_a_districts_own_joined_activity_is_taken_before_one_is_made() -> None:
    own = Activity("Recess / Lunch", "never", "never", False, (("Push-in PT", "ok"),), "One supervised hour outside.")
    ours = WORDS.with_words({}, [own])
    assert ours.find("Recess & Lunch") == ours.find("lunch/recess") == own


def test_an_own_activity_takes_its_name_from_the_words_of_another() -> None:
    own = Activity("Guided reading", "ok", "best", False, note="Taught at centers here.")
    ours = WORDS.with_words({}, [own])
    assert ours.find("Guided Reading") == own
    assert ours.find("Rdg Groups") == WORDS.find("Rdg Groups")


@pytest.mark.parametrize(
    ("words", "activities", "code", "message"),
    [
        ({"Kiva": "Kivva"}, (), Code.UNKNOWN_NAME, "Kivva is no known activity."),
        ({"Kiva": "Comp"}, (), Code.UNKNOWN_NAME, "Comp is no known activity."),
        ({"Kiva": "Art", "KIVA*": "Music"}, (), Code.DOUBLE_NAME, "KIVA* stands twice: under Art and under Music."),
        ({"Recess": "Lunch"}, (), Code.DOUBLE_NAME, "Recess stands twice: under Recess and under Lunch."),
        ({"**": "Art"}, (), Code.WORD, "'**' has no letters to know it by."),
        ({}, (Activity("Kiva", "sometimes", "ok", False),), Code.WORD, "sometimes is none of: never, avoid, ok, best."),
        ({}, (Activity("Kiva", "ok", "avoid", False),), Code.WORD, "avoid is none of: never, ok, best."),
        (
            {},
            (Activity("A, B", "ok", "ok", False),),
            Code.WORD,
            "'A, B' is no name for an activity: it is empty or a list.",
        ),
        (
            {},
            (Activity("Kiva", "ok", "ok", False, (("OT", "best"),)),),
            Code.COLUMN_NOT_READ,
            "OT of Kiva is no column of Activities.",
        ),
        (
            {},
            (Activity("Kiva", "ok", "ok", False), Activity("KIVA", "never", "ok", False)),
            Code.DOUBLE_NAME,
            "KIVA stands twice: under Kiva and under KIVA.",
        ),
    ],
)
def test_what_a_district_cannot_say(
    words: dict[str, str], activities: tuple[Activity, ...], code: Code, message: str
) -> None:
    with pytest.raises(Unclear) as unclear:
        WORDS.with_words(words, activities)
    assert (unclear.value.code, unclear.value.message) == (code, message)


MATH = """
[Math]
Pull-out = "avoid"
Push-in = "ok"
Core = true
Note = "Core."
Words = ["maths"]
"""
ART = """
[Art]
Pull-out = "never"
Push-in = "never"
Note = "A special."
Words = ["arte"]
"""


def test_a_vocabulary_reads() -> None:
    small = read_vocabulary(MATH + ART + '[unclear]\nma = ["Math", "Art"]\n[short]\nmth = "math"')
    assert [each.name for each in small.activities] == ["Math", "Art"]
    assert small.find("Mth") == Activity("Math", "avoid", "ok", True, (), "Core.")
    assert small.nearest("ma") == "Math or Art?"


@pytest.mark.parametrize(
    ("broken", "code", "message"),
    [
        (MATH + ART.replace("arte", "MATHS"), Code.DOUBLE_NAME, "MATHS stands twice: under Math and under Art."),
        (MATH.replace('"maths"', '"maths", "Maths*"'), Code.DOUBLE_NAME, "Maths* stands twice: under Math."),
        (MATH.replace('"maths"', '"math"'), Code.DOUBLE_NAME, "math stands twice: under Math."),
        (MATH.replace('"maths"', ""), Code.EMPTY_CELL, "Math has no words or no note."),
        (MATH.replace('"Core."', '""'), Code.EMPTY_CELL, "Math has no words or no note."),
        (MATH.replace('"avoid"', '"avoyd"'), Code.WORD, "avoyd is none of: never, avoid, ok, best."),
        (MATH.replace("Push-in", "Pushin"), Code.NO_COLUMN, "Math has no Push-in."),
        (MATH.replace("Core =", "Kore ="), Code.COLUMN_NOT_READ, "Kore of Math is no column of Activities."),
        (MATH.replace("true", '"yes"'), Code.WORD, "yes for Math is neither true nor false."),
        (MATH + '[unclear]\nma = ["Mth"]', Code.UNKNOWN_NAME, "Mth, which ma may mean, is no known activity."),
        (MATH + '[unclear]\nmaths = ["Math"]', Code.DOUBLE_NAME, "maths stands twice: under Math."),
    ],
)
def test_a_broken_vocabulary_is_refused(broken: str, code: Code, message: str) -> None:
    with pytest.raises(Unclear) as unclear:
        read_vocabulary(broken)
    assert (unclear.value.code, unclear.value.message) == (code, message)


def test_the_package_carries_its_vocabulary() -> None:
    text = files("optsched.intake").joinpath("vocabulary.toml").read_text(encoding="utf-8")
    assert read_vocabulary(text) == standard()
    assert standard() is standard()


def test_two_ways_to_drop_extras_that_lead_to_two_meanings_are_a_question() -> None:
    ours = WORDS.with_words({"Kiva 2": "Art", "3 Kiva": "Music"})
    assert ours.find("Kiva 2") is WORDS.find("Art")
    assert ours.find("3 Kiva 2") is None


KNOWN = sorted(word for word, meant in WORDS.meanings.items() if isinstance(meant, Activity))
BLANKS = st.text(" \t\xa0\u200b", max_size=3)


@given(st.sampled_from(KNOWN), st.data())
def test_case_blanks_and_footnote_marks_do_not_count(word: str, data: st.DataObject) -> None:
    letters = [data.draw(st.sampled_from((each, each.upper()))) for each in word]
    spread = "".join(each + data.draw(BLANKS) if each == " " else each for each in letters)
    text = data.draw(BLANKS) + spread + data.draw(BLANKS) + data.draw(st.text("*†", max_size=3)) + data.draw(BLANKS)
    assert WORDS.find(text) is WORDS.find(word) is WORDS.meanings[word]


@given(st.one_of(st.text(), st.lists(st.sampled_from([*KNOWN, "duty", "2", "/", "and", "ms. lopez", "(", "-", "\n"]))))
def test_find_never_fails_and_what_it_finds_is_found_by_its_name(text: str | list[str]) -> None:
    found = WORDS.find(text if isinstance(text, str) else " ".join(text))
    assert found is None or WORDS.find(found.name) == found
    advice = WORDS.nearest(text if isinstance(text, str) else " ".join(text))
    assert advice == "" or advice.endswith("?")


@pytest.mark.parametrize(
    "other", ["duty", "club", "meeting room", "fair", "helper", "x", "no", "10:30", "not", "25 min"]
)
def test_another_word_beside_a_known_one_is_never_dropped(other: str) -> None:
    for word in KNOWN:
        assert WORDS.find(f"{word} {other}") is None
        assert WORDS.find(f"{other} {word}") is None
