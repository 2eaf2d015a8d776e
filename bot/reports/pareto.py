"""Draws the results of a survey: the rate of each item, and the 排列图 with its cumulative line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from matplotlib.figure import Figure

if TYPE_CHECKING:
    from collections.abc import Sequence

    from matplotlib.axes import Axes

WIDTH = 7.2  # inches, as wide as a phone shows
ROW, GAP, CHART = 0.38, 0.75, 4.2  # inches
NAME = 15  # characters of a name beside a bar
INK, PALE, DARK, LIGHT, RED = "#1f2933", "#6b7785", "#2f6fb0", "#b9cfe6", "#c0392b"


def results_picture(chart: dict[str, Any]) -> Figure:
    """Return the figure."""
    lines = [line for line in chart["lines"] if line]
    rates, bars = chart["rates"], chart["bars"]
    head = 0.75 + 0.28 * len(lines)
    heights = [len(rates) * ROW, *([CHART] if bars else [])]
    total = head + sum(heights) + GAP * len(heights) + (0.9 if bars else 0.2)
    figure = Figure(figsize=(WIDTH, total))
    top = total - 0.45
    _write(figure, 0.5, top / total, _cut(chart["title"], 24), size=17, weight="bold", ha="center")
    for line in lines:
        top -= 0.28
        _write(figure, 0.5, top / total, line, size=10.5, color=PALE, ha="center")
    top -= GAP
    _write(figure, 0.05, (top + 0.25) / total, chart["rates_title"], size=13, weight="bold")
    axes = figure.add_axes((0.05, (top - heights[0]) / total, 0.9, heights[0] / total))
    _rates(axes, rates, chart["legend"])
    if bars:
        top -= heights[0] + GAP
        _write(figure, 0.05, (top + 0.25) / total, chart["bars_title"], size=13, weight="bold")
        _bars(figure.add_axes((0.08, (top - CHART) / total, 0.83, CHART / total)), chart)
    return figure


def _write(figure: Figure, x: float, y: float, words: str, **how: Any) -> None:  # noqa: ANN401
    figure.text(x, y, words, **{"color": INK, "va": "center", **how})


def _rates(axes: Axes, rates: Sequence[dict[str, Any]], legend: dict[str, str]) -> None:
    """Draw a bar an item, with a mark where its target is."""
    axes.set_xlim(-0.52, 1.18)
    axes.set_ylim(len(rates), -0.2)
    axes.axis("off")
    for place, one in enumerate(rates):
        below = one["rate"] < one["target"]
        middle = place + 0.5
        axes.barh(middle, 1, height=0.5, color="#eef2f6")
        axes.barh(middle, one["rate"], height=0.5, color=RED if below else DARK)
        axes.plot([one["target"]] * 2, [middle - 0.36, middle + 0.36], color=INK, lw=1.6)
        name, color = _cut(one["name"], NAME), RED if below else INK
        axes.text(-0.02, middle, name, size=11, color=INK, ha="right", va="center")
        axes.text(1.02, middle, one["words"], size=10.5, color=color, va="center")
    where = rates[0]["target"]
    axes.text(where, -0.05, legend["target"], size=9, color=PALE, ha="center", va="bottom")


def _bars(axes: Axes, chart: dict[str, Any]) -> None:
    """Draw the most frequent trouble first, and how much of all of it that makes so far."""
    bars, legend = chart["bars"], chart["legend"]
    places = range(len(bars))
    counts = [one["count"] for one in bars]
    begun = [0.0, *(one["share"] for one in bars[:-1])]
    colors = [DARK if share < chart["line"] else LIGHT for share in begun]
    axes.bar(places, counts, width=0.62, color=colors)
    for place, count in zip(places, counts, strict=True):
        axes.text(place, count, str(count), size=10.5, color=INK, ha="center", va="bottom")
    axes.set_xticks(list(places), ["\n".join(one["lines"]) for one in bars], size=9.5, color=INK)
    axes.set_xlim(-0.6, max(len(bars), 3) - 0.4)
    axes.set_ylim(0, max(counts) * 1.12)
    axes.yaxis.set_visible(False)
    for side in ("top", "left", "right"):
        axes.spines[side].set_visible(False)
    axes.tick_params(length=0)
    shares = axes.twinx()
    shares.set_ylim(0, 1.12)
    shares.plot(places, [one["share"] for one in bars], color=RED, marker="o", lw=1.8, ms=4)
    shares.axhline(chart["line"], color=PALE, lw=1, ls="--")
    ticks = ["0", "20%", "40%", "60%", legend["line"], "100%"]
    shares.set_yticks([0, 0.2, 0.4, 0.6, 0.8, 1], ticks, size=9, color=PALE)
    shares.tick_params(length=0)
    for side in ("top", "left", "right"):
        shares.spines[side].set_visible(False)
    place, above = len(bars) - 1, bars[-1]["share"] + 0.04
    shares.text(place, above, legend["share"], size=9, color=RED, ha="center")


def _cut(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"
