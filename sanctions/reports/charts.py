"""Charts as SVG that the server draws: bars with their labels and numbers beside them (ux.md §4.6).

Hidden from screen readers, since a real table of the same numbers stands under each. No style and no script in it.
"""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

WIDTH, STEP, BAR, TEXT = 320, 44, 16, 34
LONGEST = 42


def bars(rows: Sequence[tuple[str, int]], *, second: bool = False) -> SafeString:
    """One bar for each line, its words above it and its number at its end. `second`: the colour and pattern of a second
    series. Nothing for no numbers."""
    most = max((number for _label, number in rows), default=0)
    if not most:
        return SafeString("")
    drawn = format_html_join(
        "",
        '<text x="0" y="{}">{}</text><rect class="{}" x="0" y="{}" width="{}" height="{}"/><text x="{}" y="{}">{}</text>',
        (
            (
                place * STEP + 14,
                words if len(words) <= LONGEST else words[: LONGEST - 1] + "…",
                "bar-second" if second else "bar",
                place * STEP + 20,
                width := round(number / most * (WIDTH - TEXT)),
                BAR,
                width + 4,
                place * STEP + TEXT,
                number,
            )
            for place, (words, number) in enumerate(rows)
        ),
    )
    height = len(rows) * STEP
    return format_html(
        '<svg class="chart" aria-hidden="true" focusable="false" viewBox="0 0 {} {}">{}</svg>', WIDTH, height, drawn
    )
