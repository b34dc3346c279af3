"""A QR code in a page of the register."""

from __future__ import annotations

import segno


def qr_svg(address: str | None) -> str:
    """An SVG that takes the size of its place; empty where there is no address."""
    if not address:
        return ""
    return segno.make(address, error="m").svg_inline(omitsize=True, border=4, dark="#000", light="#fff")
