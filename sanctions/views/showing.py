"""A report as its pages show it: sections with a finding, a chart and a table. It reads frozen figures and no case."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from sanctions.open_data import cell
from sanctions.reports import words
from sanctions.reports.charts import bars

SECOND = ("quarters_closed", "limits_missed", "found")


@dataclass(frozen=True)
class Line:
    key: str
    label: str
    number: int | None

    @property
    def shown(self) -> str:
        return _("not shown") if self.number is None else str(self.number)


@dataclass(frozen=True)
class Section:
    key: str
    title: str
    finding: str
    lines: list[Line]
    chart: SafeString


def parts(figures: dict[str, Any]) -> dict[str, Any]:
    """All that a page of a report shows of its figures."""
    return {"sections": sections(figures), "stages": stages(figures), "within": within_limits(figures)}


def sections(figures: dict[str, Any]) -> list[Section]:
    """Of a report as it was run or of its public copy, in the order of the words."""
    found = []
    for key, title in words.TITLES.items():
        numbers = figures["sections"].get(key)
        if not numbers:
            continue
        lines = [
            Line(name, words.label(key, name), row["n"] if isinstance(row, dict) else row)
            for name, row in numbers.items()
        ]
        drawn = [(line.label, line.number) for line in lines if line.number is not None]
        found.append(Section(key, str(title), _finding(lines), lines, bars(drawn, second=key in SECOND)))
    return found


def _finding(lines: list[Line]) -> str:
    known = [line for line in lines if line.number]
    if not known:
        return _("No number to show.")
    top = max(known, key=lambda line: line.number or 0)
    return _("The largest number is %(number)s: %(label)s.") % {"number": top.number, "label": top.label}


def stages(figures: dict[str, Any]) -> list[dict[str, Any]]:
    """Days from receipt to each stage."""
    times = figures["times"]
    return [{"label": label, **times[key]} for key, label in words.STAGES.items() if key in times]


def within_limits(figures: dict[str, Any]) -> list[dict[str, str]]:
    """Of each limit, how many of a hundred were met (procedure.md §6); held back where one of its numbers is."""
    met, missed = (_numbers(figures, key) for key in ("limits_met", "limits_missed"))
    found = []
    for name in [*met, *(name for name in missed if name not in met)]:
        inside, outside = met.get(name, 0), missed.get(name, 0)
        told = _("not shown") if inside is None or outside is None else _share(inside, inside + outside)
        found.append({"label": words.label("limits_met", name), "share": told})
    return found


def _numbers(figures: dict[str, Any], section: str) -> dict[str, int | None]:
    rows = figures["sections"].get(section, {})
    return {name: row["n"] if isinstance(row, dict) else row for name, row in rows.items()}


def _share(part: int, whole: int) -> str:
    return f"{(200 * part + whole) // (2 * whole)}%" if whole else "–"


def as_csv(year: int, figures: dict[str, Any]) -> HttpResponse:
    answer = HttpResponse(content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="report-{year}.csv"'
    answer.write("\ufeff")
    csv.writer(answer).writerows([cell(told) for told in row] for row in _cells(figures))
    return answer


def _cells(figures: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    for section in sections(figures):
        for line in section.lines:
            yield section.title, line.label, line.shown
    for limit in within_limits(figures):
        yield _("Within each limit"), limit["label"], limit["share"]
    for stage in stages(figures):
        for key in ("n", "median", "mean", "slow", "held"):
            if stage.get(key) is not None:
                yield str(stage["label"]), key, str(stage[key])
