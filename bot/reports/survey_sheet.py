"""The report of a survey as a workbook: tables, charts, texts and raw answers (SUR-9)."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from bot.reports.cells import harmless
from flows.survey.figures import report as survey_report
from flows.survey.figures import report_texts as words
from flows.survey.figures import texts as result_texts
from flows.survey.record import survey_of

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path
    from zoneinfo import ZoneInfo

    from flows.survey.figures.papers import Papers
    from flows.survey.figures.report import Cell, Table
    from flows.survey.figures.statistics import Figures
    from storage.records.case import Case

_BASE = {"font_name": "宋体", "font_size": 10.5, "valign": "vcenter"}
_FORMATS: dict[str, dict[str, Any]] = {
    "title": {"font_size": 16, "bold": True},
    "section": {"bold": True, "font_size": 12},
    "head": {
        "bold": True,
        "border": 1,
        "align": "center",
        "bg_color": "#EDEDED",
        "text_wrap": True,
    },
    "text": {"border": 1, "text_wrap": True},
    "number": {"border": 1, "align": "center"},
    "share": {"border": 1, "align": "center", "num_format": "0.0%"},
    "warning": {"bold": True, "font_color": "#B00000"},
    "note": {"font_size": 9, "font_color": "#555555"},
}
_A4 = 9
_CHART = {"width": 860, "height": 400}


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that goes into the workbook."""

    case: Case
    figures: Figures
    papers: Papers
    zone: ZoneInfo


def write_survey(file: Path, content: Content) -> Path:
    """Write the workbook whole or not at all; return its path."""
    import xlsxwriter  # noqa: PLC0415 - only for this

    draft = file.with_name(f".{file.name}")
    options = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    book = xlsxwriter.Workbook(str(draft), {"in_memory": True, **options})
    _Writer(book).write(content)
    book.close()
    os.chmod(draft, 0o600)  # noqa: PTH101 - the mode before the name
    draft.replace(file)
    return file


