"""How workbooks say a number of things, and a text that Excel can hold."""

MOST_LETTERS = 32_000
"""Excel holds 32,767 letters in a cell; a longer text would be left out of the file."""


def counted(number: int, one: str, many: str | None = None) -> str:
    """Say a number of things: `1 school`, `2 schools`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def legible(text: str, most: int = MOST_LETTERS) -> str:
    """Return a text that a cell can hold: cut where it is too long, without halves of letters."""
    whole = text if len(text) <= most else text[: most - 2] + " …"
    return whole.encode("utf-8", "replace").decode("utf-8")
