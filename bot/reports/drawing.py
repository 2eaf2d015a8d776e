"""Draws a report's tables as a picture for a phone: `python -m bot.reports.drawing FILE`.

JSON comes on stdin.

The only importer of matplotlib, in a process that ends with the picture. Chinese is written in
the font beside this file, so no machine needs one.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from matplotlib import font_manager
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.text import Text

from bot.reports import pareto

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

FONT = Path(__file__).with_name("fonts") / "xiaoguanjia-sans.otf"
WIDTH, DPI = 7.2, 150  # inches and dots: 1080 pixels, as wide as a phone shows
ROW, HEAD, GAP = 0.36, 0.55, 0.2  # inches
MOST = 8  # bars of one table
INK, PALE, DARK, LIGHT, LINE = "#1f2933", "#6b7785", "#2f6fb0", "#b9cfe6", "#e3e8ee"
THIS, BEFORE, CHANGE, YEAR_BEFORE = 1, 2, 3, 4  # columns of a table
COLUMNS = ((THIS, 0.62, INK), (BEFORE, 0.81, PALE), (YEAR_BEFORE, 1.0, PALE))


def main() -> int:
    """Draw what comes on stdin into the named file."""
    sheet = json.load(sys.stdin)
    figure = (pareto.results_picture if "bars" in sheet else picture)(sheet)
    family = _family()
    for text in figure.findobj(Text):
        if isinstance(text, Text):
            text.set_fontfamily(family)
    figure.savefig(sys.argv[1], format="png", dpi=DPI, facecolor="white")
    return 0


def picture(sheet: dict[str, Any]) -> Figure:
    """Return the figure: the facts as a table, then bars for each group."""
    groups = sheet["groups"]
    facts = [row for row in sheet["facts"]["rows"] if _tells(row)]
    heights = [(len(facts) + 1) * ROW, *(min(MOST, len(g["rows"])) * ROW for g in groups)]
    total = 1.4 + sum(heights) + len(heights) * (HEAD + GAP)
    figure = Figure(figsize=(WIDTH, total))
    FigureCanvasAgg(figure)
    top = total - 0.5
    _write(figure, 0.5, top / total, sheet["title"], size=17, weight="bold", ha="center")
    top -= 0.4
    made = f"{sheet['made']}　{sheet['legend']}"
    _write(figure, 0.5, top / total, made, size=9.5, color=PALE, ha="center")
    top -= GAP
    for table, height in zip([{**sheet["facts"], "rows": facts}, *groups], heights, strict=True):
        top -= HEAD
        _write(figure, 0.05, (top + 0.15) / total, table["title"], size=13, weight="bold")
        axes = figure.add_axes((0.05, (top - height) / total, 0.9, height / total))
        (_table if table["title"] == sheet["facts"]["title"] else _bars)(axes, table)
        top -= height + GAP
    _write(figure, 0.05, 0.25 / total, sheet["kept_back"], size=9.5, color=PALE)
    return figure


def _family() -> str:
    """Return the name of our font, once it is known to the library."""
    font_manager.fontManager.addfont(str(FONT))
    return font_manager.FontProperties(fname=str(FONT)).get_name()


def _tells(row: Sequence[Any]) -> bool:
    """Tell whether a row has anything to say: not nought now and before."""
    return any(cell not in (0, "", "—") for cell in row[THIS : BEFORE + 1])


def _write(figure: Figure, x: float, y: float, words: str, **how: Any) -> None:  # noqa: ANN401
    figure.text(x, y, words, **{"color": INK, "va": "center", **how})


def _table(axes: Axes, table: dict[str, Any]) -> None:
    """Write rows of name, this month, the one before and the one of the year before."""
    rows = table["rows"]
    axes.set_xlim(0, 1)
    axes.set_ylim(len(rows) + 1, 0)
    axes.axis("off")
    for column, x, _color in COLUMNS:
        axes.text(x, 0.5, table["heads"][column], size=10, color=PALE, ha="right", va="center")
    for index, row in enumerate(rows, 1):
        axes.axhline(index, color=LINE, lw=0.8)
        axes.text(0.0, index + 0.5, row[0], size=11, color=INK, ha="left", va="center")
        for column, x, color in COLUMNS:
            cell = str(row[column])
            axes.text(x, index + 0.5, cell, size=10.5, color=color, ha="right", va="center")


def _bars(axes: Axes, table: dict[str, Any]) -> None:
    """Draw a bar a row, with a pale one below it for the month before."""
    rows = table["rows"][:MOST]
    axes.set_ylim(len(rows), 0)
    axes.axis("off")
    now = [_number(row[THIS]) for row in rows]
    then = [_number(row[BEFORE]) for row in rows]
    most = max(1, *now, *then)
    axes.set_xlim(-0.42 * most, 1.32 * most)
    places = [index + 0.5 for index in range(len(rows))]
    axes.barh([place + 0.24 for place in places], then, height=0.2, color=LIGHT)
    axes.barh([place - 0.04 for place in places], now, height=0.36, color=DARK)
    for place, row, ends in zip(places, rows, map(max, now, then), strict=True):
        axes.text(-0.02 * most, place, row[0], size=11, color=INK, ha="right", va="center")
        change = "" if row[CHANGE] == "—" else f"  {row[CHANGE]}"
        x, words = ends + 0.015 * most, f"{row[THIS]}{change}"
        axes.text(x, place, words, size=10.5, color=INK, ha="left", va="center")


def _number(cell: object) -> int:
    return cell if isinstance(cell, int) else 0


if __name__ == "__main__":
    sys.exit(main())
