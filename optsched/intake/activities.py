"""Activities of timetables as the dictionary knows them: one name each, and a row that says what it allows."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from functools import cache

from optsched.contract import ACTIVITIES
from optsched.domain import Source
from optsched.domain.understood import WordRead
from optsched.intake.cells import Value
from optsched.intake.tables import Row
from optsched.intake.vocabulary import Activity, Vocabulary
from optsched.intake.words import key_of, say


@dataclass(frozen=True)
class Worded:
    """Rows of Timetable with one name for each activity, new rows of Activities, and what each word was."""

    rows: tuple[Row, ...]
    activities: tuple[Row, ...]
    words: tuple[WordRead, ...]


def with_activities(
    rows: Sequence[Row], given: Collection[str], services: Collection[str], vocabulary: Vocabulary
) -> Worded:
    """Give known activities one name, and each new one a row of Activities, with levels for the district's services.

    Names that the district itself has `given` stay as they are; so does a word that the dictionary does not know.
    """
    taught = {key_of(service) for service in services}
    own = {key_of(name): name for name in given}
    find = cache(vocabulary.find)
    renamed: list[Row] = []
    found: dict[str, Row] = {}
    words: dict[str, tuple[str, str, list[Source]]] = {}
    for row in rows:
        seen = say(row.values.get("Activity"))
        activity = None if key_of(seen) in own else find(seen)
        meant = own.get(key_of(activity.name), activity.name) if activity else own.get(key_of(seen), "")
        if activity and key_of(meant) not in own:
            found.setdefault(meant, _row(activity, taught, row))
        words.setdefault(key_of(seen), (seen, meant, []))[2].append(row.at("Activity"))
        renamed.append(replace(row, values={**row.values, "Activity": meant or seen}))
    read = (WordRead(seen, meant, tuple(cells)) for seen, meant, cells in words.values())
    return Worded(tuple(renamed), tuple(found.values()), tuple(read))


def _row(activity: Activity, taught: Collection[str], row: Row) -> Row:
    values: dict[str, Value] = {
        "Activity": activity.name,
        "Pull-out": activity.pull_out,
        "Push-in": activity.push_in,
        "Core": "yes" if activity.core else "no",
        **{column: level for column, level in activity.by_service if key_of(column.partition(" ")[2]) in taught},
    }
    where = row.at("Activity")
    return Row(ACTIVITIES.name, where, values, dict.fromkeys(values, where))
