"""A workbook locked with a password, as Excel itself locks it: AES-256, and no way in without the password."""

from io import BytesIO

from msoffcrypto.format.ooxml import OOXMLFile

LONGEST = 255
"""Letters of a password that Excel takes."""


class PasswordError(Exception):
    """A password that locks nothing, or that nobody could type: a sentence, and a line that begins "Maybe"."""

    def __init__(self, message: str, maybe: str) -> None:
        super().__init__(message, maybe)
        self.message, self.maybe = message, maybe


def check_password(password: str) -> None:
    """Raise PasswordError for a password that is empty, or that Excel would not take."""
    if not password.strip():
        raise PasswordError("The password is empty.", "Maybe choose several words that only the reader knows.")
    if len(password) > LONGEST:
        raise PasswordError(f"The password is longer than {LONGEST} letters.", "Maybe choose a shorter one.")
    if not password.isprintable():
        raise PasswordError("The password has letters that nobody can type in Excel.", "Maybe choose another one.")


def locked(workbook: bytes, password: str) -> bytes:
    """Return a workbook locked with a password. Raises PasswordError where `check_password` does."""
    check_password(password)
    found = BytesIO()
    OOXMLFile(BytesIO(workbook)).encrypt(password, found)
    return found.getvalue()
