"""Small changes to the sample's sheets, to be put together."""

from __future__ import annotations

from collections.abc import Callable

from independent.sample import Sheets, table

Change = Callable[[Sheets, Sheets], None]


def put(sheets: Sheets, sheet: str, where: dict[str, object], **values: object) -> None:
    """Change the rows that match; there must be some."""
    rows = [row for row in sheets[sheet] if all(row.get(key) == value for key, value in where.items())]
    assert rows, (sheet, where)
    for row in rows:
        row.update({key.replace("_", " "): value for key, value in values.items()})


def session(number: object, **values: object) -> Change:
    return lambda _, p: put(p, "Sessions", {"Session": number}, **values)


def minutes(code: str, **values: object) -> Change:
    return lambda _, p: put(p, "Minutes", {"Mandate": code}, **values)


def service(code: str, **values: object) -> Change:
    return lambda d, _: put(d, "Services", {"Mandate": code}, **values)


def therapist(who: str, **values: object) -> Change:
    return lambda d, _: put(d, "Therapists", {"Therapist": who}, **values)


def duty(number: str, **values: object) -> Change:
    return lambda _, p: put(p, "Duties", {"Duty": number}, **values)


def option(title: str, value: object) -> Change:
    return lambda d, _: d["Options"].append({"Option": title, "Value": value})


def more(sheet: str, columns: str, *lines: str) -> Change:
    return lambda d, _: d[sheet].extend(table(columns, *lines))


def held(line: str) -> Change:
    columns = "Session | Mandate | Weeks | Day | From | To | School | Therapist | Service | Setting | Place | Student"
    return lambda _, p: p["Sessions"].extend(table(columns, line))


def drop(sheet: str, column: str, value: object) -> Change:
    def change(_: Sheets, p: Sheets) -> None:
        left = [row for row in p[sheet] if row[column] != value]
        assert len(left) < len(p[sheet])
        p[sheet] = left

    return change


def both(*changes: Change) -> Change:
    def change(d: Sheets, p: Sheets) -> None:
        for one in changes:
            one(d, p)

    return change
