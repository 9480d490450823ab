"""Names of children: compared, shortened to initials, told from codes. Nothing here is ever said in a message."""

import re

from optsched.intake.words import clean, key_of

_CODE = re.compile(r"[A-Za-z]{1,8}[-_ ]?\d{1,4}[A-Za-z]?")
_CODE_FOR_NAME = re.compile(r"[A-Z]{1,2}[-_ ]?\d{1,4}|(?:[Ss]tudent|[Cc]hild|[Pp]upil)[-_ ]?\d{1,4}")
_INITIALS = re.compile(r"[A-Z]{1,3}|[A-Z](?:[ -][A-Z]){1,2}|(?:[A-Z]\. ?){1,3}[A-Z]?")


def looks_like_code(text: str) -> bool:
    """Tell whether a text is letters with a short number, as codes of districts are.

    >>> [looks_like_code(each) for each in ("S-014", "AA2", "Student 12", "100001", "Ana Lee", "JD")]
    [True, True, True, False, False, False]
    """
    return _CODE.fullmatch(clean(text)) is not None


def stands_for_name(text: str) -> bool:
    """Tell whether a text in a column of names is a code: narrower, so that no first name becomes one.

    >>> [stands_for_name(each) for each in ("S-014", "AA2", "Student_12", "Emma 2")]
    [True, True, True, False]
    """
    return _CODE_FOR_NAME.fullmatch(clean(text)) is not None


def looks_like_initials(text: str) -> bool:
    """Tell whether a text is one to four capitals, with or without points; two words are a name.

    >>> [looks_like_initials(each) for each in ("JD", "J. D.", "Ana", "LI WU")]
    [True, True, False, False]
    """
    return _INITIALS.fullmatch(clean(text)) is not None


def in_order(name: str) -> str:
    """Return a name with the first name first: `Last, First` is `First Last`."""
    last, _, first = clean(name).partition(",")
    return clean(f"{first.replace(',', ' ')} {last}")


def folded(name: str) -> str:
    """Reduce a full name to what names are compared by, in either order.

    >>> folded("Van Horn,  VERA") == folded("vera van Horn")
    True
    """
    return " ".join(key_of(in_order(name)).replace(".", " ").split())


def initials_of(name: str) -> str:
    """Return the initials of the first and the last name, in capitals.

    >>> [initials_of(each) for each in ("Van Horn, Vera", "Ana Maria Alvarez", "Ng-Patel, Nadia", "Cher")]
    ['VV', 'AA', 'NN', 'C']
    """
    last, comma, first = clean(name).partition(",")
    words = in_order(name).split()
    ends = (first, last) if comma else (words[0], words[-1] if len(words) > 1 else "") if words else ()
    return "".join(_first_letter(part) for part in ends)


def letters_of(initials: str) -> str:
    """Return initials without points and blanks, in capitals."""
    return "".join(letter for letter in initials if letter.isalnum()).upper()


def _first_letter(word: str) -> str:
    return next((letter.upper() for letter in word if letter.isalnum()), "")


def without_name(text: str, name: str, code: str) -> str:
    """Return a text with a child's full name, in either order, replaced by the code."""
    for spelling in {clean(name), in_order(name)} if " " in in_order(name) else ():
        words = r"[\s,]+".join(re.escape(word) for word in re.split(r"[\s,]+", spelling))
        text = re.sub(rf"(?<!\w){words}(?!\w)", lambda _: code, text, flags=re.IGNORECASE)
    return text