class _Writer:
    """Writes one sheet after the other, each from the top down."""

    def __init__(self, book: Any) -> None:  # noqa: ANN401 - xlsxwriter has no types
        self.book = book
        self.formats = {name: book.add_format(_BASE | how) for name, how in _FORMATS.items()}

    def write(self, content: Content) -> None:
        """Write all sheets; the raw answers where they may be told."""
        case, figures = content.case, content.figures
        self.book.set_properties({"title": case.description})
        summary, items, buildings, pareto, texts = map(self._page, words.SHEETS)
        self._summary(summary, content)
        self._items(items, survey_report.items(case, figures))
        self._table(buildings, 0, replace(survey_report.buildings(case, figures), title=""))
        self._pareto(pareto, survey_report.pareto_table(figures))
        self._texts(texts, content.papers.texts)
        if content.papers.rows:
            self._answers(self._page(words.ANSWERS), content.papers)

    def _page(self, name: str) -> Any:  # noqa: ANN401
        page = self.book.add_worksheet(name)
        page.set_paper(_A4)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        page.hide_gridlines(2)
        page.set_footer("&R&P / &N")
        return page

    def _summary(self, page: Any, content: Content) -> None:  # noqa: ANN401
        case, figures = content.case, content.figures
        page.set_column(0, 0, 30)
        page.set_column(1, 7, 15)
        first = result_texts.warning(survey_of(case).planned(), figures)
        how = self.formats["warning" if first else "title"]
        page.write_string(0, 0, first or words.REPORT, how)
        row = 2
        for name, value in survey_report.summary(case, figures, content.zone):
            self._cell(page, row, 0, name)
            self._cell(page, row, 1, value)
            row += 1
        row += 1
        for note in survey_report.notes(case, figures):
            page.write_string(row, 0, note, self.formats["note"])
            row += 1
        common, earlier = survey_report.opinions(figures), survey_report.earlier(figures)
        tables = [*survey_report.choices(figures), *survey_report.groups(figures)]
        for table in (*tables, earlier, common):
            if table is not None:
                row = self._table(page, row + 1, table, sets_columns=False)

    def _items(self, page: Any, table: Table) -> None:  # noqa: ANN401
        row = self._table(page, 0, replace(table, title=""))
        if not table.rows:
            return
        chart = self.book.add_chart({"type": "bar"})
        rate = table.heads.index(words.RATE)
        last = len(table.rows)
        for column, color in ((rate, "#2F6FB0"), (rate + 1, "#B9CFE6")):
            chart.add_series(
                {
                    "name": table.heads[column],
                    "categories": [page.name, 1, 0, last, 0],
                    "values": [page.name, 1, column, last, column],
                    "fill": {"color": color},
                    "data_labels": {"value": column == rate, "num_format": "0.0%"},
                }
            )
        chart.set_title({"name": table.title})
        chart.set_x_axis({"min": 0, "max": 1, "num_format": "0%"})
        chart.set_y_axis({"reverse": True})
        chart.set_legend({"position": "bottom"})
        chart.set_size(_CHART | {"height": 160 + 42 * len(table.rows)})
        page.insert_chart(row + 1, 0, chart)

    def _pareto(self, page: Any, table: Table) -> None:  # noqa: ANN401
        """Write the 排列图: columns, and the share so far as a line on an axis of its own."""
        row = self._table(page, 0, replace(table, title=""))
        if not table.rows:
            return
        last, sheet, helper = len(table.rows), page.name, len(table.heads) + 1
        names = [sheet, 1, 0, last, 0]
        columns, line = (self.book.add_chart({"type": kind}) for kind in ("column", "line"))
        columns.add_series(
            {
                "name": table.heads[1],
                "categories": names,
                "values": [sheet, 1, 1, last, 1],
                "fill": {"color": "#2F6FB0"},
                "gap": 40,
                "data_labels": {"value": True},
            }
        )
        line.add_series(
            {
                "name": table.heads[2],
                "categories": names,
                "values": [sheet, 1, 2, last, 2],
                "y2_axis": True,
                "line": {"color": "#C0392B"},
                "marker": {"type": "circle"},
            }
        )
        self._cell(page, 0, helper, words.LEGEND["line"], "head")
        for place in range(1, last + 1):
            self._cell(page, place, helper, words.LINE)
        line.add_series(
            {
                "name": words.LEGEND["line"],
                "categories": names,
                "values": [sheet, 1, helper, last, helper],
                "y2_axis": True,
                "line": {"color": "#6B7785", "dash_type": "dash"},
            }
        )
        columns.combine(line)
        columns.set_title({"name": words.BARS_TITLE})
        columns.set_y_axis({"min": 0, "major_gridlines": {"visible": False}})
        line.set_y2_axis({"min": 0, "max": 1, "num_format": "0%"})
        columns.set_legend({"position": "bottom"})
        columns.set_size(_CHART)
        page.insert_chart(row + 1, 0, columns)

    def _texts(self, page: Any, texts: Sequence[str]) -> None:  # noqa: ANN401
        page.set_column(0, 0, 100)
        page.set_footer(f"&L{words.MASKED}&R&P / &N")
        rows = tuple((text,) for text in texts)
        self._table(page, 0, survey_report.Table("", words.TEXT_HEADS, rows), sets_columns=False)

    def _answers(self, page: Any, papers: Papers) -> None:  # noqa: ANN401
        page.set_column(0, len(papers.heads), 14)
        for column, head in enumerate(papers.heads):
            self._cell(page, 0, column, head, "head")
        for row, cells in enumerate(papers.rows, 1):
            for column, cell in enumerate(cells):
                if cell != "":  # not answered
                    self._cell(page, row, column, cell, plain=True)
        page.freeze_panes(1, 0)

    def _table(self, page: Any, row: int, table: Table, *, sets_columns: bool = True) -> int:  # noqa: ANN401
        """Write a table with its title above and its note below; return the next free row."""
        if sets_columns:
            page.set_column(0, 0, 30)
            page.set_column(1, len(table.heads), 12)
        if table.title:
            page.write_string(row, 0, harmless(table.title), self.formats["section"])
            row += 1
        for column, head in enumerate(table.heads):
            self._cell(page, row, column, head, "head")
        for cells in table.rows:
            row += 1
            for column, cell in enumerate(cells):
                self._cell(page, row, column, cell)
        if table.note:
            row += 2
            page.write_string(row, 0, table.note, self.formats["note"])
        return row + 1

    def _cell(  # noqa: PLR0913 - where, what and how
        self,
        page: Any,  # noqa: ANN401
        row: int,
        column: int,
        cell: Cell,
        form: str = "",
        *,
        plain: bool = False,
    ) -> None:
        """Write a value: a share as a percentage, words never as a formula."""
        formats = self.formats
        if cell is None:
            page.write_string(row, column, "—", formats[form or "number"])
        elif isinstance(cell, str):
            page.write_string(row, column, harmless(cell), formats[form or "text"])
        else:
            share = isinstance(cell, float) and not plain
            page.write_number(row, column, cell, formats["share" if share else "number"])
