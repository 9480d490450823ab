"""A workbook locked with a password, as Excel itself locks it: AES-256, and no way in without the password."""

from io import BytesIO

from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError
from msoffcrypto.format.ooxml import OOXMLFile

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a locked workbook begins."""
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


def is_locked(content: bytes) -> bool:
    """Tell a locked workbook from one that is not."""
    return content.startswith(OLE)


def unlocked(content: bytes, password: str) -> bytes | None:
    """Return what a locked workbook holds, in memory only; None where the password is another one."""
    found = BytesIO()
    try:
        workbook = OOXMLFile(BytesIO(content))
        workbook.load_key(password=password, verify_password=True)
        workbook.decrypt(found)
    except (FileFormatError, DecryptionError, InvalidKeyError):
        return None
    return found.getvalue()


def locked(workbook: bytes, password: str) -> bytes:
    """Return a workbook locked with a password. Raises PasswordError where `check_password` does."""
    check_password(password)
    found = BytesIO()
    OOXMLFile(BytesIO(workbook)).encrypt(password, found)
    return found.getvalue()
