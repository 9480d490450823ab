"""Print a workbook as LibreOffice does, and read the pages."""

import subprocess
from pathlib import Path


def pages_of(path: Path) -> list[str]:
    """Return the text of every printed page of a workbook, in a folder that is the test's own."""
    profile = f"-env:UserInstallation=file://{path.parent}/profile"
    subprocess.run(
        ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(path.parent), str(path)],
        check=True,
        capture_output=True,
        timeout=120,
    )
    text = subprocess.run(
        ["pdftotext", "-layout", str(path.with_suffix(".pdf")), "-"], check=True, capture_output=True, text=True
    )
    return text.stdout.split("\f")[:-1]
