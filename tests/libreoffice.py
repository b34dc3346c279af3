"""A spreadsheet as LibreOffice reads it."""
from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

CSV = "csv:Text - txt - csv (StarCalc):44,34,76"  # comma, quote, UTF-8


def as_csv(file: Path) -> str:
    """The first sheet of the file. Skips the test where LibreOffice is not installed."""
    folder = file.parent
    command = ["soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile", "--convert-to", CSV]
    try:
        subprocess.run([*command, "--outdir", folder, file], check=True, capture_output=True)
    except FileNotFoundError:
        pytest.skip("LibreOffice is not installed: the Excel file was not opened in it")
    return file.with_suffix(".csv").read_text("utf-8")
